"""Shares, and totals of the parts that are named after them."""

import re

from importers.reading.claims.page import Page, alike, decimals
from importers.reading.claims.statement import Role, Statement, Wanted
from importers.reading.kinds import LEVEL
from reports.claims import Verdict, check_share, check_sum, unknown

RESIDENTS = "resident_population"
_AMONG = re.compile(r"其中|包括|，(?:有|含)")
_OF = re.compile(
    r"[，（]?(?:约|均)?占(?:比|到|了|据)?(?P<whole>[^，。；：、\d占（）]{0,16}(?:（[^（）\d]{1,12}）)?)"
    r"(?:约为|约|为|达到|达|近|超过|超|不到)?"
)
_OF_ALL = re.compile(
    r"(?:全市|全部|总|其|该|这|的|数量?|人数|户数|总量|比例|比重|比率|约|为|达到?|近|超过?|年?末|同期)+"
)
_RESIDENTS = re.compile(r"(?:常住|总)?人口(?:总数|总量)?|居民(?:总数)?|常住居民")
_PARTS = re.compile(r"其中|包括|^[^，。；]{0,10}（")
_ITEMS = frozenset("家所个处座条项")
NEAR, REACH = 14, 300  # characters before a number that name it; back to a whole


def share(page: Page, index: int) -> Statement:
    """n人，占p%: of the total named before 其中, or of the one that 占 names."""
    missing = page.statement("share", index, (), unknown("whole"))
    if not index or not page.level(index - 1):
        return missing
    match = _OF.fullmatch(page.gap(index - 1, index))
    if match is None:
        return missing
    named = _OF_ALL.sub("", re.sub(r"（.*", "", match["whole"]))
    whole = _among(page, index) if not named else _named_whole(page, index, named)
    if whole is not None:
        check = check_share(
            page.operand(index - 1), page.operand(whole), page.operand(index),
            decimals(page.figures[index]),
        )  # fmt: skip
        if named and check.verdict == Verdict.UNKNOWN:
            return missing  # another whole by the same name
        return page.statement("share", index, (index - 1, whole), check)
    indicator = RESIDENTS if _RESIDENTS.fullmatch(named) else ""
    if named and not indicator and named not in page.figures[index - 1].because:
        return missing
    wanted = Wanted(Role.WHOLE, index - 1, page.figures[index - 1].year, indicator)
    return page.statement("share", index, (index - 1,), unknown("whole"), wanted)


def _among(page: Page, index: int) -> int | None:
    """The total right before 其中, of which the part is told right after it."""
    if index < 2:
        return None
    part, whole = page.figures[index - 1], page.figures[index - 2]
    link = page.gap(index - 2, index - 1)
    if not alike(part, whole) or not _AMONG.search(link) or "。" in link:
        return None
    return index - 2 if page.level(index - 2) else None


def _named_whole(page: Page, index: int, named: str) -> int | None:
    """The last figure before that is called what 占 names: 低保对象共x人…占低保对象的p%."""
    part, place = page.figures[index - 1], page.place(index)[0]
    if len(named) < 2:
        return None
    for other in range(index - 2, max(index - 12, -1), -1):
        start = page.place(other)[0]
        if place - start > REACH or "\n" in page.text[start:place]:
            return None
        figure = page.figures[other]
        called = page.before(other, NEAR + len(named))
        if named in called and page.level(other) and alike(part, figure):
            same = figure.year == part.year and figure.value >= part.value
            return other if same else None
    return None


def total(page: Page, index: int) -> Statement | None:
    """T，其中a、b和c."""
    end = page.bounds.around(page.place(index)[0])[1]
    whole = page.figures[index]
    if whole.value <= 0 or index + 2 >= len(page.figures):
        return None
    named: list[int] = []
    for other in range(index + 1, min(index + 12, len(page.figures))):
        part = page.figures[other]
        if page.place(other)[0] >= end or "；" in page.gap(other - 1, other):
            break
        if part.kind != LEVEL:
            continue
        if not named and not _PARTS.search(page.gap(index, other)):
            return None
        if _same_items(page, other, index) and part.indicator == whole.indicator:
            named.append(other)
    if len(named) < 2:
        return None
    check = check_sum(page.operand(index), [page.operand(part) for part in named])
    return None if check.missing else page.statement("sum", index, tuple(named), check)


def _same_items(page: Page, one: int, other: int) -> bool:
    units = {page.figures[one].unit, page.figures[other].unit}
    return len(units) == 1 or units <= _ITEMS
