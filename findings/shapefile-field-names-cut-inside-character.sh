#!/usr/bin/env bash
# Guess: geopandas cuts the name of a column to what a shapefile holds (ten bytes) and reads its
#   own file back, as it does for English names.
# Seen: it writes 城市低保标准 without an error, cut inside its fourth character, and then cannot read
#   the file: UnicodeDecodeError, for the whole map. With encoding GBK the name comes back as
#   城市低保标.
# Why it matters: a map of an indicator is written by one program and found unreadable by the
#   next; English column names hide it in every test.
# Versions: geopandas 1.2.0, pyogrio 0.13.0, shapely 2.2.0 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'geopandas==1.2.0' 'pyogrio==0.13.0' 'shapely==2.2.0' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import warnings
import geopandas
from shapely.geometry import Point

warnings.simplefilter("ignore")

def again(column: str, encoding: str) -> str:
    table = geopandas.GeoDataFrame({column: [370.0]}, geometry=[Point(113, 28)])
    table.to_file("map.shp", encoding=encoding)
    try:
        return geopandas.read_file("map.shp").columns[0]
    except UnicodeDecodeError as error:
        return type(error).__name__

for column in ("dibao_standard_urban", "城市低保标准"):
    for encoding in ("UTF-8", "GBK"):
        print(column, encoding, "->", again(column, encoding))
END

cat >stated.txt <<'END'
dibao_standard_urban UTF-8 -> dibao_stan
dibao_standard_urban GBK -> dibao_stan
城市低保标准 UTF-8 -> UnicodeDecodeError
城市低保标准 GBK -> 城市低保标
END

echo 'geopandas==1.2.0' 'pyogrio==0.13.0' 'shapely==2.2.0'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
