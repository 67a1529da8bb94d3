"""What a figure is called: the words of its row and column, and where they do not say it,
those of the section and the title above (pure)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from importers.files.shapes.names import Names, is_total
from importers.matching.names import normal
from importers.matching.numbering import without_numbering
from importers.matching.part_names import known_parts
from reports.reading.grids.cells import folded
from reports.reading.grids.units import bracketed
from reports.reading.lexicon.files import words

_LATIN_TAIL = re.compile(
    r"^([^A-Za-z]*[\u4e00-\u9fff）)][^A-Za-z]*?)\s*[(（]?[A-Za-z][\sA-Za-z,.()（）'’/&-]{2,}$"
)
_ENGLISH = re.compile(r"[A-Za-z]{3}")
_NUMBERED = re.compile(
    r"^(?:附?续?表\s*[\d一二三四五六七八九十.-]{0,6}|\d{1,2}(?:-\d{1,2}){1,2})[:：、\s]*"
)
_SPAN = re.compile(r"(?:19|20)\d\d年?(?:-|~|至|到)(?:19|20)\d\d年?")
_YEAR = re.compile(
    r"(?:19|20)\d\d年?[度末底]?|\d{1,2}(?:-\d{1,2})?月份?末?|第?[一二三四1-4]季度"
)
_PLACES = re.compile(
    r"^.{0,12}?(?:省|自治州|市州|县市区|县\(市\)区|地区|市(?!场|民(?!政)|区|辖)|州)"
)
_MARKS = re.compile(r"[()\[\]《》“”\"'、,:]+")


@dataclass(frozen=True)
class RowContext:
    """``section``: the line between the rows that a row stands under; ``subjects``: what the
    titles may be about, the likeliest first; ``whole``: the row that this one is a part of."""

    section: str = ""
    subjects: tuple[str, ...] = ()
    whole: str = ""

    @property
    def contexts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.whole, self.section, *self.subjects)))


@dataclass(frozen=True)
class Called:
    """``name`` for matching, ``group`` where another text than the name speaks of it;
    ``shared``: the name is that of section, title or frame and the row's own says nothing."""

    name: str
    group: str = ""
    shared: bool = False


def called(
    labels: Sequence[str], heads: Sequence[str], above: RowContext, names: Names, given: str = ""
) -> Called:  # fmt: skip
    """The name of a figure. ``given``: the indicator that counts for the whole sheet."""
    parts = [part for part in (*labels, *heads) if not _adds_nothing(part)]
    for name in _orders(labels, heads) if parts else ():
        if names.indicator(name):
            return _with_group_above(name, above, names)
    groups = [part for part in parts if names.group(without_numbering(part))]
    if len(groups) == 1 and (
        apart := _named([x for x in labels if x not in groups],
                        [x for x in heads if x not in groups], above, names, given)
    ):  # fmt: skip
        group = without_numbering(groups[0])
        if names.broken_down(apart.name, group):
            return Called(apart.name, group, apart.shared)
    if found := _named(labels, heads, above, names, ""):
        return found
    own = _orders(labels, heads)
    if parts:
        return Called(own[0])
    shared = given or next(iter(above.contexts), "")
    return Called(shared or "".join((*labels, *heads)), shared=True)


def _named(
    labels: Sequence[str],
    heads: Sequence[str],
    above: RowContext,
    names: Names,
    given: str,
) -> Called | None:
    """The first phrase that the catalogue knows: the words of row and column alone, or
    behind those of the section, the titles, the frame."""
    parts = [part for part in (*labels, *heads) if not _adds_nothing(part)]
    own = _orders(labels, heads)
    for name in own if parts else ():
        if names.indicator(name):
            return _with_group_above(name, above, names)
    for context in above.contexts:
        for name in (*(_joined(context, one) for one in own), *_alone(context, parts)):
            if names.indicator(name):
                return Called(name, shared=not parts)
    if given and not parts:
        return Called(given, shared=True)
    return None


def _alone(context: str, parts: Sequence[str]) -> Iterator[str]:
    """The context by itself, for a row or column that says nothing of what is counted."""
    if not parts:
        yield context


def _with_group_above(name: str, above: RowContext, names: Names) -> Called:
    """A known name below a section or title that speaks of one group: 城市 | 低保人数."""
    known = known_parts()
    if known.group_in(name) is not None:
        return Called(name)
    for text in filter(None, (above.whole, above.section, *above.subjects[:1])):
        group = known.group_in(text)
        if group and names.broken_down(name, group):
            return Called(name, group)
    return Called(name)


def _joined(context: str, name: str) -> str:
    """The context before a name, without saying twice what both say: 最低生活保障 +
    保障人数 → 最低生活保障人数."""
    for size in range(min(len(context), len(name)), 1, -1):
        if context.endswith(name[:size]):
            return context + name[size:]
    return context + name


def _orders(labels: Sequence[str], heads: Sequence[str]) -> list[str]:
    """The words of row and column as one phrase, in each order; those that add nothing are
    left out where others say what is counted."""
    row = [part for part in labels if not is_total(part)]
    column = [part for part in heads if not is_total(part)]
    told_row = [part for part in row if not _adds_nothing(part)]
    told_column = [part for part in column if not _adds_nothing(part)]
    orders = [
        ("".join(told_row), "".join(told_column)),
        ("".join(told_column), "".join(told_row)),
        ("".join(row), "".join(column)),
        ("".join(column), "".join(row)),
        ("".join(reversed(told_row)), "".join(reversed(told_column))),
        ("".join(reversed(told_column)), "".join(reversed(told_row))),
    ]
    found = [first + second for first, second in orders if first + second]
    return list(dict.fromkeys(found))


def _adds_nothing(part: str) -> bool:
    return is_total(part) or folded(part) in words("grids", "plain")


@lru_cache(maxsize=4096)
def own_words(text: str) -> str:
    """A label without the English behind it: 结婚登记 Marriages."""
    text = " ".join(text.split())
    if _ENGLISH.search(text) and (found := _LATIN_TAIL.match(text)):
        return found[1].strip()
    return text


def without_unit(text: str) -> str:
    return bracketed(folded(text))[0]


def is_part(label: str) -> bool:
    """#城市, 其中：女性: of the row above that has no such mark."""
    return normal(label).startswith(("#", "其中"))


def section_of(text: str) -> str:
    """What a line between the rows is about: (1)城市低保 → 城市低保."""
    return without_numbering(own_words(text))


@lru_cache(maxsize=256)
def depth(text: str) -> int:
    """How deep the number before a text stands: 一、 (一) 1. (1) A; 0 without one."""
    key = normal(text).removeprefix("其中").lstrip(":")
    for level, pattern in enumerate(_DEPTHS, start=1):
        if pattern.match(key):
            return level
    return 0


_DEPTHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}[、.]",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,2}[.、](?!\d)",
        r"\(\d{1,2}\)",
        r"[a-h][.、]?(?=[\u4e00-\u9fff])|\d{1,2}\)|#",
    )
)


def subjects_of(titles: Iterable[str]) -> tuple[str, ...]:
    """What titles may be about, the nearest first, and each as told and without the words
    that only say that it is a table: 2023年社会组织登记情况 → 社会组织登记情况, 社会组织登记, …"""
    found: dict[str, None] = {}
    for title in reversed(list(titles)):
        for subject in _subjects(title):
            found.setdefault(subject)
    return tuple(found)


def _subjects(title: str) -> Iterator[str]:
    plain = _NUMBERED.sub("", normal(title)) if not title.isascii() else ""
    plain = bracketed(plain.replace("(", "（").replace(")", "）"))[0]
    plain = _YEAR.sub("", _SPAN.sub("", normal(plain)))
    plain = _MARKS.sub("", plain)
    if plain.count("单位") or len(plain) > 40:
        return
    for text in dict.fromkeys((_PLACES.sub("", plain), plain)):
        for begin in (*words("grids", "title_places"), *words("grids", "title_begins")):
            text = text.removeprefix(begin)
        ends = words("grids", "title_ends")
        while len(text) > 1:
            yield text
            end = next((end for end in ends if text.endswith(end)), "")
            if not end:
                break
            text = text.removesuffix(end)
