"""Headings: which part of the report is a plan, and which year a part is about."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from importers.reading.tables import words

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
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_PLANS = ("plan_titles", "plan_headings", "plan_subheadings", "plan_subheadings")
LONGEST_HEADING = 40
INLINE = 24  # characters of a marked line that may be its heading


@dataclass(frozen=True)
class Section:
    """From ``start`` on: whether it is a plan and the year its heading names."""

    start: int
    plan: bool
    year: int | None


@dataclass(frozen=True)
class Sections:
    """Sections in order, and where each starts."""

    starts: tuple[int, ...]
    sections: tuple[Section, ...]

    def at(self, place: int) -> Section:
        """The section in which ``place`` stands."""
        return self.sections[max(bisect_right(self.starts, place) - 1, 0)]


def sections(text: str) -> Sections:
    """The sections of a text, by its headings; a heading without word of its own keeps
    what stands above it."""
    found = [Section(0, False, None)]
    levels: dict[int, Section] = {0: found[0]}
    place = 0
    for line in text.splitlines(keepends=True):
        level, title = _heading(line, place)
        if level is not None:
            above = next(
                levels[n]
                for n in range(level - 1 if level else 0, -1, -1)
                if n in levels
            )
            section = _section(place, level, title, above if level else found[0])
            found.append(section)
            levels = {n: s for n, s in levels.items() if n < level} | {level: section}
        place += len(line)
    return Sections(tuple(section.start for section in found), tuple(found))


def _section(place: int, level: int, title: str, above: Section) -> Section:
    plan = above.plan
    if any(word in title for word in words("actuality", "background_headings")) or (
        level < 2
        and any(word in title for word in words("actuality", "review_headings"))
    ):
        plan = False
    elif any(word in title for word in words("actuality", _PLANS[level])):
        plan = True
    years = _YEAR.findall(title)
    year = int(years[0]) if len(years) == 1 else above.year if plan else None
    return Section(place, plan, year)


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
    short = len(stripped) <= 20 and not any(mark in stripped for mark in "，。")
    planned = any(word in stripped for word in words("actuality", "plan_headings"))
    return (1, stripped) if short and planned else (None, "")
