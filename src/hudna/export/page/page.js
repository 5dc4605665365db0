"use strict";
(() => {
  const kinds = {
    c: "cue", s: "speaker", a: "addressee", n: "content",
    u: "shown", e: "shown", k: "shown", o: "shown", v: "filled",
  };
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
    for (const card of article.querySelectorAll(".cards > li")) {
      const id = card.dataset.id;
      card.addEventListener("mouseenter", () => show(id));
      card.addEventListener("mouseleave", () => show(null));
      card.addEventListener("focusin", () => show(id));
      card.addEventListener("focusout", () => show(null));
    }
    article.querySelector(".text").addEventListener("mouseover", (event) => {
      const run = event.target.closest("[data-c], [data-u], [data-k], [data-e], [data-o], [data-n]");
      const held = run && run.dataset;
      const ids = held && (held.c || held.u || held.k || held.e || held.o || held.n);
      show(ids ? ids.split(" ").pop() : null);
    });
  }
})();
