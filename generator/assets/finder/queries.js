/* What someone typed -> words, each perhaps a day or a month. A date is a word like others, and finds what is on that day besides. */
(function (finder) {
  "use strict";

  var DAY = 86400000;

  function number(year, month, day) {
    return Math.round(Date.UTC(year, month - 1, day) / DAY);
  }

  /* [first, last] of that day, or month if `day` is 0, in each year that may be meant. */
  function spans(today, year, month, day) {
    var running = new Date(today * DAY).getUTCFullYear();
    var found = [];
    if (month < 1 || month > 12 || day > 31) return found;
    for (var y = year || running - 20; y <= (year || running + 10); y++) {
      var first = number(y, month, day || 1);
      if (new Date(first * DAY).getUTCMonth() === month - 1) found.push([first, day ? first : number(y, month + 1, 1) - 1]);
    }
    return found;
  }

  function month(word, months) {
    for (var n = 0; n < 12; n++) if (/^[a-z]{3,}$/.test(word) && months[n].indexOf(word) === 0) return n + 1;
    return 0;
  }

  /* `today` as a number since 1970-01-01. Each word: its folded `text`; where it is a date, `spans` and what was `typed`. */
  finder.query = function (typed, folding, dates, today) {
    var year = dates.marks[0];
    var ofMonth = dates.marks[1];
    var ofDay = "[" + dates.marks[2] + "]";
    var written = new RegExp("(?:\\d{4}" + year + ")?\\d{1,2}" + ofMonth + "\\d{1,2}" + ofDay, "g");
    var whole = new RegExp("^(?:(\\d{4})[-/." + year + "])?(\\d{1,2})[-/." + ofMonth + "](\\d{1,2})" + ofDay + "?$");
    var only = new RegExp("^(?:(\\d{4})[-/." + year + "])?(\\d{1,2})" + ofMonth + "$");
    var pieces = folding.plain(typed).replace(written, " $& ").split(/\s+/).filter(Boolean);
    var found = [];
    for (var n = 0; n < pieces.length; n++) {
      var piece = pieces[n];
      var next = pieces[n + 1] || "";
      var date = whole.exec(piece) || only.exec(piece);
      var near = dates.near.indexOf(piece);
      var nth = /^(\d{1,2})(?:st|nd|rd|th)?$/;
      var text = folding.fold(piece);
      if (date) {
        found.push({ typed: piece, text: text, spans: spans(today, +(date[1] || 0), +date[2], +(date[3] || 0)) });
      } else if (near >= 0) {
        found.push({ typed: piece, text: text, spans: [[today + near, today + near]] });
      } else if (month(piece, dates.months) && nth.test(next)) {
        found.push({ typed: piece + " " + next, text: text + " " + next, spans: spans(today, 0, month(piece, dates.months), +nth.exec(next)[1]) });
        n++;
      } else if (nth.test(piece) && month(next, dates.months)) {
        found.push({ typed: piece + " " + next, text: text + " " + next, spans: spans(today, 0, month(next, dates.months), +nth.exec(piece)[1]) });
        n++;
      } else if (month(piece, dates.months)) {
        found.push({ typed: piece, text: text, spans: spans(today, 0, month(piece, dates.months), 0) });
      } else {
        text.split(" ").filter(Boolean).forEach(function (word) {
          found.push({ text: word, spans: null });
        });
      }
    }
    return found;
  };
})(bianminFinder);
