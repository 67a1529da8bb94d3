"""Changes from a figure that the text does not print."""

import re

from reports.claim_checks import unknown
from reports.reading.amounts.kinds import GROWTH
from reports.reading.claims.between import FALL, GROWN, OTHER_TERMS, TIME, VERB
from reports.reading.claims.checking import kind_of_change
from reports.reading.claims.page import ReadReport
from reports.reading.claims.statement import MissingOperand, OperandRole, Statement

# y，比上年增长z%: the figure y is of is compared with one that is not printed.
_UNPRINTED = re.compile(
    rf"[，、（；]?(?:(?:同比|(?:比|较|与|是){TIME}相?比?的?)[，]?(?:[^，。；\d]{{0,8}})|"
    r"(?:翻了?|接近翻))"
)
_DOUBLING = re.compile(r"番")
_SEVERALLY = re.compile(
    rf"[，、（；]?(?:同比|(?:比|较|与){TIME}相?比?)[，]?(?:分别|各)(?:净)?{VERB}了?"
)
LONGEST_LIST = 12


def of_unprinted(page: ReadReport, index: int) -> Statement | None:
    """y，比2012年增长z: what it grew from is not printed."""
    if not index or not page.level(index - 1):
        return None
    gap = page.gap(index - 1, index)
    figure = page.figures[index]
    doubling = bool(_DOUBLING.search(figure.printed))
    if not _UNPRINTED.fullmatch(gap) or OTHER_TERMS.search(gap):
        return None
    since = page.since(gap, index - 1)
    year = page.figures[index - 1].year
    if since is None or year is None or since >= year:
        return None
    wanted = MissingOperand(
        OperandRole.BEFORE, index - 1, since, fall=bool(FALL.search(gap)),
        grown=bool(GROWN.search(gap)) and not doubling,
    )  # fmt: skip
    kind = kind_of_change(page, index, index - 1)
    if kind is None:
        return None
    return page.statement(kind, index, (index - 1,), unknown("operands"), wanted)


def of_several(page: ReadReport, index: int) -> Statement | None:
    """标准分别提高到a、b，较上年分别增长p、q: p belongs to a, q to b."""
    first = last = index
    while first > index - LONGEST_LIST and _goes_on(page, first):
        first -= 1
    while last < index + LONGEST_LIST and _goes_on(page, last + 1):
        last += 1
    count = last - first + 1
    subject = first - count + (index - first)
    if count < 2 or first < count or page.figures[index].unit != "%":
        return None
    values = range(first - count, first)
    gap = page.gap(first - 1, first)
    if not all(page.level(n) for n in values) or not _SEVERALLY.fullmatch(gap):
        return None
    end = page.bounds.around(page.place(first - count)[0])[1]
    since, year = page.since(gap, subject), page.figures[subject].year
    if page.place(last)[0] >= end or since is None or year is None or since >= year:
        return None
    wanted = MissingOperand(
        OperandRole.BEFORE, subject, since, fall=bool(FALL.search(gap))
    )
    return page.statement("growth", index, (subject,), unknown("operands"), wanted)


def _goes_on(page: ReadReport, index: int) -> bool:
    """The figure continues a list of growths: p、q和r."""
    if not 0 < index < len(page.figures):
        return False
    if {page.figures[n].kind for n in (index - 1, index)} != {GROWTH}:
        return False
    return page.gap(index - 1, index) in ("、", "和", "，", "与", "及", "以及")
