"""Percentages that amounts printed shortly before bear out.

Where the words do not say what a percentage was computed from, the amounts just before it
may: 与6月底的38475人相比净增2788人，增幅7.2%. A result that agrees to the last printed place is no
accident; one that does not says nothing, so nothing is ever refuted here.
"""

from collections.abc import Callable, Iterator

from reports.claim_checks import (
    Check,
    CheckVerdict,
    check_change,
    check_growth,
    check_share,
)
from reports.reading.amounts.kinds import CHANGE
from reports.reading.claims.between import FALL
from reports.reading.claims.page import ReadReport, alike, decimals
from reports.reading.claims.statement import Statement

FAR = 6  # figures looked back over
NEAR = 40  # characters between the percentage and the last amount
SENTENCES = 1  # before that of the percentage, for the whole of a share
_AGREES = (CheckVerdict.HOLDS, CheckVerdict.BY_ROUNDING, CheckVerdict.BY_TRUNCATION)

Attempt = tuple[tuple[int, int], Check]


def borne_out(page: ReadReport, index: int, found: Statement) -> Statement:
    """``found``, or where its operands are missing the assertion with those that agree."""
    if found.check.missing not in ("operands", "whole") or not _telling(page, index):
        return found
    attempts: dict[str, Callable[[ReadReport, int], Iterator[Attempt]]] = {
        "growth": _growths,
        "share": _shares,
    }
    for used, check in attempts.get(found.kind, _none)(page, index):
        if check.verdict in _AGREES:
            return page.statement(found.kind, index, used, check)
    return found


def _none(page: ReadReport, index: int) -> Iterator[Attempt]:
    yield from ()


def _telling(page: ReadReport, index: int) -> bool:
    """The percentage is printed so exactly that agreement is no accident."""
    figure = page.figures[index]
    exact = figure.qualifier == "exact" and figure.value_high is None
    return exact and decimals(figure) > 0 and figure.value >= 1


def _growths(page: ReadReport, index: int) -> Iterator[Attempt]:
    """From any amount before to the last one, or by the last change from any amount."""
    last = index - 1
    if last < 0 or not _near(page, last, index):
        return
    claimed, places = page.operand(index), decimals(page.figures[index])
    fall = bool(FALL.search(page.gap(last, index)))
    for base in _before(page, last, sentences=0):
        if page.figures[base].unit != page.figures[last].unit:
            continue
        if page.figures[last].kind == CHANGE:
            change = page.operand(last)
            yield (base, last), check_share(change, page.operand(base), claimed, places)
            yield (
                (base, last),
                check_change(page.operand(base), change, claimed, places, fall=fall),
            )
        elif page.level(last):
            yield (
                (base, last),
                check_growth(
                    page.operand(base), page.operand(last), claimed, places, fall=fall
                ),
            )
            yield (
                (last, base),
                check_growth(
                    page.operand(last), page.operand(base), claimed, places, fall=fall
                ),
            )


def _shares(page: ReadReport, index: int) -> Iterator[Attempt]:
    """The last amount in any larger one before it."""
    last = index - 1
    if last < 0 or not page.level(last) or not _near(page, last, index):
        return
    claimed, places = page.operand(index), decimals(page.figures[index])
    part = page.figures[last]
    for whole in _before(page, last, sentences=SENTENCES):
        figure = page.figures[whole]
        if alike(part, figure) and figure.value >= part.value:
            yield (
                (last, whole),
                check_share(page.operand(last), page.operand(whole), claimed, places),
            )


def _near(page: ReadReport, last: int, index: int) -> bool:
    gap = page.gap(last, index)
    return len(gap) <= NEAR and not any(mark in gap for mark in "。；\n")


def _before(page: ReadReport, last: int, *, sentences: int) -> Iterator[int]:
    """Plain amounts before ``last``, the nearest first, in its sentence and as many before."""
    for other in range(last - 1, max(last - 1 - FAR, -1), -1):
        between = page.text[page.place(other)[1] : page.place(last)[0]]
        if "\n" in between or between.count("。") > sentences:
            return
        if page.level(other) and page.figures[other].qualifier == "exact":
            yield other
