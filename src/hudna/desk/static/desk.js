"use strict";
// Every page works without this file; it only saves the reader a step.
(() => {
  const errors = document.getElementById("errors");
  if (errors) errors.focus();

  // On a report: what a statement covers is lit in the text while one looks at it, and back.
  for (const report of document.querySelectorAll("[data-report]")) {
    let lit = "";
    const light = (id, on) => {
      for (const run of report.querySelectorAll(`[data-in~="n-${id}"],[data-in~="s-${id}"],[data-in~="a-${id}"]`)) {
        run.classList.toggle("lit", on);
      }
      const card = document.getElementById(id);
      if (card) card.classList.toggle("lit", on);
    };
    const show = (id) => {
      if (id === lit) return;
      if (lit) light(lit, false);
      if (id) light(id, true);
      lit = id;
    };
    for (const kind of ["mouseover", "focusin"]) {
      report.addEventListener(kind, (event) => {
        const card = event.target.closest("[data-item]");
        if (card) return show(card.dataset.item);
        const link = event.target.closest(".text a[href^='#s']");
        if (link) return show(link.hash.slice(1));
        const run = event.target.closest("[data-in]");
        show(run ? run.dataset.in.split(" ").pop().slice(2) : "");
      });
    }
  }
})();
