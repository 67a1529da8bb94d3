// Draws the live chart over the server's drawing when the reader reaches for it.
// The page is complete without this: <figure class="chart" data-plotly="…" data-guard="…">
// holds the drawing, <div class="plot"> and the chart's numbers as JSON.
"use strict";

(() => {
  const WIDTHS = [
    ["narrow", "(max-width: 520px)"],
    ["medium", "(max-width: 900px)"],
    ["wide", "all"],
  ];
  const REACHING = ["pointerenter", "focusin", "touchstart"];
  let library = null;

  function loadLibrary(source, guard) {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      // Plotly leaves out its style for tile maps where an element has this id.
      script.id = guard;
      script.addEventListener("load", () => resolve(window.Plotly));
      script.addEventListener("error", () => reject(new Error(source)));
      document.head.append(script);
    });
    return library;
  }

  // "--s1" becomes the page's own colour of that name, light or dark.
  function coloured(value, styles) {
    if (typeof value === "string") {
      return value.startsWith("--") ? styles.getPropertyValue(value).trim() : value;
    }
    if (Array.isArray(value)) return value.map((part) => coloured(part, styles));
    if (value && typeof value === "object") {
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, coloured(part, styles)]),
      );
    }
    return value;
  }

  async function draw(chart) {
    const plot = chart.querySelector(".plot");
    const numbers = JSON.parse(chart.querySelector("script[type='application/json']").textContent);
    const Plotly = await loadLibrary(chart.dataset.plotly, chart.dataset.guard);
    const paint = () => {
      const styles = getComputedStyle(document.documentElement);
      const { data, layout, sizes } = coloured(numbers, styles);
      const [width] = WIDTHS.find(([, query]) => matchMedia(query).matches);
      const sized = sizes[width];
      const coarse = matchMedia("(pointer: coarse)").matches;
      return Plotly.react(
        plot,
        data,
        {
          ...layout,
          ...sized,
          xaxis: { ...layout.xaxis, ...sized.xaxis },
          yaxis: { ...layout.yaxis, ...sized.yaxis },
          autosize: true,
          dragmode: coarse ? false : "zoom",
          paper_bgcolor: "rgba(0,0,0,0)",
          plot_bgcolor: "rgba(0,0,0,0)",
          font: { ...sized.font, family: getComputedStyle(document.body).fontFamily },
        },
        { displayModeBar: false, responsive: true },
      );
    };
    chart.classList.add("is-live");
    await paint();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  }

  for (const chart of document.querySelectorAll(".chart[data-plotly]")) {
    const reached = () => {
      for (const way of REACHING) chart.removeEventListener(way, reached);
      // Without the library the drawing stays.
      draw(chart).catch(() => chart.classList.remove("is-live"));
    };
    for (const way of REACHING) chart.addEventListener(way, reached, { passive: true });
  }
})();
