#!/usr/bin/env bash
# Guess: in2csv writes a CSV's counts as they are; a column whose districts report 0 or 1
#   adoptions is a column of numbers.
# Seen: csvkit writes False and True: a column of nothing but 0 and 1 is taken for Boolean, ahead
#   of Number. One district with 2 and all are numbers again. csvsql makes it BOOLEAN.
# Why it matters: rare events (adoptions, foundlings, homes for orphans) are mostly 0 and 1 in a
#   table by district; the type changes with the data.
# Versions: csvkit 2.2.0, agate 1.14.2 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'csvkit==2.2.0' 'agate==1.14.2' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import subprocess

for last in ("1", "2"):
    text = f"区县,收养登记\n荷塘区,0\n芦淞区,1\n天元区,{last}\n"
    for tool in (["venv/bin/in2csv", "-f", "csv"], ["venv/bin/csvsql", "--tables", "t"]):
        print(subprocess.run(tool, input=text, capture_output=True, text=True, check=True).stdout.strip())
END

cat >stated.txt <<'END'
区县,收养登记
荷塘区,False
芦淞区,True
天元区,True
CREATE TABLE t (
	"区县" VARCHAR NOT NULL, 
	"收养登记" BOOLEAN NOT NULL
);
区县,收养登记
荷塘区,0
芦淞区,1
天元区,2
CREATE TABLE t (
	"区县" VARCHAR NOT NULL, 
	"收养登记" DECIMAL NOT NULL
);
END

echo 'csvkit==2.2.0' 'agate==1.14.2'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
