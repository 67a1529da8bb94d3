"""Operands that a report does not print, taken from what is published.

What is published may be of another term, of another day of the year or of other people, so
a difference proves nothing: here a claim can only come to hold, never to fail. Where the
published figure gives another result, that is told beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Q

from importers.models import Candidate
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Observation, Status
from reports.claim_checks import (
    Check,
    CheckVerdict,
    Operand,
    check_difference,
    check_growth,
    check_multiple,
    check_nth,
    check_share,
    operand,
    unknown,
)
from reports.reading.claims import MissingOperand, OperandRole, Statement
from reports.reading.figures import Figure
from reports.reading.reader import Reading

HOLDING = (CheckVerdict.HOLDS, CheckVerdict.BY_ROUNDING, CheckVerdict.BY_TRUNCATION)
DIFFERS = "published"  # what is missing: a published figure that is surely comparable


@dataclass(frozen=True, kw_only=True)
class Borne(Statement):
    """A statement checked with a published figure, which is its operand ``at`` (from 1)."""

    published: Observation
    at: int


def with_published(
    found: tuple[Statement, ...], reading: Reading, candidates: list[Candidate]
) -> tuple[Statement, ...]:
    """The statements, those for which an operand is published checked with it."""
    asking = [s for s in found if s.wanted is not None]
    if not asking:
        return found
    shelf = _OperandCache.of([candidates[s.wanted.subject] for s in asking if s.wanted])
    return tuple(
        _checked(s, s.wanted, reading, candidates, shelf) if s.wanted else s
        for s in found
    )


@dataclass(frozen=True)
class _OperandCache:
    """Published figures by city, indicator, group, coverage and year."""

    figures: dict[tuple[Any, ...], Observation]

    @classmethod
    def of(cls, subjects: Iterable[Candidate]) -> "_OperandCache":
        """What the series of the subjects, their totals and the residents have."""
        lines = [c for c in subjects if c.city_id]
        indicators = {c.indicator_id for c in lines if c.indicator_id}
        published = Observation.objects.filter(
            Q(series__indicator__in=indicators)
            | Q(series__indicator__code="resident_population"),
            series__area__in={c.city_id for c in lines},
            value__isnull=False,
            boundary_year=None,
        ).exclude(status=Status.LOW_RELIABILITY)
        return cls(
            {
                (
                    o.series.area_id, o.series.indicator.code, o.series.group.code,
                    o.series.coverage.code, o.year,
                ): o
                for o in published.select_related(
                    "series__unit", "series__indicator", "series__group",
                    "series__coverage",
                )
            }
        )  # fmt: skip

    def wanted(self, wanted: MissingOperand, subject: Candidate) -> Observation | None:
        if wanted.indicator:
            key = (wanted.indicator, TOTAL, WHOLE_CITY)
        elif not (subject.indicator and subject.group and subject.coverage):
            return None
        else:
            whole = wanted.role is OperandRole.WHOLE
            if whole and subject.group.code == TOTAL:
                return None
            group = TOTAL if whole else subject.group.code
            key = (subject.indicator.code, group, subject.coverage.code)
        return self.figures.get((subject.city_id, *key, wanted.since))


def _checked(
    s: Statement,
    wanted: MissingOperand,
    reading: Reading,
    candidates: list[Candidate],
    shelf: _OperandCache,
) -> Statement:
    """The statement with the published figure in its place, if one is found that may be
    set beside the report's own."""
    subject, figure = candidates[wanted.subject], reading.figures[wanted.subject]
    published = shelf.wanted(wanted, subject)
    if published is None or not _comparable(published, subject, wanted):
        return s
    own = _own(subject, figure, published, wanted)
    claimed = next((f for f in reading.figures if _same(f, s)), None)
    if own is None:
        return s
    check = _check(s, wanted, own, _operand(published), claimed)
    if check is None or check.missing == "operands":
        return s
    if check.verdict not in HOLDING:
        check = replace(unknown(DIFFERS), would_be=check.would_be)
    before = wanted.role is OperandRole.BEFORE
    told = (published.printed, figure.printed)
    given = {f.name: getattr(s, f.name) for f in fields(Statement)}
    given |= {"check": check, "operands": told if before else told[::-1]}
    return Borne(**given, published=published, at=1 if before else 2)


def _comparable(
    published: Observation, subject: Candidate, wanted: MissingOperand
) -> bool:
    """A part of a year is no operand, and a flow of a part of a year none for a year's."""
    if wanted.role is OperandRole.WHOLE:
        return not published.part_year
    flow = published.series.indicator.measure == "flow"
    in_part = subject.cutoff is not None and (
        subject.cutoff.month,
        subject.cutoff.day,
    ) != (12, 31)
    if wanted.since == subject.year:
        return False
    return not published.part_year and not (flow and in_part)


def _own(
    subject: Candidate, figure: Figure, published: Observation, wanted: MissingOperand
) -> Operand | None:
    """The report's figure, in the unit of the published one."""
    if subject.value is not None and not wanted.indicator:
        if subject.own_unit_id != published.series.unit_id:
            return None
        return _operand(subject)
    return operand(figure.printed, figure.value, figure.qualifier)


def _operand(said: Observation | Candidate) -> Operand:
    """In the unit of the series, so that a change of unit between reports does not matter."""
    assert said.value is not None
    printed = operand(said.printed, said.value, said.qualifier)
    return replace(printed, precision=said.precision or printed.precision * 0)


def _check(
    s: Statement,
    wanted: MissingOperand,
    own: Operand,
    other: Operand,
    claimed: Figure | None,
) -> Check | None:
    if s.kind == "nth":
        if s.times is None:
            return None
        return check_nth(own, other, operand(str(s.times), s.times, "exact"))
    if claimed is None:
        return None
    said = operand(claimed.printed, claimed.value, claimed.qualifier)
    match = re.search(r"\d+\.(\d+)", claimed.printed)
    places = len(match[1]) if match else 0
    if s.kind == "growth":
        return check_growth(other, own, said, places, fall=wanted.fall)
    if s.kind == "multiple":
        return check_multiple(other, own, said, places, grown=wanted.grown)
    if s.kind == "share":
        return check_share(own, other, said, places)
    if s.kind == "difference":
        return _difference(other, own, said, fall=wanted.fall)
    return None


def _difference(before: Operand, after: Operand, said: Operand, *, fall: bool) -> Check:
    if (after.value < before.value) != fall:
        return replace(unknown("doubtful"), would_be=abs(after.value - before.value))
    return check_difference(before, after, said)


def _same(figure: Figure, s: Statement) -> bool:
    return (figure.start, figure.end) == (s.start, s.end)
