#!/usr/bin/env bash
# Guess: a cell of money in an .ods table (￥370, value 370, currency CNY) reads as the number 370
#   everywhere; the currency is a matter of display.
# Seen: pyexcel-ods3 gives the text 370 CNY; python-calamine, ezodf and pandas give 370.
# Why it matters: a standard of relief in 元 is the cell most likely to be formatted as money; one
#   column of a file turns to text depending on a button of the toolbar.
# Versions: pyexcel-ods3 0.6.1, python-calamine 0.9.1, ezodf 0.3.2, lxml 6.1.3, odfpy 1.4.1,
#   pandas 3.1.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pyexcel-ods3==0.6.1' 'python-calamine==0.9.1' 'ezodf==0.3.2' 'lxml==6.1.3' 'odfpy==1.4.1' 'pandas==3.1.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import zipfile

NS = "urn:oasis:names:tc:opendocument:xmlns:"
CONTENT = f"""<office:document-content xmlns:office="{NS}office:1.0" xmlns:table="{NS}table:1.0" xmlns:text="{NS}text:1.0">
<office:body><office:spreadsheet><table:table table:name="t"><table:table-row>%s</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = f"""<manifest:manifest xmlns:manifest="{NS}manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""

def write(*cells: str) -> None:
    with zipfile.ZipFile("table.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT % "".join(f"<table:table-cell {cell}</table:table-cell>" for cell in cells))

import warnings

warnings.simplefilter("ignore")
import ezodf
import pandas
import pyexcel_ods3
from python_calamine import CalamineWorkbook

write('office:value-type="currency" office:currency="CNY" office:value="370"><text:p>￥370</text:p>',
      'office:value-type="float" office:value="370"><text:p>370</text:p>')
print("pyexcel-ods3", pyexcel_ods3.get_data("table.ods")["t"][0])
print("calamine", CalamineWorkbook.from_path("table.ods").get_sheet_by_index(0).to_python()[0])
print("ezodf", [cell.value for cell in list(ezodf.opendoc("table.ods").sheets[0].rows())[0]])
print("pandas", pandas.read_excel("table.ods", engine="odf", header=None).values.tolist()[0])
END

cat >stated.txt <<'END'
pyexcel-ods3 ['370 CNY', 370]
calamine [370.0, 370.0]
ezodf [370.0, 370.0]
pandas [370.0, 370.0]
END

echo 'pyexcel-ods3==0.6.1' 'python-calamine==0.9.1' 'ezodf==0.3.2' 'lxml==6.1.3' 'odfpy==1.4.1' 'pandas==3.1.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
