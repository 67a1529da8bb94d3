"""A change said of two figures, recomputed from them."""

from dataclasses import replace
from decimal import Decimal

from reports.claim_checks import (
    Check,
    CheckVerdict,
    check_difference,
    check_growth,
    check_multiple,
    check_points,
    unknown,
)
from reports.reading.amounts.kinds import CHANGE, GROWTH, MULTIPLE, PERCENT, SHARE
from reports.reading.claims.between import FALL, GROWN
from reports.reading.claims.page import ReadReport, alike, decimals
from reports.reading.claims.statement import Statement


def kind_of_change(page: ReadReport, index: int, after: int) -> str | None:
    """What is asserted of the figure ``after``: a difference must be in its unit."""
    figure, unit = page.figures[index], page.figures[after].unit
    if figure.kind == GROWTH and figure.unit == "%":
        return "growth"
    if figure.kind == MULTIPLE:
        return "multiple"
    if of_points(page, index):
        return "difference" if unit == "%" else None
    money = figure.unit == "元" and unit.startswith("元/")
    if figure.kind == CHANGE and (figure.unit == unit or money):
        return "difference"
    return None


def checked(
    page: ReadReport, index: int, used: tuple[int, int], gap: str
) -> Statement | None:
    """The figure against the two it was computed from: before, after."""
    kind = kind_of_change(page, index, used[1])
    figure, claimed = page.figures[index], page.operand(index)
    before, after = page.operand(used[0]), page.operand(used[1])
    fall = bool(FALL.search(gap))
    if kind == "growth":
        check = check_growth(before, after, claimed, decimals(figure), fall=fall)
    elif kind == "multiple":
        grown = bool(GROWN.search(gap)) and "番" not in figure.printed
        check = check_multiple(before, after, claimed, decimals(figure), grown=grown)
    elif kind == "difference" and of_points(page, index):
        places = (decimals(page.figures[n]) for n in (*used, index))
        slack = sum((Decimal(1).scaleb(-n) / 2 for n in places), Decimal(0))
        check = check_points(before, after, claimed, slack)
    elif kind == "difference":
        check = check_difference(before, after, claimed)
    else:
        return None
    years = page.figures[used[0]].year, page.figures[used[1]].year
    if (
        check.verdict == CheckVerdict.FAILS
        and None not in years
        and years[0] == years[1]
    ):
        check = doubt(check)
    return page.statement(kind, index, used, check)


def doubt(check: Check) -> Check:
    return replace(unknown("doubtful"), would_be=check.would_be)


def of_points(page: ReadReport, index: int) -> bool:
    """The figure is a change in percentage points."""
    figure = page.figures[index]
    return figure.kind == CHANGE and figure.unit.endswith("百分点")


def rates(page: ReadReport, *indexes: int) -> bool:
    found = [page.figures[index] for index in indexes]
    return all(f.kind in (PERCENT, SHARE) and f.unit == "%" for f in found)


def one_unit(page: ReadReport, one: int, other: int) -> bool:
    first, second = page.figures[one], page.figures[other]
    return first.unit == second.unit or alike(first, second)
