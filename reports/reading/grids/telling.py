"""What the words around a cell make of its number: unit, kind, period, fact or plan."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reports.reading.amounts.kinds import (
    CHANGE,
    GROWTH,
    LEVEL,
    MULTIPLE,
    PERCENT,
    SHARE,
)
from reports.reading.grids.cells import Bare
from reports.reading.grids.layout import NumberCell
from reports.reading.grids.units import PERCENT as PER_CENT
from reports.reading.grids.units import TableUnit, bracketed, titled, told_by, units_in
from reports.reading.lexicon.files import words
from reports.reading.time.calendars import ReportPeriod
from reports.reading.time.expressions import Time, times
from reports.reading.time.report_year import Dating

_PLAIN_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?![\d年])")
_LISTED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、])"
)
# Brackets and marks; those of 乡镇（街道） stay, for they tell how the name is meant.
_OPENED = re.compile(
    r"（(?!(?:街道|社区|村|、|镇|乡){1,4}）)|(?<!街道)(?<!社区)(?<!村)）|[\[\]：*]"
)
_NAME_MARKS = "*※▲△#★"
_MONEY = ("金额", "资金", "支出", "经费", "投入", "标准", "补助", "发放", "收入", "元")


@dataclass(frozen=True)
class TableNumber:
    """What a number in a table says. ``labels`` and ``heads``: the words left when units
    and times are taken out."""

    value: Decimal
    unit: str
    family: str
    kind: str
    period: ReportPeriod
    actual: bool
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    of_a_month: bool
    earlier: bool = False  # 上期, 年初: of what came before the table's own
    # period, or 二季度: of a part of it


@dataclass(frozen=True)
class Above:
    """What the lines above a table say of all its numbers."""

    titles: tuple[str, ...]
    units: tuple[TableUnit, ...]
    period: ReportPeriod
    planned: bool
    marks: frozenset[str] = frozenset()  # those that a note says mean a running total


def above(
    titles: tuple[str, ...],
    dating: Dating,
    default: ReportPeriod,
    *,
    planned: bool,
    notes: tuple[str, ...] = (),
) -> Above:
    """``default``: the period of what is told there without one; ``planned``: the table
    stands in a plan."""
    period = default
    for line in titles:
        if found := times_in(line, dating):
            period = _period(found[-1], line)
    told_of = period is not default and (period.year or 0) <= (dating.told or 0)
    ahead = (planned and not told_of) or _planned("".join(titles[-1:]))
    return Above(titles, titled(titles), period, ahead, _running_marks(notes))


def _running_marks(notes: tuple[str, ...]) -> frozenset[str]:
    """带*的是本年截至统计期的累计数: names with that mark have running totals."""
    running = [line for line in notes if "累计" in line]
    return frozenset(mark for line in running for mark in line if mark in _NAME_MARKS)


def told(
    entry: NumberCell, number: Bare | None, table: Above, dating: Dating
) -> TableNumber:
    """``number``: the cell's, or ``None`` where it prints its unit itself; the value and
    unit are then for the caller to set."""
    heads = tuple(bracketed(words) for words in entry.heads)
    labels = tuple(bracketed(words) for words in entry.labels)
    said = "".join(name for name, _ in (*labels, *heads))
    kind = _kind(heads, labels, said)
    unit = _unit(entry, number, table, heads, labels, kind)
    if unit is not None:
        kind = kind_in(unit.family, kind)
    value, factor = Decimal(0), Decimal(1)
    if number is not None:
        factor = unit.factor if unit is not None and not number.scaled else factor
        value = number.value * factor
    spoken = [entry.dated, entry.section, *entry.times, *entry.labels, *entry.heads]
    period, explicit = _period_of(spoken, table.period, dating)
    earlier = _is_earlier(entry.heads, dating)
    if earlier:
        period = _before(entry.heads[-1], period)
    running = any(mark in label for label in entry.labels for mark in table.marks)
    fulfilled = any(word in said for word in words("grids", "fulfilled"))
    ahead = _planned(said) or (table.planned and not explicit and not fulfilled)
    future = (
        dating.year is not None
        and period.year is not None
        and period.year > dating.year
    )
    return TableNumber(
        value=value,
        unit="" if unit is None else unit.name,
        family="" if unit is None else unit.family,
        kind=kind,
        period=period,
        actual=not (ahead or future),
        labels=_without_times(labels, dating),
        heads=_without_times(heads, dating),
        of_a_month=_of_a_month(period, said, entry.heads) and not running,
        earlier=earlier or _is_later_part(entry.heads),
    )


def _is_later_part(heads: tuple[str, ...]) -> bool:
    """二季度, 下半年: a part of the year that does not begin with it."""
    last = heads[-1] if heads else ""
    begins = last.startswith(words("grids", "since_january"))
    return last.startswith(words("grids", "within_year")) and not begins


def _is_earlier(heads: tuple[str, ...], dating: Dating) -> bool:
    """上期, 年初数: a column of what was before, which names no time of its own."""
    last = heads[-1] if heads else ""
    return last.startswith(words("grids", "earlier")) and not times_in(last, dating)


def _before(head: str, period: ReportPeriod) -> ReportPeriod:
    """The period before: 上期 of a January is the December of the year before. None
    where that cannot be said (上期 of January to June)."""
    if period.year is None or not head.startswith(words("grids", "period_before")):
        return ReportPeriod(None)
    if period.months is None and head.startswith("上期"):
        return ReportPeriod(period.year - 1, explicit=True)
    months = period.months or (0, 0)
    if head.startswith("上季") or months[0] != months[1] or not months[0]:
        return ReportPeriod(None)
    first = months[0] == 1
    month = 12 if first else months[0] - 1
    return ReportPeriod(period.year - first, months=(month, month), explicit=True)


def _unit(
    entry: NumberCell,
    number: Bare | None,
    table: Above,
    heads: tuple[tuple[str, TableUnit | None], ...],
    labels: tuple[tuple[str, TableUnit | None], ...],
    kind: str,
) -> TableUnit | None:
    """The nearest that names one: the cell, the head, the unit cell, the label, the title;
    then what head and label imply."""
    if number is not None and number.unit:
        return TableUnit(number.unit)
    named = [unit for _, unit in reversed(heads) if unit is not None]
    if named:
        return named[0]
    if kind in (GROWTH, SHARE):
        return PER_CENT
    if entry.unit:
        found = units_in(entry.unit)
        return found[0] if len(found) == 1 else _of_several(found, heads, labels)
    named = [unit for _, unit in reversed(labels) if unit is not None]
    if named:
        return named[0]
    implied = _implied(heads, labels)
    if implied == PER_CENT or len(table.units) != 1:
        return implied or _of_several(table.units, heads, labels)
    if implied is not None and implied.family != table.units[0].family:
        return implied
    return table.units[0]


def _implied(
    heads: tuple[tuple[str, TableUnit | None], ...],
    labels: tuple[tuple[str, TableUnit | None], ...],
) -> TableUnit | None:
    for name, _ in (*reversed(heads), *reversed(labels)):
        if (unit := told_by(name)) is not None:
            return unit
    return None


def _of_several(
    units: tuple[TableUnit, ...],
    heads: tuple[tuple[str, TableUnit | None], ...],
    labels: tuple[tuple[str, TableUnit | None], ...],
) -> TableUnit | None:
    """``单位：户、人、万元``: the one that the words of head and label call for."""
    implied = _implied(heads, labels)
    for unit in units:
        if implied is not None and unit.family == implied.family:
            return unit
    said = "".join(name for name, _ in (*labels, *heads))
    money = [unit for unit in units if unit.family.startswith("money")]
    if len(money) == 1 and any(word in said for word in _MONEY):
        return money[0]
    return implied


def _kind(
    heads: tuple[tuple[str, TableUnit | None], ...],
    labels: tuple[tuple[str, TableUnit | None], ...],
    said: str,
) -> str:
    """Level, change, growth or share, by the last head, else by the label."""
    for name, unit in (*reversed(heads[-1:]), *reversed(labels[-1:])):
        if any(word in name for word in words("grids", "shares")):
            return SHARE
        if not compares(name):
            continue
        if unit is not None:
            return GROWTH if unit.family in ("percent", "permille") else CHANGE
        amount = name.endswith(words("grids", "amount"))
        rate = any(word in name for word in words("grids", "rate"))
        return GROWTH if rate and not amount else CHANGE
    return LEVEL


def compares(name: str) -> bool:
    """A column of comparison, not a subject that has such a word in it."""
    return name.startswith(words("grids", "compared")) or name.endswith(
        tuple(w for w in words("grids", "compared") if w not in ("净增", "变化"))
    )


def kind_in(family: str, kind: str) -> str:
    """The kind of a number in a unit of this family, where the words say ``kind``."""
    if family == "point":
        return CHANGE
    if family == "multiple":
        return MULTIPLE
    if family in ("percent", "permille"):
        return PERCENT if kind == LEVEL else GROWTH if kind == CHANGE else kind
    if kind == GROWTH:
        return CHANGE
    return LEVEL if kind == SHARE else kind


def _planned(said: str) -> bool:
    return any(word in said for word in words("grids", "planned")) and not any(
        word in said for word in words("grids", "fulfilled")
    )


@lru_cache(maxsize=4096)
def times_in(line: str, dating: Dating) -> tuple[Time, ...]:
    """The expressions of time in a title, head or label; a bare ``2022`` is a year."""
    return times(_PLAIN_YEAR.sub(r"\1年", line), dating).times


def _period_of(
    spoken: list[str], default: ReportPeriod, dating: Dating
) -> tuple[ReportPeriod, bool]:
    """The period that labels and heads name, the title's where they name none."""
    period, explicit = default, False
    for line in spoken:
        named = [time for time in times_in(line, dating) if not time.compared]
        for time in named[:1]:
            own = _period(time, line)
            if explicit and own.months and not period.months:
                own = own._replace(year=period.year)  # 2022年 | 1-6月
            elif explicit and period.months and not own.months:
                own = period._replace(year=own.year)
            elif own.months and not line[:4].isdigit() and default.year:
                own = own._replace(year=default.year)  # 3月, below a title's year
            elif "同期" in line:
                own = default._replace(year=own.year, explicit=True)
            period, explicit = own, True
    return period, explicit


def _period(time: Time, line: str) -> ReportPeriod:
    months, day = time.months, time.day
    if months == (1, 12) or (months == (12, 12) and time.until):
        months, day = None, None
    basis = "cumulative" if time.first is not None and "累计" in line else ""
    first = time.first if basis else None
    until = time.until and months is not None
    return ReportPeriod(time.year, first, basis, months, day, until, explicit=True)


def _of_a_month(period: ReportPeriod, said: str, heads: tuple[str, ...]) -> bool:
    """A month's own figure, where others of the table add months up (本月累计)."""
    if any(word in head for head in heads for word in words("grids", "running")):
        return False
    if any(word in said for word in words("grids", "of_a_month")):
        return True
    months = period.months
    single = months is not None and months[0] == months[1] and not period.until
    return single and not any(word in said for word in words("grids", "running"))


def _without_times(
    parts: tuple[tuple[str, TableUnit | None], ...], dating: Dating
) -> tuple[str, ...]:
    left = [_left(name, dating) for name, _ in parts]
    return tuple(name for name in left if name)


@lru_cache(maxsize=4096)
def _left(name: str, dating: Dating) -> str:
    """A head or label without its times, brackets and marks of a list."""
    plain = _PLAIN_YEAR.sub(r"\1年", name)
    for time in reversed(times(plain, dating).times):
        plain = plain[: time.start] + plain[time.end :]
    plain = re.sub(
        r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、])",
        "",
        plain,
    )
    plain = plain.removeprefix("#").removeprefix("其中").lstrip("：:")
    return _OPENED.sub("", plain).strip("年末底度 -")
