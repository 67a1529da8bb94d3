#!/usr/bin/env bash
# Guess: zhconv, made from the tables of the Chinese Wikipedia, gives the traditional names of
#   cities as the Wikipedia does.
# Seen: it renames four: 咸宁 鹹寧 and 咸阳 鹹陽 (salty), 新余 新餘, 岳阳 嶽陽. OpenCC has 咸寧, 咸陽, 新余, 岳陽.
# Why it matters: a traditional version of a table has cities that no register knows, and joins
#   with other tables fail for these alone.
# Versions: zhconv 1.4.3, opencc 1.4.2 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'zhconv==1.4.3' 'opencc==1.4.2' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from opencc import OpenCC
from zhconv import convert

other = OpenCC("s2tw")
for name in ("咸宁市", "咸阳市", "新余市", "岳阳市", "台州市"):
    print(name, convert(name, "zh-tw"), other.convert(name))
END

cat >stated.txt <<'END'
咸宁市 鹹寧市 咸寧市
咸阳市 鹹陽市 咸陽市
新余市 新餘市 新余市
岳阳市 嶽陽市 岳陽市
台州市 台州市 台州市
END

echo 'zhconv==1.4.3' 'opencc==1.4.2'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
