"""Expressions of time in running text: 2012年, 去年同期, 2012年以来, 1—11月, 截至…"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from indicators.lexicon.numerals import chinese
from reports.reading.lexicon.files import table, words
from reports.reading.lexicon.wordlists import alternation
from reports.reading.time.report_year import PLANS, Dating
from reports.reading.time.sections import Sections

_PART = (
    r"(?P<part>(?P<m1>\d{1,2})(?:月份?)?(?:至|-{1,2}|~|到)(?P<m2>\d{1,2})月份?|"
    r"(?P<m>\d{1,2})月(?P<d>\d{1,2})?[日号]?|上半年|下半年|前三季度|一季度|前(?P<n>\d{1,2})个月)?"
)
# 自今年4月1日[起], 从2020年元月[起]: no "from" of a step.
_STARTING = re.compile(
    r"(?:元月|元旦|\d{1,2}月(?:份|\d{1,2}[日号])?|[一二三四]季度)?(?:起|开始|始|以来)"
)
# 自2000年发行福利彩票以来
_SINCE_THEN = re.compile(r"[^，。；\d]{1,16}(?:以来|至今|到现在|迄今)")
# 达到2016年的三倍: the year is that of what was multiplied.
_MULTIPLIED = re.compile(r"的(?:约|近|超)?[\d.一二两三四五六七八九十百]{1,6}[多余]?倍")
_FULFILLED = ("达到", "超过", "完成", "实现")
_FROM = re.compile(r"(?:从|由|自)[^，。；]{0,3}$")


_PRESENT = ("目前", "截至目前", "当前", "现有", "如今", "现在")
CENSUSES = {"五": 2000, "六": 2010, "七": 2020}


class Time(NamedTuple):
    """An expression of time at ``start`` to ``end``.

    ``year``: the (last) year meant; ``first``: the first one of a span or a running
    total; ``compared``: something else is compared with it; ``stepped``: it belongs to
    the "from" of a step (从2012年的 … 提高到 …); ``months``: first and last month;
    ``day``: a day of the last month; ``until``: a cut-off.
    """

    start: int
    end: int
    year: int
    first: int | None = None
    compared: bool = False
    stepped: bool = False
    opening: bool = False
    months: tuple[int, int] | None = None
    day: int | None = None
    until: bool = False


@dataclass(frozen=True)
class Times:
    """All expressions of time, in order."""

    ends: tuple[int, ...]
    times: tuple[Time, ...]

    def before(self, place: int, floor: int, most: int = 8) -> list[Time]:
        """Those that end at or before ``place`` and start at or after ``floor``; the
        nearest first; at most ``most``."""
        found: list[Time] = []
        index = bisect_right(self.ends, place) - 1
        while index >= 0 and self.times[index].start >= floor and len(found) < most:
            found.append(self.times[index])
            index -= 1
        return found


@cache
def _expressions() -> re.Pattern[str]:
    relative = alternation(table("times")["relative"])
    told = alternation(table("times")["told"])
    return re.compile(
        r"(?P<y1>(?:19|20)\d\d)年?(?:-{1,2}|~|至|到)(?P<y2>(?:19|20)\d\d)年?"
        r"|(?P<year>(?<!\d)(?:19|20)\d\d)年(?!鉴)(?:度|底|末|初)?" + _PART +
        rf"|(?P<relative>{relative})(?:同?期|同日)?(?P<rpart>上半年|下半年|前三季度|一季度)?"
        r"|(?P<same>同期|当年|同年)"
        rf"|(?P<told>{told})"
        r"|(?P<horizon>规划目标|规划期内?)"
        r"|(?P<future>今后|未来|再用|接下来的?)(?P<coming>[二两三四五六七八九十]|\d{1,2})年"
        r"|(?<![近去前这续])(?P<within>[二两三四五]|[2-5])年(?:之?内)"
        r"|(?P<recent>近|最近|过去的?|这|前)(?P<years>[二两三四五六七八九十]|\d{1,2})年(?P<back>来)?(?![级期前后])"
        r"|(?<![\d.第一二三四五六七八九十])(?P<span>[二两三四五六七八九十]|\d{1,2})年(?:来|间|(?=累计|共|实施|投入|发放|建成|募集|筹集|销售))"
        r"|(?<![\d一二三四五六七八九])(?P<ago>[一二两三四五六七八九十]|\d{1,2})年前(?![后三])"
        r"|第(?P<census>[五六七])次(?:全国)?人口普查"
        r"|[“‘]?(?P<plan>十[一二三四五]五)[”’]?(?:规划)?(?:期间|时期|以来|(?=累计|共)|(?P<planend>末|期末|末期))"
        r"|(?P<month1>(?<![\d.])(?<!\d年)\d{1,2})(?:月份?)?(?:至|-{1,2}|~|到)(?P<month2>\d{1,2})月份?"
        r"|(?P<month>(?<![\d.])(?<!\d年)\d{1,2})月(?!·)(?P<mday>\d{1,2})?[日号末底]?"
        r"|(?P<half>上半年|前三季度|一季度|前(?P<first_months>\d{1,2})个月)"
        r"|(?:截至|截止到?)(?P<cut>(?<!\d)\d{4})(?=[日，全我市])"
    )  # fmt: skip


@cache
def _first() -> re.Pattern[str]:
    """How an expression may begin: a digit before a unit of time or a dash, a numeral
    before 年, words that are few. All of it behind one set of characters, which is quick."""
    known = [*table("times")["relative"], *table("times")["told"], "今后"]
    words_of_time = "".join({word[0] for word in known} - {"过"}) + "同当这近第“‘截前上"
    return re.compile(
        rf"[\d一二两三四五六七八九十{words_of_time}最过未接再规]"
        r"(?:(?<=\d)(?<!\d\d)(?=\d{0,3}[-~年月至到])"
        r"|(?<=[一二两三四五六七八九十])(?=年|季度|[一二三四五]五)"
        rf"|(?<=[{words_of_time}])|(?<=最)近|(?<=过)(?<!超过)去|(?<=未)来|(?<=接)下"
        r"|(?<=再)用|(?<=规)划[目期])"
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    first, expressions = _first(), _expressions()
    place = 0
    while start := first.search(text, place):
        match = expressions.match(text, start.start())
        if match is None:
            place = start.end()
        else:
            place = match.end()
            yield match


def times(text: str, dating: Dating, headed: Sections | None = None) -> Times:
    """All expressions of time in ``text``, in order; none without a year to refer to.
    ``headed``: sections, of which some are about a year of their own."""
    found: list[Time] = []
    for match in _matches(text):
        section = headed.at(match.start()) if headed is not None else None
        own = dating
        within = match["relative"] == "年内"
        if match["relative"] in _PRESENT and _planned_from(dating, headed):
            own = Dating(dating.start, None)
        if section is not None and (section.own or (within and section.plan)):
            own = Dating(section.year or dating.year, None)
        time = _time(text, match, own, found[-1] if found else None)
        if time is not None:
            found.append(time)
    return Times(tuple(time.end for time in found), tuple(found))


def _planned_from(dating: Dating, headed: Sections | None) -> bool:
    """A plan of several years is written in the first of them."""
    several = dating.start is not None and dating.base is None
    return several and headed is not None and headed.at(0).plan


def _time(
    text: str, match: re.Match[str], dating: Dating, before: Time | None
) -> Time | None:
    start, end = match.span()
    year, first = _years(match, dating, before)
    if year is None:
        return None
    lead = text[max(0, start - 4) : start]
    relative, same = match["relative"], match["same"]
    if relative == "年内" and lead[-1:] in "一二三四五六七八九十两":
        return None
    if same == "同期" and not lead.endswith(("比", "较", "与", "同")):
        return None
    after = text[end : end + 3]
    compared = lead.endswith(words("times", "compared_by"))
    if compared and lead.endswith(("是", "为", "于")):
        compared = after.startswith("的")
    if compared and not same and lead.endswith(("与", "同")):
        compared = "相比" in text[end : end + 12] or "比" in after
    compared = compared or _MULTIPLIED.match(text, end) is not None
    if match["horizon"] or (
        lead.endswith(_FULFILLED) and "目标" in text[end : end + 3]
    ):
        compared = True  # 规划目标2.2万张，目前…; 超过2025年目标值
    since = after.startswith(words("times", "since")) or (
        lead.endswith(("自", "从")) and _SINCE_THEN.match(text, end) is not None
    )
    if before is not None and before.end == start:  # 自去年10月运营以来
        begun = text[max(0, before.start - 1) : before.start] in ("自", "从")
        since = since or (begun and _SINCE_THEN.match(text, end) is not None)
    opening = since and not after.startswith(words("times", "starting"))
    if opening and dating.told is not None and year < dating.told and not compared:
        year, first = dating.told, year
    until = lead.endswith(("截至", "截止", "截止到", "截至到", "至")) or bool(
        match["cut"]
    )
    months, day = _months(match)
    stepped = bool(_FROM.search(text[max(0, start - 5) : start])) and not (
        _STARTING.match(text, end) or opening
    )
    return Time(start, end, year, first, compared, stepped, opening, months, day, until)


def _years(
    match: re.Match[str], dating: Dating, before: Time | None
) -> tuple[int | None, int | None]:
    """The year meant and, for spans, the first one."""
    if match["y2"]:
        if match.string.rfind("《", 0, match.start()) > match.string.rfind(
            "》", 0, match.start()
        ):
            return None, None  # 《设施规划（2021—2035年）》
        return int(match["y2"]), int(match["y1"])
    if match["year"]:
        return int(match["year"]), None
    if match["census"]:
        return CENSUSES[match["census"]], None
    now = dating.year
    if now is None:
        return None, None
    if match["relative"]:
        told = _year_of_the_sentence(match, before)
        if told is not None:
            return told - 1, None
        return now + int(table("times")["relative"][match["relative"]]), None
    if match["same"]:
        if match["same"] == "同期":
            return now - 1, None
        return (before.year if before else now), None
    if match["ago"]:
        return now - _count(match["ago"]), None
    if match["plan"]:
        first = PLANS[match["plan"]]
        last = first + 4
        planned = dating.base is not None and dating.horizon == last  # the plan itself
        under_way = first <= now < last and not (match["planend"] or planned)
        return (now if under_way else last), (None if match["planend"] else first)
    if match["horizon"]:
        return dating.horizon, None
    told = dating.told or now
    if match["told"]:
        return told + int(table("times")["told"][match["told"]]), None
    if match["future"]:
        return told + _count(match["coming"]), None
    if match["within"]:
        return told + _count(match["within"]), None
    if match["span"]:
        return told, told - _count(match["span"])
    if match["recent"]:
        count = _count(match["years"])
        whole = match["recent"].startswith("这") or count == 10
        return told, told - count + (not whole)
    if match["month2"] or match["month"]:
        last = int(match["month2"] or match["month"])
        if not 1 <= last <= 12:
            return None, None
        # 12月18日 of an earlier sentence's year is not known to be this year's; take it.
        beside = before and match.string[before.end : match.start()] in ("", "，", "。")
        return (before.year if before and beside else now), None
    return now, None


def _count(numeral: str) -> int:
    return int(numeral if numeral.isdecimal() else chinese(numeral))


def _year_of_the_sentence(match: re.Match[str], before: "Time | None") -> int | None:
    """``2021年销售…，比上年的3.52亿元增长``: the year 上年 is the one before."""
    if before is None or not match["relative"].startswith("上年"):
        return None
    text = match.string
    told = text[before.start : before.start + 4].isdecimal() and not before.compared
    between = text[before.end : match.start()]
    return before.year if told and len(between) <= 40 and "。" not in between else None


def _months(match: re.Match[str]) -> tuple[tuple[int, int] | None, int | None]:
    first: int | None = None
    last: int | None = None
    day: int | None = None
    if match["month2"]:
        first, last = int(match["month1"]), int(match["month2"])
    elif match["month"]:
        last, day = int(match["month"]), int(match["mday"] or 0)
    elif match["m2"]:
        first, last = int(match["m1"]), int(match["m2"])
    elif match["m"]:
        last, day = int(match["m"]), int(match["d"] or 0)
    elif match["cut"]:
        last, day = int(match["cut"][:2]), int(match["cut"][2:])
    else:
        spoken = (match["half"] or "") + (match["part"] or "") + (match["rpart"] or "")
        number = match["first_months"] or match["n"]
        if number:
            first, last = 1, int(number)
        elif "上半年" in spoken:
            first, last = 1, 6
        elif "三季度" in spoken:
            first, last = 1, 9
        elif "一季度" in spoken:
            first, last = 1, 3
        elif "下半年" in spoken:
            first, last = 7, 12
    if (
        last is None
        or not 1 <= last <= 12
        or (first is not None and not 1 <= first <= last)
    ):
        return None, None
    if day is not None and not 1 <= day <= 31:
        day = None
    return (first or last, last), day or None
