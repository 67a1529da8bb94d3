"""Small texts, each of one class of wording, and how a reading differs from their tables.

A table has one row per figure: offsets, the figure as printed, and what it must be read
as. ``^`` separates readings that are as good as each other. An empty ``value_high`` or
``indicator`` must be empty in the reading too; other empty fields are not judged, and
``-`` says that they must be empty.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from reports.reading.figures import Figure
from tests.reports.reading.gold import Gold, gold

HERE = Path(__file__).parent / "cases"
JUDGED = ("unit", "qualifier", "year", "period", "actual", "kind", "basis")
MATCHED = ("group", "coverage")


def cases(folder: Path = HERE) -> Iterator[Gold]:
    """Every text of ``folder`` that has a table with offsets beside it."""
    for table in sorted(folder.glob("*.csv")):
        text = table.with_suffix(".txt")
        if text.is_file():
            yield gold(table, text)


def faults(case: Gold) -> list[str]:
    """What the reader gets wrong, a line each: ``printed: field is … not …``."""
    figures = list(case.reading().figures)
    found: list[str] = []
    for row in case.rows:
        figure = _at(figures, int(row["start"]), int(row["end"]))
        if figure is None:
            found.append(f"{row['printed']}: not read")
            continue
        figures.remove(figure)
        found += _differences(row, figure)
    return found + [f"{figure.printed}: no figure, but read" for figure in figures]


def _at(figures: list[Figure], start: int, end: int) -> Figure | None:
    overlapping = (f for f in figures if f.start < end and f.end > start)
    return next(overlapping, None)


def _differences(row: dict[str, str], figure: Figure) -> Iterator[str]:
    for name, wanted in _wanted(row):
        read = _text(getattr(figure, name))
        if read not in wanted.split("^"):
            yield f"{row['printed']}: {name} is {read or 'none'}, not {wanted or 'none'}"


def _wanted(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "value", _plain(row["value"])
    if "value_high" in row:
        yield "value_high", _plain(row["value_high"])
    for name in JUDGED:
        if row.get(name):
            yield name, "" if row[name] == "-" else row[name]
    if "indicator" in row:
        yield "indicator", row["indicator"]
        for name in MATCHED:
            if row.get(name):
                yield name, row[name]


def _plain(number: str) -> str:
    return format(Decimal(number).normalize(), "f") if number else ""


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return value
        case int():
            return str(value)
        case _:
            return _plain(str(value))
