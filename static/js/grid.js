// Comfort at the yearly grid; everything works without it.
"use strict";
(() => {
  const grid = document.getElementById("grid");
  if (!grid) return;
  const cells = [...grid.querySelectorAll("input.cell")];
  const held = new Map();
  let leaving = false;

  const row = (element) => element.closest("tbody.series");
  const fields = (tbody) =>
    [...tbody.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const content = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);

  for (const cell of cells) {
    for (const field of fields(row(cell))) held.set(field, content(field));
  }

  grid.addEventListener("input", (event) => {
    const tbody = row(event.target);
    if (!tbody) return;
    const dirty = fields(tbody).some((field) => held.get(field) !== content(field));
    tbody.classList.toggle("dirty", dirty);
  });

  grid.addEventListener("keydown", (event) => {
    const at = cells.indexOf(event.target);
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step || event.isComposing) return;
    event.preventDefault();
    const next = cells[at + step];
    if (next) {
      next.focus();
      next.select();
    }
  });

  grid.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && grid.querySelector(".dirty, .touched")) event.preventDefault();
  });
})();
