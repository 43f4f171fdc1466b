/* A text -> what is compared, as generator/folding.py folds it; and where in a text the words of a query stand. */
var bianminFinder = (function () {
  "use strict";

  var GAP = /[\s|\u00b7\u30fb\-\u2010-\u2015\u2212~\uff5e\ufe63\uff0d]+/g;
  var LINE_GAP = /(?:(?!\n)[\s|\u00b7\u30fb\-\u2010-\u2015\u2212~\uff5e\ufe63\uff0d])+/g;
  var CJK = /[\u3400-\u9fff\uf900-\ufaff]/;

  /* `pairs`: Traditional and Simplified characters, two and two. */
  function folding(pairs) {
    var simplified = Object.create(null);
    var traditional = null;
    var keys = "";
    for (var n = 0; n < pairs.length; n += 2) {
      simplified[pairs[n]] = pairs[n + 1];
      keys += pairs[n];
    }
    if (keys) traditional = new RegExp("[" + keys + "]", "g");

    function plain(text) {
      text = text.normalize("NFKC").toLowerCase().replace(/\u00df/g, "ss").replace(/\u03c2/g, "\u03c3");
      if (traditional) {
        text = text.replace(traditional, function (letter) {
          return simplified[letter];
        });
      }
      return text.replace(/[\u2018\u2019\u201b]/g, "'").replace(/[\u201c\u201d\u201e\u300c\u300d]/g, '"');
    }

    function fold(text) {
      return plain(text).replace(GAP, " ").trim();
    }

    /* Many texts at once, one a line: much quicker than one after the other. */
    function lines(text) {
      return plain(text).replace(LINE_GAP, " ").replace(/ ?\n ?/g, "\n").replace(/^ | $/g, "");
    }

    /* [begin, end] of every place in `text` where one of the folded `words` stands, joined where they touch. */
    function places(text, words) {
      var folded = "";
      var from = [];
      var marked = [];
      var found = [];
      Array.from(text).reduce(function (at, letter) {
        var same = plain(letter).replace(GAP, " ");
        for (var n = 0; n < same.length; n++) from.push([at, at + letter.length]);
        folded += same;
        return at + letter.length;
      }, 0);
      words.forEach(function (word) {
        for (var at = folded.indexOf(word); word && at >= 0; at = folded.indexOf(word, at + word.length)) {
          for (var n = at; n < at + word.length; n++) marked[n] = true;
        }
      });
      from.forEach(function (range, n) {
        var last = found[found.length - 1];
        if (!marked[n]) return;
        if (last && last[1] >= range[0]) last[1] = range[1];
        else found.push(range.slice());
      });
      return found;
    }

    /* `text` as nodes, with <mark> around these places. */
    function marked(text, words) {
      var piece = document.createDocumentFragment();
      var at = 0;
      places(text, words).forEach(function (place) {
        var mark = document.createElement("mark");
        mark.textContent = text.slice(place[0], place[1]);
        piece.append(text.slice(at, place[0]), mark);
        at = place[1];
      });
      piece.append(text.slice(at));
      return piece;
    }

    return { fold: fold, plain: plain, lines: lines, places: places, marked: marked };
  }

  return { CJK: CJK, folding: folding, pairs: "", shards: [] };
})();
