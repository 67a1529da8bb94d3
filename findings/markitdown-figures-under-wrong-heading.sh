#!/usr/bin/env bash
# Guess: MarkItDown, which turns documents into Markdown for language models, keeps the figures of
#   a table under their headings when a city's cell spans two rows.
# Seen: the second row loses its first cell and moves left: 2022 comes under 城市 and 420 under 年,
#   from .docx and HTML alike. (Its xlsx path keeps the columns.)
# Why it matters: a city's name beside several years is the plainest table of statistics; a
#   program that answers from this text reads the year as the city and the figure as the year.
# Versions: markitdown[docx] 0.1.9, python-docx 1.2.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'markitdown[docx]==0.1.9' 'python-docx==1.2.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import docx
from markitdown import MarkItDown

rows = "<tr><td rowspan=2>株洲</td><td>2021</td><td>370</td></tr><tr><td>2022</td><td>420</td></tr>"
page = f"<html><meta charset=utf-8><table><tr><th>城市</th><th>年</th><th>标准</th></tr>{rows}</table></html>"
open("table.html", "w", encoding="utf-8").write(page)
document = docx.Document()
table = document.add_table(rows=3, cols=3)
for row, words in enumerate((("城市", "年", "标准"), ("株洲", "2021", "370"), ("", "2022", "420"))):
    for column, word in enumerate(words):
        table.cell(row, column).text = word
table.cell(1, 0).merge(table.cell(2, 0)).text = "株洲"
document.save("table.docx")
for name in ("table.html", "table.docx"):
    for line in MarkItDown().convert(name).text_content.splitlines():
        if line.strip("|- "):
            print(name, line)
END

cat >stated.txt <<'END'
table.html | 城市 | 年 | 标准 |
table.html | 株洲 | 2021 | 370 |
table.html | 2022 | 420 |
table.docx | 城市 | 年 | 标准 |
table.docx | 株洲 | 2021 | 370 |
table.docx | 2022 | 420 |
END

echo 'markitdown[docx]==0.1.9' 'python-docx==1.2.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
