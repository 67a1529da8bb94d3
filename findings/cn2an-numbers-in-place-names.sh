#!/usr/bin/env bash
# Guess: cn2an.transform turns the numbers of a sentence into digits and leaves names of places
#   alone: it keeps 百色 and 万宁 as they are.
# Seen: only those two kinds are spared: 六安 becomes 6安, 十堰 10堰, 三门峡 3门峡, 九江 9江, 四平 4平, 七台河 7台河,
#   五保户 5保户.
# Why it matters: a text cleaned this way before cities and indicators are looked up no longer
#   names them; ten of the 333 prefectures begin with such a numeral.
# Versions: cn2an 0.5.24 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'cn2an==0.5.24' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import cn2an

for text in ("六安市有三千二百户", "十堰市和三门峡市", "九江市、四平市、七台河市", "五保户三千户", "百色市和万宁市"):
    print(text, cn2an.transform(text, "cn2an"))
END

cat >stated.txt <<'END'
六安市有三千二百户 6安市有3200户
十堰市和三门峡市 10堰市和3门峡市
九江市、四平市、七台河市 9江市、4平市、7台河市
五保户三千户 5保户3000户
百色市和万宁市 百色市和万宁市
END

echo 'cn2an==0.5.24'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
