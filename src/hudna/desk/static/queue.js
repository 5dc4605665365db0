"use strict";
// Keys of the review queue. They are told by where they lie (event.code), not by what they type:
// on an Arabic keyboard the key that types j types ت, and must do the same.
(() => {
  const form = document.querySelector("[data-queue]");
  const find = document.getElementById("find");
  if (!form) return;
  const cases = [...form.querySelectorAll("[data-case]")];
  const because = form.querySelector("[name=because]");
  let at = -1;

  const point = (to) => {
    if (!cases.length) return;
    at = Math.max(0, Math.min(cases.length - 1, to));
    cases[at].focus();
    cases[at].scrollIntoView({ block: "nearest" });
  };
  const box = (one) => one.querySelector("input[type=checkbox]");
  const say = (verdict) => {
    if (!cases.some((one) => box(one).checked)) {
      if (at < 0) point(0);
      box(cases[at]).checked = true;
    }
    form.querySelector(`[name=verdict][value=${verdict}]`).checked = true;
    because.focus();
  };
  const keys = {
    KeyJ: () => point(at + 1),
    KeyK: () => point(at - 1),
    KeyX: () => {
      if (at < 0) point(0);
      box(cases[at]).checked = !box(cases[at]).checked;
    },
    KeyA: () => say("verified"),
    KeyR: () => say("not_verified"),
    KeyU: () => say("inconclusive"),
    Slash: () => find.focus(),
  };
  for (const one of cases) one.addEventListener("focusin", () => { at = cases.indexOf(one); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (typing) {
      if (event.code === "Escape") {
        event.preventDefault();
        point(at);
      }
      return;
    }
    const act = keys[event.code];
    if (!act || event.shiftKey) return;
    event.preventDefault();
    act();
  });
})();
