#!/usr/bin/env bash
# Guess: pyaxis gives the figures of a PC-Axis file as numbers, with its signs for missing values
#   ("..", "...", "-") as missing or zero.
# Seen: all figures are text, and only one sign is known as it comes: ".." is nan, "..." and "-"
#   stay with their quotation marks, so a later to-number fails on them.
# Why it matters: in PC-Axis - is a true nought and ... not available: the standard's own signs
#   survive as three different kinds of text.
# Versions: pyaxis 0.4.3, pandas 3.1.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pyaxis==0.4.3' 'pandas==3.1.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import os
from pyaxis import pyaxis

text = """CHARSET="ANSI";
AXIS-VERSION="2010";
MATRIX="M";
SUBJECT-AREA="民政";
TITLE="低保标准";
UNITS="元/月";
STUB="城市";
HEADING="年份";
VALUES("城市")="株洲","湘潭";
VALUES("年份")="2021","2022";
DATA=
370 ".."
"-" "...";
"""
open("a.px", "w", encoding="utf-8").write(text)
table = pyaxis.parse(os.path.abspath("a.px"), encoding="utf-8")["DATA"]
for row in table.itertuples(index=False):
    print(row[0], row[1], type(row[2]).__name__, row[2])
END

cat >stated.txt <<'END'
株洲 2021 str 370
株洲 2022 float nan
湘潭 2021 str "-"
湘潭 2022 str "..."
END

echo 'pyaxis==0.4.3' 'pandas==3.1.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
