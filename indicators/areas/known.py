"""The areas that the portal knows, from its file of code history."""

import csv
from functools import cache
from pathlib import Path

from indicators.areas.atlas import Atlas
from indicators.areas.continuity import places
from indicators.areas.history import read

HISTORY = Path(__file__).parents[2] / "fixtures" / "areas" / "history.csv"


@cache
def atlas() -> Atlas:
    """All areas of all years; read once in a process."""
    with HISTORY.open(encoding="utf-8", newline="") as file:
        return Atlas(places(read(csv.DictReader(file))))
