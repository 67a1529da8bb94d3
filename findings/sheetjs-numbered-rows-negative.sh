#!/usr/bin/env bash
# Guess: a CSV column that numbers its rows (1), (2), (3), as Chinese statistical tables do, stays
#   text.
# Seen: SheetJS reads -1, -2, -3: brackets are taken for a bookkeeper's minus. In the same file
#   1-2 (编号) becomes a day in the year 2001.
# Why it matters: item numbers and footnote marks turn into negative figures on import, which a
#   total then subtracts.
# Versions: xlsx 0.18.5 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'xlsx@0.18.5' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import XLSX from "xlsx";
const text = "序号,编号,指标\n(1),1-2,城市低保\n(2),1-3,农村低保\n(12),2-1,特困供养\n";
const sheet = XLSX.read(text, { type: "string" }).Sheets.Sheet1;
for (const row of [2, 3, 4]) console.log(sheet["A" + row].t, sheet["A" + row].v, sheet["B" + row].t, sheet["B" + row].w);
END

cat >stated.txt <<'END'
n -1 n 1/2/01
n -2 n 1/3/01
n -12 n 2/1/01
END

echo 'xlsx@0.18.5'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
