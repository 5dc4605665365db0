"use strict";
(() => {
  const kinds = { c: "cue", s: "speaker", a: "addressee", n: "content" };
  const light = (article, id, on) => {
    for (const [letter, name] of Object.entries(kinds)) {
      for (const run of article.querySelectorAll(`.text [data-${letter}~="${id}"]`)) {
        run.classList.toggle(`lit-${name}`, on);
      }
    }
    const card = document.getElementById(`${article.id}-${id}`);
    if (card) card.classList.toggle("lit", on);
  };
  for (const article of document.querySelectorAll("article")) {
    let lit = null;
    const show = (id) => {
      if (id === lit) return;
      if (lit) light(article, lit, false);
      if (id) light(article, id, true);
      lit = id;
    };
    for (const card of article.querySelectorAll(".statements > li")) {
      const id = card.dataset.id;
      card.addEventListener("mouseenter", () => show(id));
      card.addEventListener("mouseleave", () => show(null));
      card.addEventListener("focusin", () => show(id));
      card.addEventListener("focusout", () => show(null));
    }
    article.querySelector(".text").addEventListener("mouseover", (event) => {
      const run = event.target.closest("[data-c], [data-n]");
      show(run ? (run.dataset.c || run.dataset.n).split(" ").pop() : null);
    });
  }
})();
