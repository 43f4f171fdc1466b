/* What a page can do beyond HTML: remember light or dark, tell how the drawer stands, copy an address, open the fold that an address
   leads into. A classic script, so that it also runs from file://. It stands in the head and sets the scheme before anything is drawn;
   the rest waits for the page. */
(function () {
  "use strict";

  var root = document.documentElement;
  var words = document.currentScript.dataset;
  var key = "bianmin-scheme";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  /* Storage may be refused: private windows, file:// in some browsers. */
  function remembered() {
    try {
      return window.localStorage.getItem(key);
    } catch (refused) {
      return null;
    }
  }

  function remember(scheme) {
    try {
      window.localStorage.setItem(key, scheme);
    } catch (refused) {
      return;
    }
  }

  function use(scheme) {
    if (scheme === "slate" || scheme === "default") root.setAttribute("data-md-color-scheme", scheme);
  }

  function isDark() {
    var chosen = root.getAttribute("data-md-color-scheme");
    return chosen ? chosen === "slate" : dark.matches;
  }

  function palette(button) {
    function tell() {
      button.setAttribute("aria-pressed", String(isDark()));
    }
    button.addEventListener("click", function () {
      var scheme = isDark() ? "default" : "slate";
      use(scheme);
      remember(scheme);
      tell();
    });
    if (dark.addEventListener) dark.addEventListener("change", tell);
    tell();
  }

  /* Material's drawer hangs on a checkbox, which is all it needs without this script. The button sets it, and says how it stands. */
  function drawer(button, toggle, panel) {
    function set(open) {
      toggle.checked = open;
      button.setAttribute("aria-expanded", String(open));
    }
    button.addEventListener("click", function () {
      var first = panel.querySelector("a");
      set(!toggle.checked);
      if (toggle.checked && first) first.focus();
    });
    toggle.addEventListener("change", function () {
      set(toggle.checked); /* by the dark ground beside the drawer, or its head */
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !toggle.checked) return;
      set(false);
      button.focus();
    });
    document.addEventListener("focusin", function (event) {
      if (toggle.checked && event.target !== button && !panel.contains(event.target)) set(false);
    });
    set(false);
  }

  function menu(details) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
    document.addEventListener("click", function (event) {
      if (!details.contains(event.target)) details.open = false;
    });
  }

  /* <button data-copy="text">: by the clipboard, else by the old command, else shown and selected for the reader to copy. */
  function copyButton(button) {
    var label = button.lastChild;
    var before = label.textContent;
    var text = button.getAttribute("data-copy");

    function say(word) {
      label.textContent = word;
      window.setTimeout(function () {
        label.textContent = before;
      }, 4000);
    }
    function byHand() {
      var field = document.createElement("textarea");
      var copied = false;
      field.className = "copy-field";
      field.value = text;
      field.readOnly = true;
      field.setAttribute("aria-label", before);
      button.insertAdjacentElement("afterend", field);
      field.select();
      try {
        copied = document.execCommand("copy");
      } catch (refused) {
        copied = false;
      }
      if (copied) {
        field.remove();
        button.focus();
      }
      say(copied ? words.copied : words.select);
    }
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      if (button.nextElementSibling && button.nextElementSibling.className === "copy-field") button.nextElementSibling.remove();
      if (!navigator.clipboard) return byHand();
      navigator.clipboard.writeText(text).then(function () {
        say(words.copied);
      }, byHand);
    });
  }

  /* An address may name something in a fold, which older browsers leave shut. */
  function unfold() {
    var target = document.querySelector(":target");
    var fold = target && target.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentNode.closest("details:not([open])")) fold.open = true;
    target.scrollIntoView();
  }

  use(remembered());
  root.classList.remove("no-js");
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-palette]").forEach(palette);
    document.querySelectorAll("details.languages").forEach(menu);
    document.querySelectorAll("button[data-copy]").forEach(copyButton);
    drawer(document.querySelector("[data-drawer]"), document.getElementById("drawer-toggle"), document.getElementById("drawer"));
    unfold();
    window.addEventListener("hashchange", unfold);
  });
})();
