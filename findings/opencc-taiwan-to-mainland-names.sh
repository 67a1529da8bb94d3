#!/usr/bin/env bash
# Guess: names of mainland cities survive OpenCC from simplified to Taiwan's characters (s2twp)
#   and back (tw2sp).
# Seen: two of 333 do not: 蚌埠市 comes back as 蚌端口市 (埠 is taken for a computer's port), 伊犁哈萨克自治州 as
#   伊犁哈萨克斯坦自治州, Kazakhstan.
# Why it matters: a page of figures kept in both scripts by converting words names a prefecture of
#   China after another state.
# Versions: opencc 1.4.2 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'opencc==1.4.2' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from opencc import OpenCC

there, back = OpenCC("s2twp"), OpenCC("tw2sp")
for name in ("湖州市", "台州市", "蚌埠市", "伊犁哈萨克自治州"):
    print(name, there.convert(name), back.convert(there.convert(name)))
END

cat >stated.txt <<'END'
湖州市 湖州市 湖州市
台州市 台州市 台州市
蚌埠市 蚌埠市 蚌端口市
伊犁哈萨克自治州 伊犁哈薩克自治州 伊犁哈萨克斯坦自治州
END

echo 'opencc==1.4.2'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
