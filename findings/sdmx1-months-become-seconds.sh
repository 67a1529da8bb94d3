#!/usr/bin/env bash
# Guess: sdmx1 turns the reporting months of a message, 2021-M01 to 2021-M12, into months when
#   to_pandas is asked for datetime, or refuses them as it refuses the half year 2021-S1.
# Seen: all twelve fall on 1 January 2021, one second apart: 2021-M12 is 00:00:12. The third of a
#   year 2021-T2 is 1 February. 2021-12 and 2021-Q4 are right.
# Why it matters: a monthly series draws as one point, while sums by year still agree, so no total
#   gives it away.
# Versions: sdmx1 2.28.0, pandas 3.1.1 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'sdmx1==2.28.0' 'pandas==3.1.1' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import io
import warnings
import sdmx

warnings.simplefilter("ignore")
BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
MESSAGE = f"""<mes:GenericData xmlns:mes="{BASE}message" xmlns:gen="{BASE}data/generic" xmlns:com="{BASE}common"><mes:Header>
<mes:ID>x</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2026-01-01T00:00:00</mes:Prepared><mes:Sender id="X"/>
<mes:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"><com:Structure><Ref id="S" agencyID="X" version="1.0"/>
</com:Structure></mes:Structure></mes:Header><mes:DataSet structureRef="S"><gen:Series><gen:SeriesKey>
<gen:Value id="REF_AREA" value="430200"/></gen:SeriesKey>%s</gen:Series></mes:DataSet></mes:GenericData>"""

def read(period: str) -> str:
    obs = f'<gen:Obs><gen:ObsDimension value="{period}"/><gen:ObsValue value="1"/></gen:Obs>'
    message = sdmx.read_sdmx(io.BytesIO((MESSAGE % obs).encode()))
    try:
        return str(sdmx.to_pandas(message.data[0], datetime="TIME_PERIOD").index[0])
    except ValueError as error:
        return type(error).__name__

for period in ("2021-12", "2021-Q4", "2021-M01", "2021-M12", "2021-T2", "2021-S1"):
    print(period, read(period))
END

cat >stated.txt <<'END'
2021-12 2021-12-01 00:00:00
2021-Q4 2021-10-01 00:00:00
2021-M01 2021-01-01 00:00:01
2021-M12 2021-01-01 00:00:12
2021-T2 2021-02-01 00:00:00
2021-S1 DateParseError
END

echo 'sdmx1==2.28.0' 'pandas==3.1.1'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
