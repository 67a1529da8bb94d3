"""Which column of a table says what, told by its header (pure).

Headers may be Chinese or English and stand in any order. A header may carry a unit in
brackets: ``数值(万元)``, ``2021年（人）``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from importers.files.periods import NoYear, TablePeriod, read_year
from importers.matching.names import normal


class ColumnRole(StrEnum):
    """What a column says."""

    CITY = "city"
    CITY_CODE = "city_code"
    # Of any place; the export says it beside the city, and alone where a place is no city.
    AREA_CODE = "area_code"
    INDICATOR = "indicator"
    INDICATOR_CODE = "indicator_code"
    GROUP = "group"
    COVERAGE = "coverage"
    YEAR = "year"
    BOUNDARY_YEAR = "boundary_year"
    VALUE = "value"
    UNIT = "unit"
    QUALIFIER = "qualifier"
    STATUS = "status"
    PRINTED = "printed"
    UNIT_PRINTED = "unit_printed"
    START_YEAR = "start_year"
    CUTOFF = "cutoff"
    REPORT = "report"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    NOTE_EN = "note_en"
    # Of a whole sheet: whether its column of the year before is read too.
    YEAR_BEFORE = "year_before"
    # The portal's own exports say these; they follow from the rest and are not read.
    DERIVED = "derived"


# The first of each is the one a message names.
ALIASES: dict[ColumnRole, tuple[str, ...]] = {
    ColumnRole.CITY: ("城市", "市州", "市", "地市", "设区市", "地区", "区域", "行政区", "行政区划",
                "单位名称", "填报地区", "城市名称", "市州名称", "地区名称", "city", "area",
                "region", "city name"),
    ColumnRole.CITY_CODE: ("区划代码", "行政区划代码", "城市代码", "市州代码", "地区代码",
                     "city_code", "city code", "area code"),
    ColumnRole.AREA_CODE: ("area_code",),
    ColumnRole.INDICATOR: ("指标", "指标名称", "项目", "项目名称", "统计指标", "内容",
                     "indicator", "indicator_name", "indicator name", "item"),
    ColumnRole.INDICATOR_CODE: ("指标代码", "项目代码", "指标编码", "indicator_code",
                          "indicator code"),
    ColumnRole.GROUP: ("分组", "类别", "分类", "城乡", "人群", "group", "breakdown"),
    ColumnRole.COVERAGE: ("口径", "口径范围", "统计口径", "统计范围", "范围", "coverage", "scope"),
    ColumnRole.YEAR: ("年份", "年度", "年", "统计年份", "统计年度", "数据年份", "时间", "时期",
                "统计时间", "统计时期", "数据时间", "数据期", "报告期", "统计期", "年月",
                "year"),
    ColumnRole.BOUNDARY_YEAR: ("区划口径年份", "区划口径", "区划年份", "boundary_year"),
    ColumnRole.VALUE: ("数值", "值", "数据", "数量", "指标值", "本年数", "金额", "标准", "value",
                 "figure", "amount"),
    ColumnRole.UNIT: ("单位", "计量单位", "数值单位", "unit"),
    ColumnRole.QUALIFIER: ("限定词", "限定", "qualifier"),
    ColumnRole.STATUS: ("观测状态", "状态", "status", "obs_status"),
    ColumnRole.PRINTED: ("原文写法", "原文", "原文数字", "printed"),
    ColumnRole.UNIT_PRINTED: ("原文单位", "unit_printed", "unit printed"),
    ColumnRole.START_YEAR: ("起始年份", "起始年", "起始年度", "start_year", "start year"),
    ColumnRole.CUTOFF: ("截止日期", "截止时间", "截止日", "数据截止", "截至日期", "cutoff",
                  "cut-off", "cut-off date"),
    ColumnRole.REPORT: ("来源", "出处", "数据来源", "资料来源", "报告", "文件", "依据", "report",
                  "source"),
    ColumnRole.SECTION: ("章节", "位置", "所在章节", "section", "locator"),
    ColumnRole.PARAGRAPH: ("段落", "段", "页码", "paragraph"),
    ColumnRole.NOTE: ("备注", "说明", "注", "附注", "note", "notes", "remark", "remarks"),
    ColumnRole.NOTE_EN: ("英文备注", "英文说明", "note_en", "note in english"),
    ColumnRole.DERIVED: ("序号", "省代码", "省", "省份", "下界", "上界", "数字类型", "数据版本",
                   "上次年份", "上次报告",
                   "no.", "province_code", "province", "area_level", "low", "high", "measure",
                   "release"),
}  # fmt: skip
_ROLES = {normal(alias): role for role, names in ALIASES.items() for alias in names}
# The export's pair: beside a column of names, a column "indicator" holds codes.
_NAMES_OF_INDICATORS = frozenset(
    normal(text) for text in ("indicator_name", "indicator name", "指标名称")
)
_CODES_OF_INDICATORS = frozenset([normal("indicator")])
_WITH_UNIT = re.compile(r"(?P<title>[^()\[\]]+)[(\[](?:单位:?)?(?P<unit>[^()]+)[)\]]")
_REQUIRED_BUT_YEAR = (ColumnRole.CITY, ColumnRole.INDICATOR)


@dataclass(frozen=True)
class Heading:
    """One header cell: a role or a year; neither where it is not understood."""

    column: int
    text: str
    role: ColumnRole | None = None
    period: TablePeriod | None = None
    unit: str = ""

    @property
    def known(self) -> bool:
        return self.role is not None or self.period is not None


def read_headings(cells: Iterable[str]) -> list[Heading]:
    """The headings of a row, column by column; blank cells have none."""
    headings = [
        heading(column, text)
        for column, text in enumerate(cells, start=1)
        if normal(text[:200])
    ]
    if any(normal(h.text) in _NAMES_OF_INDICATORS for h in headings):
        return [_as_code(h) for h in headings]
    return headings


def heading(column: int, text: str) -> Heading:
    key = normal(text[:200])
    role, period, unit = _ROLES.get(key), _period(key), ""
    match = _WITH_UNIT.fullmatch(key)
    if role is None and period is None and match:
        role, period, unit = (
            _ROLES.get(match["title"]),
            _period(match["title"]),
            match["unit"],
        )
    if role not in (None, ColumnRole.VALUE):
        unit = ""
    return Heading(column, text.strip(), role, period, unit)


def _as_code(heading: Heading) -> Heading:
    if normal(heading.text) in _CODES_OF_INDICATORS:
        return Heading(heading.column, heading.text, ColumnRole.INDICATOR_CODE)
    return heading


def _period(text: str) -> TablePeriod | None:
    try:
        return read_year(text)
    except NoYear:
        return None


def is_header(headings: list[Heading]) -> bool:
    """Whether the row is a table's header: two things known, one of them a word."""
    roles = {h.role for h in headings if h.role}
    years = sum(h.period is not None for h in headings)
    return bool(roles - {ColumnRole.DERIVED}) and len(roles) + years >= 2


@dataclass(frozen=True)
class HeaderLayout:
    """The columns of a table whose header is complete.

    A wide table has ``years``: column → heading; a long one has a value column.
    """

    columns: Mapping[ColumnRole, int]
    years: Mapping[int, Heading] = field(default_factory=dict)
    unit: str = ""

    @property
    def wide(self) -> bool:
        return bool(self.years)

    def of(self, role: ColumnRole) -> int | None:
        return self.columns.get(role)


def layout(headings: list[Heading]) -> HeaderLayout:
    """The layout of headings none of which is repeated."""
    columns: dict[ColumnRole, int] = {
        h.role: h.column for h in headings if h.role and h.role != ColumnRole.DERIVED
    }
    value = next((h for h in headings if h.role == ColumnRole.VALUE), None)
    years = {h.column: h for h in headings if h.period}
    return HeaderLayout(columns, years, value.unit if value else "")


def repeated(headings: list[Heading]) -> list[list[Heading]]:
    """The headings that say the same thing, together."""
    same: dict[ColumnRole | TablePeriod, list[Heading]] = {}
    for one in headings:
        said = one.role or one.period
        if said is not None and said != ColumnRole.DERIVED:
            same.setdefault(said, []).append(one)
    return [group for group in same.values() if len(group) > 1]


def missing(found: HeaderLayout, given: Iterable[ColumnRole]) -> list[ColumnRole]:
    """What the table does not say and nobody has given for the whole file."""
    known = {*found.columns, *given}
    if ColumnRole.CITY_CODE in known:
        known.add(ColumnRole.CITY)
    if ColumnRole.INDICATOR_CODE in known:
        known.add(ColumnRole.INDICATOR)
    required = [*_REQUIRED_BUT_YEAR]
    if not found.wide:
        required += [ColumnRole.YEAR, ColumnRole.VALUE]
    return [role for role in required if role not in known]
