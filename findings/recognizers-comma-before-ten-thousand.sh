#!/usr/bin/env bash
# Guess: recognizers-text, Microsoft's reader of numbers, reads 1,234.5万 in Chinese as it reads
#   1234.5万 and 12,345.6.
# Seen: it sees no number there at all: a thousands comma and 万 in one figure, and the figure is
#   gone; each by itself is read.
# Why it matters: large figures of a bulletin are missing from what was found, and nothing marks
#   the place.
# Versions: recognizers-text-number 1.0.2a2 · recognizers-text 1.0.2a2 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'recognizers-text-number==1.0.2a2' 'recognizers-text==1.0.2a2' 'emoji==1.7.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from recognizers_number import Culture, recognize_number

for text in ("1234.5万", "12,345.6", "1,234万", "1,234.5万", "3,500余万元", "2,300余户"):
    found = recognize_number(text, Culture.Chinese)
    print(text, [r.resolution["value"] for r in found])
END

cat >stated.txt <<'END'
1234.5万 ['12345000']
12,345.6 ['12345.6']
1,234万 []
1,234.5万 []
3,500余万元 []
2,300余户 ['2300']
END

echo 'recognizers-text-number==1.0.2a2' 'recognizers-text==1.0.2a2' 'emoji==1.7.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
