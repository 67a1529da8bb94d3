#!/usr/bin/env bash
# Guess: a decimal(20,2) of a Parquet file arrives with its digits in every reader: that is what
#   the type is for.
# Seen: of five readers, pyarrow, DuckDB and polars keep 12345678901234567.89; fastparquet
#   (Python) and hyparquet (JavaScript) give a float, 12345678901234568, without a word.
# Why it matters: sums of money in 分, or of exact shares, differ between two readers of one
#   published file.
# Versions: duckdb 1.5.6, pyarrow 25.0.1, polars 2.1.0, fastparquet 2026.9.0,
#   hyparquet 1.31.5 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'duckdb==1.5.6' 'pyarrow==25.0.1' 'polars==2.1.0' 'fastparquet==2026.9.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import subprocess
import duckdb
import fastparquet
import polars
import pyarrow.parquet

duckdb.sql("copy (select 12345678901234567.89::decimal(20,2) as v) to 'v.parquet'")
print("duckdb", duckdb.sql("select v from 'v.parquet'").fetchone()[0])
print("pyarrow", pyarrow.parquet.read_table("v.parquet")["v"][0].as_py())
print("polars", polars.read_parquet("v.parquet")["v"][0])
print("fastparquet", int(fastparquet.ParquetFile("v.parquet").to_pandas()["v"][0]))
reader = '''
import { parquetReadObjects, asyncBufferFromFile } from "hyparquet";
const rows = await parquetReadObjects({ file: await asyncBufferFromFile("v.parquet") });
console.log(BigInt(rows[0].v).toString());
'''
open("read.mjs", "w").write(reader)
subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "hyparquet@1.31.5"], check=True, capture_output=True)
print("hyparquet", subprocess.run(["node", "read.mjs"], capture_output=True, text=True, check=True).stdout.strip())
END

cat >stated.txt <<'END'
duckdb 12345678901234567.89
pyarrow 12345678901234567.89
polars 12345678901234567.89
fastparquet 12345678901234568
hyparquet 12345678901234568
END

echo 'duckdb==1.5.6' 'pyarrow==25.0.1' 'polars==2.1.0' 'fastparquet==2026.9.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
