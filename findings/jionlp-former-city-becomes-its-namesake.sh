#!/usr/bin/env bash
# Guess: JioNLP turns former names into those of today, so a prefecture that was given up (巢湖市
#   2011, 莱芜市 2018) leads to where its territory went, or is left as it is.
# Seen: it becomes the small place that kept its name: 安徽省巢湖市 with its five county-level areas
#   is the county-level city 巢湖 in 合肥 (巢湖市庐江县 even lies in it, which went to 合肥 as a county of
#   its own), 莱芜市 is one of its two districts, with 市 left over.
# Why it matters: an old figure of a whole city is read as one of a fifth of it.
# Versions: jionlp 1.5.31 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'jionlp==1.5.31' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import contextlib
import io

with contextlib.redirect_stdout(io.StringIO()):  # it greets
    import jionlp

for text in ("安徽省巢湖市", "巢湖市庐江县", "山东省莱芜市", "湖北省襄樊市"):
    found = jionlp.parse_location(text, change2new=True)
    print(text, found["city"], found["county"], repr(found["detail"]))
END

cat >stated.txt <<'END'
安徽省巢湖市 合肥市 巢湖市 ''
巢湖市庐江县 合肥市 巢湖市 '庐江县'
山东省莱芜市 济南市 莱芜区 '市'
湖北省襄樊市 襄阳市 None ''
END

echo 'jionlp==1.5.31'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
