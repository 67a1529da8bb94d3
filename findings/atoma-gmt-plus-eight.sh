#!/usr/bin/env bash
# Guess: 10:00:00 GMT+8 in a feed from China is ten o'clock in Beijing, UTC+08:00, or is refused.
# Seen: atoma reads it as UTC-08:00, sixteen hours later than meant (the sign of POSIX), and CST
#   as Chicago's -06:00, fourteen hours later.
# Why it matters: a notice of this morning dates from tonight or tomorrow; what was published when
#   is the point of a feed.
# Versions: atoma 0.0.17 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'atoma==0.0.17' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import atoma

feed = '<rss version="2.0"><channel><title>x</title><link>l</link><description>d</description><item><title>x</title><pubDate>{}</pubDate></item></channel></rss>'
for date in ("Sat, 28 Nov 2026 10:00:00 +0800", "Sat, 28 Nov 2026 10:00:00 GMT+8", "Sat, 28 Nov 2026 10:00:00 CST"):
    print(date, "->", atoma.parse_rss_bytes(feed.format(date).encode()).items[0].pub_date)
END

cat >stated.txt <<'END'
Sat, 28 Nov 2026 10:00:00 +0800 -> 2026-11-28 10:00:00+08:00
Sat, 28 Nov 2026 10:00:00 GMT+8 -> 2026-11-28 10:00:00-08:00
Sat, 28 Nov 2026 10:00:00 CST -> 2026-11-28 10:00:00-06:00
END

echo 'atoma==0.0.17'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
