#!/usr/bin/env bash
# Guess: frictionless reads a number that carries its unit (bareNumber: false) where it can, and
#   calls a cell invalid where it cannot: 12.5% is 12.5, −3.1% with a printed minus (U+2212) is
#   -3.1 or an error.
# Seen: the printed minus is stripped like a unit: −3.1% is 3.1, a fall becomes a rise, and the
#   table is valid. 1.34万人 is 1.34 in the same way.
# Why it matters: printed tables use this minus, and a validated package is trusted.
# Versions: frictionless 5.21.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'frictionless==5.21.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from pathlib import Path

from frictionless import Resource, validate

CELLS = ["12.5%", "-3.1%", "−3.1%", "650元/月", "1.34万人"]
Path("growth.csv").write_text("value\n" + "\n".join(CELLS) + "\n", encoding="utf-8")
fields = [{"name": "value", "type": "number", "bareNumber": False}]
described = {"name": "growth", "path": "growth.csv", "schema": {"fields": fields}}
rows = Resource.from_descriptor(described).read_rows()
for cell, row in zip(CELLS, rows):
    print(cell, row["value"])
print("valid:", validate(Resource.from_descriptor(described)).valid)
END

cat >stated.txt <<'END'
12.5% 12.5
-3.1% -3.1
−3.1% 3.1
650元/月 650
1.34万人 1.34
valid: True
END

echo 'frictionless==5.21.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
