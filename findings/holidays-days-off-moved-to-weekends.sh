#!/usr/bin/env bash
# Guess: with the package holidays twenty working days in China are counted as everywhere: a
#   weekday that is not in holidays.CN().
# Seen: it also knows the Saturdays and Sundays that are worked instead, but only is_working_day
#   asks for them; counted the usual way, a request of 20 September 2024 is due on 25 October,
#   by is_working_day on 23 October. The same for requests of January and September 2025 (four
#   days).
# Why it matters: an answer to a request for disclosure (依申请公开) is due within twenty working
#   days; a reminder counted the usual way comes days too late.
# Versions: holidays 0.109 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'holidays==0.109' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from datetime import date, timedelta

import holidays

china = holidays.CN(years=range(2024, 2027))


def due(start, works, left=20):
    while left:
        start += timedelta(days=1)
        left -= works(start)
    return start


for start in (date(2024, 9, 20), date(2025, 1, 20), date(2025, 9, 20)):
    usual = due(start, lambda day: day.weekday() < 5 and day not in china)
    print(start, usual, due(start, china.is_working_day))
END

cat >stated.txt <<'END'
2024-09-20 2024-10-25 2024-10-23
2025-01-20 2025-02-25 2025-02-21
2025-09-20 2025-10-27 2025-10-23
END

echo 'holidays==0.109'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
