#!/usr/bin/env bash
# Guess: Excelize gives a cell as Excel shows it, so 2300 in the format General"余" is 2300余, as
#   2022 in 0"年" is 2022年.
# Seen: it is 2300: a word beside General is dropped; with 0 in place of General it stays.
#   [DBNum1]General, which Excel shows in Chinese characters, is 320.
# Why it matters: a qualifier or a unit that only the format shows (余, 约, 亿) is lost from what
#   looks like the text on the screen.
# Versions: excelize 0.1.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'excelize==0.1.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import excelize

CELLS = [
    (2300, '0"余"'),
    (2300, 'General"余"'),
    (2500, '"约"General'),
    (3.6, 'General"亿"'),
    (3.6, '0.0"亿"'),
    (320, "[DBNum1]General"),
]
book = excelize.new_file()
for row, (value, form) in enumerate(CELLS, 1):
    cell = f"A{row}"
    book.set_cell_value("Sheet1", cell, value)
    style = book.new_style(excelize.Style(custom_num_fmt=form))
    book.set_cell_style("Sheet1", cell, cell, style)
    print(form, book.get_cell_value("Sheet1", cell))
END

cat >stated.txt <<'END'
0"余" 2300余
General"余" 2300
"约"General 2500
General"亿" 3.6
0.0"亿" 3.6亿
[DBNum1]General 320
END

echo 'excelize==0.1.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
