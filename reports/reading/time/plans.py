"""Whether a figure is a fact, or a plan, a target, a forecast."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import alternation

_AIMED_AFTER = re.compile(
    r"[^，。；\d]{0,6}的(?:[^，。；）\d]{0,4}目标|年度任务|任务目标)|的计划|"
    r"[^，。；\d]{0,6}将(?:投|用于|惠及|陆续)|(?:[^，。；\d]{0,2})(?:预计|有望|拟于|将于|力争)"
)
_TASK = re.compile(
    r"(?:(?:年度|全年)(?:目标|任务|计划|预算)|(?:任务|目标|计划)数|目标任务|规划的?总数|总任务)"
    r"(?:为|是|共|约|[（：≥])*$"
)
# 年度指标值100%，实际完成值98%
_AIMED_VALUE = re.compile(
    r"(?:(?<![超高低]过)(?<![高低]于)(?<![超比较])(?:指标|目标|计划|预期)值|预算数)(?:为|是|[（：≥])*$|预算[为是]$"
)
# 市里要求登记失能老人建档率达到90%, 下达…改造任务800户
_DEMANDED = re.compile(
    r"(?:[市省县区里级部厅局府院委家方]|文件|规划|方案|考核|任务|指标)要求(?!的)[^，。；\d]{0,24}$"
    r"|(?:年度|全年|年初)(?:目标|任务|计划)(?:任务)?[为是][^，。；\d]{1,14}$"
    r"|[省市县区](?:定|级核定)[^，。；\d完]{0,16}$"
    r"|(?:合同|协议)(?:约定|规定)[^，。；\d]{0,16}$"
    r"|(?:下达|分解|交办|承担|领受|安排|分配|布置|赋予)[^，。；\d]{0,24}(?:任务|指标|目标)[^，。；\d]{0,6}$"
)
# 计划建设的12个公墓，9个已开工
_DONE_AFTER = re.compile(
    r"[^，。；、\d]{0,6}已(?:经)?(?:开工|完工|建成|投用|投入|完成|竣工|启动|到位)"
)
# One of these is in whatever is demanded or a task.
_AIM = re.compile("[求定务标划算期]")
# 2022年8月公布的等级评定结果中: told after the year of the report, but a fact.
_ANNOUNCED = re.compile(r"公布|公示|发布|通报|揭晓|获评|获批|被评|被认定|结果")
_ITEM = re.compile(r"第?[二三四五六]|其[二三四]|同时|\d")
_LISTS = ("so_far", "again", "already", "ahead")
_FORECASTS = ("预计", "有望", "明年")
# ，要把…; 各地要…: to be done, where 要 opens a clause or follows who is to do it;
# 每天要接待… is a fact. 要求, 要素 are other words, and so are those of ``harmless``.
_MUST = re.compile(
    r"要(?:(?=[把将])|(?<=[，。；：、！）\n是们地级局市县区也还都均前]要)"
    r"(?![求素点闻害件旨道领情么是多]))"
)
# 不得低于5%: the order is part of the figure.
_ORDERED = re.compile(r"不得(?:低|少|高|超|多|大|小)")
# 未开工的7个项目: there are so many.
_FOUND = re.compile(
    r"(?:未[^，。；\d]{1,4}的|反映的|发现的|排查出的|现有的?"
    r"|(?:^|[，。；：\n）])(?:全市|全县|全区|我市|我县|市本级)(?:现有|共有|共|有)?)$"
)
_FOUND_ENDS = "的有共市县区级"  # the last characters of those
# 6月底前, 2024年10月15日前: a term that is set.
_TERM = re.compile(r"月(?<=\d月)(?:底|末|[上中下]旬|\d{1,2}[日号])?[之以]?前(?!后)")
# A number that is no date.
FIGURE = re.compile(r"(?<!\d)\d+(?![\d年月日号])")
REACH = 90  # characters before a figure in which a plan may be announced


@cache
def _either() -> re.Pattern[str]:
    """The longest words first: 将由目前 is ahead, 目前 is not."""
    listed = [word for key in ("harmless", *_LISTS) for word in words("actuality", key)]
    return re.compile(alternation(listed))


@dataclass(frozen=True)
class Marks:
    """Where a text begins to speak of plans and where it ends to, in order;
    ``says``: the list of the table (ahead, already …) that holds the words;
    ``forecasts``: those that reach no further than their part of the sentence;
    ``strong``: those that make what the next sentence tells a plan too."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    says: tuple[str, ...]
    forecasts: frozenset[int]
    strong: frozenset[int]


@lru_cache(maxsize=4)
def marks_of(text: str) -> Marks:
    """Every mark of a text."""
    harmless = frozenset(words("actuality", "harmless"))
    lists = {word: key for key in _LISTS for word in words("actuality", key)}
    weak = frozenset(words("actuality", "weak"))
    found = [m for m in _marks_in(text) if m.group() not in harmless]
    says = tuple(lists.get(match.group(), "ahead") for match in found)
    return Marks(
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        says,
        frozenset(n for n, match in enumerate(found) if match.group() in _FORECASTS),
        frozenset(
            n
            for n, match in enumerate(found)
            if says[n] == "ahead" and match.group() not in weak
        ),
    )


def _marks_in(text: str) -> list[re.Match[str]]:
    """Words of the lists, and orders and terms outside them, in order."""
    listed = list(_either().finditer(text))
    starts = [match.start() for match in listed]
    others = [
        *_MUST.finditer(text),
        *(match for match in _TERM.finditer(text) if _is_early(text, match)),
    ]
    for match in others:
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or listed[before].end() <= match.start():
            listed.append(match)
    return sorted(listed, key=re.Match.start) if len(listed) > len(starts) else listed


def _is_early(text: str, match: re.Match[str]) -> bool:
    """A term; not one told after a figure of its sentence (承办17件，8月底前全部办复)."""
    if "要求" in text[match.start() - 6 : match.start()]:
        return True
    floor = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
    return FIGURE.search(text, floor, match.start() - 2) is None


def is_actual(
    text: str,
    start: int,
    floor: int,
    *,
    plan: bool,
    year: int | None,
    now: int | None,
    end: int | None = None,
    rate: bool = False,
) -> bool:
    """Whether what stands from ``start`` to ``end`` is a fact; ``plan``: its section is one;
    ``rate``: it is a percentage, as that to which a task is done.

    ``floor``: start of the sentence; ``year``: of the figure; ``now``: of the report.
    """
    if end and _AIMED_AFTER.match(text, end):
        return False
    if year is not None and now is not None and year > now:
        return _is_told_as_done(text, start, floor) or (
            not plan and _is_announced(text, start, floor)
        )
    if _aimed_before(text, floor, start, rate=rate):
        return False
    if text.startswith("不得", start) and _ORDERED.match(text, start):
        return False
    if end and "已" in text[end : end + 7] and _DONE_AFTER.match(text, end):
        return True
    if _is_found(text, start, floor):
        return True
    ahead = plan
    marks = marks_of(text)
    place = bisect_left(marks.starts, max(floor, start - REACH))
    while place < len(marks.ends) and marks.starts[place] < start:
        forecast = place in marks.forecasts
        if not forecast or not told_next(text[marks.ends[place] : start]):
            ahead = _ahead_after(marks.says[place], ahead=ahead, plan=plan)
        place += 1
    return not ahead


def _is_found(text: str, start: int, floor: int) -> bool:
    """``现有的7个项目``: how many there are, also where the rest is a plan."""
    if text[start - 1 : start] not in _FOUND_ENDS:
        return False
    return _FOUND.search(text, max(floor - 1, start - 9, 0), start) is not None


def _ahead_after(says: str, *, ahead: bool, plan: bool) -> bool:
    """Whether what follows words of a list is still to be done."""
    if says == "so_far":
        return plan
    return says == "ahead" or (says == "again" and (ahead or plan))


def _is_told_as_done(text: str, start: int, floor: int) -> bool:
    """``截至次年6月底，已追回15万元``: told after the year of the report."""
    marks = marks_of(text)
    last = bisect_left(marks.starts, start) - 1
    if last < 0 or marks.starts[last] < floor:
        return False
    return text[marks.starts[last] : marks.ends[last]] in ("已", "已经")


def _is_announced(text: str, start: int, floor: int) -> bool:
    """It was made known later than the year of the report, and nothing says that it is
    still to be done."""
    if not _ANNOUNCED.search(text, floor, start):
        return False
    marks = marks_of(text)
    first, last = bisect_left(marks.starts, floor), bisect_left(marks.starts, start)
    return "ahead" not in marks.says[first:last]


def told_next(between: str) -> bool:
    """Another part of the sentence has begun that is no next item of a plan."""
    place = between.rfind("；")
    return place >= 0 and not _ITEM.match(between, place + 1)


def _aimed_before(text: str, floor: int, start: int, *, rate: bool) -> bool:
    """``为年度任务2500户的106%``: what is done is measured against it."""
    begin = max(floor, start - 34)
    if _AIM.search(text, begin, start) is None:
        return False
    window = text[max(floor, start - 14) : start]
    if _DEMANDED.search(text, begin, start) or _AIMED_VALUE.search(window):
        return True
    return not rate and _TASK.search(window) is not None
