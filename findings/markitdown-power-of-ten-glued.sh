#!/usr/bin/env bash
# Guess: a unit of 10⁴ 元 in a page (10<sup>4</sup>) comes out of MarkItDown as 10^4 or 10 4; the
#   sign of a footnote stays apart from the figure.
# Seen: it is 104; and a figure with the footnote mark 1, 1570<sup>1</sup>, becomes 15701.
# Why it matters: footnote marks beside figures are the custom of official tables: each such
#   figure gains a digit.
# Versions: markitdown 0.1.9 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'markitdown==0.1.9' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from markitdown import MarkItDown

page = "<html><meta charset=utf-8><p>单位：10<sup>4</sup>元</p><p>养老床位1570<sup>1</sup>张</p></html>"
open("page.html", "w", encoding="utf-8").write(page)
print(MarkItDown().convert("page.html").text_content)
END

cat >stated.txt <<'END'
单位：104元

养老床位15701张
END

echo 'markitdown==0.1.9'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
