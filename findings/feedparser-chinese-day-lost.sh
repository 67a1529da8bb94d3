#!/usr/bin/env bash
# Guess: a feed's date in Chinese (2026年11月28日) is either read or left unread by feedparser.
# Seen: it is read as the first of the month at midnight, 2026-11-01, as if it said so; 2026-11-28
#   beside it is right.
# Why it matters: a bureau's notices sort into the wrong order within the month and none is ever
#   flagged as undated.
# Versions: feedparser 6.0.14 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'feedparser==6.0.14' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import time
import feedparser

def day(date: str) -> str:
    item = f"<item><title>x</title><pubDate>{date}</pubDate></item>"
    entry = feedparser.parse(f'<rss version="2.0"><channel>{item}</channel></rss>').entries[0]
    return time.strftime("%F %T", entry.published_parsed) if entry.published_parsed else "none"

for date in ("2026-11-28 10:00:00", "2026年11月28日 10:00", "2026年11月28日"):
    print(date, "->", day(date))
END

cat >stated.txt <<'END'
2026-11-28 10:00:00 -> 2026-11-28 10:00:00
2026年11月28日 10:00 -> 2026-11-01 00:00:00
2026年11月28日 -> 2026-11-01 00:00:00
END

echo 'feedparser==6.0.14'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
