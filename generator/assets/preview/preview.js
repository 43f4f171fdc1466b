/* What `bianmin serve` adds to a page: it asks whether the page is still the same, reloads it if not, and lays over it what is wrong.

   A question waits at the server until there is news. Not an EventSource: virus scanners hold such streams back, and six tabs with one
   leave none of the browser's six connections for the pages. A tab that nobody sees asks nothing. */
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  var seen = "";
  var asking = null;
  var shown = { mistakes: "", warnings: "" };
  var host = document.createElement("div");
  var notes = document.createElement("div");
  var gone = document.createElement("p");

  function place(parts) {
    /* In a shadow, so that neither the site's rules nor these reach each other; the site's colours come through. */
    var shadow = host.attachShadow({ mode: "open" });
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_bianmin/preview.css";
    parts.forEach(function (name) {
      var part = document.createElement("div");
      part.className = name;
      notes.appendChild(part);
    });
    notes.className = "notes";
    notes.setAttribute("aria-live", "polite");
    notes.hidden = true;
    style.onload = style.onerror = function () {
      notes.hidden = false;
    };
    gone.className = "gone";
    gone.hidden = true;
    gone.textContent = own.gone;
    notes.appendChild(gone);
    shadow.appendChild(style);
    shadow.appendChild(notes);
    document.documentElement.appendChild(host);
  }

  function show(name, html) {
    if (shown[name] === html) return;
    shown[name] = html;
    notes.querySelector("." + name).innerHTML = html;
  }

  function hear(state) {
    if (state.stamp !== own.stamp) {
      window.location.reload();
      return;
    }
    seen = state.version;
    gone.hidden = true;
    show("mistakes", state.mistakes);
    show("warnings", state.warnings);
    ask();
  }

  function ask() {
    var mine = (asking = new AbortController());
    window
      .fetch("/_bianmin/state?page=" + encodeURIComponent(window.location.pathname) + "&seen=" + encodeURIComponent(seen), {
        cache: "no-store",
        signal: mine.signal,
      })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(hear)
      .catch(function () {
        if (mine.signal.aborted) return;
        gone.hidden = false;
        window.setTimeout(function () {
          if (asking === mine) ask();
        }, 1000);
      });
  }

  function rest() {
    if (asking) asking.abort();
    asking = null;
  }

  function tend() {
    if (document.visibilityState === "hidden") rest();
    else if (!asking) ask();
  }

  place(["mistakes", "warnings"]);
  document.addEventListener("visibilitychange", tend);
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", tend);
  tend();
})();
