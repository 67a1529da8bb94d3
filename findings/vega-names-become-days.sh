#!/usr/bin/env bash
# Guess: Vega's loader leaves a CSV column of names alone: 湖州 12 or 组 1 is text; only ISO dates
#   become dates.
# Seen: names that end in a blank and a number from 1 to 12 are dates: 湖州 12 is 1 December 2001.
#   Its test is Date.parse, and V8 skips words before a number. 13 in one cell makes the column
#   text again.
# Why it matters: a chart by numbered group, street or issue gets an axis of time from 2001;
#   whether it does depends on how many groups there are.
# Versions: vega-loader 5.1.3 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'vega-loader@5.1.3' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import { inferType, read } from "vega-loader";

for (const names of [["湖州", "长沙"], ["组 1", "组 2"], ["湖州 11", "湖州 12"], ["湖州 12", "湖州 13"], ["第1期", "第2期"]])
  console.log(names.join(" / "), inferType(names));
const rows = read("组别,户数\n湖州 11,370\n湖州 12,420\n", { type: "csv", parse: "auto" });
console.log(rows.map((row) => new Date(row.组别).getFullYear() + " " + row.户数).join(" / "));
END

cat >stated.txt <<'END'
湖州 / 长沙 string
组 1 / 组 2 date
湖州 11 / 湖州 12 date
湖州 12 / 湖州 13 string
第1期 / 第2期 string
2001 370 / 2001 420
END

echo 'vega-loader@5.1.3'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
