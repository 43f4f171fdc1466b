/* Whether a station is open now, wherever one stands: [data-station][data-hours] gets data-open="open|closed|ask" and the words for it,
   from minutes that were counted when the page was made (outputs/parts/open_days.py says how they are written). Minutes are UTC, so the
   zone of the device does not matter. Past their end, and where nobody said when it is open, nothing is stated.
   The words and symbols stand in <template data-open-words>. */
(function () {
  "use strict";

  var DAY = 1440;
  var OPEN = "open";
  var CLOSED = "closed";
  var ASK = "ask";
  var SAID = { open: "isOpen", closed: "isClosed", ask: "isAsk" };

  function read(text) {
    var parts = text.split(" ");
    var order = parts.pop();
    var base = Number(parts.shift());
    var kinds = parts.map(function (part) {
      if (part.length === 1) return part;
      return part.split(",").map(function (range) {
        return range.split("-").map(Number);
      });
    });
    return {
      base: base,
      days: order.split("").map(function (digit) {
        return kinds[parseInt(digit, 36)];
      }),
    };
  }

  function covers(ranges, minute) {
    return typeof ranges !== "string" && ranges.some(function (range) {
      return range[0] <= minute && minute < range[1];
    });
  }

  /* open, closed, ask, or null: before the first day that is told whole, after the last, and while the station is not there. */
  function stateAt(hours, minute) {
    var day = Math.floor((minute - hours.base) / DAY);
    var inDay = minute - hours.base - day * DAY;
    if (day < 1 || day >= hours.days.length) return null;
    var today = hours.days[day];
    if (today === ".") return null;
    if (covers(hours.days[day - 1], inDay + DAY)) return OPEN;
    if (today === "?") return ASK;
    return today === "*" || covers(today, inDay) ? OPEN : CLOSED;
  }

  /* The first minute after `minute`, within a week, at which the state is another one; null if there is none. */
  function nextChange(hours, minute) {
    var state = stateAt(hours, minute);
    var first = Math.floor((minute - hours.base) / DAY);
    var edges = [];
    for (var day = first - 1; day <= first + 7; day += 1) {
      var midnight = hours.base + day * DAY;
      var told = hours.days[day];
      edges.push(midnight);
      if (told && typeof told !== "string") {
        told.forEach(function (range) {
          edges.push(midnight + range[0], midnight + range[1]);
        });
      }
    }
    edges.sort(function (one, other) {
      return one - other;
    });
    for (var n = 0; n < edges.length; n += 1) {
      if (edges[n] > minute && stateAt(hours, edges[n]) !== state) return edges[n];
    }
    return null;
  }

  function filled(pattern, values) {
    return pattern.replace(/\{([a-z]+)\}/g, function (whole, name) {
      return values[name];
    });
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function clock(inDay) {
    return two(Math.floor(inDay / 60)) + ":" + two(inDay % 60);
  }

  /* When that is, seen from `now`; `isEnd`: midnight belongs to the day before, and a night is still that day's. "" from a week on. */
  function inWords(words, hours, now, minute, isEnd) {
    var today = Math.floor((now - hours.base) / DAY);
    var day = Math.floor((minute - hours.base) / DAY);
    var inDay = minute - hours.base - day * DAY;
    if (isEnd && inDay === 0) {
      day -= 1;
      inDay = DAY;
    }
    var ahead = day - today;
    if (ahead === 0) return clock(inDay);
    if (ahead === 1 && isEnd && inDay < DAY / 2) return filled(words.night, { time: clock(inDay) });
    if (ahead === 1) return filled(words.tomorrow, { time: clock(inDay) });
    if (ahead > 6) return "";
    var weekdays = words.weekdays.split("|");
    return filled(words.on, { day: weekdays[weekdayOf(hours, day)], time: clock(inDay) });
  }

  /* 0 for Monday. 1970 began on a Thursday; noon has the day's date in UTC as well. */
  function weekdayOf(hours, day) {
    return (Math.floor((hours.base + day * DAY + DAY / 2) / DAY) + 3) % 7;
  }

  function until(words, hours, now, state) {
    var change = nextChange(hours, now);
    var when = change === null ? "" : inWords(words, hours, now, change, state === OPEN);
    if (state === OPEN) {
      if (change === null) return words.always;
      return when && stateAt(hours, change) !== null ? filled(words.until, { time: when }) : "";
    }
    return state === CLOSED && when && stateAt(hours, change) === OPEN ? filled(words.opens, { time: when }) : "";
  }

  function ranges(words, told) {
    if (told === "-") return [words.shut];
    if (told === "*") return [words.whole];
    if (told === "?") return [words.isAsk];
    return told.map(function (range) {
      var isNight = range[1] > DAY;
      return filled(isNight ? words.rangeNight : words.range, { start: clock(range[0]), end: clock(range[1] - (isNight ? DAY : 0)) });
    });
  }

  /* The row of today in a table of hours, Monday first: what holds today, and the word for it; the row of the day it was made gets back
     what it usually has. */
  function weekTable(element, words, hours) {
    var made = element.querySelector("tr.now");
    if (!made) return function () {};
    var rows = made.parentNode.rows;
    var index = made.rowIndex;
    var word = made.querySelector(".np");
    var before = [].map.call(rows, function (row) {
      return row.cells[1].cloneNode(true);
    });
    var note = element.querySelector("[data-today-note]");
    return function (day) {
      [].forEach.call(rows, function (row, n) {
        var usual = row.getAttribute("data-usual");
        row.className = "";
        row.cells[1].replaceWith(day !== 1 && usual !== null ? cell(usual.split("|")) : before[n].cloneNode(true));
      });
      if (note) note.hidden = day !== 1;
      var told = hours.days[day];
      if (!told || told === "." || day < 1) return word.remove();
      var row = rows[(index + day - 1) % 7];
      row.className = "now";
      row.cells[0].appendChild(word);
      if (day !== 1) row.cells[1].replaceWith(cell(ranges(words, told)));
    };
  }

  function cell(texts) {
    var made = document.createElement("td");
    texts.forEach(function (text, n) {
      var span = document.createElement("span");
      span.className = "r";
      span.textContent = text;
      if (n) made.appendChild(document.createTextNode(" "));
      made.appendChild(span);
    });
    return made;
  }

  /* The line that tells the state: in a card a mark, the time in bold and who may enter; on the station's page the line under its title. */
  function line(element, words, symbols) {
    var holder = element.querySelector("[data-now]");
    var bold = holder && holder.querySelector("[data-today]");
    if (!bold) return function () {};
    var inCard = holder.classList.contains("op");
    var tones = inCard ? { open: "open", closed: "shut", ask: "ask" } : { open: "td", closed: "q", ask: "o" };
    var original = holder.cloneNode(true);
    var className = holder.className;

    function symbol(state) {
      return symbols.querySelector('[data-for="' + state + '"] svg').cloneNode(true);
    }
    return function (state, told, isOver) {
      holder.hidden = false;
      var fresh = original.cloneNode(true);
      while (holder.firstChild) holder.removeChild(holder.firstChild);
      while (fresh.firstChild) holder.appendChild(fresh.firstChild);
      holder.className = className;
      bold = holder.querySelector("[data-today]");
      if (state === null) {
        if (isOver && inCard) bold.remove();
        else holder.hidden = isOver;
        return;
      }
      if (inCard) {
        var mark = document.createElement("span");
        mark.className = tones[state];
        mark.appendChild(symbol(state));
        mark.appendChild(document.createTextNode(words[SAID[state]]));
        holder.insertBefore(mark, bold);
        bold.textContent = told;
        if (!told) bold.remove();
      } else {
        holder.classList.remove("td");
        holder.classList.add(tones[state]);
        holder.replaceChild(symbol(state), holder.querySelector("svg"));
        bold.textContent = words[SAID[state]] + (told ? words.joiner + told : "");
      }
    };
  }

  function station(element, words, symbols) {
    var hours = read(element.getAttribute("data-hours"));
    var show = line(element, words, symbols);
    var table = weekTable(element, words, hours);
    var shown = "";
    var shownDay = 1;
    return function (now) {
      var state = stateAt(hours, now);
      var day = Math.floor((now - hours.base) / DAY);
      var told = state === null ? "" : until(words, hours, now, state);
      if (shown !== state + told + day) {
        if (state === null) element.removeAttribute("data-open");
        else element.setAttribute("data-open", state);
        show(state, told, state === null && day !== 1);
        shown = state + told + day;
      }
      if (day !== shownDay) table(day);
      shownDay = day;
    };
  }

  /* A place that is there for a few days goes when they are over. */
  function temporary(element) {
    var end = Number(element.getAttribute("data-until"));
    return function (now) {
      if (now < end) return;
      element.setAttribute("data-over", "");
      element.hidden = true;
    };
  }

  /* Of more stations than are shown, those that are open come first. */
  function chosen(list) {
    var count = Number(list.getAttribute("data-show"));
    var cards = [].slice.call(list.querySelectorAll("[data-station]"));
    return function () {
      var open = cards.filter(function (card) {
        return card.getAttribute("data-open") === OPEN;
      });
      var rest = cards.filter(function (card) {
        return open.indexOf(card) < 0;
      });
      open.concat(rest).forEach(function (card, n) {
        card.hidden = n >= count;
      });
    };
  }

  document.addEventListener("DOMContentLoaded", function () {
    var template = document.querySelector("template[data-open-words]");
    if (!template) return;
    var words = template.dataset;
    var parts = [].map.call(document.querySelectorAll("[data-station][data-hours]"), function (element) {
      return station(element, words, template.content);
    });
    parts = parts.concat([].map.call(document.querySelectorAll("[data-station][data-until]"), temporary));
    parts = parts.concat([].map.call(document.querySelectorAll("[data-show]"), chosen));
    function update() {
      var now = Math.floor(Date.now() / 60000);
      parts.forEach(function (part) {
        part(now);
      });
      document.dispatchEvent(new Event("bianmin-open"));
    }
    update();
    window.setInterval(update, 20000);
    window.addEventListener("pageshow", update);
    document.addEventListener("visibilitychange", update);
  });
})();
