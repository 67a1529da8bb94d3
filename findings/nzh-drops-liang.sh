#!/usr/bin/env bash
# Guess: nzh, the much used converter of Chinese numerals for JavaScript, reads 两万零三 as 20003 like
#   二万零三, or fails.
# Seen: it answers 3: a character it does not know counts as nothing, and nothing times 万 is
#   dropped. 两千五百 is 500, 两亿三千万 30000000; 二〇二二 is 222.
# Why it matters: 两 is how two thousand or two hundred million is written; the first part of the
#   figure goes and the rest looks like a figure.
# Versions: nzh 1.0.14 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'nzh@1.0.14' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import Nzh from "nzh";

for (const words of ["二万零三", "两万零三", "两千五百", "两亿三千万", "二〇二二"]) console.log(words, Nzh.cn.decodeS(words));
END

cat >stated.txt <<'END'
二万零三 20003
两万零三 3
两千五百 500
两亿三千万 30000000
二〇二二 222
END

echo 'nzh@1.0.14'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
