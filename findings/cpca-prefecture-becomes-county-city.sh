#!/usr/bin/env bash
# Guess: cpca, which takes Chinese addresses apart and gives their six-digit codes, knows the
#   thirty autonomous prefectures by the short names that everybody uses (恩施州, 大理州), or knows
#   none of them.
# Seen: seven are filed one level below, under the county-level city of the same name (恩施州 is
#   422801 恩施市), 海南州 of 青海 is the province 海南; the other 22 are not found.
# Why it matters: a figure of a prefecture is counted for one of its counties, or for a province
#   a sea away, and nothing says so.
# Versions: cpca 0.5.5 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'cpca==0.5.5' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import cpca

NAMES = (
    "延边州 恩施州 湘西州 阿坝州 甘孜州 凉山州 黔西南州 黔东南州 黔南州 楚雄州 红河州 文山州 西双版纳州 大理州 德宏州 "
    "怒江州 迪庆州 临夏州 甘南州 海北州 黄南州 海南州 果洛州 玉树州 海西州 昌吉州 博州 巴州 克州 伊犁州"
).split()
found = cpca.transform([name + "低保对象" for name in NAMES])
unknown = 0
for name, code in zip(NAMES, found["adcode"]):
    if isinstance(code, str):
        print(name, code)
    else:
        unknown += 1
print("not found:", unknown)
END

cat >stated.txt <<'END'
恩施州 422801
楚雄州 532301
文山州 532601
大理州 532901
临夏州 622901
海南州 460000
玉树州 632701
昌吉州 652301
not found: 22
END

echo 'cpca==0.5.5'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
