#!/usr/bin/env bash
# Guess: the format 0\.0, shows numbers in units of ten thousand: 12345 as 1.2, a common trick of
#   Chinese workbooks (the comma divides by a thousand, the written point stands before the last
#   digit).
# Seen: SheetJS shows .12: the digits move one place, so the figure shown is a tenth of what the
#   sheet's author sees. numfmt, the other much used formatter of JavaScript, shows 1.2 for the
#   same cell.
# Why it matters: a table taken from a workbook by its shown text is out by ten, with figures that
#   still look likely.
# Versions: xlsx 0.18.5, numfmt 4.0.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'xlsx@0.18.5' 'numfmt@4.0.1' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import XLSX from "xlsx";
import { format } from "numfmt";
for (const value of [12345, 123456, 1234567])
  console.log(value, "SheetJS", XLSX.SSF.format("0\\.0,", value), "numfmt", format("0\\.0,", value));
END

cat >stated.txt <<'END'
12345 SheetJS .12 numfmt 1.2
123456 SheetJS 1.23 numfmt 12.3
1234567 SheetJS 12.35 numfmt 123.5
END

echo 'xlsx@0.18.5' 'numfmt@4.0.1'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
