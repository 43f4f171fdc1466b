/* A shard as render/finder.py packs it -> what can be looked through. A shard of another format is left alone: the page is older than it. */
(function (finder) {
  "use strict";

  var FORMAT = 1;
  var SEARCHED = ["kind", "place", "communities", "topics", "people", "has", "when"];

  function number(code) {
    if (code >= 0xe000) code -= 0x800;
    if (code >= 161) code -= 34;
    if (code > 92) code -= 1;
    return code - 48;
  }

  function split(text, size) {
    return text ? text.split("\n") : new Array(size).fill("");
  }

  function table(column) {
    return {
      rows: column.rows,
      row: function (n) {
        return column.of ? number(column.of.charCodeAt(n)) : 0;
      }
    };
  }

  /* Days as numbers from the shard's base on. */
  function days(letters) {
    return letters.split("").map(function (letter) {
      return number(letter.charCodeAt(0));
    });
  }

  /* Runs of days as [gap from the first, how many, ...]. */
  function runs(letters) {
    var found = [];
    var at = 0;
    for (var n = 0; n < letters.length; n++) {
      if (n && n % 2) at += number(letters.charCodeAt(n));
      if (n % 2 === 0) found.push(at, number(letters.charCodeAt(n)));
    }
    return found;
  }

  /* A column of texts that may hold marks: numbers, the day, the community. */
  function texts(column, size) {
    var of = column.rows && table(column);
    return of
      ? Array.from({ length: size }, function (_, n) {
          return of.rows[of.row(n)];
        })
      : split(column, size);
  }

  function marks(data) {
    var numbers = split(data.numbers, data.size).map(function (line) {
      return line.split(",");
    });
    var communities = table(data.communities);
    var cores = communities.rows.map(function (row) {
      var name = row.split("\t")[0];
      return [name, name.slice(0, name.length - data.ending)];
    });
    return {
      /* `skipped`: so many numbers of the entry stand before. */
      counted: function (text, n, skipped) {
        return text.replace(/\u0003/g, function () {
          return numbers[n][skipped++];
        });
      },
      dated: function (text, day) {
        var iso = /[\u0004-\u0006]/.test(text) ? new Date(day * 86400000).toISOString() : "";
        return text
          .replace(/\u0004/g, iso.slice(0, 10).replace(/-/g, ""))
          .replace(/\u0005/g, iso.slice(0, 10))
          .replace(/\u0006/g, iso.slice(0, 7));
      },
      placed: function (text, row) {
        return text.replace(/\u0001/g, cores[row][0]).replace(/\u0002/g, cores[row][1]);
      }
    };
  }

  /* The places as they are called in full: a row for each that has a name of its own once its community is known. */
  function places(data, marked) {
    var cells = table(data.place);
    var communities = table(data.communities);
    var rows = [];
    var known = Object.create(null);
    var of = [];
    for (var n = 0; n < data.size; n++) {
      var full = marked.placed(cells.rows[cells.row(n)], communities.row(n));
      if (!(full in known)) known[full] = rows.push(full) - 1;
      of.push(known[full]);
    }
    return {
      rows: rows,
      row: function (n) {
        return of[n];
      }
    };
  }

  function shard(data) {
    var folding = finder.folding(data.pairs);
    var size = data.size;
    var columns = {};
    var tables = {};
    var marked = marks(data);
    var ids = texts(data.id, size);

    function folded(name) {
      return split(folding.lines(columns[name].join("\n")), size);
    }

    SEARCHED.concat("at", "time", "tag", "lang", "over", "runs", "off", "shown").forEach(function (name) {
      tables[name] = name === "place" ? places(data, marked) : table(data[name]);
    });
    ["names", "note", "text"].forEach(function (name) {
      columns[name] = split(data[name], size);
    });
    columns.title = texts(data.title, size).map(function (title, n) {
      return marked.counted(marked.placed(title, tables.communities.row(n)), n, ids[n].split("\u0003").length - 1);
    });
    var searched = SEARCHED.map(function (name) {
      var found = tables[name];
      return {
        row: found.row,
        rows: found.rows.map(function (row) {
          return row.split("\t").map(folding.fold);
        })
      };
    });
    var titles = folded("title");
    var names = columns.names.map(function (line) {
      return line ? line.split("\t").map(folding.fold) : null;
    });
    var notes = folded("note");
    var running = folded("text");
    var held = tables.runs.rows.map(runs);
    var off = tables.off.rows.map(days);
    var all = "";
    var last = 0;
    for (var n = 0; n < size; n++) {
      var letters = tables.runs.rows[tables.runs.row(n)];
      var run = held[tables.runs.row(n)];
      if (letters) last = Math.max(last, number(data.first.charCodeAt(n)) + data.base + run[run.length - 2] + run[run.length - 1]);
    }

    return {
      size: size,
      titles: titles,
      names: names,
      notes: notes,
      texts: running,
      searched: searched,
      folding: folding,
      dates: data.dates,
      groups: tables.at.rows.map(function (at) {
        return at[0];
      }),
      group: function (n) {
        return tables.at.rows[tables.at.row(n)][0];
      },
      groupRow: tables.at.row,
      last: last,
      /* All there is to look through, in one text. */
      all: function () {
        var rows = searched.reduce(function (found, each) {
          return found.concat(each.rows);
        }, []);
        all = all || [].concat.apply([], [titles, notes, running].concat(rows, names.filter(Boolean))).join("\n");
        return all;
      },
      first: function (n) {
        return number(data.first.charCodeAt(n)) && number(data.first.charCodeAt(n)) + data.base;
      },
      runs: function (n) {
        return held[tables.runs.row(n)];
      },
      shownDay: function (n) {
        return this.first(n) + tables.shown.rows[tables.shown.row(n)];
      },
      /* Days on which it was to be and is not. */
      off: function (n) {
        return off[tables.off.row(n)];
      },
      base: data.base,
      over: function (n) {
        return tables.over.rows[tables.over.row(n)];
      },
      address: function (n) {
        var at = tables.at.rows[tables.at.row(n)];
        return at[1] + marked.counted(marked.dated(ids[n], this.first(n)), n, 0) + at[2];
      },
      shown: function (n) {
        var entry = { title: columns.title[n], note: columns.note[n], names: columns.names[n].split("\t") };
        SEARCHED.concat("time", "lang", "tag").forEach(function (name) {
          var row = tables[name].rows[tables[name].row(n)];
          entry[name] = name === "when" || name === "time" || name === "lang" ? row : row.split("\t");
        });
        return entry;
      }
    };
  }

  finder.add = function (format, name, data) {
    if (format !== FORMAT) {
      finder.foreign = true;
      return;
    }
    finder.pairs += data.pairs;
    finder.typed = finder.folding(finder.pairs); /* a query may hold what only another shard knows */
    finder.shards.push(shard(data));
  };
})(bianminFinder);
