#!/usr/bin/env bash
# Guess: dateparser reads 2022年 as the year 2022, or not at all; it reads 2022年10月 rightly.
# Seen: it answers 28 November of the year 4: 2022 years before the day of asking. 2020—2022年 is
#   the year 4 as well.
# Why it matters: the year alone is the commonest period of a statistic; the answer is a valid
#   date, and sorts before everything.
# Versions: dateparser 1.5.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'dateparser==1.5.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from datetime import datetime
import dateparser

settings = {"RELATIVE_BASE": datetime(2026, 11, 28)}
for words in ("2022年10月", "2022年", "2020—2022年", "2022年10月底"):
    found = dateparser.parse(words, languages=["zh"], settings=settings)
    print(words, found and f"{found.year}-{found.month}-{found.day}")
END

cat >stated.txt <<'END'
2022年10月 2022-10-28
2022年 4-11-28
2020—2022年 4-11-28
2022年10月底 None
END

echo 'dateparser==1.5.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
