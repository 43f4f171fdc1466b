/* The waste guide's own look-up: what is in one's hand -> its bin, from the tables of the page. */
(function (finder) {
  "use strict";

  var SHOWN = 8;
  var field = document.querySelector("[data-guide]");

  function read(folding) {
    return Array.from(document.querySelectorAll(".wc tbody tr")).map(function (line) {
      var name = line.querySelector("th");
      var names = Array.from(line.querySelectorAll("[data-also] > span"));
      return {
        section: line.closest("section"),
        name: name,
        title: folding.fold(name.textContent),
        names: names.map(function (each) {
          return folding.fold(each.textContent);
        }),
        also: names,
        note: line.lastElementChild
      };
    });
  }

  function begin() {
    var folding = finder.folding(field.getAttribute("data-pairs"));
    var box = field.querySelector("input");
    var status = field.querySelector("[role=status]");
    var list = field.querySelector("ul");
    var missing = field.querySelector("[data-guide-none]");
    var things = read(folding);

    function cost(thing, words) {
      return words.reduce(function (sum, word) {
        return sum + Math.min(finder.inTitle(thing.title, word), finder.inNames(thing.names, word));
      }, 0);
    }

    function copied(from, words) {
      var piece = document.createElement("span");
      var inner = from.querySelector("[lang]");
      if (inner) piece.lang = inner.lang;
      piece.append(folding.marked(from.textContent, words));
      return piece;
    }

    function row(thing, words) {
      var line = document.createElement("li");
      var heading = thing.section.querySelector("h2");
      var text = document.createElement("div");
      var name = document.createElement("b");
      var bin = document.createElement("p");
      line.className = thing.section.className.replace("wc", "").trim();
      name.append(copied(thing.name, words));
      text.append(name);
      thing.also.forEach(function (also, n) {
        if (finder.inNames([thing.names[n]], words[0]) < finder.NONE && finder.inTitle(thing.title, words[0]) === finder.NONE) {
          text.append(" ", copied(also, words));
        }
      });
      bin.textContent = heading.getAttribute("data-bin");
      text.append(bin);
      if (thing.note.textContent) {
        var note = document.createElement("p");
        note.append(copied(thing.note, []));
        text.append(note);
      }
      line.append(heading.querySelector("svg").cloneNode(true), text);
      return line;
    }

    function find() {
      var words = folding.fold(box.value).split(" ").filter(Boolean);
      var found = things
        .map(function (thing, n) {
          return { thing: thing, cost: words.length ? cost(thing, words) : finder.NONE, nth: n };
        })
        .filter(function (each) {
          return each.cost < finder.NONE;
        })
        .sort(function (a, b) {
          return a.cost - b.cost || a.nth - b.nth;
        });
      list.textContent = "";
      found.slice(0, SHOWN).forEach(function (each) {
        list.append(row(each.thing, words));
      });
      missing.hidden = !words.length || found.length > 0;
      status.textContent = !words.length || !found.length ? "" : field.getAttribute(found.length === 1 ? "data-count-one" : "data-count").replace("{n}", found.length);
    }

    box.addEventListener("input", function (event) {
      if (!event.isComposing) find();
    });
    box.addEventListener("compositionend", find);
    field.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    if (box.value) find();
  }

  if (field) begin();
})(bianminFinder);
