"""The flat table: one line for each published figure, read in one query.

Rows go out as they come in, so a million of them take no more memory than a thousand;
and since one query reads them all, no answer mixes two releases.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from api.numbers import plain
from indicators.formula_guard import inert
from indicators.models import Level, Observation
from reports.models import Stance

# Column of the table → where the model keeps it. The source is the one citation the
# figure was taken from; the locator is its section with its paragraph put after it.
COLUMNS = {
    "province_code": "series__area__province__code",
    "city_code": "series__area__code",
    "city": "series__area__short",
    "indicator": "series__indicator__code",
    "indicator_name": "series__indicator__name",
    "group": "series__group__code",
    "coverage": "series__coverage__code",
    "year": "year",
    "value": "value",
    "low": "low",
    "high": "high",
    "qualifier": "qualifier",
    "unit": "series__unit__name",
    "status": "status",
    "printed": "printed",
    "measure": "series__indicator__measure",
    "cutoff": "cutoff",
    "report": "source__report__code",
    "locator": "source__section",
    "note": "note",
    "release": "release_id",
    "area_code": "series__area__code",
    "area_level": "series__area__level",
    "boundary_year": "boundary_year",
}
COLUMN = {name: number for number, name in enumerate(COLUMNS)}
ROWS_AT_ONCE = 1000


def locator(section: str | None, paragraph: int | None) -> str:
    """``十组数据 ¶37``; a table has no paragraph, a figure may have no source."""
    parts = [section or "", "" if paragraph is None else f"¶{paragraph}"]
    return " ".join(part for part in parts if part)


def cell(value: object) -> str:
    """One value as the table writes it; what is not known is empty."""
    match value:
        case None:
            return ""
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case str():
            return inert(value)
        case _:
            return str(value)


def flat_lines(observations: QuerySet[Observation]) -> Iterator[str]:
    """The table in pieces of whole lines: the header line, then the figures."""
    yield _lines([list(COLUMNS)])
    rows = _rows(observations)
    while piece := list(islice(rows, ROWS_AT_ONCE)):
        yield _lines(piece)


def _rows(observations: QuerySet[Observation]) -> Iterator[list[str]]:
    source = FilteredRelation("citations", condition=Q(citations__stance=Stance.SOURCE))
    found = observations.annotate(source=source).values_list(
        *COLUMNS.values(), "source__paragraph"
    )
    place = COLUMN["locator"]
    for *values, paragraph in found.iterator(chunk_size=ROWS_AT_ONCE):
        values[place] = locator(values[place], paragraph)
        if values[COLUMN["area_level"]] != Level.PREFECTURE:
            _of_no_city(values)
        yield [cell(value) for value in values]


def _of_no_city(values: list[Any]) -> None:
    """A province is its own; of no other level is any figure a city's."""
    if values[COLUMN["area_level"]] == Level.PROVINCE:
        values[COLUMN["province_code"]] = values[COLUMN["area_code"]]
    values[COLUMN["city_code"]] = values[COLUMN["city"]] = None


def _lines(rows: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
