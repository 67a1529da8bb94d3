#!/usr/bin/env bash
# Guess: 3‑5 written with Word's non-breaking hyphen (Ctrl+Shift+_) reads as 3-5, or at worst as 3
#   5.
# Seen: docx2txt and docx2python read 35: the hyphen is an element of its own in .docx
#   (w:noBreakHyphen) and both leave it out. python-docx and mammoth keep it.
# Why it matters: an interval of three to five becomes thirty-five, a plausible figure; the same
#   happens to 2021‑2022 and to telephone numbers.
# Versions: python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'python-docx==1.2.0' 'mammoth==1.13.0' 'docx2txt==0.9' 'docx2python==3.7.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = docx.Document()
paragraph = document.add_paragraph("每千名老人有护理员3")
paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:noBreakHyphen/><w:t>5人</w:t></w:r>'))
document.save("range.docx")
print("python-docx", docx.Document("range.docx").paragraphs[0].text)
print("mammoth", ascii(mammoth.extract_raw_text("range.docx").value.strip()[-5:]))
print("docx2txt", docx2txt.process("range.docx").strip())
print("docx2python", docx2python("range.docx").text.strip())
END

cat >stated.txt <<'END'
python-docx 每千名老人有护理员3-5人
mammoth '\u54583\u20115\u4eba'
docx2txt 每千名老人有护理员35人
docx2python 每千名老人有护理员35人
END

echo 'python-docx==1.2.0' 'mammoth==1.13.0' 'docx2txt==0.9' 'docx2python==3.7.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
