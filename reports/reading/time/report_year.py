"""The year a report speaks of, and the years it looks back over, from its own words."""

import re
from collections import Counter
from dataclasses import dataclass

from indicators.lexicon.numerals import chinese
from reports.reading.lexicon.files import words
from reports.reading.time.looking_back import Given, given, looks_back

YEARS = range(1949, 2101)
TITLE = 300  # characters at the top in which title, date and first words stand
LONGEST_TITLE = 44
FAR = 60  # … over which a sentence says that a year is aimed at
HEAD = 120  # … in which a span of years is that of the report
_TITLED = re.compile(
    r"(?<!\d)((?:19[5-9]|20[0-4])\d)年?(?:度|上半年|下半年|一季度|前三季度)?[^，。；\n\d]{0,16}"
    r"(?:总结|工作情况|工作报告|年度报告|公报|回顾|综述|概况|年报|统计|完成情况|总体情况|工作盘点|亮点|成绩单)"
)
_NAMED = re.compile(
    r"(?:回眸|回望|回首|回顾|盘点|数说|聚焦|亮点|这一年|成绩单)[^，。；\n\d]{0,8}((?:19|20)\d\d)(?!\d|-|年[-至])"
    r"|((?:19|20)\d\d)(?:年)?[^，。；\n\d]{0,12}(?:回眸|回望|盘点|成绩单)"
)
_SPAN = re.compile(r"((?:19|20)\d\d)年?[-~至到]{1,2}((?:19|20)\d\d)(?:年|[）)])")
_YEARBOOK = re.compile(
    r"年鉴[（(]?((?:19|20)\d\d)|((?:19|20)\d\d)年?[^，。\n]{0,8}年鉴"
)
_PUBLISHED = re.compile(
    r"(?:发布日期|发布时间|发布|日期|时间|来源)[^\n\d自从为至]{0,20}((?:19|20)\d\d)[-年./](\d{1,2})"
)
_HALF = re.compile(
    r"((?:19|20)\d\d)年(?:上半年|下半年|一季度|前三季度|\d{1,2}[-~至]{1,2}\d{1,2}月)"
)
_DATED = re.compile(r"[（\n]((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日[）\n]")
# （2022年2月）, 2022年二月十六日: by month only, or in characters
_DATED_MONTH = re.compile(
    r"(?:[（\n]|^[^，。；\n]{0,60})((?:19|20)\d\d)年(\d{1,2}|十[一二]?|[一二三四五六七八九])月"
    r"(?:[一二三四五六七八九十]{1,3}日)?(?=[）\n])"
)
_DATE = r"((?:19|20)\d\d)[-年./](\d{1,2})[-月./]\d{1,2}日?"
# A line that is a date, or begins or ends with one: a newspaper's, a page's.
_DATELINE = re.compile(
    r"(?:^|\n)[^\n，。；\d]{0,16}" + _DATE + r"(?:[ T]?\d{1,2}：\d\d(?:：\d\d)?)?"
    r"(?=\s|[|】）]|$|来源|作者|编辑|责任|浏览|阅读|点击|字体|稿源|星期|第\d|\d{2}版)"
)
# … or the title runs on into it.
_TITLE_DATED = re.compile(r"(?:^|\n)[^\n，。；至]{0,60}?" + _DATE + r"(?=[）\n])")
_SIGNED = re.compile(r"\n[^\n，。；\d]{0,16}" + _DATE + r"\s*$")
_DAY_FIRST = re.compile(r"(?:^|\n)\d{1,2}\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)")
_NUMBERED = re.compile(r"〔((?:19|20)\d\d)〕")
_ANY = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!鉴)")
_CUT_OFF = re.compile(r"截[至止]((?:19|20)\d\d)年")
_AIMED = re.compile(
    r"年?目标值|[底末]?[，前]?[^，。；]{0,6}(?:将|力争|预计|计划|争取)|以来|起"
)
_SINCE = re.compile(r"(?:自|从)?((?:19|20)\d\d)年(?:以来|来)")
_DECADE = re.compile(r"十年来|这十年|十年间|十年砥砺|近十年|十年答卷")
_PLAN_YEARS = re.compile(
    r"“?(十[一二三四五]五)”?(?:成就|回顾|以来|收官|回眸|综述|期间|时期|民政工作)"
)
_PLANNED = re.compile(r"“?(十[一二三四五]五)”?[^，。\n]{0,16}规划")
_REVIEWED = re.compile(
    r"[^，。\n]{0,12}(?:评估|实施情况|执行情况|落实情况|进展|完成情况)"
)
_FORESEEN = re.compile(r"力争|预计|计划|争取|下一?步|拟于|我们将|还将")
_YEAR_OF_TITLE = re.compile(
    r"(?<![\d自从到至〔])((?:19|20)\d\d)年?(?![\d-]|年?[-至到起]|以来)"
)
# 自2023年7月1日起实施: the paper is of that year.
_IN_FORCE = re.compile(
    r"自((?:19|20)\d\d)年\d{1,2}月\d{1,2}日起(?:正式)?(?:施行|实施|执行|生效)"
)
# A paper that reports what has been done; what it says to come into force is in passing.
_REPORTS = re.compile(r"通报|总结|报告|汇报|简报|公报|年报|综述|(?:工作|运行|完成)情况")
# 2021年只有28.3万人，三年增加了13万人: the report is of three years later.
_ONLY_THEN = re.compile(r"[^，。；]{0,14}(?:只有|仅有|仅为|才)")
_COUNTED_ON = re.compile(
    r"(?<![近前这])([二两三四五六七八九]|[2-9])年(?:间|来)?(?:增加|增长|净增|新增)"
)
_REACHED = re.compile(r"(?:高|加|展|降|升|长|大|少)到$")
_MULTIPLIED = re.compile(r"[^，。；]{0,8}倍")
_SHORT = re.compile(
    r"(?<!\d)([012]\d)年(?:度|上半年|一季度|前三季度|民政|[^，。\d]{0,4}工作)"
)
_PART_OF_YEAR = re.compile(
    r"半年|季度|前[\d一二三四五六七八九十]+个?月|[1-9]月|1[01]月底?，|截[至止]"
)
_OF_A_YEAR = re.compile(
    r"总结|述[\s]*职|年报|(?:19|20)\d\d年度?[^，。\n\d]{0,24}(?:报告|情况|回顾)"
)
_TURN_OF_YEAR = (12, 1, 2)
_OCCASIONS = (
    (re.compile(r"(?:喜迎|迎接)(?:党的)?二十大"), 2022),
    (re.compile(r"(?:庆祝|迎接|喜迎)?(?:中国共产党成立|建党)(?:100|一百)周年"), 2021),
    (re.compile(r"新中国成立(?:70|七十)周年"), 2019),
    (re.compile(r"(?:喜迎|迎接)(?:党的)?十九大"), 2017),
)
_FULFILLED = re.compile(r"(?:完成|实现)[^，。\n]{0,4}“?十[一二三四五]五")
PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_CONGRESSES = {"十八大以来": 2012, "十九大以来": 2017, "二十大以来": 2022}


@dataclass(frozen=True)
class Dating:
    """``year``: what 今年 means; ``start``: first year of the period the report looks
    back over, where it does; both ``None`` where nothing says so. ``base``: the year told
    of, where it is an earlier one: the last before a plan, the year of a bulletin that a
    newspaper presents. ``ahead``: the report looks back on the year before, so that what
    it says of ``year`` is mostly still to come. ``horizon``: the
    last year of the five-year plan that it is, or reviews. ``whole``: it tells of all of
    its year, so that what it says is next is of the year after."""

    year: int | None
    start: int | None
    base: int | None = None
    ahead: bool = False
    horizon: int | None = None
    whole: bool = False

    @property
    def told(self) -> int | None:
        """The year of what is told without one."""
        return self.base or self.year


def dating(text: str, year: int | None = None) -> Dating:
    """What the report says of its own time; ``year`` is believed where it is given."""
    start = _start(text)
    earlier: int | None = None
    believed = year is not None or _published(text) is not None
    back = _looked_back_from(text)
    if back is not None and year in (None, back):
        year, earlier = back, back - 1
    elif year is None:
        year, earlier = _year(text, start)
    titled = planned = _PLANNED.search(_heading(text))
    if planned and (
        _FULFILLED.search(_heading(text))
        or _REVIEWED.match(_heading(text), planned.end())
    ):
        planned = None  # 提前完成“十三五”规划目标, “十四五”规划中期评估
    base = PLANS[planned[1]] - 1 if planned else None
    if base is not None and not believed and year not in range(base + 1, base + 5):
        year = base + 1  # the plan names only the year aimed at, or earlier ones
    if base is not None and year is not None and base < year <= base + 3:
        return Dating(year, base - 4, base, horizon=base + 5)
    if start is None and year is not None and _is_of_a_decade(text):
        start = year - 10
    if start is not None and year is not None and not year - 30 <= start < year:
        start = None
    ahead = back is not None and back == year
    horizon = PLANS[titled[1]] + 4 if titled else None
    whole = not ahead and earlier is None and _of_a_whole_year(text)
    return Dating(year, start, earlier, ahead, horizon, whole)


def _of_a_whole_year(text: str) -> bool:
    """It is a summary or a duty report of a year, and was not given in the midst of one."""
    top = text[:TITLE]
    if _PART_OF_YEAR.search(top) or not _OF_A_YEAR.search(_heading(text)):
        return False
    published = _published(text)
    return published is None or published[1] in _TURN_OF_YEAR


def _looked_back_from(text: str) -> int | None:
    """The year in which a report was given that looks back on the year before."""
    top = text[:TITLE]
    if _SPAN.search(_heading(text)) or _YEARBOOK.search(top) or _HALF.search(top[:120]):
        return None
    when = given(text)
    if when is None:
        published = _published(text)
        when = Given(*published) if published else None
    if when is None or not looks_back(text, when):
        return None
    titled = _TITLED.search(top) or _NAMED.search(_heading(text))
    named = titled is None or int(titled[1] or titled[2]) in (
        when.year,
        when.year - 1,
    )
    return when.year if named else None


def _year(text: str, start: int | None) -> tuple[int | None, int | None]:
    """The year of a report and, where it tells of an earlier one, that."""
    top = text[:TITLE]
    if span := _SPAN.search(_heading(text)):
        return int(span[2]), None
    published = _published(text)
    if titled := _TITLED.search(top) or _NAMED.search(_heading(text)):
        named = int(titled[1] or titled[2])
        quoted = top.count("《", 0, titled.start()) > top.count("》", 0, titled.start())
        if quoted and published is not None and published[0] == named + 1:
            return published[0], named
        return named, None
    titled_year = _title_year(text)
    if titled_year and published and published[0] == titled_year + 1:
        return titled_year, None
    if book := _YEARBOOK.search(top):
        return int(book[1] or book[2]) - 1, None
    if half := _HALF.search(top[:120]):
        return int(half[1]), None
    if published is not None:
        return _told_in(text, *published)
    if span := _SPAN.search(text[:HEAD]):
        return int(span[2]), None
    if titled_year is not None:
        return titled_year, None
    if numbered := _NUMBERED.search(top):
        return int(numbered[1]), None
    if start is not None and _DECADE.search(text):
        return start + 10, None
    if short := _SHORT.search(top):
        return 2000 + int(short[1]), None
    in_force = [int(year) for year in _IN_FORCE.findall(text)]
    if in_force and not _REPORTS.search(_heading(text)):
        spoken = _most_spoken_of(text)
        return max(in_force[-1], spoken or 0), None
    return _most_spoken_of(text) or _of_an_occasion(text), None


def _title_year(text: str) -> int | None:
    """The one year that the first line names, where it names one and is no sentence."""
    line = text.lstrip().partition("\n")[0]
    titled = 8 <= len(line) <= LONGEST_TITLE and "。" not in line
    if not titled or line.startswith(("【", "一、")):
        return None
    years = {int(year) for year in _YEAR_OF_TITLE.findall(line)}
    return years.pop() if len(years) == 1 else None


def names_its_year(text: str) -> bool:
    """The title names one year, or the text says when it was published."""
    return _title_year(text) is not None or _published(text) is not None


def _of_an_occasion(text: str) -> int | None:
    """The year of what is celebrated or awaited, where no year is named at all."""
    return next((year for words, year in _OCCASIONS if words.search(text)), None)


def _published(text: str) -> tuple[int, int] | None:
    """Year and month in which a text was published, by its own words."""
    top = text[:TITLE]
    for found in (
        _PUBLISHED.search(text[: TITLE * 2]),
        _DATED.search(top),
        _DATELINE.search(top),
        _SIGNED.search(text),
        _TITLE_DATED.search(text[:HEAD]),
        _DATED_MONTH.search(text[:HEAD]),
    ):
        if found:
            return int(found[1]), _count(found[2])
    if found := _DAY_FIRST.search(top):
        return int(found[2]), int(found[1])
    spoken = given(text)
    return (spoken.year, spoken.month) if spoken else None


def _count(printed: str) -> int:
    return int(printed if printed.isdecimal() else chinese(printed))


def _told_in(text: str, year: int, month: int) -> tuple[int, int | None]:
    """The year of a text published then: in winter the one before; in spring it tells of
    that one where it speaks of it and not of its own."""
    spoken = Counter(int(match[1]) for match in _ANY.finditer(text))
    if month <= 2:
        own = spoken[year] >= 3 and not spoken[year - 1]
        if spoken[year - 1] and "去年" in text and "今年" not in text:
            return year, year - 1
        return (year if own else year - 1), None
    late = month <= 5 and year - 1 in spoken and "今年" not in text
    if late and not re.search(rf"{year}年(?!\d)", text):
        return year, year - 1
    return year, None


def _heading(text: str) -> str:
    """The lines before the first sentence; all of a text that is one line."""
    stop = text.find("。", 0, HEAD)
    line = text.rfind("\n", 0, stop) if stop >= 0 else -1
    return text[: line if line > 0 else HEAD]


def _most_spoken_of(text: str) -> int | None:
    """The latest year that is not far from the one most often named; where all are only
    aimed at or compared with, the earliest of the last few."""
    years = [match for match in _ANY.finditer(text) if int(match[1]) in YEARS]
    if not years:
        return None
    named = Counter(
        int(match[1]) for match in years if not _beside_the_point(text, match)
    )
    if not named:
        if (coming := _soon_to_come(text, years)) is not None:
            return coming - 1
        if counted := _COUNTED_ON.search(text):
            return int(years[-1][1]) + _count(counted[1])
        last = max(int(match[1]) for match in years)
        return min(int(match[1]) for match in years if int(match[1]) > last - 7)
    for match in _CUT_OFF.finditer(text):
        named[int(match[1])] += 1  # 截至2023年6月底: the report was written after it
    common = max(named.values())
    return max(year for year, count in named.items() if count * 2 >= common)


def _soon_to_come(text: str, years: list[re.Match[str]]) -> int | None:
    """The year that is about to begin in a text that else only looks back on years since:
    2021年以来，…。2025年，将…."""
    since = {int(found) for found in _SINCE.findall(text)}
    ahead = [int(m[1]) for m in years if int(m[1]) not in since]
    if not since or not ahead or min(ahead) <= max(since):
        return None
    opens = re.search(rf"(?:^|[。\n]){min(ahead)}年[，底]?[^，。；\d]{{0,8}}将", text)
    return min(ahead) if opens else None


def _is_of_a_decade(text: str) -> bool:
    """The report is about ten years, not one that mentions them in passing."""
    if _DECADE.search(text[:HEAD]):
        return True
    several = _DECADE.search(text[:TITLE]) or len(_DECADE.findall(text)) >= 2
    return bool(several) and not _TITLED.search(text[:HEAD])


def _beside_the_point(text: str, match: re.Match[str]) -> bool:
    """A year that is compared with, started from or aimed at."""
    lead = text[max(0, match.start() - 4) : match.start()]
    if _REACHED.search(lead) and not _MULTIPLIED.match(text, match.end()):
        return False  # 提高到2012年的7905人
    if not lead.endswith("截至") and lead.endswith(words("times", "beside_the_point")):
        return True
    if _AIMED.match(text, match.end()) or _ONLY_THEN.match(text, match.end()):
        return True
    floor = text.rfind("。", max(0, match.start() - FAR), match.start()) + 1
    return _FORESEEN.search(text, floor or match.start() - 6, match.start()) is not None


def _start(text: str) -> int | None:
    """The first year of the period looked back over."""
    if span := _SPAN.search(text[:HEAD]):
        return int(span[1])
    plan = _PLAN_YEARS.search(text[:TITLE])
    if plan:
        return PLANS[plan[1]]
    since = Counter(int(year) for year in _SINCE.findall(text))
    decade = _is_of_a_decade(text)
    if decade:
        for congress, year in _CONGRESSES.items():
            if congress in text:
                return year
    if since and decade:
        return since.most_common(1)[0][0]
    return None
