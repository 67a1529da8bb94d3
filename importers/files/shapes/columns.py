"""The columns of a table: which say of what and when a row is, and which hold its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.files.headers import ColumnRole, heading
from importers.files.shapes.blocks import TableBlock
from importers.files.shapes.lines import SheetLine, is_latin, is_missing, is_number
from importers.files.shapes.names import Names, is_total
from importers.files.shapes.naming import is_part
from importers.files.shapes.periods import SheetPeriod, is_time, taken_out
from importers.files.shapes.units import unit_written
from importers.matching.numbering import without_numbering
from reports.reading.grids.cells import folded, is_year
from reports.reading.grids.telling import compares
from reports.reading.grids.units import bracketed, unit_of
from reports.reading.lexicon.files import words

_MOST_COLUMNS = 256
# Roles whose cells decide whether the head is meant so.
_BY_CELLS = (
    ColumnRole.INDICATOR, ColumnRole.CITY, ColumnRole.YEAR, ColumnRole.GROUP,
    ColumnRole.UNIT,
)  # fmt: skip


@dataclass(frozen=True)
class HeadedColumn:
    """A column by its heads, from the top. ``role``: what its cells say of their row, or
    ``VALUE``; none for one that is passed over, ``passed`` with the head that says why, or
    ``idle`` where nothing needs to be said of it.

    Of a value column: ``parts`` what its heads say beside time, place and unit;
    ``year_before`` the head that says it is of the year before the table's.
    """

    number: int
    heads: tuple[str, ...]
    role: ColumnRole | None = None
    passed: str = ""
    parts: tuple[str, ...] = ()
    area: str = ""
    unit: str = ""
    period: SheetPeriod | None = None
    idle: bool = False
    year_before: str = ""

    @property
    def head(self) -> str:
        return "".join(self.heads)


def columns_of(
    block: TableBlock, names: Names, year_before: int | None = None
) -> list[HeadedColumn]:
    """Every column with a head or with cells, in order. ``year_before``: the year of those
    that are of the year before, where they are to be read."""
    width = max((max(line.filled) for line in [*block.heads, *block.body] if line.filled),
                default=0)  # fmt: skip
    rows = [line for line in block.body if not line.alone]
    found = []
    for number in range(1, min(width, _MOST_COLUMNS) + 1):
        cells = [text for line in rows if (text := line.cell(number))]
        heads = heads_of(block.heads, number)
        if heads or cells:
            column = _column(number, heads, cells, names)
            found.append(_of_the_year_before(column, year_before))
    return _settled(found, names)


def _of_the_year_before(column: HeadedColumn, year: int | None) -> HeadedColumn:
    if not column.year_before:
        return column
    if year is None or column.period is not None:
        return replace(column, role=None, passed=column.year_before)
    return replace(column, period=SheetPeriod(year))


def heads_of(lines: Sequence[SheetLine], column: int) -> tuple[str, ...]:
    """The heads above a column, from the top; one that reaches to the right over free cells
    counts for all that have a head of their own below it."""
    found: list[str] = []
    for place, line in enumerate(lines):
        text = line.text(column) or _reaching(lines, place, column)
        text = "".join(text.split()) if not is_latin(text) else text.strip()
        if text and text not in found[-1:]:
            found.append(text)
    chinese = [text for text in found if not is_latin(text)]
    return tuple(chinese or found)


def _reaching(lines: Sequence[SheetLine], place: int, column: int) -> str:
    """The head to the left, where both columns have heads of their own below it."""
    line = lines[place]
    below = lines[place + 1 :]
    if not below or not any(_has_own(b, column) for b in below):
        return ""
    left = max((c for c in line.filled if c < column), default=0)
    if not left or left in line.merged or not any(_has_own(b, left) for b in below):
        return ""
    return line.text(left)


def _has_own(line: SheetLine, column: int) -> bool:
    return bool(line.text(column)) and not line.continues(column)


def _column(
    number: int, heads: tuple[str, ...], cells: list[str], names: Names
) -> HeadedColumn:
    role = next((r for h in reversed(heads) if (r := heading(number, h).role)), None)
    plain = HeadedColumn(number, heads)
    if role == ColumnRole.INDICATOR_CODE and not any(map(names.indicator, cells)):
        return replace(plain, idle=True)  # codes of another catalogue
    if role not in (None, ColumnRole.VALUE, ColumnRole.DERIVED, *_BY_CELLS):
        return replace(plain, role=role)
    if role == ColumnRole.DERIVED or (
        role != ColumnRole.YEAR and _is_idle(heads, cells)
    ):
        return replace(plain, idle=True)
    values = [text for text in cells if not is_missing(text)]
    if _says_years(role, heads, values, names):
        return replace(plain, role=ColumnRole.YEAR)
    # Below another head, 1998 is a number like others.
    numbers = sum(is_number(text) or text.strip().isdecimal() for text in values)
    if role is not None and role != ColumnRole.VALUE and 2 * numbers <= len(values):
        return replace(plain, role=_by_cells(role, values, names))
    if 2 * numbers > len(values) or role == ColumnRole.VALUE or _of_values(heads):
        return _value(plain, names)
    if not values or all(map(is_latin, values)):
        return replace(plain, idle=True)
    return replace(plain, role=_by_cells(None, values, names))


def _says_years(
    role: ColumnRole | None, heads: tuple[str, ...], cells: list[str], names: Names
) -> bool:
    """Whether the cells are years or months; a head that names what is counted, or whose
    figures stand below it, denies that: 养老床位 | 1998."""
    if role not in (None, ColumnRole.YEAR, ColumnRole.INDICATOR) or not cells:
        return False
    named = (names.indicator(h) or names.group(h) or names.area(h) for h in heads)
    if any(_period_of(h) for h in heads) or any(named):
        return False
    told = is_time if role == ColumnRole.YEAR else _is_a_year
    return 2 * sum(map(told, cells)) > len(cells)


def _is_a_year(text: str) -> bool:
    return is_year(folded(text))


def _of_values(heads: tuple[str, ...]) -> bool:
    """Whether only numbers can stand below: a year, a unit."""
    return any(_period_of(h) or bracketed(folded(h))[1] for h in heads)


def _period_of(head: str) -> SheetPeriod | None:
    return taken_out(head)[1]


def _is_idle(heads: tuple[str, ...], cells: list[str]) -> bool:
    """序号, 代码, 排名: numbers below that count nothing."""
    last = heads[-1] if heads else ""
    name, unit = bracketed(folded(last))
    if _period_of(last) is not None:
        return False
    if unit is None and name.endswith(words("grids", "no_figures")):
        return name not in words("grids", "year_heads")
    counted = [folded(text) for text in cells]
    numbered = counted == [str(n) for n in range(1, len(counted) + 1)]
    return not heads and numbered and len(counted) > 1


def _by_cells(
    role: ColumnRole | None, cells: list[str], names: Names
) -> ColumnRole | None:
    """What a column of words says, where its head does not settle it."""
    if role not in (None, ColumnRole.INDICATOR, ColumnRole.CITY, ColumnRole.UNIT):
        return role
    places = [text for text in cells if not is_total(text)]
    areas = sum(names.area(text) for text in places)
    known = sum(names.indicator(text) for text in places)
    if places and 2 * areas > len(places) and areas >= known:
        return ColumnRole.CITY
    units = sum(unit_of(folded(text)) is not None for text in cells)
    if role == ColumnRole.UNIT or (role is None and 2 * units > len(cells)):
        return ColumnRole.UNIT
    groups = sum(names.group(text) for text in places)
    if role is None and places and groups == len(places):
        return ColumnRole.GROUP
    if role == ColumnRole.CITY and not (known or areas == 0):
        return role
    return role if role == ColumnRole.CITY and not known else ColumnRole.INDICATOR


def _value(column: HeadedColumn, names: Names) -> HeadedColumn:
    """A column of numbers by what its heads say."""
    parts: list[str] = []
    area, unit, period, before = "", "", None, ""
    for head in column.heads:
        name, of_head = _without_unit(head)
        unit = of_head or unit
        if folded(name) in words("grids", "year_before"):
            before = head
            continue
        if _is_passed(name, names):
            return replace(column, passed=head)
        name, when = taken_out(name)
        if when is not None:
            period = when.within(period)
        if not name or heading(1, name).role == ColumnRole.VALUE:
            continue
        if names.area(name) and not is_total(name):
            area = name
        else:
            parts.append(name)
    return replace(
        column,
        role=ColumnRole.VALUE,
        parts=tuple(parts),
        area=area,
        unit=unit,
        period=period,
        year_before=before,
    )


def _without_unit(head: str) -> tuple[str, str]:
    """户数（户） → 户数, 户; a head that is a unit says nothing else."""
    key = folded(head)
    name, unit = bracketed(key)
    if unit is not None:
        return name, unit_written(head)
    return ("", head) if unit_of(key) is not None and len(key) < 5 else (head, "")


def _is_passed(name: str, names: Names) -> bool:
    """Growth, shares, plans, an earlier time: told by the head's own words."""
    if not name or names.indicator(name):
        return False
    key = folded(name)
    if compares(key) or key.endswith("±") or key.startswith(words("grids", "earlier")):
        return True
    if any(word in key for word in words("grids", "shares")):
        return True
    if key.startswith(words("grids", "of_a_month")) and not key.endswith("末"):
        return True
    planned = any(word in key for word in words("grids", "planned"))
    return planned and not any(word in key for word in words("grids", "fulfilled"))


def _settled(columns: list[HeadedColumn], names: Names) -> list[HeadedColumn]:
    """Columns as their neighbours make them: parts of the year beside the year's own are
    passed over, and words behind the first number are notes."""
    values = [c for c in columns if c.role == ColumnRole.VALUE]
    whole = [c for c in values if c.period is None or c.period.whole]
    first = values[0].number if values else 0
    settled = []
    for column in _of_their_whole(columns, names):
        within = column.period is not None and not column.period.whole
        if column.role == ColumnRole.VALUE and within and (whole or len(values) > 1):
            column = replace(column, role=None, passed=column.head)
        elif column.role == ColumnRole.INDICATOR and column.number > first > 0:
            if not any(c.role == ColumnRole.INDICATOR and c.number < first
                       for c in columns):  # fmt: skip
                settled.append(column)
                continue
            column = replace(column, role=None, passed=column.head)
        settled.append(column)
    return settled


def _of_their_whole(
    columns: list[HeadedColumn], names: Names
) -> Iterator[HeadedColumn]:
    """Columns with 其中：城市 | 农村 as parts of the column before them, and in its unit."""
    whole: HeadedColumn | None = None
    within = False
    for column in columns:
        marked = bool(column.parts) and is_part(column.parts[0])
        if column.role != ColumnRole.VALUE or not column.parts:
            yield column
        elif whole and (marked or (within and names.group(column.parts[-1]))):
            within = True
            own = [part for one in column.parts if (part := without_numbering(one))
                   not in ("其中", *whole.parts)]  # fmt: skip
            yield replace(
                column,
                parts=(*whole.parts, *own),
                unit=column.unit or whole.unit,
                period=column.period or whole.period,
                area=column.area or whole.area,
            )
        else:
            whole, within = column, False
            yield column


def of_role(columns: Sequence[HeadedColumn], role: ColumnRole) -> list[HeadedColumn]:
    return [column for column in columns if column.role == role]
