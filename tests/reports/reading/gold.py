"""Gold tables beside reports, and how a reading compares with them.

A gold table has one row per figure that counts something, in order: offsets, the figure
as printed, and what a careful editor reads it as. ``optional`` rows may be read or not;
``^`` stands between readings that are as good as each other (also none, of indicators).
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from reports.reading.catalogue import KnownIndicator, ReaderCatalogue
from reports.reading.figures import Figure
from reports.reading.reader import Reading, read
from reports.reading.text.decoding import decode

HERE = Path(__file__).parent
OWN = HERE / "reports"
SEEDS = HERE / "seeds"
SOURCES = Path(
    os.environ.get("CIVAFFAIRS_SEEDS", settings.BASE_DIR.parent / "shared/seeds")
)
CLASSIFIERS = {"名": "人", "位": "人"}  # the same unit of the catalogue


@cache
def catalogue() -> ReaderCatalogue:
    """The catalogue of the reviewed files, without a database."""
    path = settings.BASE_DIR / "fixtures/catalogue/indicators.yaml"
    return ReaderCatalogue.of(
        KnownIndicator(
            entry["code"],
            entry["unit"],
            entry["measure"],
            (entry["name"], entry.get("short", ""), *entry["aliases"]),
        )
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )


@dataclass(frozen=True)
class Gold:
    """A report and the table of its figures."""

    name: str
    text: str
    rows: tuple[dict[str, str], ...]

    def reading(self) -> Reading:
        return reading_of(self.text)


@cache
def reading_of(text: str) -> Reading:
    """Many tests look at one reading of a report."""
    return read(text, catalogue())


def golds() -> Iterator[Gold]:
    """Every report of the project, and the five sources where they are present."""
    for table in sorted(OWN.glob("*.csv")):
        yield gold(table, table.with_suffix(".txt"))
    for table in sorted(SEEDS.glob("*.csv")):
        source = SOURCES / f"{table.stem}.txt"
        if source.is_file():
            yield gold(table, source)


def gold(table: Path, source: Path) -> Gold:
    with table.open(encoding="utf-8", newline="") as lines:
        return Gold(
            table.stem, decode(source.read_bytes()), tuple(csv.DictReader(lines))
        )


@dataclass
class Score:
    """Counts of what was read right; shares follow from them."""

    wanted: int = 0
    read: int = 0
    right: int = 0
    years: int = 0
    years_right: int = 0
    actual_right: int = 0
    matched: int = 0
    matchable: int = 0
    matched_right: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.read)

    @property
    def year(self) -> float:
        return self.years_right / self.years

    @property
    def precision(self) -> float:
        return self.matched_right / max(self.matched, 1)

    @property
    def recall(self) -> float:
        return self.matched_right / max(self.matchable, 1)

    def __add__(self, other: "Score") -> "Score":
        names = [n for n in self.__dataclass_fields__ if n != "faults"]
        summed = {n: getattr(self, n) + getattr(other, n) for n in names}
        return Score(**summed, faults=self.faults + other.faults)


def score(gold: Gold) -> Score:
    """Compare the reading of a report with its gold table."""
    figures = gold.reading().figures
    result = Score()
    used: set[int] = set()
    for row in gold.rows:
        index = _at(figures, int(row["start"]), int(row["end"]), used)
        required = row.get("optional") != "1"
        if index is None:
            result.wanted += required
            result.matchable += required and "" not in row["indicator"].split("^")
            result.faults += [f"missed {row['printed']}"] if required else []
            continue
        used.add(index)
        if required:
            _compare(result, row, figures[index])
    for index, figure in enumerate(figures):
        if index not in used:
            result.read += 1
            result.matched += figure.indicator is not None
            result.faults.append(f"invented {figure.printed}")
    return result


def _at(
    figures: tuple[Figure, ...], start: int, end: int, used: set[int]
) -> int | None:
    return next(
        (
            index
            for index, figure in enumerate(figures)
            if index not in used and figure.start < end and figure.end > start
        ),
        None,
    )


def _compare(result: Score, row: dict[str, str], figure: Figure) -> None:
    result.wanted += 1
    result.read += 1
    high = Decimal(row["value_high"]) if row.get("value_high") else None
    right = (
        figure.value == Decimal(row["value"])
        and ("value_high" not in row or figure.value_high == high)
        and _unit(figure.unit) in map(_unit, row["unit"].split("^"))
        and figure.qualifier in row["qualifier"].split("^")
    )
    result.right += right
    if not right:
        result.faults.append(f"{row['printed']} read as {figure}")
    if row["year"]:
        result.years += 1
        result.years_right += str(figure.year).lower() in row["year"].split("^")
    if row["actual"]:
        result.actual_right += str(figure.actual).lower() == row["actual"]
    else:
        result.actual_right += 1
    _compare_subject(result, row, figure)


def _compare_subject(result: Score, row: dict[str, str], figure: Figure) -> None:
    wanted = row["indicator"].split("^")
    right = (figure.indicator or "") in wanted
    if "" in wanted and right:
        return  # it may be matched to this one or to none
    result.matched += figure.indicator is not None
    result.matchable += "" not in wanted
    if right:
        result.matched_right += 1
    elif figure.indicator is not None:
        result.faults.append(f"{row['printed']} matched to {figure.indicator}")


def _unit(unit: str) -> str:
    return CLASSIFIERS.get(unit, unit)
