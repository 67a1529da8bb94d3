#!/usr/bin/env bash
# Guess: a place name with a pinyin guide above it (拼音指南 in Word and WPS) keeps its characters
#   when a .docx is read: 地点：亳州市.
# Seen: python-docx and mammoth drop the name with its guide and read 地点：市; docx2txt and
#   docx2python keep both, 地点：Bózhōu亳州市. None of the four gives 亳州市 alone.
# Why it matters: pinyin guides stand on exactly the rare names that a reader might not know; the
#   city of a figure is lost, silently.
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
paragraph = document.add_paragraph("地点：")
paragraph._p.append(parse_xml(
    f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
    '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>Bózhōu</w:t></w:r></w:rt>'
    "<w:rubyBase><w:r><w:t>亳州</w:t></w:r></w:rubyBase></w:ruby></w:r>"))
paragraph.add_run("市")
document.save("name.docx")
print("python-docx", docx.Document("name.docx").paragraphs[0].text)
print("mammoth", mammoth.extract_raw_text("name.docx").value.strip())
print("docx2txt", docx2txt.process("name.docx").strip())
print("docx2python", docx2python("name.docx").text.strip())
END

cat >stated.txt <<'END'
python-docx 地点：市
mammoth 地点：市
docx2txt 地点：Bózhōu亳州市
docx2python 地点：Bózhōu亳州市
END

echo 'python-docx==1.2.0' 'mammoth==1.13.0' 'docx2txt==0.9' 'docx2python==3.7.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
