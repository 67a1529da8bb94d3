#!/usr/bin/env bash
# Guess: a line never breaks inside 12.5万: the word for ten thousand belongs to the figure, as the
#   percent sign does to 3.5%.
# Seen: by the Unicode rules it may: uniseg (Python) and linebreak (JavaScript) both break 12.5|万,
#   3.5|亿 and 3|～|5, and keep 3.5% and ￥720 together.
# Why it matters: a label on a chart or a narrow column shows 12.5 at the end of a line; a reader
#   who stops there is out by ten thousand. The figure needs nowrap or a word joiner.
# Versions: uniseg 0.10.1, linebreak 1.1.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'uniseg==0.10.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import subprocess
from uniseg.linebreak import line_break_units

texts = ["12.5万张", "3.5亿元", "3～5人", "3.5%", "￥720"]
for text in texts:
    print("uniseg", "|".join(line_break_units(text)))
script = """
import LineBreaker from "linebreak";
for (const text of process.argv.slice(2)) {
  const breaker = new LineBreaker(text);
  const parts = [];
  for (let last = 0, next; (next = breaker.nextBreak()); last = next.position) parts.push(text.slice(last, next.position));
  console.log("linebreak", parts.join("|"));
}
"""
open("break.mjs", "w").write(script)
subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "linebreak@1.1.0"], check=True, capture_output=True)
print(subprocess.run(["node", "break.mjs", *texts], check=True, capture_output=True, text=True).stdout.strip())
END

cat >stated.txt <<'END'
uniseg 12.5|万|张
uniseg 3.5|亿|元
uniseg 3|～|5|人
uniseg 3.5%
uniseg ￥720
linebreak 12.5|万|张
linebreak 3.5|亿|元
linebreak 3|～|5|人
linebreak 3.5%
linebreak ￥720
END

echo 'uniseg==0.10.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
