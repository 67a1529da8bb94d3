"""Growth, multiples and differences: what a figure is said to have changed by."""

import re
from dataclasses import replace

from importers.reading.claims.page import Page, alike, decimals
from importers.reading.claims.statement import Role, Statement, Wanted
from importers.reading.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE
from reports.claims import (
    Check,
    Operand,
    Verdict,
    check_change,
    check_difference,
    check_growth,
    check_multiple,
    unknown,
)

_TIME = (
    r"(?:去年|上年|上一年|(?:19|20)\d\d年)(?:同期|全年|度)?(?:年?(?:初|底|末))?(?:时)?"
)
_VERB = (
    r"(?:增幅|减幅|降幅|涨幅|增长|增加|提高|上升|提升|下降|减少|降低|上涨|上调|下调|增|减|"
    r"扩大|翻|是|为)"
)
_ABOUT = rf"(?:了|幅度|达到|达|为|约|近|超过|超|原来的|{_TIME}的){{0,3}}"
# Between the value reached and what is said of the step: nothing but this.
_RIGHT_AFTER = re.compile(
    rf"[，、（）]{{0,2}}(?:(?:同比|比上年|较上年|总体|整体|净|共|实际|提标|合计)?{_VERB}?{_ABOUT}|"
    rf"(?:比|较|与){_TIME}相?比?(?:净|共)?{_VERB}{_ABOUT})"
)
_AFTER_COMPARED = re.compile(
    r"）?的?(?:，)?(?:同比|相比|净)?(?:增幅|减幅|降幅|增长|增加|提高|上升|下降|减少|降低|增|减|是|翻)"
    r"(?:了|达|为|约|近|超过){0,2}"
)
_COMPARING = re.compile(rf"[，、（]?(?:较|比|与|同){_TIME}(?:的|（|为)?")
# y，同比增长z%，较上年的x增加d
_LATER = re.compile(rf"[，（](?:较|比){_TIME}(?:的|（)?")
_YEAR_ON_YEAR = re.compile(rf"同比|(?:比|较|与){_TIME}|是{_TIME}的")
# y，比上年增长z%: the figure y is of is compared with one that is not printed.
_UNPRINTED = re.compile(
    rf"[，、（；]?(?:(?:同比|(?:比|较|与|是){_TIME}相?比?的?)[，]?(?:[^，。；\d]{{0,8}})|"
    r"(?:翻了?|接近翻))"
)
_DOUBLING = re.compile(r"番")
_SEVERALLY = re.compile(
    rf"[，、（；]?(?:同比|(?:比|较|与){_TIME}相?比?)[，]?(?:分别|各)(?:净)?{_VERB}了?"
)
_FALL = re.compile(r"减幅|降幅|下降|减少|降低|下调|减")
_GROWN = re.compile(r"增长|增加|提高|扩大|上升|提升|增")
# y，比上年减少z: of y itself, which no other figure is compared with.
_COMPARED = re.compile(r"[，、（]|同比|比|较")
_BASE = re.compile(r"(?:比|较|与|上年|去年|同期|年初|上年末|去年底)[^，。；]{0,12}$")
_OTHER_TERMS = re.compile(r"年均|平均|分别|城区|农村")
_MOVED = re.compile(
    r"[^。；\d]{0,10}(?:提高|提升|增加|增长|上升|调整|调|升|增|上调|下调|减少|下降|降低|降|减|发展|扩大|扩展)"
    r"(?:到|至|为)了?(?:(?:19|20)\d\d年的)?(?:每人每[月年])?"
)
_FROM = re.compile(r"(?:从|由)[^，。；]{0,24}$")
LONGEST_LINK, LONGEST_LIST = 24, 12
_CHANGES = (GROWTH, CHANGE, MULTIPLE)


def growth(page: Page, index: int) -> Statement | None:
    """The assertion of a growth, a multiple or a change, if it is one."""
    figure = page.figures[index]
    found = (
        _of_step(page, index)
        or _of_comparison(page, index)
        or _of_later(page, index)
        or _of_change_between(page, index)
        or _of_change(page, index)
        or _of_unprinted(page, index)
        or _of_several(page, index)
    )
    told = figure.kind == GROWTH and figure.unit == "%" and not figure.unit_inferred
    if found is None and told:
        return page.statement("growth", index, (), unknown("operands"))
    return found


def _of_step(page: Page, index: int) -> Statement | None:
    """从x提高到y，增幅z: the value right before is the end of a step."""
    if index < 2 or not _is_step(page, index - 2, index - 1):
        return None
    gap = page.gap(index - 1, index)
    if len(gap) > LONGEST_LINK or not _RIGHT_AFTER.fullmatch(gap):
        return None
    if not _one_unit(page, index - 2, index - 1):
        return None
    first = page.figures[index - 2].year
    if _YEAR_ON_YEAR.search(gap) and first != page.since(gap, index - 1):
        return None  # 从2019年的x提高到y，同比增长z%: not of x
    return _checked(page, index, (index - 2, index - 1), gap)


def _is_step(page: Page, first: int, last: int) -> bool:
    if page.reading.steps[last] == first:
        return True
    if not (page.level(first) and page.level(last)):
        return False
    lead = page.before(first)
    return bool(_FROM.search(lead) and _MOVED.fullmatch(page.gap(first, last)))


def _of_comparison(page: Page, index: int) -> Statement | None:
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
    if not (page.level(index - 1) and page.level(reached)):
        return None
    if not _one_unit(page, reached, index - 1):
        return None
    if not _AFTER_COMPARED.fullmatch(gap) or not _COMPARING.search(link):
        return None
    bare = _COMPARING.fullmatch(link) or re.search(r"[的（]", link)
    if not bare or _OTHER_TERMS.search(link) or len(link) > LONGEST_LINK:
        return None
    return _checked(page, index, (index - 1, reached), gap)


def _of_later(page: Page, index: int) -> Statement | None:
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
    return _checked(page, index, (index + 1, index - 1), gap)


def _of_change(page: Page, index: int) -> Statement | None:
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
    if not _COMPARED.match(link) or "。" in link or _OTHER_TERMS.search(link):
        return None
    fall = bool(_FALL.search(gap))
    if fall != bool(_FALL.search(link)):
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
    if check.verdict == Verdict.FAILS and page.reading.steps[index - 2] is not None:
        check = replace(unknown("doubtful"), would_be=check.would_be)
    return page.statement("growth", index, used, check)


def _was_base(page: Page, index: int, change: int) -> bool:
    """The amount is that compared with, not the one reached: 上年同期为x，多z，增长p%."""
    told, moved = page.figures[index].year, page.figures[change].year
    earlier = told is not None and moved is not None and told < moved
    return earlier or bool(_BASE.search(page.before(index)))


def _of_change_between(page: Page, index: int) -> Statement | None:
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
    return _checked(page, index, (index - 2, index - 3), gap)


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
    grown = bool(_GROWN.search(gap))
    return check_multiple(before, after, claimed, places, grown=grown)


def _of_unprinted(page: Page, index: int) -> Statement | None:
    """y，比2012年增长z: what it grew from is not printed."""
    if not index or not page.level(index - 1):
        return None
    gap = page.gap(index - 1, index)
    figure = page.figures[index]
    doubling = bool(_DOUBLING.search(figure.printed))
    if not _UNPRINTED.fullmatch(gap) or _OTHER_TERMS.search(gap):
        return None
    since = page.since(gap, index - 1)
    year = page.figures[index - 1].year
    if since is None or year is None or since >= year:
        return None
    wanted = Wanted(
        Role.BEFORE, index - 1, since, fall=bool(_FALL.search(gap)),
        grown=bool(_GROWN.search(gap)) and not doubling,
    )  # fmt: skip
    kind = _kind(page, index, index - 1)
    if kind is None:
        return None
    return page.statement(kind, index, (index - 1,), unknown("operands"), wanted)


def _of_several(page: Page, index: int) -> Statement | None:
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
    wanted = Wanted(Role.BEFORE, subject, since, fall=bool(_FALL.search(gap)))
    return page.statement("growth", index, (subject,), unknown("operands"), wanted)


def _goes_on(page: Page, index: int) -> bool:
    """The figure continues a list of growths: p、q和r."""
    if not 0 < index < len(page.figures):
        return False
    if {page.figures[n].kind for n in (index - 1, index)} != {GROWTH}:
        return False
    return page.gap(index - 1, index) in ("、", "和", "，", "与", "及", "以及")


def _kind(page: Page, index: int, after: int) -> str | None:
    """What is asserted of the figure ``after``: a difference must be in its unit."""
    figure, unit = page.figures[index], page.figures[after].unit
    if figure.kind == GROWTH and figure.unit == "%":
        return "growth"
    if figure.kind == MULTIPLE:
        return "multiple"
    money = figure.unit == "元" and unit.startswith("元/")
    if figure.kind == CHANGE and (figure.unit == unit or money):
        return "difference"
    return None


def _checked(
    page: Page, index: int, used: tuple[int, int], gap: str
) -> Statement | None:
    """The figure against the two it was computed from: before, after."""
    kind = _kind(page, index, used[1])
    figure, claimed = page.figures[index], page.operand(index)
    before, after = page.operand(used[0]), page.operand(used[1])
    fall = bool(_FALL.search(gap))
    if kind == "growth":
        check = check_growth(before, after, claimed, decimals(figure), fall=fall)
    elif kind == "multiple":
        grown = bool(_GROWN.search(gap)) and "番" not in figure.printed
        check = check_multiple(before, after, claimed, decimals(figure), grown=grown)
    elif kind == "difference":
        check = check_difference(before, after, claimed)
    else:
        return None
    years = page.figures[used[0]].year, page.figures[used[1]].year
    if check.verdict == Verdict.FAILS and None not in years and years[0] == years[1]:
        check = replace(unknown("doubtful"), would_be=check.would_be)
    return page.statement(kind, index, used, check)


def _one_unit(page: Page, one: int, other: int) -> bool:
    first, second = page.figures[one], page.figures[other]
    return first.unit == second.unit or alike(first, second)
