/* An event's page that is opened days after it was made: what is over says so, coming dates fall away, today and tomorrow move on, sign-up
   closes; and on an exam's page, which windows hold now. Minutes are UTC, so the zone of the device does not matter. */
(function () {
  "use strict";

  var DAY = 1440;
  var TONES = { o: " o", q: " q" };

  function all(parent, selector) {
    return [].slice.call(parent.querySelectorAll(selector));
  }

  function number(element, name) {
    return Number(element.getAttribute(name));
  }

  /* The head of the status line of a single date: today, tomorrow, or on as planned. */
  function head(article, words, now) {
    if (!article.hasAttribute("data-begins")) return;
    var bold = article.querySelector(".sl b");
    var ahead = number(article, "data-begins") - now;
    bold.textContent = ahead <= 0 ? words.today : ahead <= DAY ? words.tomorrow : words.on;
  }

  function past(article, template) {
    var line = article.querySelector(".sl");
    line.className = "sl p";
    line.replaceChild(template.content.querySelector("svg").cloneNode(true), line.querySelector("svg"));
    line.querySelector("b").textContent = template.dataset.past;
    all(line, "p").forEach(function (note) {
      note.remove();
    });
    article.querySelector(".when-b .day").classList.add("p");
    all(article, "[data-while-coming]").forEach(function (buttons) {
      buttons.hidden = true;
    });
  }

  /* Coming dates of a series or a campaign: those that are over go, and the head speaks of the first that is left and takes place, in
     the words of its row. A page so old that none is left says so. */
  function coming(article, words, now) {
    var dates = all(article, "li[data-over]");
    var left = dates.filter(function (date) {
      date.hidden = number(date, "data-over") <= now;
      return !date.hidden;
    });
    if (left.length === dates.length) return;
    var next = left.filter(function (date) {
      return date.hasAttribute("data-on");
    })[0];
    var line = article.querySelector(".sl");
    var block = article.querySelector(".when-b .day");
    var place = article.querySelector(".place");
    if (!left.length) dates[0].closest("section").hidden = true;
    all(line, "p").forEach(function (note) {
      note.remove();
    });
    if (!next) {
      line.className = "sl q";
      line.querySelector("b").textContent = words.stale;
      block.classList.add("p");
      return;
    }
    var tag = next.querySelector(".tag");
    line.className = "sl" + (TONES[tag.classList[1]] || "");
    line.replaceChild(tag.querySelector("svg").cloneNode(true), line.querySelector("svg"));
    line.querySelector("b").textContent = tag.textContent.trim();
    var note = document.createElement("p");
    note.textContent = words.next.replace("{day}", next.querySelector("time").textContent);
    line.querySelector("div").appendChild(note);
    block.className = "day" + (TONES[tag.classList[1]] || "");
    block.setAttribute("datetime", next.dataset.day);
    block.querySelector(".mo").textContent = next.dataset.month;
    block.querySelector(".n").textContent = next.dataset.numeral;
    block.querySelector(".w").textContent = next.dataset.weekday;
    if (place) place.hidden = next.dataset.place !== dates[0].dataset.place;
  }

  function signUp(article, words, now) {
    all(article, "[data-closes]").forEach(function (buttons) {
      if (buttons.hidden || now < number(buttons, "data-closes")) return;
      var told = document.createElement(buttons.tagName === "SPAN" ? "span" : "p");
      told.className = "m";
      told.textContent = words.closed;
      buttons.parentNode.replaceChild(told, buttons);
    });
  }

  function event(article) {
    var template = article.querySelector("template[data-event-later]");
    var isOver = false;
    return function (now) {
      if (!template || isOver) return;
      if (article.hasAttribute("data-over") && number(article, "data-over") <= now) {
        coming(article, template.dataset, now);
        if (["cancelled", "postponed"].indexOf(article.getAttribute("data-status")) < 0 && !article.querySelector(".sl.p")) past(article, template);
        isOver = true;
        return;
      }
      head(article, template.dataset, now);
      coming(article, template.dataset, now);
      signUp(article, template.dataset, now);
    };
  }

  function days(body) {
    var word = body.querySelector("[data-is-today]");
    var begins = number(body, "data-day-begins");
    return function (now) {
      word.hidden = now < begins || now >= begins + DAY;
    };
  }

  function two(figure) {
    return (figure < 10 ? "0" : "") + figure;
  }

  /* Which windows hold now, until when; or which comes next; from two weeks before the first to the end of the last. */
  function windows(place) {
    var words = place.dataset;
    var offset = number(place, "data-offset-minutes");
    var nothing = place.querySelector("p");
    var list = place.querySelector("ul");
    var next = place.querySelector("p:last-child");
    var spans = [];
    all(document, "tr[data-spans]").forEach(function (row) {
      var begins = row.getAttribute("data-begin").split("|");
      row
        .getAttribute("data-spans")
        .split(" ")
        .forEach(function (span, n) {
          var ends = span.split("-").map(Number);
          spans.push({ start: ends[0], end: ends[1], row: row, begin: begins[n] });
        });
    });
    spans.sort(function (one, other) {
      return one.start - other.start;
    });

    function until(now, minute) {
      var today = Math.floor((now + offset) / DAY);
      var day = Math.floor((minute + offset) / DAY);
      var inDay = minute + offset - day * DAY;
      if (inDay === 0) {
        day -= 1;
        inDay = DAY;
      }
      var clock = two(Math.floor(inDay / 60)) + ":" + two(inDay % 60);
      return words.until.replace("{time}", day > today ? words.night.replace("{time}", clock) : clock);
    }

    function item(span, now) {
      var made = document.createElement("li");
      [span.row.dataset.where, span.row.dataset.what, until(now, span.end)].forEach(function (text, n) {
        var part = document.createElement(n === 2 ? "b" : "span");
        part.textContent = text;
        made.appendChild(part);
        made.appendChild(document.createTextNode(" "));
      });
      return made;
    }

    return function (now) {
      var holding = spans.filter(function (span) {
        return span.start <= now && now < span.end;
      });
      var following = spans.filter(function (span) {
        return span.start > now;
      })[0];
      var isNear = spans.length && now >= spans[0].start - 14 * DAY;
      place.hidden = !isNear || !(holding.length || following);
      nothing.hidden = holding.length > 0;
      list.textContent = "";
      all(document, "tr[data-spans]").forEach(function (row) {
        row.classList.toggle(
          "now",
          holding.some(function (span) {
            return span.row === row;
          })
        );
      });
      holding.forEach(function (span) {
        list.appendChild(item(span, now));
      });
      next.hidden = !following;
      if (!following) return;
      next.textContent = words.next
        .replace("{when}", following.begin)
        .replace("{where}", following.row.dataset.where)
        .replace("{what}", following.row.dataset.what);
    };
  }

  document.addEventListener("DOMContentLoaded", function () {
    var parts = all(document, "article[data-event]")
      .filter(function (article) {
        return article.querySelector("h1");
      })
      .map(event);
    parts = parts.concat(all(document, "[data-day-begins]").map(days), all(document, "[data-applies]").map(windows));
    if (!parts.length) return;
    function update() {
      var now = Math.floor(Date.now() / 60000);
      parts.forEach(function (part) {
        part(now);
      });
    }
    update();
    window.setInterval(update, 30000);
    window.addEventListener("pageshow", update);
    document.addEventListener("visibilitychange", update);
  });

  /* What is folded is printed all the same. */
  window.addEventListener("beforeprint", function () {
    all(document, "details.fold").forEach(function (fold) {
      fold.open = true;
    });
  });
})();
