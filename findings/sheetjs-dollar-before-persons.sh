#!/usr/bin/env bash
# Guess: a workbook cell with the format [DBNum1][$-804]General, which Chinese Excel calls 特殊,
#   中文小写数字, is shown in Chinese numerals or, where that is not supported, as plain digits.
# Seen: SheetJS shows a dollar sign: 12345 persons become $12345. It skips [DBNum1] and takes the
#   $ of the language mark [$-804] for text. The cell's w, sheet_to_csv and sheet_to_html all have
#   it.
# Why it matters: a count of persons turns into an amount of money in the exported table, and the
#   number behind it is untouched, so no check of values notices.
# Versions: xlsx 0.18.5 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'xlsx@0.18.5' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import XLSX from "xlsx";
const sheet = XLSX.utils.aoa_to_sheet([["救助人数"], [12345], [12345]]);
sheet.A2.z = "[DBNum1][$-804]General";
sheet.A3.z = "[$-804]0";
const written = XLSX.write({ SheetNames: ["表"], Sheets: { 表: sheet } }, { type: "buffer", bookType: "xlsx" });
const read = XLSX.read(written, { cellNF: true }).Sheets["表"];
for (const name of ["A2", "A3"]) console.log(name, read[name].z, read[name].v, read[name].w);
console.log(JSON.stringify(XLSX.utils.sheet_to_csv(read)));
END

cat >stated.txt <<'END'
A2 [DBNum1][$-804]General 12345 $12345
A3 [$-804]0 12345 $12345
"救助人数\n$12345\n$12345"
END

echo 'xlsx@0.18.5'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
