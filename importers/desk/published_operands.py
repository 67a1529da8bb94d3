"""Growth that a report states without printing what it grew from: checked against the
figure that is published for the year before.

What is published may be of another term, so a difference proves nothing: here a claim can
only come to hold, never to fail.
"""

import re
from dataclasses import dataclass, replace

from importers.models import Candidate
from importers.reading.claims import Statement
from importers.reading.figures import Figure
from importers.reading.reader import Reading
from indicators.models import Observation
from reports.claims import (
    Check,
    Operand,
    Verdict,
    check_growth,
    operand,
)

HOLDING = (Verdict.HOLDS, Verdict.BY_ROUNDING, Verdict.BY_TRUNCATION)
_YEAR_ON_YEAR = re.compile(
    r"[，、（]?(?:同比|(?:比|较)(?:上年|去年|上一年))[^，。；\d]{0,8}"
)
_FALL = re.compile(r"下降|减少|降低|减幅|降幅")


@dataclass(frozen=True)
class Borne(Statement):
    """A statement that the figure published for ``since`` bears out, its first operand."""

    since: int


def with_published(
    found: tuple[Statement, ...], reading: Reading, candidates: list[Candidate]
) -> tuple[Statement, ...]:
    """The statements, those that the published figures bear out made so."""
    if all(s.check.missing != "operands" for s in found):
        return found
    places = {(f.start, f.end): n for n, f in enumerate(reading.figures)}
    published = _year_before(candidates)
    return tuple(
        _checked(s, places.get((s.start, s.end)), reading, candidates, published)
        for s in found
    )


def _year_before(candidates: list[Candidate]) -> dict[tuple[int, int], Observation]:
    lines = {c.series_id for c in candidates if c.series_id is not None}
    figures = Observation.objects.filter(series__in=lines, value__isnull=False)
    return {(o.series_id, o.year): o for o in figures.select_related("series__unit")}


def _checked(
    s: Statement,
    place: int | None,
    reading: Reading,
    candidates: list[Candidate],
    published: dict[tuple[int, int], Observation],
) -> Statement:
    if s.kind != "growth" or s.check.missing != "operands" or not place:
        return s
    figure, after = reading.figures[place], candidates[place - 1]
    gap = reading.clean.text[reading.places[place - 1][1] : reading.places[place][0]]
    if after.series_id is None or after.year is None or after.value is None:
        return s
    before = published.get((after.series_id, after.year - 1))
    if before is None or not _YEAR_ON_YEAR.fullmatch(gap) or before.part_year:
        return s
    check = _check(before, after, figure, fall=bool(_FALL.search(gap)))
    if check.verdict not in HOLDING:
        return s
    told = (before.printed, after.printed)
    return Borne(s.kind, s.start, s.end, s.printed, told, check, before.year)


def _check(
    before: Observation, after: Candidate, claimed: Figure, *, fall: bool
) -> Check:
    match = re.search(r"\d+\.(\d+)", claimed.printed)
    return check_growth(
        _operand(before),
        _operand(after),
        operand(claimed.printed, claimed.value, claimed.qualifier),
        len(match[1]) if match else 0,
        fall=fall,
    )


def _operand(said: Observation | Candidate) -> Operand:
    """In the unit of the series, so that a change of unit between reports does not matter."""
    assert said.value is not None
    printed = operand(said.printed, said.value, said.qualifier)
    return replace(printed, precision=said.precision or printed.precision * 0)
