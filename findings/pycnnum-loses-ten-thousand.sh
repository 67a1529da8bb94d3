#!/usr/bin/env bash
# Guess: pycnnum reads 三点一四万 as 31400, or refuses it: 万 behind a fraction is the usual way of
#   giving a large figure.
# Seen: it answers 3.14 and says nothing of 万; 一点二亿 is 1.2. Without a fraction the same words are
#   right (三万 is 30000).
# Why it matters: a figure read from a report comes out ten thousand or a hundred million times
#   too small, and looks like a rate.
# Versions: pycnnum 2.1.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pycnnum==2.1.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from pycnnum import cn2num

for words in ("三万", "三点一四万", "一点二亿"):
    print(words, cn2num(words))
END

cat >stated.txt <<'END'
三万 30000
三点一四万 3.14
一点二亿 1.2
END

echo 'pycnnum==2.1.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
