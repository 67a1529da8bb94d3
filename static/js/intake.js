// Comfort at the intake; everything works without it.
"use strict";
(() => {
  const waiting = document.querySelector("[data-refresh]");
  if (waiting) {
    setTimeout(() => location.reload(), Number(waiting.dataset.refresh) * 1000);
  }
  const all = document.querySelector("input[data-all]");
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of document.querySelectorAll("#rows input[name=number]")) {
        box.checked = all.checked;
      }
    });
  }
})();
