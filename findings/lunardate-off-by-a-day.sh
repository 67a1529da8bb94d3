#!/usr/bin/env bash
# Guess: libraries of the lunar calendar agree on every day since 1910.
# Seen: lunardate differs from zhdate, LunarCalendar and borax on 90 days of 1933, 1954 and 1978:
#   a whole lunar month shifted by one.
# Why it matters: an old-age allowance that starts on a lunar birthday starts a day off for people
#   born then, and 中秋 of 1978 falls on another day.
# Versions: lunardate 0.3.0, zhdate 0.1, LunarCalendar 0.0.9, borax 4.1.3 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'lunardate==0.3.0' 'zhdate==0.1' 'LunarCalendar==0.0.9' 'borax==4.1.3' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from collections import Counter
from datetime import date, datetime, timedelta
from borax.calendars.lunardate import LunarDate as Borax
from lunarcalendar import Converter, Solar
from lunardate import LunarDate
from zhdate import ZhDate

def readings(day: date) -> list[tuple[int, int, int]]:
    zh = ZhDate.from_datetime(datetime(day.year, day.month, day.day))
    lc = Converter.Solar2Lunar(Solar(day.year, day.month, day.day))
    borax, other = Borax.from_solar(day), LunarDate.fromSolarDate(day.year, day.month, day.day)
    return [(zh.lunar_year, zh.lunar_month, zh.lunar_day), (lc.year, lc.month, lc.day),
            (borax.year, borax.month, borax.day), (other.year, other.month, other.day)]

day, alone, otherwise = date(1910, 3, 1), Counter(), 0
while day.year < 2027:
    first, second, third, last = readings(day)
    alone[day.year] += first == second == third != last
    otherwise += not first == second == third
    day += timedelta(1)
print({year: days for year, days in alone.items() if days}, otherwise)
print(date(1978, 9, 16), readings(date(1978, 9, 16)))
END

cat >stated.txt <<'END'
{1933: 30, 1954: 30, 1978: 30} 0
1978-09-16 [(1978, 8, 14), (1978, 8, 14), (1978, 8, 14), (1978, 8, 15)]
END

echo 'lunardate==0.3.0' 'zhdate==0.1' 'LunarCalendar==0.0.9' 'borax==4.1.3'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
