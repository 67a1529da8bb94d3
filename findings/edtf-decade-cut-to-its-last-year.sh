#!/usr/bin/env bash
# Guess: text_to_edtf reads 2013–2022 as the interval 2013/2022, as it reads 2013-2022.
# Seen: with the en dash that typography asks for (and with the dash — of Chinese texts) it
#   answers 2022 alone.
# Why it matters: the period of a figure shrinks from ten years to one, and the short answer is
#   valid EDTF.
# Versions: edtf 5.0.2 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'edtf==5.0.2' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from edtf import text_to_edtf

for words in ("2013-2022", "2013–2022", "2013—2022", "2013 to 2022"):
    print(words, text_to_edtf(words))
END

cat >stated.txt <<'END'
2013-2022 2013/2022
2013–2022 2022
2013—2022 2022
2013 to 2022 None
END

echo 'edtf==5.0.2'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
