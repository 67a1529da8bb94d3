#!/usr/bin/env bash
# Guess: humanize with zh_CN switched on speaks in 万 and 亿: 12345678 is 1234.6 万.
# Seen: it only translates the English words: 12.3 百万, 1.2 十亿 and, from a thousand on, 12.3 千.
# Why it matters: nobody writes 12.3 千 or 1.2 十亿; a reader of 十亿 beside 亿 is easily out by ten.
# Versions: humanize 4.17.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'humanize==4.17.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import humanize

humanize.i18n.activate("zh_CN")
for value in (12345, 12345678, 1234567890):
    print(value, humanize.intword(value))
END

cat >stated.txt <<'END'
12345 12.3 千
12345678 12.3 百万
1234567890 1.2 十亿
END

echo 'humanize==4.17.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
