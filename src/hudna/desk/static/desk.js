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

// A field for a place or a side lists what the words may mean, in either script, as one types.
(() => {
  const told = (one) => {
    const names = [one.name.ar, one.name.en].filter(Boolean);
    const ordered = document.documentElement.lang === "ar" ? names : names.reverse();
    return { label: ordered.join(" · "), value: `${ordered[0]} [${one.id}]`, land: one.land };
  };
  for (const field of document.querySelectorAll("[data-names]")) {
    const list = document.createElement("ul");
    list.id = `${field.id}-list`;
    list.className = "names";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels[0].textContent.trim());
    field.after(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);
    let at = -1;
    let asked = 0;
    let timer = 0;
    const close = () => {
      list.hidden = true;
      at = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    };
    const point = (to) => {
      const items = list.children;
      if (!items.length) return;
      if (items[at]) items[at].setAttribute("aria-selected", "false");
      at = (to + items.length) % items.length;
      items[at].setAttribute("aria-selected", "true");
      items[at].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", items[at].id);
    };
    const take = (item) => {
      field.value = item.dataset.value;
      close();
    };
    const fill = async () => {
      const mine = ++asked;
      const words = field.value.trim();
      if (words.length < 2 || words.endsWith("]")) return close();
      const address = new URL(field.dataset.names, location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address).then((found) => found.json()).catch(() => null);
      if (!answer || mine !== asked) return;
      list.replaceChildren(
        ...answer.shown.found.map((one, number) => {
          const item = document.createElement("li");
          const said = told(one);
          item.id = `${list.id}-${number}`;
          item.setAttribute("role", "option");
          item.setAttribute("aria-selected", "false");
          item.dir = "auto";
          item.dataset.value = said.value;
          item.textContent = said.land ? `${said.label} (${told({ name: said.land, id: "" }).label})` : said.label;
          item.addEventListener("mousedown", (event) => {
            event.preventDefault();
            take(item);
          });
          return item;
        }),
      );
      at = -1;
      list.hidden = !list.children.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(fill, 120);
    });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.code === "ArrowDown") point(at + 1);
      else if (event.code === "ArrowUp") point(at - 1);
      else if (event.code === "Escape") close();
      else if (event.code === "Enter" && at >= 0) take(list.children[at]);
      else return;
      event.preventDefault();
    });
  }
})();
