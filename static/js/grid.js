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

  // A block copied from Excel or WPS fills the cells downwards, and the paragraphs beside
  // them from its second column; until it is saved it can be taken back.
  const pastes = [];
  const told = document.createElement("p");
  told.className = "pasted";
  told.setAttribute("role", "status");
  told.hidden = true;
  const words = document.createElement("span");
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = grid.dataset.undoPaste || "";
  told.append(words, " ", back);
  grid.append(told);

  const put = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const tell = () => {
    const last = pastes.at(-1);
    told.hidden = !last;
    if (last) words.textContent = (grid.dataset.pasted || "").replace("{n}", String(last.length));
  };

  // Cells with line breaks or quotes come in quotes.
  const table = (text) => {
    const rows = [[""]];
    let quoted = false;
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i];
      const line = rows.at(-1);
      if (quoted) {
        if (c !== '"') line[line.length - 1] += c;
        else if (text[i + 1] === '"') { line[line.length - 1] += c; i += 1; } else quoted = false;
      } else if (c === '"' && line.at(-1) === "") quoted = true;
      else if (c === "\t") line.push("");
      else if (c === "\n") rows.push([""]);
      else if (c !== "\r") line[line.length - 1] += c;
    }
    if (rows.at(-1).every((cell) => cell === "")) rows.pop();
    return rows;
  };

  grid.addEventListener("paste", (event) => {
    const at = cells.indexOf(event.target);
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (at < 0 || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const before = [];
    table(text).slice(0, cells.length - at).forEach((line, down) => {
      const cell = cells[at + down];
      const paragraph = row(cell).querySelector("input[name$='-paragraph']");
      [cell, paragraph].forEach((field, right) => {
        if (!field || line[right] === undefined) return;
        before.push([field, field.value]);
        put(field, line[right].trim());
      });
    });
    pastes.push(before);
    tell();
  });

  const takeBack = () => {
    for (const [field, value] of (pastes.pop() || []).reverse()) put(field, value);
    tell();
  };
  back.addEventListener("click", takeBack);
  grid.addEventListener("keydown", (event) => {
    const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z";
    if (!undoes || !pastes.length) return;
    event.preventDefault();
    takeBack();
  });

  grid.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && grid.querySelector(".dirty, .touched")) event.preventDefault();
  });
})();
