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

  // What is typed is the answer; a button that is chosen takes the place of what was typed.
  const questions = document.getElementById("questions");
  if (questions) {
    questions.addEventListener("input", (event) => {
      const answers = event.target.closest(".answers");
      if (!answers) return;
      const typed = answers.querySelector("input[type=text]");
      if (event.target === typed) answers.querySelector("input[value=other]").checked = true;
      else if (event.target.value !== "other") typed.value = "";
    });
  }
})();
