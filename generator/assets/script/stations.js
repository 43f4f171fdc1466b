/* The directory of stations: shows what matches the chosen filters, counts it, keeps the choice in the address, and on demand sorts by
   how near a station is. Whether one is open, open.js says. The position never leaves the device. */
(function () {
  "use strict";

  var EARTH = 6371000; /* metres */

  /* WGS-84 → GCJ-02, as model/geodesy.py has it. */
  function gcj02(lng, lat) {
    var pi = Math.PI;
    var sin = Math.sin;
    var x = lng - 105;
    var y = lat - 35;
    var waves = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi);
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    north += ((waves + 20 * sin(y * pi) + 40 * sin((y / 3) * pi) + 160 * sin((y / 12) * pi) + 320 * sin((y * pi) / 30)) * 2) / 3;
    east += ((waves + 20 * sin(x * pi) + 40 * sin((x / 3) * pi) + 150 * sin((x / 12) * pi) + 300 * sin((x / 30) * pi)) * 2) / 3;
    var phi = (lat / 180) * pi;
    var eccentricity = 0.00669342162296594323;
    var magic = 1 - eccentricity * sin(phi) * sin(phi);
    var root = Math.sqrt(magic);
    var axis = 6378245;
    return [
      lng + (east * 180) / ((axis / root) * Math.cos(phi) * pi),
      lat + (north * 180) / (((axis * (1 - eccentricity)) / (magic * root)) * pi),
    ];
  }

  function metres(one, other) {
    var turn = Math.PI / 180;
    var a = Math.sin(((other[1] - one[1]) * turn) / 2);
    var b = Math.sin(((other[0] - one[0]) * turn) / 2);
    return 2 * EARTH * Math.asin(Math.sqrt(a * a + Math.cos(one[1] * turn) * Math.cos(other[1] * turn) * b * b));
  }

  function directory(form) {
    var words = form.dataset;
    var fields = form.elements;
    var list = document.querySelector("[data-cards]");
    var gone = document.querySelector("[data-closed]");
    var heading = document.querySelector("[data-heading]");
    var told = form.querySelector("[data-told]");
    var clear = form.querySelector("[data-clear]");
    var chosenWords = form.querySelector("[data-chosen-words]");
    var ticks = [].slice.call(form.querySelectorAll('[name="has"]'));
    var position = null;
    var before = "";

    var cards = [].map.call(document.querySelectorAll("[data-cards] > [data-station], [data-closed] [data-station]"), function (element, n) {
      var at = element.getAttribute("data-at");
      return {
        element: element,
        n: n,
        inUse: element.parentNode === list,
        community: element.getAttribute("data-community") || "",
        type: element.getAttribute("data-type") || "",
        access: element.getAttribute("data-access") || "",
        has: [].map.call(element.querySelectorAll("[data-amenity]:not(.br)"), function (chip) {
          return chip.getAttribute("data-amenity");
        }),
        who: (element.getAttribute("data-who") || "").split(" "),
        at: at && at.split(",").map(Number),
        metres: Infinity,
      };
    });

    function value(name) {
      return fields[name] ? fields[name].value : "";
    }

    function choice() {
      var who = fields.who;
      return {
        community: value("community"),
        type: value("type"),
        access: value("access"),
        who: who ? who.options[who.selectedIndex].getAttribute("data-number") || "" : "",
        open: fields.open.checked,
        has: ticks
          .filter(isTicked)
          .map(function (tick) {
            return tick.value;
          }),
      };
    }

    function matches(card, wanted) {
      return (
        !card.element.hasAttribute("data-over") &&
        (!wanted.community || card.community === wanted.community) &&
        (!wanted.type || card.type === wanted.type) &&
        (!wanted.access || card.access === wanted.access) &&
        (!wanted.who || card.who.indexOf(wanted.who) >= 0) &&
        (!wanted.open || card.element.getAttribute("data-open") === "open") &&
        wanted.has.every(function (amenity) {
          return card.has.indexOf(amenity) >= 0;
        })
      );
    }

    /* Nobody knows what is open once the page is too old: then nobody is asked to choose by it. */
    function show() {
      var isKnown = cards.some(function (card) {
        return card.element.hasAttribute("data-open");
      });
      if (!isKnown) fields.open.checked = false;
      fields.open.disabled = !isKnown;
      fields.open.parentNode.hidden = !isKnown;
      var wanted = choice();
      var count = 0;
      var closed = 0;
      cards.forEach(function (card) {
        var fits = matches(card, wanted);
        if (fits === card.element.hidden) card.element.hidden = !fits;
        if (fits && card.inUse) count += 1;
        if (fits && !card.inUse) closed += 1;
      });
      if (gone) gone.hidden = closed === 0;
      var said = count === 1 ? words.one : count ? words.count.replace("{n}", count) : words.nobody;
      if (heading.textContent !== said) heading.textContent = said;
      var names = ticks.filter(isTicked).map(function (tick) {
        return tick.parentNode.textContent.trim();
      });
      ["type", "who", "access"].forEach(function (name) {
        if (value(name)) names.push(fields[name].options[fields[name].selectedIndex].text);
      });
      chosenWords.textContent = names.length ? words.chosen.replace("{what}", names.join(words.list)) : "";
      clear.hidden = !address();
    }

    /* Open ones first, then by how near they are, else as the town has them. */
    function rank(card) {
      var state = card.element.getAttribute("data-open");
      return state === "closed" ? 1 : card.element.getAttribute("data-status") === "open" ? 0 : 2;
    }

    function sort() {
      var order = cards.filter(function (card) {
        return card.inUse;
      });
      order.sort(function (one, other) {
        return rank(one) - rank(other) || (one.metres === other.metres ? 0 : one.metres - other.metres) || one.n - other.n;
      });
      var key = order
        .map(function (card) {
          return card.n;
        })
        .join(" ");
      if (key === before) return;
      before = key;
      var fragment = document.createDocumentFragment();
      order.forEach(function (card) {
        fragment.appendChild(card.element);
      });
      list.appendChild(fragment);
    }

    function address() {
      var wanted = choice();
      var pairs = [];
      ["community", "type", "who", "access"].forEach(function (name) {
        if (value(name)) pairs.push(name + "=" + encodeURIComponent(value(name)));
      });
      if (wanted.open) pairs.push("open=1");
      if (wanted.has.length) pairs.push("has=" + wanted.has.map(encodeURIComponent).join(","));
      return pairs.join("&");
    }

    /* An address that names nothing we know is one without it. */
    function restore() {
      var given = {};
      window.location.search
        .slice(1)
        .split("&")
        .forEach(function (pair) {
          var at = pair.indexOf("=");
          try {
            if (at > 0) given[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
          } catch (malformed) {
            return;
          }
        });
      ["community", "type", "who", "access"].forEach(function (name) {
        var field = fields[name];
        if (!field) return;
        field.selectedIndex = Math.max(
          0,
          [].findIndex.call(field.options, function (option) {
            return option.value === (given[name] || "");
          })
        );
      });
      fields.open.checked = given.open === "1";
      var has = (given.has || "").split(",");
      ticks.forEach(function (tick) {
        tick.checked = has.indexOf(tick.value) >= 0;
      });
      if (ticks.some(isTicked) || value("type") || value("who") || value("access")) form.querySelector("details").open = true;
    }

    function isTicked(tick) {
      return tick.checked;
    }

    function remember() {
      var query = address();
      try {
        window.history.replaceState(null, "", window.location.pathname + (query ? "?" + query : ""));
      } catch (refused) {
        return; /* a file of its own has no such addresses */
      }
    }

    function say(text) {
      told.textContent = text;
      told.hidden = !text;
    }

    function distance(card) {
      var element = card.element.querySelector(".far") || document.createElement("p");
      element.className = "far";
      var m = card.metres;
      element.textContent =
        m < 950 ? words.metres.replace("{n}", Math.max(50, Math.round(m / 50) * 50)) : words.kilometres.replace("{n}", (m / 1000).toFixed(m < 9950 ? 1 : 0));
      var state = card.element.querySelector("[data-now]");
      state.parentNode.insertBefore(element, state.nextSibling);
    }

    function locate() {
      if (!navigator.geolocation) return say(words.lost);
      say(words.asking);
      navigator.geolocation.getCurrentPosition(
        function (found) {
          position = gcj02(found.coords.longitude, found.coords.latitude);
          cards.forEach(function (card) {
            if (!card.at) return;
            card.metres = metres(position, card.at);
            distance(card);
          });
          say(words.done);
          sort();
        },
        function (failure) {
          say(failure.code === 1 ? words.refused : words.lost);
        },
        { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 }
      );
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("change", function (event) {
      var option = event.target.name === "community" && event.target.options[event.target.selectedIndex];
      var elsewhere = option && option.getAttribute("data-page");
      if (elsewhere) return window.location.assign(elsewhere + "?" + address());
      show();
      sort();
      remember();
    });
    form.addEventListener("reset", function () {
      window.setTimeout(function () {
        show();
        sort();
        remember();
        fields.community.focus();
      });
    });
    var near = form.querySelector("[data-nearest]");
    if (near) near.addEventListener("click", locate);
    document.addEventListener("bianmin-open", show);
    window.addEventListener("popstate", function () {
      restore();
      show();
    });
    form.hidden = false;
    restore();
    show();
    sort();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("form[data-filter]");
    if (form) directory(form);
  });
})();
