/* Words -> entries that have all of them, the best first: what is to come before what is over, title before text, exact before part. */
(function (finder) {
  "use strict";

  var NONE = 9999;
  var OVER = 1000;
  var GROUPS = ["event", "station", "waste", "organisation", "page"];
  var IN_TABLE = 4;
  var IN_NOTE = 6;
  var IN_TEXT = 8;

  function inTitle(title, word) {
    var at = title.indexOf(word);
    if (at < 0) return NONE;
    if (at === 0) return title.length === word.length ? 0 : 1;
    return /[a-z0-9]/.test(title[at - 1]) && /[a-z0-9]/.test(word[0]) ? 3 : 2;
  }

  function inNames(names, word) {
    var best = NONE;
    for (var n = 0; names && n < names.length; n++) {
      if (names[n] === word) return 1;
      if (names[n].indexOf(word) >= 0) best = 3;
    }
    return best;
  }

  function inRow(row, word) {
    var best = NONE;
    for (var n = 0; n < row.length; n++) {
      if (row[n] === word) return IN_TABLE;
      if (row[n].indexOf(word) >= 0) best = IN_TABLE + 1;
    }
    return best;
  }

  function isFound(cost) {
    return cost < NONE;
  }

  /* What each row of a table costs, worked out once for all entries. */
  function tables(shard, word, groupWords) {
    var found = [];
    shard.searched.forEach(function (table) {
      var costs = table.rows.map(function (row) {
        return inRow(row, word);
      });
      if (costs.some(isFound)) found.push({ row: table.row, costs: costs });
    });
    var groups = shard.groups.map(function (group) {
      return groupWords[group] === word ? IN_NOTE : NONE;
    });
    if (groups.some(isFound)) found.push({ row: shard.groupRow, costs: groups });
    return found;
  }

  function within(day, spans) {
    return spans.some(function (span) {
      return span[0] <= day && day <= span[1];
    });
  }

  function isOn(shard, n, spans) {
    var first = shard.first(n);
    var runs = shard.runs(n);
    for (var r = 0; first && r < runs.length; r += 2) {
      var begin = first + runs[r];
      for (var s = 0; s < spans.length; s++) if (begin <= spans[s][1] && begin + runs[r + 1] > spans[s][0]) return true;
    }
    return false;
  }

  function isOff(shard, n, spans) {
    return shard.off(n).some(function (day) {
      return within(day + shard.base, spans);
    });
  }

  /* What there is to say of the days looked for that an entry's own words do not show. */
  function otherDays(shard, n, words) {
    return words.filter(function (word) {
      return word.spans && (isOff(shard, n, word.spans) || (isOn(shard, n, word.spans) && !within(shard.shownDay(n), word.spans)));
    }).map(function (word) {
      return { typed: word.typed, off: !isOn(shard, n, word.spans) };
    });
  }

  function isOver(shard, n, today) {
    var first = shard.first(n);
    var runs = shard.runs(n);
    var ahead = shard.off(n).some(function (day) {
      return day + shard.base >= today;
    });
    return first ? !ahead && first + runs[runs.length - 2] + runs[runs.length - 1] <= today : shard.over(n);
  }

  function cost(shard, n, word, costs) {
    var best = inTitle(shard.titles[n], word.text);
    if (best > 1 && shard.names[n]) best = Math.min(best, inNames(shard.names[n], word.text));
    if (best < IN_TABLE) return best;
    for (var t = 0; t < costs.length; t++) best = Math.min(best, costs[t].costs[costs[t].row(n)]);
    if (word.spans && best > IN_TABLE) {
      if (within(shard.shownDay(n), word.spans)) return IN_TABLE;
      if (isOn(shard, n, word.spans) || isOff(shard, n, word.spans)) return IN_TABLE + 1;
    }
    if (best === NONE && shard.notes[n].indexOf(word.text) >= 0) return IN_NOTE;
    if (best === NONE && shard.texts[n].indexOf(word.text) >= 0) return IN_TEXT;
    return best;
  }

  function inShard(shard, words, groupWords, today, single) {
    var costs = words.map(function (word) {
      return tables(shard, word.text, groupWords);
    });
    var whole = words.map(function (word) {
      return word.text;
    }).join(" ");
    var found = [];
    for (var n = 0; n < shard.size; n++) {
      var key = 0;
      if (single) {
        if (shard.group(n) !== "waste") continue;
        key = Math.min(inTitle(shard.titles[n], whole), inNames(shard.names[n], whole));
      } else {
        for (var w = 0; w < words.length && key < NONE; w++) key += cost(shard, n, words[w], costs[w]);
      }
      if (key >= NONE) continue;
      if (words.length > 1 && shard.titles[n].indexOf(whole) >= 0) key = shard.titles[n] === whole ? 0 : 1;
      found.push({ shard: shard, n: n, key: key + (isOver(shard, n, today) ? OVER : 0) });
    }
    return found;
  }

  function everywhere(shards, words, groupWords, today, single) {
    return shards.reduce(function (found, shard) {
      return found.concat(inShard(shard, words, groupWords, today, single));
    }, []);
  }

  /* By key; of two with the same, as they stand in the index. There are few keys and perhaps thousands of hits. */
  function inOrder(hits) {
    var keys = [];
    var by = Object.create(null);
    hits.forEach(function (hit) {
      if (!by[hit.key]) {
        by[hit.key] = [];
        keys.push(hit.key);
      }
      by[hit.key].push(hit);
    });
    keys.sort(function (a, b) {
      return a - b;
    });
    return [].concat.apply([], keys.map(function (key) {
      return by[key];
    }));
  }

  /* A long word that stands nowhere is perhaps several, written together: the longest pieces that do stand somewhere. */
  function apart(word, shards, groupWords) {
    var pieces = [];
    var at = 0;

    function known(piece) {
      return shards.some(function (shard) {
        return shard.dates.near.indexOf(piece) >= 0 || shard.all().indexOf(piece) >= 0;
      }) || GROUPS.some(function (group) {
        return groupWords[group] === piece;
      });
    }
    while (at < word.length) {
      var length = Math.min(word.length - at, 12);
      while (length > 1 && !known(word.substr(at, length))) length--;
      if (length < 2) return [word];
      pieces.push(word.substr(at, length));
      at += length;
    }
    return pieces;
  }

  /* Of the years that a date may mean, those of which the index has days. */
  function asked(typed, shards, today) {
    var words = finder.query(typed, finder.typed, shards[0].dates, today);
    words.forEach(function (word) {
      word.spans = word.spans && word.spans.filter(function (span) {
        return shards.some(function (shard) {
          return span[1] >= shard.base && span[0] <= shard.last;
        });
      });
    });
    return words;
  }

  /* Groups, the best first: {name, hits}. `groupWords`: the folded name of each group. */
  finder.search = function (typed, shards, groupWords, today) {
    var words = asked(typed, shards, today);
    var folded = words.map(function (word) {
      return word.text;
    });
    var single = folded.length === 1 && folded[0].length === 1;
    if (!folded.length || (single && !finder.CJK.test(folded[0]))) return { short: single, words: folded, groups: [] };
    var hits = everywhere(shards, words, groupWords, today, single);
    if (!hits.length && folded.some(finder.CJK.test, finder.CJK)) {
      var pieces = [];
      folded.forEach(function (word) {
        pieces = pieces.concat(word.length > 3 && finder.CJK.test(word) ? apart(word, shards, groupWords) : [word]);
      });
      if (pieces.length > folded.length) {
        words = asked(pieces.join(" "), shards, today);
        hits = everywhere(shards, words, groupWords, today, false);
        folded = pieces;
      }
    }
    var groups = GROUPS.map(function (name) {
      return { name: name, hits: [] };
    });
    inOrder(hits).forEach(function (hit) {
      groups[GROUPS.indexOf(hit.shard.group(hit.n))].hits.push(hit);
    });
    groups = groups.filter(function (group) {
      return group.hits.length;
    });
    groups.sort(function (a, b) {
      return a.hits[0].key - b.hits[0].key || GROUPS.indexOf(a.name) - GROUPS.indexOf(b.name);
    });
    return {
      short: single && !hits.length,
      words: folded,
      groups: groups,
      days: function (hit) {
        return otherDays(hit.shard, hit.n, words);
      }
    };
  };

  /* Whether the words stand in the title, in names and the like, not only in text. */
  finder.isGood = function (key) {
    return key % OVER < IN_NOTE;
  };
  finder.inTitle = inTitle;
  finder.inNames = inNames;
  finder.NONE = NONE;
})(bianminFinder);
