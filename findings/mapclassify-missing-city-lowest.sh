#!/usr/bin/env bash
# Guess: a city without a figure gets no class on a map, or the classifier of a choropleth map
#   refuses it.
# Seen: mapclassify's Quantiles put the city with nan into the lowest class and, worse, the city
#   with the highest figure too: its top limit becomes nan. NaturalBreaks refuses the same data.
# Why it matters: a map shades the city that reported nothing like the poorest, and the richest
#   beside it.
# Versions: mapclassify 2.10.0 (the newest for Python 3.11), numpy 2.4.6 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'mapclassify==2.10.0' 'numpy==2.4.6' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import numpy as np
import mapclassify

figures = {"株洲": 370, "湘潭": 420, "湖州": np.nan, "金华": 480, "岳阳": 520, "衡阳": 610}
classes = mapclassify.Quantiles(np.array(list(figures.values()), float), k=3)
print("limits", classes.bins.tolist())
for city, figure, place in zip(figures, figures.values(), classes.yb):
    print(city, figure, "class", place)
try:
    mapclassify.NaturalBreaks(np.array(list(figures.values()), float), k=3)
except ValueError as error:
    print("NaturalBreaks", str(error).splitlines()[0])
END

cat >stated.txt <<'END'
limits [460.0, 550.0, nan]
株洲 370 class 0
湘潭 420 class 0
湖州 nan class 0
金华 480 class 1
岳阳 520 class 1
衡阳 610 class 0
NaturalBreaks Input X contains NaN.
END

echo 'mapclassify==2.10.0' 'numpy==2.4.6'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
