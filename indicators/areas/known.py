"""The areas that the portal knows, from its file of code history."""

import csv
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from indicators.areas.atlas import Atlas
from indicators.areas.continuity import places
from indicators.areas.history import read

HISTORY = Path(__file__).parents[2] / "fixtures" / "areas" / "history.csv"


@cache
def atlas() -> Atlas:
    """All areas of all years; read once in a process."""
    with HISTORY.open(encoding="utf-8", newline="") as file, collecting_later():
        return Atlas(places(read(csv.DictReader(file))))


@contextmanager
def collecting_later() -> Iterator[None]:
    """No garbage is collected meanwhile: the many objects that are made stay, and
    going through a whole process for each few thousand of them doubles the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
