#!/usr/bin/env bash
# Guess: rank() over the figures of the cities starts at 1 in Ibis, as in SQL, which it writes and
#   DuckDB runs.
# Seen: it starts at 0: Ibis writes RANK() - 1. The two best share rank 0; a city without a figure
#   gets the last rank, 3, and not none; ntile too counts from 0.
# Why it matters: a ranking moved from SQL to Ibis names the first city as number nought and every
#   other one place too high.
# Versions: ibis-framework[duckdb] 12.0.0, duckdb 1.5.6 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'ibis-framework[duckdb]==12.0.0' 'duckdb==1.5.6' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import duckdb
import ibis

table = ibis.memtable({"city": ["湖州", "株洲", "湘潭", "衡阳"], "figure": [7.0, 7.0, 5.0, None]})
order = ibis.desc("figure")
ranked = table.mutate(place=ibis.rank().over(order_by=order), half=ibis.ntile(2).over(order_by=order))
for row in ranked.order_by("place", "city").execute().itertuples(index=False):
    print("Ibis", *row)
sql = "select c, rank() over (order by v desc nulls last) from (values ('湖州', 7), ('株洲', 7), ('湘潭', 5), ('衡阳', null)) t(c, v) order by 2, 1"
for row in duckdb.sql(sql).fetchall():
    print("SQL", *row)
END

cat >stated.txt <<'END'
Ibis 株洲 7.0 0 0
Ibis 湖州 7.0 0 0
Ibis 湘潭 5.0 2 1
Ibis 衡阳 nan 3 1
SQL 株洲 1
SQL 湖州 1
SQL 湘潭 3
SQL 衡阳 4
END

echo 'ibis-framework[duckdb]==12.0.0' 'duckdb==1.5.6'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
