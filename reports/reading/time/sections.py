"""Headings: which part of the report is a plan, and which year a part is about."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from reports.reading.lexicon.files import table, words
from reports.reading.lexicon.wordlists import one_of
from reports.reading.time.report_year import Dating

_MARKS = (
    (
        1,
        re.compile(
            r"#{0,3}(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])"
        ),
    ),
    (2, re.compile(r"#{0,4}（[一二三四五六七八九十]{1,3}）")),
    (3, re.compile(r"(?:\d{1,2}[.、]|【)")),
)
_ABOUT = re.compile(r"(?:发布|来源|作者|时间|日期|信息来源|索引号|\d{4}[-年./]\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?!以来|来|起|代)|(?=[】）]|$))")
# A heading that is a year and no more than a place or 大事记 beside it.
_ONLY_YEAR = re.compile(
    r"[（【]?[^，。；：\d]{0,12}(?:19|20)\d\d(?:年度?[^，。；：\d底末初]{0,8})?[】）]?"
)
_BARE_YEAR = re.compile(r"((?:19|20)\d\d)(?=，)")
_LINE_OF_YEAR = re.compile(r"[（【]?(?:19|20)\d\d年度?[】）]?")
_TITLE_END = re.compile(r"（[^（）]{1,16}）$|的通知$")
_PART_OF_YEAR = re.compile(r"上半年|半年|[一二三]季度|前[一二三]季|\d月")
# What follows is what the paper orders, not what it reports.
_ORDERS = re.compile(
    r"现就[^。\n]{0,40}(?:通知|提出|意见|要求|安排|部署|方案)[^。\n情]{0,8}如下"
    r"|提出(?:如下|以下)(?:实施|工作)?(?:意见|要求|措施|方案)"
    r"|制定(?:本|如下|以下)(?:实施|工作)?(?:方案|计划|意见|措施|办法|要点)|特制定"
)
_PLANS = ("plan_titles", "plan_headings", "plan_subheadings", "plan_subheadings")
MOST_ENDS = 4  # words behind the name of a paper (任务分解表说明)
LONGEST_HEADING = 40
TITLE = 200  # characters at the top in which a report says what part of a year it is of
LONGEST_OPENING = 30  # characters of a paragraph that say what it is about
UNDATED = Dating(None, None)
INLINE = 24  # characters of a marked line that may be its heading


@dataclass(frozen=True)
class Section:
    """From ``start`` on: whether it is a plan and the year its heading names; ``own``:
    the heading is that year, which is what 今年 means below it."""

    start: int
    plan: bool
    year: int | None
    own: bool = False


@dataclass(frozen=True)
class Sections:
    """Sections in order, and where each starts."""

    starts: tuple[int, ...]
    sections: tuple[Section, ...]

    def at(self, place: int) -> Section:
        """The section in which ``place`` stands."""
        return self.sections[max(bisect_right(self.starts, place) - 1, 0)]


def sections(text: str, dating: Dating = UNDATED) -> Sections:
    """The sections of a text, by its headings; a heading without word of its own keeps
    what stands above it. Years of 今年, 明年 in a heading are those of ``dating``."""
    nothing = Section(0, False, None)
    found = [nothing]
    levels: dict[int, Section] = {0: nothing}
    part = _PART_OF_YEAR.search(text[:TITLE]) is not None
    second = "下半年" in text[:LONGEST_HEADING]
    place = 0
    for line in text.splitlines(keepends=True):
        level, title = _heading(line, place)
        if level is not None:
            above = next(
                (levels[n] for n in range(level - 1, -1, -1) if n in levels), nothing
            )
            before = levels.get(level, above)
            section = _section(place, level, title, (above, before), dating)
            if section.year is None and level and found[-1].own and not section.plan:
                section = replace(section, year=found[-1].year, own=True)
            found.append(section)
            levels = {n: s for n, s in levels.items() if n < level} | {level: section}
        elif (opened := _opened(line, dating, part=part, second=second)) is not None:
            found.append(replace(opened, start=place))
            if _goes_on(line, opened, dating):
                levels[max(levels)] = opened
            else:
                found.append(replace(levels[max(levels)], start=place + len(line)))
        elif _ORDERS.search(line) and not levels[0].plan:
            levels = {0: replace(levels[0], start=place + len(line), plan=True)}
            found.append(levels[0])
        place += len(line)
    return Sections(tuple(section.start for section in found), tuple(found))


def _is_plan_paper(title: str) -> bool:
    if any(word in title for word in words("actuality", "news_of")):
        return False
    for _ in range(MOST_ENDS):
        if title.endswith(words("actuality", "plan_papers")):
            return True
        bare = _TITLE_END.sub("", title)
        ends = [w for w in words("actuality", "plan_paper_ends") if bare.endswith(w)]
        bare = bare.removesuffix(max(ends, key=len, default=""))
        if bare == title:
            return False
        title = bare
    return False


def _section(
    place: int, level: int, title: str, around: tuple[Section, Section], dating: Dating
) -> Section:
    """The section below a heading; ``around``: those above it and before it."""
    above, before = around
    plan = above.plan
    if any(word in title for word in words("actuality", "background_headings")) or (
        level < 2
        and any(word in title for word in words("actuality", "review_headings"))
    ):
        plan = False
    elif any(word in title for word in words("actuality", _PLANS[level])) or (
        not level and _is_plan_paper(title)
    ):
        plan = True
    elif level == 1 and one_of("actuality", "measure_headings").search(title):
        plan = before.plan
    years = _YEAR.findall(title)
    if level and _is_to_come(title, years, dating):
        plan = True
    if len(years) == 1 and (level or plan):
        own = level > 0 and not plan and bool(_ONLY_YEAR.fullmatch(title))
        return Section(place, plan, int(years[0]), own)
    year = _spoken(title, dating)
    if year is None and (plan or level > 1 or not years):
        year = above.year
    if year is None and plan and level and one_of("actuality", "next").search(title):
        return _next(place, dating)
    return Section(place, plan, year, above.own and year == above.year)


def _next(place: int, dating: Dating) -> Section:
    """A plan below a heading without year: it is of the year that the report looks ahead
    to."""
    if dating.year is None or not (dating.whole or dating.ahead):
        return Section(place, True, None)
    return Section(place, True, dating.year + (not dating.ahead))


def _is_to_come(title: str, years: list[str], dating: Dating) -> bool:
    """``2022年重点工作`` in a report that looks back on 2021."""
    if not dating.ahead or years != [str(dating.year)]:
        return False
    return not one_of("actuality", "done").search(title)


def _spoken(title: str, dating: Dating) -> int | None:
    """The year of 今年工作安排, 新的一年; only in a report that looks back."""
    if dating.year is None or not dating.ahead:
        return None
    for word, years in table("times")["opening"].items():
        if word in title:
            return dating.year + int(years)
    return None


def _opened(
    line: str, dating: Dating, *, part: bool = False, second: bool = False
) -> Section | None:
    """What the first words of a paragraph make of it: 下一步，…; in a report of a part of
    the year (``part``) also 下半年，要…; in one that looks back also 今年，要…, which goes on
    until 去年，…; in a plan of the ``second`` half 上半年，… is done."""
    begun = line.lstrip()[:LONGEST_OPENING]
    if second and begun.startswith("上半年"):
        return Section(0, False, None)
    if match := one_of("actuality", "plan_openings").match(begun):
        year = _year_of(begun[: match.end() + 6], dating)
        return Section(0, True, year) if year is not None else _next(0, dating)
    if part and (match := one_of("actuality", "rest_of_the_year").match(begun)):
        ahead = one_of("times", "to_come").search(begun, match.end()) is not None
        return Section(0, True, None) if ahead else None
    if dating.year is None:
        return None
    if not dating.ahead:
        return _next_year(begun, dating)
    year = _year_of(begun[:12], dating)
    if year is None:
        return None
    if year < dating.year:
        return Section(0, False, None)
    ahead = one_of("times", "to_come").search(begun) is not None
    return Section(0, True, year) if ahead else None


def _next_year(begun: str, dating: Dating) -> Section | None:
    """``2025年，我局将…`` in a report of 2024."""
    named = _YEAR.match(begun) or _BARE_YEAR.match(begun)
    if not named or dating.told is None or int(named[1]) <= dating.told:
        return None
    ahead = one_of("times", "to_come").search(begun, named.end()) is not None
    return Section(0, True, int(named[1])) if ahead else None


def _year_of(begun: str, dating: Dating) -> int | None:
    year = _spoken(begun, dating)
    named = _YEAR.search(begun)
    return int(named[1]) if named and year is None else year


def _goes_on(line: str, opened: Section, dating: Dating) -> bool:
    """What a paragraph opens is told in those after it too."""
    if not opened.plan:
        return dating.ahead
    if dating.ahead or line.rstrip().endswith("："):
        return True
    return one_of("actuality", "listed_below").search(line) is not None


def _heading(line: str, place: int) -> tuple[int | None, str]:
    """Level (0 is the title) and words of a heading; ``(None, "")`` for other lines."""
    stripped = line.strip()
    for level, mark in _MARKS:
        if match := mark.match(stripped):
            title = re.split(r"[。，]", stripped[match.end() :], maxsplit=1)[0]
            return level, title[:INLINE]
    lead, colon, _ = stripped[: INLINE + 1].partition("：")
    if colon and any(word in lead for word in words("actuality", "plan_subheadings")):
        return 1, lead  # 下半年工作打算：…
    if (
        not stripped
        or len(stripped) > LONGEST_HEADING
        or stripped[-1] in "。；，！：？"
    ):
        return None, ""
    if _ABOUT.match(stripped):
        return None, ""
    if place < 200 and "民政" in stripped and "测试数据" not in stripped:
        return 0, stripped
    if place < 100 and _is_plan_paper(stripped):
        return 0, stripped
    if place and _LINE_OF_YEAR.fullmatch(stripped):
        return 1, stripped
    short = len(stripped) <= 20 and not any(mark in stripped for mark in "，。")
    planned = any(word in stripped for word in words("actuality", "plan_headings"))
    return (1, stripped) if short and planned else (None, "")
