#!/usr/bin/env bash
# Guess: ECharts takes the first row of a dataset for its header, as in its guide: 城市, 2019, 2020,
#   2021 above the rows of cities.
# Seen: it does so for years as text; years as numbers make the row data: a category 城市 with bars
#   2019 to 2021 high, an axis up to 2,500 in place of 500, and no names of series.
# Why it matters: tables of statistics have years as headers, and JSON and xlsx give years as
#   numbers: the real figures shrink to stubs beside bars of years.
# Versions: echarts 6.1.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'echarts@6.1.0' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import * as echarts from "echarts";

function drawn(header) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
  chart.setOption({
    animation: false, legend: {}, xAxis: { type: "category" }, yAxis: {},
    dataset: { source: [header, ["株洲", 370, 420, 480], ["湘潭", 300, 350, 400]] },
    series: [{ type: "bar" }, { type: "bar" }, { type: "bar" }],
  });
  const texts = [...chart.renderToSVGString().matchAll(/<text[^>]*>([^<]*)</g)].map((found) => found[1]);
  chart.dispose();
  return texts.join(" ");
}
console.log("text  ", drawn(["城市", "2019", "2020", "2021"]));
console.log("number", drawn(["城市", 2019, 2020, 2021]));
END

cat >stated.txt <<'END'
text   0 100 200 300 400 500 株洲 湘潭 2019 2020 2021
number 0 500 1,000 1,500 2,000 2,500 城市 株洲 湘潭
END

echo 'echarts@6.1.0'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
