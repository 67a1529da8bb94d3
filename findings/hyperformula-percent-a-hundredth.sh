#!/usr/bin/env bash
# Guess: TEXT(0.125,"0.0%") in HyperFormula, which computes Excel's formulas in JavaScript, is
#   12.5%.
# Seen: it is 0.1%: the format rounds the figure and appends the sign without multiplying.
#   TEXT(1234567,"#,##0") is 1234567,##0.
# Why it matters: a share shown through such a sheet is a hundredth of itself with the right sign
#   behind it.
# Versions: hyperformula 3.5.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'hyperformula@3.5.0' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import { HyperFormula } from "hyperformula";

for (const formula of ['=TEXT(0.125,"0.0%")', '=TEXT(0.5,"0%")', '=TEXT(1234567,"#,##0")']) {
  const sheet = HyperFormula.buildFromArray([[formula]], { licenseKey: "gpl-v3" });
  console.log(formula, sheet.getCellValue({ sheet: 0, row: 0, col: 0 }));
}
END

cat >stated.txt <<'END'
=TEXT(0.125,"0.0%") 0.1%
=TEXT(0.5,"0%") 1%
=TEXT(1234567,"#,##0") 1234567,##0
END

echo 'hyperformula@3.5.0'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
