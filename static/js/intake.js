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

  // The details of a cell come without the page being loaded again.
  const rows = document.getElementById("rows");
  const open = async (link) => {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const frame = document.querySelector(".sheet-frame");
    const [across, fresh] = [frame.scrollLeft, page.querySelector(".sheet-frame")];
    frame.replaceChildren(...fresh.childNodes);
    frame.scrollLeft = across;
    history.replaceState(null, "", link.href);
    const query = rows.querySelector("input[name=query]");
    query.value = new URL(link.href).search.slice(1);
    document.getElementById("cell")?.scrollIntoView({ block: "nearest" });
  };
  if (rows) {
    rows.addEventListener("click", (event) => {
      const link = event.target.closest(".sheet td > a, .details-body .close");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link).catch(() => { location.href = link.href; });
    });
  }
})();
