"""Growth, multiples and differences: what a figure is said to have changed by."""

import re
from dataclasses import replace

from reports.claim_checks import (
    Check,
    CheckVerdict,
    Operand,
    check_change,
    check_multiple,
    unknown,
)
from reports.reading.amounts.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE
from reports.reading.claims.between import FALL, GROWN, OTHER_TERMS, TIME, VERB
from reports.reading.claims.checking import checked, doubt, of_points, one_unit, rates
from reports.reading.claims.page import ReadReport, decimals
from reports.reading.claims.statement import Statement
from reports.reading.claims.unprinted import of_several, of_unprinted

_ABOUT = rf"(?:了|幅度|达到|达|为|约|近|超过|超|原来的|{TIME}的){{0,3}}"
# Between the value reached and what is said of the step: nothing but this.
_RIGHT_AFTER = re.compile(
    rf"[，、（）]{{0,2}}(?:(?:同比|比上年|较上年|总体|整体|净|共|实际|提标|合计)?{VERB}?{_ABOUT}|"
    rf"(?:比|较|与){TIME}相?比?(?:净|共)?{VERB}{_ABOUT})"
)
_AFTER_COMPARED = re.compile(
    r"）?的?(?:，)?(?:同比|相比|净)?(?:增幅|减幅|降幅|增长|增加|提高|上升|下降|减少|降低|增|减|是|翻)"
    r"(?:了|达|为|约|近|超过){0,2}"
)
_COMPARING = re.compile(rf"[，、（]?(?:较|比|与|同){TIME}(?:的|（|为)?")
# y，同比增长z%，较上年的x增加d
_LATER = re.compile(rf"[，（](?:较|比){TIME}(?:的|（)?")
_YEAR_ON_YEAR = re.compile(rf"同比|(?:比|较|与){TIME}|是{TIME}的")
# y，比上年减少z: of y itself, which no other figure is compared with.
_COMPARED = re.compile(r"[，、（]|同比|比|较")
_BASE = re.compile(r"(?:比|较|与|上年|去年|同期|年初|上年末|去年底)[^，。；]{0,12}$")
_MOVED = re.compile(
    r"[^。；\d]{0,10}(?:提高|提升|增加|增长|上升|调整|调|升|增|上调|下调|减少|下降|降低|降|减|发展|扩大|扩展)"
    r"(?:到|至|为)了?(?:(?:19|20)\d\d年的)?(?:每人每[月年])?"
)
_FROM = re.compile(r"(?:从|由)[^，。；]{0,24}$")
LONGEST_LINK = 24


def growth(page: ReadReport, index: int) -> Statement | None:
    """The assertion of a growth, a multiple or a change, if it is one."""
    figure = page.figures[index]
    found = (
        _of_step(page, index)
        or _of_comparison(page, index)
        or _of_later(page, index)
        or _of_change_between(page, index)
        or _of_change(page, index)
        or of_unprinted(page, index)
        or of_several(page, index)
    )
    told = figure.kind == GROWTH and figure.unit == "%" and not figure.unit_inferred
    if found is None and told:
        return page.statement("growth", index, (), unknown("operands"))
    return found


def _of_step(page: ReadReport, index: int) -> Statement | None:
    """从x提高到y，增幅z: the value right before is the end of a step."""
    if index < 2 or not _is_step(page, index - 2, index - 1):
        return None
    gap = page.gap(index - 1, index)
    if len(gap) > LONGEST_LINK or not _RIGHT_AFTER.fullmatch(gap):
        return None
    if not one_unit(page, index - 2, index - 1):
        return None
    first, yearly = page.figures[index - 2].year, _YEAR_ON_YEAR.search(gap)
    if yearly and first != page.since(gap, index - 1):
        return None  # 从2019年的x提高到y，同比增长z%: not of x
    found = checked(page, index, (index - 2, index - 1), gap)
    if found is not None and found.check.verdict == CheckVerdict.FAILS and yearly:
        # 由x提高到y，同比提高z: the year before may have been in between.
        return replace(found, check=doubt(found.check))
    return found


def _is_step(page: ReadReport, first: int, last: int) -> bool:
    if page.reading.steps[last] == first:
        return True
    if not (page.level(first) and page.level(last)):
        return False
    lead = page.before(first)
    return bool(_FROM.search(lead) and _MOVED.fullmatch(page.gap(first, last)))


def _of_comparison(page: ReadReport, index: int) -> Statement | None:
    """y，较去年同期（x）增长z; y，同比增长z%，较上年的x增加d."""
    if index < 2:
        return None
    reached = index - 2
    if page.figures[reached].kind == GROWTH and reached:
        if not _RIGHT_AFTER.fullmatch(page.gap(reached - 1, reached)):
            return None
        reached -= 1
        if reached and _COMPARING.fullmatch(page.gap(reached - 1, reached)):
            reached -= 1  # y，较上年x提高z%，较2012年的w提高d: d is of y
    gap, link = page.gap(index - 1, index), page.gap(index - 2, index - 1)
    of_rates = of_points(page, index) and rates(page, reached, index - 1)
    if not of_rates and not (page.level(index - 1) and page.level(reached)):
        return None
    if not one_unit(page, reached, index - 1):
        return None
    if not _AFTER_COMPARED.fullmatch(gap) or not _COMPARING.search(link):
        return None
    bare = _COMPARING.fullmatch(link) or re.search(r"[的（]", link)
    if not bare or OTHER_TERMS.search(link) or len(link) > LONGEST_LINK:
        return None
    return checked(page, index, (index - 1, reached), gap)


def _of_later(page: ReadReport, index: int) -> Statement | None:
    """y，同比增长z%，较上年的x增加d: what it grew from comes afterwards."""
    if not index or index + 1 >= len(page.figures):
        return None
    gap, link = page.gap(index - 1, index), page.gap(index, index + 1)
    if not (page.level(index - 1) and page.level(index + 1)):
        return None
    if page.figures[index - 1].unit != page.figures[index + 1].unit:
        return None
    if _BASE.search(page.before(index - 1)):
        return None
    if not _RIGHT_AFTER.fullmatch(gap) or not _LATER.fullmatch(link):
        return None
    then, now = page.since(link, index - 1), page.since(gap, index - 1)
    if now is not None and then != now:
        return None
    return checked(page, index, (index + 1, index - 1), gap)


def _of_change(page: ReadReport, index: int) -> Statement | None:
    """y，比上年减少z，下降p%."""
    figure = page.figures[index]
    if index < 2 or figure.kind not in (GROWTH, MULTIPLE):
        return None
    y, z = page.figures[index - 2], page.figures[index - 1]
    gap, link = page.gap(index - 1, index), page.gap(index - 2, index - 1)
    if z.kind != CHANGE or y.kind != LEVEL or y.unit != z.unit:
        return None
    if len(link) > LONGEST_LINK or not _RIGHT_AFTER.fullmatch(gap):
        return None
    if not _COMPARED.match(link) or "。" in link or OTHER_TERMS.search(link):
        return None
    fall = bool(FALL.search(gap))
    if fall != bool(FALL.search(link)):
        return None
    used = (index - 2, index - 1)
    after, change = page.operand(index - 2), page.operand(index - 1)
    if _was_base(page, index - 2, index - 1):
        moved = -change.value if fall else change.value
        after = replace(
            after,
            value=after.value + moved,
            precision=after.precision + change.precision,
        )
    if figure.kind == MULTIPLE:
        check = _grown_by(after, change, page.operand(index), decimals(figure), gap)
        return page.statement("multiple", index, used, check)
    check = check_change(
        after, change, page.operand(index), decimals(figure), fall=fall
    )
    if (
        check.verdict == CheckVerdict.FAILS
        and page.reading.steps[index - 2] is not None
    ):
        check = doubt(check)
    return page.statement("growth", index, used, check)


def _was_base(page: ReadReport, index: int, change: int) -> bool:
    """The amount is that compared with, not the one reached: 上年同期为x，多z，增长p%."""
    told, moved = page.figures[index].year, page.figures[change].year
    earlier = told is not None and moved is not None and told < moved
    return earlier or bool(_BASE.search(page.before(index)))


def _of_change_between(page: ReadReport, index: int) -> Statement | None:
    """y，比上年的x增加d，增长p%."""
    if index < 3 or page.figures[index - 1].kind != CHANGE:
        return None
    if not (page.level(index - 3) and page.level(index - 2)):
        return None
    moved, gap = page.gap(index - 2, index - 1), page.gap(index - 1, index)
    if not _COMPARING.fullmatch(page.gap(index - 3, index - 2)):
        return None
    if not _AFTER_COMPARED.fullmatch(moved) or not _RIGHT_AFTER.fullmatch(gap):
        return None
    if page.figures[index - 2].unit != page.figures[index - 3].unit:
        return None
    if _YEAR_ON_YEAR.search(gap):
        return None
    return checked(page, index, (index - 2, index - 3), gap)


def _grown_by(
    after: Operand, change: Operand, claimed: Operand, places: int, gap: str
) -> Check:
    """增加z，增长一倍多: of what was there before."""
    if after.qualifier != "exact" or change.qualifier != "exact":
        return unknown("operands")
    before = replace(
        after,
        value=after.value - change.value,
        precision=after.precision + change.precision,
    )
    grown = bool(GROWN.search(gap))
    return check_multiple(before, after, claimed, places, grown=grown)
