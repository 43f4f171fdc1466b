/* The search box: opened by its button where the header has no room for it; what finds things is loaded when someone begins, as a script,
   for file:// lets pages load nothing else. Its results then stand in assets/finder/. */
(function () {
  "use strict";

  function begin(form, opener) {
    var box = form.elements.q;
    var place = document.querySelector("[data-finder-place]");
    var asked = /[?&]q=([^&]*)/.exec(window.location.search);
    var loaded = false;

    function load() {
      var script = document.createElement("script");
      if (loaded) return;
      loaded = true;
      script.src = form.getAttribute("data-script");
      script.onerror = function () {
        loaded = false; /* the next key tries again */
      };
      document.head.appendChild(script);
    }

    function set(open) {
      form.classList.toggle("open", open);
      opener.setAttribute("aria-expanded", String(open));
    }

    function start() {
      if (!place) set(true);
      box.focus();
    }

    opener.addEventListener("click", function () {
      if (form.classList.contains("open")) set(false);
      else start();
    });
    document.querySelectorAll("[data-find]").forEach(function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        start();
      });
    });
    document.querySelectorAll("[data-guide]").forEach(function (field) {
      field.addEventListener("focusin", load);
    });
    form.addEventListener("focusin", load);
    form.addEventListener("input", load);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.defaultPrevented || !form.contains(event.target) || !form.classList.contains("open")) return;
      set(false);
      opener.focus();
    });

    if (place) {
      place.appendChild(form);
      form.classList.add("in-page");
      opener.removeAttribute("aria-expanded");
    }
    if (asked) {
      try {
        box.value = decodeURIComponent(asked[1].replace(/\+/g, " "));
      } catch (malformed) {
        return;
      }
      load();
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    begin(document.getElementById("finder"), document.querySelector("[data-finder-open]"));
  });
})();
