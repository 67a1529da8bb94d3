"""What counts for a whole sheet: found in its title, its name or the file's, unless given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importers.files.headers import ColumnRole
from importers.files.raw_figures import Given
from importers.files.shapes.lines import unit_line
from importers.files.shapes.names import Names
from importers.files.shapes.naming import subjects_of
from importers.files.shapes.periods import YEAR_END, SheetPeriod, period_in
from importers.files.shapes.units import unit_written
from importers.matching.names import normal

TITLE, SHEET, FILE, GIVEN = "title", "sheet", "file", "given"
_COUNTY = re.compile(
    r"(?:^|[市州盟省:年度末月])([\u4e00-\u9fff]{1,4}?(?:自治县|[县区旗]))"
    r"(?=$|\d|[()]|民政|统计|社会|城乡?|农村|低保|养老|殡葬|婚姻|结婚|各|历年|特困|人民|主要)"
)
# A city may stand before it, so that it is looked for at every such place.
_COUNTY_CITY = re.compile(
    r"(?:^|(?<=[市州盟省:年度末月]))(?=([\u4e00-\u9fff]{2,6}?市))"
)
_CITY_ENDS = ("市", "州", "盟", "地区")
_LONGEST_CITY = 14
_NO_COUNTY = (
    "各",
    "分",
    "全",
    "本",
    "县",
    "市",
    "辖",
    "城",
    "郊",
    "社",
    "地",
    "小",
    "园",
    "行政",
    "乡",
)
_PLACE_LINES = ("地区", "行政区划", "填报单位", "填报地区", "编制单位", "城市", "市州")


@dataclass(frozen=True)
class Frame:
    """``texts`` and ``origins`` by role; ``subjects``: what the titles are about; ``rival``:
    a city that the sheet names beside the one that was given."""

    texts: Mapping[ColumnRole, str]
    origins: Mapping[ColumnRole, str]
    subjects: tuple[str, ...] = ()
    rival: str = ""

    def __getitem__(self, role: ColumnRole) -> str:
        return self.texts.get(role, "")

    @property
    def before(self) -> int | None:
        """The year before, where the sheet is of a whole year."""
        year, cutoff = self[ColumnRole.YEAR], self[ColumnRole.CUTOFF]
        whole = not cutoff or cutoff.endswith(YEAR_END)
        return int(year) - 1 if year.isdecimal() and whole else None


@dataclass(frozen=True)
class FrameContext:
    """What is known before a sheet is looked at: ``given`` for the file, ``sheets`` by name
    for single ones, the ``file``'s name."""

    given: Given = field(default_factory=dict)
    sheets: Mapping[str, Given] = field(default_factory=dict)
    file: str = ""


class _Taken:
    """What is found first counts."""

    def __init__(self) -> None:
        self.texts: dict[ColumnRole, str] = {}
        self.origins: dict[ColumnRole, str] = {}

    def take(self, role: ColumnRole, text: str, origin: str) -> None:
        if text and role not in self.texts:
            self.texts[role], self.origins[role] = text, origin

    def guess(self, origin: str, lines: Sequence[str], names: Names) -> None:
        self.take(ColumnRole.CITY, _city(lines, names), origin)
        period = _period(lines)
        if period is not None and ColumnRole.YEAR not in self.texts:
            self.take(ColumnRole.YEAR, str(period.year), origin)
            self.take(ColumnRole.CUTOFF, period.cutoff, origin)
        if origin == TITLE:
            self.take(ColumnRole.UNIT, _unit(lines), origin)


def frame_of(
    titles: Sequence[str], sheet: str, context: FrameContext, names: Names
) -> Frame:
    """What counts for a table with these titles, and where each of it was found."""
    own = context.sheets.get(sheet, {})
    taken = _Taken()
    for role, text in own.items():
        taken.take(role, text, GIVEN)
    taken.take(ColumnRole.CITY, county_in(titles, names), TITLE)
    taken.take(ColumnRole.CITY, county_in([sheet], names), SHEET)
    for role, text in context.given.items():
        taken.take(role, text, GIVEN)
    for origin, lines in (
        (TITLE, titles), (SHEET, [sheet]), (FILE, [_stem(context.file)]),
    ):  # fmt: skip
        taken.guess(origin, lines, names)
    named = _city(titles, names) or _city([sheet], names)
    given = context.given.get(ColumnRole.CITY, "")
    rival = named if given and ColumnRole.CITY not in own and named != given else ""
    subjects = subjects_of([*filter(None, [sheet]), *titles])
    return Frame(taken.texts, taken.origins, subjects, rival)


def county_in(titles: Sequence[str], names: Names) -> str:
    """The county, district or county-level city that a title is of, behind its city where
    that stands before it: its figures are not the city's."""
    for title in map(normal, titles):
        for found in _COUNTY.finditer(title):
            if not found[1].startswith(_NO_COUNTY):
                return _city_ending(title[: found.start(1)], names) + found[1]
        for found in _COUNTY_CITY.finditer(title):
            if names.county_city(found[1]):
                return _city_ending(title[: found.start(1)], names) + found[1]
    return ""


def _city_ending(text: str, names: Names) -> str:
    """The full name of a city with which the text ends: 2023年南京市 → 南京市."""
    for start in range(len(text) - 3, max(-1, len(text) - _LONGEST_CITY), -1):
        if text.endswith(_CITY_ENDS) and names.city_in(text[start:]):
            return text[start:] if names.area(text[start:]) else ""
    return ""


def _city(lines: Sequence[str], names: Names) -> str:
    for line in lines:
        head, colon, behind = normal(line).partition(":")
        if colon and head in _PLACE_LINES and (city := names.city_in(behind)):
            return city
    found = {city for line in lines if (city := names.city_in(line))}
    return found.pop() if len(found) == 1 else ""


def _period(lines: Sequence[str]) -> SheetPeriod | None:
    """The one year of several lines; one line may name the year and another the month."""
    found = [period for line in lines if (period := period_in(line)) is not None]
    if len({period.year for period in found}) != 1:
        return None
    return min(found, key=lambda period: period.month)


def _unit(lines: Sequence[str]) -> str:
    said = ""
    for line in lines:
        said = unit_line((line,)) or said
    if said:
        return said
    return next(filter(None, map(unit_written, reversed(lines))), "")


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
