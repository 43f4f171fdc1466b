/* The days of the home page and of months as they are when a page is opened, which may be days after it was made: past days fall away,
   later ones come up, the word for today moves on. Days are the site's, counted in UTC minutes, so the device's zone does not matter.
   And the community that a reader called his own, which only his own browser knows. */
(function () {
  "use strict";

  var DAY = 1440;
  var KEY = "bianmin-community";

  function now() {
    return Math.floor(Date.now() / 60000);
  }

  function each(list, act) {
    [].forEach.call(list, act);
  }

  /* Rows of a later day carry their names under others, so that nobody takes them for today's before they are. */
  function awake(element) {
    each(element.querySelectorAll("[data-later-event]"), function (row) {
      row.setAttribute("data-event", row.getAttribute("data-later-event"));
      row.setAttribute("data-status", row.getAttribute("data-later-status"));
      row.removeAttribute("data-later-event");
      row.removeAttribute("data-later-status");
    });
    return element;
  }

  function copies(parent, selector) {
    return [].map.call(parent.querySelectorAll(selector), function (element) {
      return awake(element.cloneNode(true));
    });
  }

  function home(template) {
    var begins = Number(template.getAttribute("data-begins"));
    var store = template.content;
    var today = document.querySelector("[data-today-is]");
    var six = document.querySelector("[data-six]");
    var made = today.querySelector(".made");
    var heads = store.querySelectorAll("i");
    var length = six.children.length;
    var days = [null].concat(
      [].map.call(six.children, function (item) {
        return item.cloneNode(true);
      }),
      copies(store, "ul > li")
    );
    var shown = 0;

    function show(day) {
      var head = heads[day].dataset;
      var block = today.querySelector(".day");
      block.setAttribute("datetime", head.datetime);
      block.querySelector(".mo").textContent = head.month;
      block.querySelector(".n").textContent = head.numeral;
      block.querySelector(".w").textContent = head.weekday;
      today.querySelector("h1 + p").textContent = head.summary;
      today.setAttribute("data-today-is", head.datetime);
      each(today.querySelectorAll("article"), function (row) {
        row.remove();
      });
      each(days[day].querySelectorAll("article"), function (row) {
        today.appendChild(row.cloneNode(true));
      });
      six.textContent = "";
      days.slice(day + 1, day + 1 + length).forEach(function (item) {
        six.appendChild(item.cloneNode(true));
      });
    }

    function notices(day) {
      var place = document.querySelector("[data-notices]");
      var standing = copies(store, ".nt").filter(function (bar) {
        return Number(bar.getAttribute("data-first")) <= day && day <= Number(bar.getAttribute("data-last"));
      });
      var full = 2;
      place.textContent = "";
      standing.slice(0, full).forEach(function (bar, n) {
        if (n === 0) bar.classList.add("top");
        place.appendChild(bar);
      });
      if (standing.length <= full) return;
      var more = document.createElement("div");
      more.className = "nt-more";
      standing.slice(full).forEach(function (bar, n) {
        if (n) more.appendChild(document.createElement("br"));
        more.appendChild(bar.querySelector("a"));
      });
      place.appendChild(more);
    }

    function cleanDay(day) {
      var place = document.querySelector("aside [data-clean]");
      if (!place) return;
      var coming = copies(store, "[data-clean]").filter(function (section) {
        return Number(section.getAttribute("data-clean")) > day;
      });
      if (coming.length) place.replaceWith(coming[0]);
      else place.hidden = true;
    }

    function update() {
      var day = Math.floor((now() - begins) / DAY);
      var isStale = day >= heads.length;
      made.hidden = !isStale && day >= 0;
      if (isStale) made.textContent = made.getAttribute("data-stale").replace("{made}", madeWords);
      if (day === shown || day < 0 || isStale) return;
      show(day);
      notices(day);
      cleanDay(day);
      shown = day;
    }

    var madeWords = made.textContent;
    update();
    return update;
  }

  /* A month: the word for today, and days that are over go into the fold. */
  function month(list) {
    var offset = Number(list.getAttribute("data-offset"));
    var fold = list.querySelector("details");
    var folded = fold.querySelector("ul");
    var open = list.querySelector("[data-days]");
    var summary = fold.querySelector("summary span");

    return function () {
      var today = new Date((now() + offset) * 60000).toISOString().slice(0, 10);
      var marked = document.querySelector("td.tdy");
      var word = document.querySelector("[data-today-word]");
      each(document.querySelectorAll(".mo-t td:not(.out)"), function (cell) {
        var isToday = cell.querySelector("time").getAttribute("datetime") === today;
        if (isToday === (cell === marked)) return;
        cell.classList.toggle("tdy", isToday);
        if (isToday) cell.querySelector(".n").appendChild(word);
      });
      word.hidden = !document.querySelector("td.tdy");
      if (!open) return;
      var over = [].filter.call(open.children, function (item) {
        return item.querySelector("time").getAttribute("datetime").slice(0, 10) < today;
      });
      over.forEach(function (item) {
        folded.appendChild(item);
      });
      if (over.length) summary.textContent = fold.getAttribute("data-past");
      if (over.length) fold.hidden = false;
    };
  }

  /* Storage may be refused: private windows, file:// in some browsers. */
  function remembered() {
    try {
      return window.localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  function remember(community) {
    try {
      if (community) window.localStorage.setItem(KEY, community);
      else window.localStorage.removeItem(KEY);
    } catch (refused) {
      return;
    }
  }

  function mine(template) {
    var link = [].filter.call(template.content.querySelectorAll("[data-community]"), function (community) {
      return community.getAttribute("data-community") === remembered();
    })[0];
    var gos = document.querySelector(".two .gos");
    if (link && gos) gos.insertBefore(link.cloneNode(true), gos.firstChild);
  }

  function mineButton(button) {
    var community = button.getAttribute("data-remember");
    var label = button.querySelector("span");

    function tell() {
      var isMine = remembered() === community;
      button.setAttribute("aria-pressed", String(isMine));
      label.textContent = button.getAttribute(isMine ? "data-forget-words" : "data-remember-words");
    }
    button.addEventListener("click", function () {
      remember(remembered() === community ? null : community);
      tell();
    });
    button.hidden = false;
    tell();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var updates = [].map.call(document.querySelectorAll("template[data-roll]"), home);
    each(document.querySelectorAll("[data-offset]"), function (list) {
      var update = month(list);
      update();
      updates.push(update);
    });
    each(document.querySelectorAll("template[data-mine]"), mine);
    each(document.querySelectorAll("[data-remember]"), mineButton);
    if (!updates.length) return;
    function all() {
      updates.forEach(function (update) {
        update();
      });
    }
    window.setInterval(all, 60000);
    window.addEventListener("pageshow", all);
    document.addEventListener("visibilitychange", all);
  });
})();
