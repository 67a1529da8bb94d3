"""Shares, and totals of the parts that are named after them."""

import re

from reports.claim_checks import CheckVerdict, check_share, check_sum, unknown
from reports.reading.amounts.kinds import LEVEL
from reports.reading.claims.page import ReadReport, alike, decimals
from reports.reading.claims.statement import MissingOperand, OperandRole, Statement

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
_TOGETHER = re.compile(
    r"(?:等?(?:构成|组成))?[，；、（]?(?:城乡|两项|三项|二者|两者|以上|全市)?"
    r"(?:(?:合计|共计|总计)(?:为|有|达|是|[^，。；：、\d]{1,8})?"
    r"|(?:相加|总共|总数|总量|总额|共|计)(?:为|有|达|是)?)"
)
_ITEMS = frozenset("家所个处座条项")
MOST = 12  # figures looked over for parts
NEAR, REACH = 14, 300  # characters before a number that name it; back to a whole


def share(page: ReadReport, index: int) -> Statement:
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
        if named and check.verdict == CheckVerdict.UNKNOWN:
            return missing  # another whole by the same name
        return page.statement("share", index, (index - 1, whole), check)
    indicator = RESIDENTS if _RESIDENTS.fullmatch(named) else ""
    if named and not indicator and named not in page.figures[index - 1].because:
        return missing
    wanted = MissingOperand(
        OperandRole.WHOLE, index - 1, page.figures[index - 1].year, indicator
    )
    return page.statement("share", index, (index - 1,), unknown("whole"), wanted)


def _among(page: ReadReport, index: int) -> int | None:
    """The total right before 其中, of which the part is told right after it."""
    if index < 2:
        return None
    part, whole = page.figures[index - 1], page.figures[index - 2]
    link = page.gap(index - 2, index - 1)
    if not alike(part, whole) or not _AMONG.search(link) or "。" in link:
        return None
    return index - 2 if page.level(index - 2) else None


def _named_whole(page: ReadReport, index: int, named: str) -> int | None:
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


def total(page: ReadReport, index: int) -> Statement | None:
    """T，其中a、b和c, also of two totals at once (1.1万户1.9万人，其中…), or a、b和c，共T."""
    whole = page.figures[index]
    if whole.value <= 0:
        return None
    named = _parts_after(page, index) or _parts_before(page, index)
    if len(named) < 2:
        return None
    check = check_sum(page.operand(index), [page.operand(part) for part in named])
    return None if check.missing else page.statement("sum", index, tuple(named), check)


def _parts_after(page: ReadReport, index: int) -> list[int]:
    """What stands after 其中, or in brackets, of the same items."""
    end = page.bounds.around(page.place(index)[0])[1]
    named: list[int] = []
    for other in range(index + 1, min(index + MOST, len(page.figures))):
        if page.place(other)[0] >= end or "；" in page.gap(other - 1, other):
            break
        if page.figures[other].kind != LEVEL:
            continue
        beside = other == index + 1 and not page.gap(index, other)
        if not named and not beside and not _PARTS.search(page.gap(index, other)):
            return []
        if _part_of(page, other, index) and not beside:
            named.append(other)
            if _reach(page, named, index):
                break
    return named


def _parts_before(page: ReadReport, index: int) -> list[int]:
    """What stands before ``构成，共`` or ``，合计``, of the same items, in the sentence;
    before both totals of ``，共14100户25200人`` too."""
    first = index - 1 if index > 1 and not page.gap(index - 1, index) else index
    if not first or not _TOGETHER.fullmatch(page.gap(first - 1, first)):
        return []
    floor = page.bounds.around(page.place(index)[0])[0]
    named: list[int] = []
    for other in range(first - 1, max(first - MOST, -1), -1):
        if page.place(other)[0] < floor or "；" in page.gap(other, other + 1):
            break
        if page.level(other) and _added(page, other, index):
            named.insert(0, other)
            if _reach(page, named, index):
                break
    return named


def _added(page: ReadReport, one: int, whole: int) -> bool:
    """A part, also one of another subject where their sum has none of its own."""
    if page.figures[whole].indicator is None:
        return _same_items(page, one, whole)
    return _part_of(page, one, whole)


def _reach(page: ReadReport, named: list[int], whole: int) -> bool:
    """The parts are as much as the whole: what follows is of something else."""
    reached = sum(page.figures[part].value for part in named)
    return len(named) > 1 and reached >= page.figures[whole].value


def _part_of(page: ReadReport, one: int, whole: int) -> bool:
    """Of the same items and the same subject, or without any of its own (集中供养1900人)."""
    if not _same_items(page, one, whole):
        return False
    indicator = page.figures[one].indicator
    return indicator in (None, page.figures[whole].indicator)


def _same_items(page: ReadReport, one: int, other: int) -> bool:
    units = {page.figures[one].unit, page.figures[other].unit}
    return len(units) == 1 or units <= _ITEMS
