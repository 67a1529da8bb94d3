"""The indicator of a number in a table: the matcher of the prose, asked with the words of
row and column as one phrase.

Every word of row and column must be accounted for: by the phrase that was found, by a
group of the indicator, or by words that add nothing (合计, 数量). A district, another city
or an institution in the row is not, and so the number stays unmatched.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reports.reading.amounts.kinds import MULTIPLE
from reports.reading.grids.telling import Above, TableNumber
from reports.reading.lexicon.files import table, words
from reports.reading.lexicon.wordlists import made_of
from reports.reading.subjects.contexts import Context
from reports.reading.subjects.matcher import SubjectMatch, SubjectMatcher, SubjectQuery
from reports.reading.subjects.phrases import GAP

_CITY = re.compile(r"[\u4e00-\u9fff]{2,4}?市")
_NUMBERED = re.compile(r"^(?:附?表[\d一二三四五六七八九十.-]{1,5}|续表)[：、 ]?")
_BRACKETED = re.compile(r"（[^（）]*）")
_TIMES = re.compile(
    r"(?:19|20)\d\d[-~至]?(?:19|20)?\d{0,2}年?[末底度]?"
    r"|\d{1,2}(?:[-~至]\d{1,2})?(?:月末?|季度)"
)
_MARKS = re.compile(r"[（）《》“”、，\d-]")


@dataclass(frozen=True)
class TablePlace:
    """``city``: the one city that the report names at its top, or empty; ``elsewhere``: the
    table is of a wider place, so that its total is not the city's."""

    city: str
    elsewhere: bool


def place_of(top: str, titles: tuple[str, ...]) -> TablePlace:
    """``top``: the first words of the report."""
    cities = dict.fromkeys(
        re.sub(r"^(?:全|我|本|在|是|了|和|与)", "", name) for name in _CITY.findall(top)
    )
    named = [name for name in cities if len(name) > 2]
    wider = any(word in "".join(titles) for word in words("grids", "wider"))
    return TablePlace(named[0] if named else "", wider)


def matched(
    rules: SubjectMatcher,
    number: TableNumber,
    above: Above,
    section: str,
    place: TablePlace,
) -> SubjectMatch | None:
    """The indicator, group and coverage, or ``None`` where nothing fits."""
    if number.kind == MULTIPLE or not number.family or number.earlier:
        return None
    totals = [_is_total(part, place) for part in (*number.labels, *number.heads)]
    named = place.city and _names_city((*number.labels, *number.heads), place.city)
    if place.elsewhere and not named:
        return None
    if any(_is_subtotal(part) for part in (*number.labels, *number.heads)):
        return None
    parts = [
        part
        for part, total in zip((*number.labels, *number.heads), totals, strict=True)
        if not total
    ]
    said = "。".join(("", section, *above.titles))
    for subject in ("", _subject(section), *map(_subject, reversed(above.titles))):
        if subject or parts:
            found = _asked(rules, number, parts, subject, said)
            if found is not None:
                return found
    return None


def _asked(
    rules: SubjectMatcher,
    number: TableNumber,
    parts: list[str],
    subject: str,
    said: str,
) -> SubjectMatch | None:
    """The match of all words together, the row's first and then the column's first.
    ``said``: the lines about them."""
    named = [part for part in parts if not _is_plain(part)]
    if subject:  # 养老机构, and below it 机构
        named = [p for p in named if not subject.endswith(p.removesuffix("数"))]
    plain = [part for part in parts if _is_plain(part) and made_of(part, "fillers")]
    if number.period.months is not None:
        plain = [p for p in plain if "累计" not in p]  # of months, not of years
    groups = [part for part in named if _is_group(part)]
    subjects = [part for part in named if not _is_group(part)]
    if not subjects and not subject:
        groups, subjects = [], groups  # 社会团体 says what is counted, too
    if subject:
        subjects = [subject, *subjects]
    if not subjects:
        return None
    found: list[SubjectMatch] = []
    for order in dict.fromkeys((tuple(subjects), tuple(reversed(subjects)))):
        for lead in dict.fromkeys((tuple(groups), ())):
            tail = tuple(plain) if lead else (*groups, *plain)
            head = "".join((*lead, *order, *tail))
            match = _match(rules, number, head, said)
            if match is not None and _accounted(rules, match, named, subject):
                found.append(match)
    same = {(match.indicator, match.group, match.coverage) for match in found}
    return found[0] if len(same) == 1 else None


def _match(
    rules: SubjectMatcher, number: TableNumber, head: str, said: str
) -> SubjectMatch | None:
    period = number.period
    match = rules.match(
        SubjectQuery(
            Context(_BRACKETED.sub("", head), "", head, beyond=said),
            number.family,
            number.kind,
            period.basis,
            several_years=period.first is not None,
            months_added=False,
            of_a_day=period.day is not None and not period.until,
        )
    )
    if match is None:
        return None
    measure = rules.by_indicator[match.indicator].measure
    return None if number.of_a_month and measure != "stock" else match


def _accounted(
    rules: SubjectMatcher, match: SubjectMatch, parts: list[str], subject: str
) -> bool:
    """Whether no word of row and column is left over."""
    pieces = match.because.split(GAP)
    groups = rules.by_indicator[match.indicator].groups
    return all(_covered(part, pieces, groups) for part in parts if part != subject)


def _covered(part: str, pieces: list[str], groups: tuple[str, ...]) -> bool:
    """Whether a part says nothing beyond a piece of the phrase and a group."""
    joined = "".join(pieces)
    if part in joined:
        return True
    for piece in pieces:
        if piece in part:
            before, _, after = part.partition(piece)
            rests = (_without(rest, groups) for rest in (before, after))
            return all(_is_plain(rest) or made_of(rest, "whole") for rest in rests)
    # A phrase may lie over two parts: 低保 | 标准.
    for n in range(len(joined) - 1, 1, -1):
        if part.endswith(joined[:n]):
            before = _without(part[:-n], groups)
            return _is_plain(before) or made_of(before, "whole")
    return _is_plain(_without(part, groups))


def _without(rest: str, groups: tuple[str, ...]) -> str:
    """Words without those that name a group or whom a figure covers."""
    for word in (*_group_words(groups), *_coverage_words()):
        rest = rest.replace(word, "")
    return rest.strip("（）").removesuffix("级").removesuffix("类")


@lru_cache(maxsize=256)
def _group_words(groups: tuple[str, ...]) -> tuple[str, ...]:
    listed = [str(word) for code in groups for word in table("groups")[code]]
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def _coverage_words() -> tuple[str, ...]:
    return tuple(str(word) for listed in table("coverages").values() for word in listed)


@cache
def _all_groups() -> frozenset[str]:
    return frozenset(str(w) for listed in table("groups").values() for w in listed)


def _is_group(part: str) -> bool:
    return part in _all_groups()


@lru_cache(maxsize=4096)
def _is_plain(part: str) -> bool:
    """Whether a part consists of words that add nothing, or of none."""
    listed = words("grids", "plain")
    reached = {0}
    for place in range(len(part)):
        if place in reached:
            reached.update(place + len(w) for w in listed if part.startswith(w, place))
    return len(part) in reached


def _is_total(part: str, place: TablePlace) -> bool:
    bare = part.replace(" ", "")
    if bare in words("grids", "totals"):
        return True
    return bool(place.city) and bare in (place.city, place.city[:-1])


def _names_city(parts: tuple[str, ...], city: str) -> bool:
    return any(part in (city, city[:-1]) for part in parts)


def _is_subtotal(part: str) -> bool:
    return "小计" in part


@lru_cache(maxsize=512)
def _subject(title: str) -> str:
    """What a title or the line above some rows is about: 表1 2023年社会组织登记情况."""
    plain = _BRACKETED.sub("", _NUMBERED.sub("", title)).split("：")[0]
    plain = re.sub(r"^[一二三四五六七八九十]{1,3}、", "", plain)
    plain = re.sub(r"^.*?市(?!场|民|区|、)", "", _TIMES.sub("", plain))
    for place in words("grids", "title_places"):
        plain = plain.removeprefix(place)
    plain = _MARKS.sub("", plain)
    ends = words("grids", "title_ends")
    while plain.endswith(ends):
        plain = next(plain.removesuffix(end) for end in ends if plain.endswith(end))
    return plain if 1 < len(plain) <= 16 else ""
