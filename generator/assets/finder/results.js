/* The box and what stands below it: results as one types, the arrow keys among them, Enter for the first, what a screen reader hears. */
(function (finder) {
  "use strict";

  var AT_ONCE = 3;
  var ALONE = 8;
  var ON_A_PAGE = 100;
  var DAY = 86400000;

  var form = document.getElementById("finder");
  var box = form.elements.q;
  var panel = form.querySelector("[data-finder-found]");
  var status = form.querySelector("[data-finder-status]");
  var visible = form.querySelector("[data-finder-say]");
  var none = form.querySelector("[data-finder-none]");
  var list = form.querySelector("[data-finder-list]");
  var all = form.querySelector("[data-finder-all]");
  var index = document.querySelector("[data-all-links]");
  var inPage = form.classList.contains("in-page");
  var action = form.getAttribute("action");
  /* Pages of a folder that is opened from a disk are spelled out, and the form's own address shows it. */
  var root = action.replace(/search\/(?:index\.html)?$/, "");
  var spelled = /index\.html$/.test(action);
  var waiting = form.getAttribute("data-shards").split(" ");
  var failed = false;
  var first = false; /* Enter came before the results */
  var landed = false;
  var groupWords = {};

  function say(name, values) {
    return form.getAttribute("data-say-" + name).replace(/\{(\w+)\}/g, function (hole, key) {
      return values[key];
    });
  }

  function today() {
    return Math.floor((Date.now() + finder.shards[0].dates.minutes * 60000) / DAY);
  }

  function address(way) {
    return root + (spelled ? way.replace(/(^|\/)(#|$)/, "$1index.html$2") : way);
  }

  function element(name, kind, content) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (content) made.append(content);
    return made;
  }

  /* What stands below a title: when and where, or which bin; each a unit that wraps whole. Last, what else has the words looked for. */
  function units(hit, entry, words, days) {
    var fold = hit.shard.folding.fold;
    var group = hit.shard.group(hit.n);
    var found = [];
    var community = entry.communities[0] || "";
    if (group === "waste") found.push(entry.kind[1]);
    if (group === "event") found.push(entry.when + (entry.time ? " " + entry.time : ""));
    if (group === "station") found.push(entry.kind[0]);
    if (community && entry.place[0].indexOf(community) < 0) found.push(community);
    if (entry.place[0]) found.push(entry.place[0]);
    if (entry.note) found.push(entry.note);
    words.forEach(function (word) {
      var shown = fold(entry.title + "\n" + found.join("\n"));
      var elsewhere = entry.names.concat(entry.communities, entry.has, entry.topics, entry.people).filter(function (name) {
        return shown.indexOf(word) < 0 && fold(name).indexOf(word) >= 0;
      });
      if (elsewhere.length) found.push(elsewhere[0]);
    });
    days.forEach(function (day) {
      found.push(say(day.off ? "off" : "also", { day: day.typed }));
    });
    return found;
  }

  function row(hit, found) {
    var words = found.words;
    var shard = hit.shard;
    var entry = shard.shown(hit.n);
    var group = shard.group(hit.n);
    var link = element("a");
    var title = element("span", "finder-title", shard.folding.marked(entry.title, words));
    var below = element("span", "finder-units");
    var past = hit.key >= 1000 && group === "event" && entry.tag[0] !== "x" ? shard.dates.past : entry.tag;
    link.href = address(shard.address(hit.n));
    if (entry.lang) title.lang = entry.lang;
    if (group === "waste") link.append(element("span", "finder-bin b-" + entry.kind[2], entry.kind[0]), " ");
    link.append(title);
    units(hit, entry, found.words, found.days(hit)).forEach(function (words_) {
      below.append(" ", element("span", "u", shard.folding.marked(words_, words)));
    });
    link.append(below);
    if (past[1]) link.insertBefore(element("span", "finder-tag " + past[0], past[1]), title);
    return element("li", "", link);
  }

  /* How many of a group stand below the box where there are several groups: never all but one, and what has the words in its text only
     does not stand before another group's titles. */
  function few(hits) {
    var good = hits.filter(function (hit) {
      return finder.isGood(hit.key) || !finder.isGood(hits[0].key);
    }).length;
    return good === AT_ONCE + 1 ? good : Math.min(good, AT_ONCE);
  }

  function section(group, found, shown) {
    var heading = element("p", "finder-group", groupWords[group.name].words);
    var rows = element("ul");
    var part = element("div");
    var seen = {};
    heading.id = "finder-" + group.name;
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", heading.id);
    heading.append(" ", element("span", "", String(group.hits.length)));
    group.hits.slice(0, shown).forEach(function (hit) {
      var line = row(hit, found);
      var address = line.firstChild.href + line.textContent;
      if (!seen[address]) rows.append(line); /* shards of two builds may both have it */
      seen[address] = true;
    });
    part.append(heading, rows);
    if (group.hits.length > shown) {
      var said = { group: groupWords[group.name].words, n: group.hits.length - (inPage ? shown : 0) };
      var more = element(inPage ? "p" : "a", "finder-more", say(inPage ? "rest" : "more", said));
      if (!inPage) more.href = action + "?q=" + encodeURIComponent(box.value.trim()) + "#" + heading.id;
      part.append(more);
    }
    return part;
  }

  function show(said, found) {
    var groups = found ? found.groups : [];
    var open = Boolean(said);
    status.textContent = said;
    visible.textContent = said;
    list.textContent = "";
    groups.forEach(function (group) {
      list.append(section(group, found, inPage ? ON_A_PAGE : groups.length > 1 ? few(group.hits) : ALONE));
    });
    panel.hidden = !open;
    panel.classList.toggle("found", groups.length > 0);
    none.hidden = true;
    all.hidden = true;
    if (index) index.hidden = open;
  }

  function find() {
    var typed = box.value.trim();
    if (!typed) return show("");
    if (!finder.shards.length) {
      show(say(failed ? "failed" : "loading", {}));
      all.hidden = !failed;
      return;
    }
    var folded = {};
    Object.keys(groupWords).forEach(function (name) {
      folded[name] = finder.typed.fold(groupWords[name].words);
    });
    var found = finder.search(typed, finder.shards, folded, today());
    var count = found.groups.reduce(function (sum, group) {
      return sum + group.hits.length;
    }, 0);
    if (count) show(say(count === 1 ? "count-one" : "count", { n: count }), found);
    else if (found.short) show(say("short", {}));
    else if (waiting.length) show(say("loading", {}));
    else {
      show(none.firstChild.textContent.trim());
      visible.textContent = "";
      none.hidden = false;
      all.hidden = false;
    }
    if (first && count) links()[0].click();
    if (inPage && !waiting.length) land();
  }

  /* The address may name a group, which is not there before it has been found. */
  function land() {
    var named = landed ? null : document.getElementById(window.location.hash.slice(1));
    landed = true;
    if (named && list.contains(named)) named.scrollIntoView();
  }

  /* The first search takes long, until the browser has compiled it: better one that nobody waits for. */
  function practise() {
    if (!box.value) finder.search(form.getAttribute("data-say-waste"), finder.shards, {}, today());
  }

  /* The address of these results, to be passed on; from a disk it may not be changed. */
  function remember(typed) {
    try {
      window.history.replaceState(null, "", "?q=" + encodeURIComponent(typed));
    } catch (refused) {
      return;
    }
  }

  function load() {
    var script = document.createElement("script");
    script.src = waiting[0];
    script.onload = function () {
      waiting.shift();
      if (finder.foreign) failed = true;
      if (box.value) find();
      if (waiting.length) load();
      else window.setTimeout(practise);
    };
    script.onerror = function () {
      failed = true;
      waiting = [];
      if (box.value) find();
    };
    document.head.appendChild(script);
  }

  function links() {
    return Array.from(list.querySelectorAll("a"));
  }

  function move(event) {
    var those = links();
    var at = those.indexOf(document.activeElement);
    var to = at + (event.key === "ArrowDown" ? 1 : -1);
    if (!those.length || (at < 0 && event.key === "ArrowUp")) return;
    event.preventDefault();
    if (to < 0) box.focus();
    else if (those[to]) those[to].focus();
  }

  function close(event) {
    if (document.activeElement !== box && form.contains(document.activeElement) && !panel.hidden) box.focus();
    else if (box.value) {
      box.value = "";
      find();
    } else return;
    event.preventDefault();
  }

  ["event", "station", "waste", "organisation", "page"].forEach(function (name) {
    groupWords[name] = { words: form.getAttribute("data-say-" + name) };
  });
  form.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
    else if (event.key === "Escape") close(event);
  });
  form.addEventListener("submit", function (event) {
    if (failed && !finder.shards.length) return; /* the page of all links says what there is */
    event.preventDefault();
    if (links().length) links()[0].click();
    else first = waiting.length > 0;
  });
  box.addEventListener("input", function (event) {
    first = false;
    if (event.isComposing) return;
    find();
    if (inPage) remember(box.value.trim());
  });
  box.addEventListener("compositionend", find);
  box.addEventListener("focus", function () {
    if (panel.hidden && box.value) find();
  });
  if (!inPage) {
    document.addEventListener("click", away);
    document.addEventListener("focusin", away);
  }

  function away(event) {
    if (!form.contains(event.target)) panel.hidden = true;
  }

  load();
  if (box.value) find();
})(bianminFinder);
