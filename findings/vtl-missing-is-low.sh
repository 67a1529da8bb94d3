#!/usr/bin/env bash
# Guess: in VTL null stays null: V + 0 is null for a city without a figure, so if V > 400 then
#   "high" else "low" is null too.
# Seen: vtlengine says low: a null condition takes the branch of else, while V > 400 itself is
#   null.
# Why it matters: a validation or grouping rule files a city that reported nothing among the low
#   ones, in a language made to carry missing values safely.
# Versions: vtlengine 1.9.6, pandas 3.1.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'vtlengine==1.9.6' 'pandas==3.1.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import pandas as pd
import vtlengine

structure = {"datasets": [{"name": "DS", "DataStructure": [
    {"name": "AREA", "type": "String", "role": "Identifier", "nullable": False},
    {"name": "TIME", "type": "Time_Period", "role": "Identifier", "nullable": False},
    {"name": "V", "type": "Number", "role": "Measure", "nullable": True}]}]}

data = pd.DataFrame({"AREA": ["430200", "430300", "330500"], "TIME": ["2022"] * 3, "V": [370.0, None, 480.0]})
script = 'R <- DS[calc above := V > 400, level := if V > 400 then "high" else "low"];'
result = vtlengine.run(script=script, data_structures=structure, datapoints={"DS": data})["R"].data
for row in result.itertuples(index=False):
    print(row.AREA, "V", row.V, "above", row.above, "level", row.level)
END

cat >stated.txt <<'END'
430200 V 370.0 above False level low
430300 V <NA> above <NA> level low
330500 V 480.0 above True level high
END

echo 'vtlengine==1.9.6' 'pandas==3.1.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
