/* Small comforts. Every page works without this file. */
(function () {
  "use strict";
  function ready(run) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
  }

  ready(function () {
    // The list of mistakes is read first, also where the browser does not know autofocus on a list.
    const errors = document.querySelector("[data-errors]");
    if (errors) errors.focus();

    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    document.querySelectorAll("[data-print-words]").forEach(function (words) { words.hidden = true; });
  });

  // A starter ("Samen iets doen") fills the field it belongs to; without this file it is a plain button.
  document.addEventListener("click", function (event) {
    const starter = event.target.closest("[data-starter]");
    const field = starter && document.getElementById(starter.dataset.starter);
    if (!field) return;
    event.preventDefault();
    field.value = field.value ? field.value + " " + starter.value : starter.value;
    field.focus();
  });

  // A button that is pressed twice sends once.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    window.setTimeout(function () { delete form.dataset.sent; }, 4000);
  });

  // Paper shows what is folded away.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (part) {
      part.open = true;
      part.dataset.closeAgain = "yes";
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("[data-close-again]").forEach(function (part) {
      part.open = false;
      delete part.dataset.closeAgain;
    });
  });
})();
