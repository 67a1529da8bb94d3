// Keys at the reading desk; everything works without them.
"use strict";
(() => {
  const panel = document.getElementById("panel");
  const text = document.querySelector(".manuscript");
  const chosen = text && text.querySelector("mark.chosen");
  if (chosen) chosen.scrollIntoView({ block: "center" });
  document.querySelector(".keys")?.removeAttribute("hidden");
  if (!panel) return;

  const press = (selector) => {
    const found = panel.querySelector(selector);
    if (found) found.click();
  };
  const keys = {
    j: () => press("a[rel=next]"),
    k: () => press("a[rel=prev]"),
    n: () => press("a.on"),
    a: () => {
      const asked = panel.querySelector("input[name=ticked]");
      if (asked && !asked.checked) asked.focus();
      else press("[data-key=a]");
    },
    r: () => press("[data-key=r]"),
    c: () => {
      const details = panel.querySelector("details.correct");
      if (!details) return;
      details.open = true;
      details.querySelector("input[name=indicator]").select();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
