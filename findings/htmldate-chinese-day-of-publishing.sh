#!/usr/bin/env bash
# Guess: htmldate finds the day in 发布日期：2023年3月15日 on a page; it has patterns for 年, 月 and 日 and
#   knows 2023/3/15 there.
# Seen: it answers 2023-01-01, the year alone with a day that stands nowhere on the page; with
#   2023-03-15 or 2023/3/15 in the same place it is right.
# Why it matters: bulletins of a whole year all come out as published on New Year's Day, and the
#   order of two versions of one bulletin is lost.
# Versions: htmldate 1.11.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'htmldate==1.11.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from htmldate import find_date

page = "<html><head><title>2022年湖州市民政事业统计公报</title></head><body><div>{}</div><p>全市有养老床位1570张。</p></body></html>"
for line in ("发布日期：2023-03-15", "发布日期：2023/3/15", "发布日期：2023年3月15日", "发布日期：2023年03月15日 10:20"):
    print(line, "->", find_date(page.format(line)))
END

cat >stated.txt <<'END'
发布日期：2023-03-15 -> 2023-03-15
发布日期：2023/3/15 -> 2023-03-15
发布日期：2023年3月15日 -> 2023-01-01
发布日期：2023年03月15日 10:20 -> 2023-01-01
END

echo 'htmldate==1.11.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
