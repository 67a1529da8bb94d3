#!/usr/bin/env bash
# Guess: rank ( over ( order by V desc ) ) in VTL, the language of SDMX, without partition by
#   ranks all rows together, as SQL does.
# Seen: vtlengine, the open engine for it, gives every city rank 1: without partition by, it
#   partitions by all identifiers, so each row is ranked against itself. With partition by TIME
#   the ranks are right.
# Why it matters: a rule copied from SQL validates, runs and reports every city as the best of its
#   year.
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

data = pd.DataFrame({"AREA": ["430200", "430300", "330500"], "TIME": ["2022"] * 3, "V": [370.0, 420.0, 480.0]})
for window in ("order by V desc", "partition by TIME order by V desc"):
    script = f"R <- DS[calc place := rank(over ({window}))];"
    result = vtlengine.run(script=script, data_structures=structure, datapoints={"DS": data})["R"].data
    print(window, dict(zip(result["AREA"].astype(str), result["place"].astype(int))))
END

cat >stated.txt <<'END'
order by V desc {'430200': 1, '430300': 1, '330500': 1}
partition by TIME order by V desc {'430200': 3, '430300': 2, '330500': 1}
END

echo 'vtlengine==1.9.6' 'pandas==3.1.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
