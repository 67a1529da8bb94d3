"""A sheet's lines → its tables: the titles above, the lines of heads, the rows below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from importers.files.formats.coordinates import CellRange
from importers.files.headers import ColumnRole, is_header, read_headings
from importers.files.shapes.lines import (
    SheetLine,
    is_frame_text,
    is_latin,
    is_missing,
    is_note,
    is_numbering,
)
from importers.files.shapes.periods import period_in
from importers.matching.names import normal
from reports.reading.grids.cells import folded, is_year
from reports.reading.grids.units import bracketed, unit_of

_MOST_HEADS = 5
_SHORT = 8  # a longer text that stands alone is a title
_FROM_HERE = 4  # so many lines below its first head a table's numbers begin


@dataclass
class TableBlock:
    """A table of a sheet. ``titles``: the lines above it, the nearest last."""

    titles: tuple[str, ...]
    heads: list[SheetLine]
    body: list[SheetLine] = field(default_factory=list)
    notes: list[SheetLine] = field(default_factory=list)


def blocks_of(lines: Sequence[SheetLine]) -> Iterator[TableBlock]:
    """The tables of a sheet, one below the other."""
    titles: list[str] = []
    block: TableBlock | None = None
    place = 0
    while place < len(lines):
        line = lines[place]
        count = _heads_at(lines, place, block)
        heads = lines[place : place + count]
        if count and block and _same_heads(block, heads) and not _has_title(block):
            place += count
        elif count:
            if block is not None:
                titles = _taken_back(block) or titles
                yield block
            block = TableBlock(tuple(titles), list(lines[place : place + count]))
            place += count
        else:
            _take(line, block, titles)
            place += 1
    if block is not None:
        yield block


def _take(line: SheetLine, block: TableBlock | None, titles: list[str]) -> None:
    if block is None:
        titles.extend(_titles(line))
    elif is_note(line):
        block.notes.append(line)
    elif not is_numbering(line):
        block.body.append(line)


def _titles(line: SheetLine) -> list[str]:
    """The texts of a line above a table; 单位： and its unit in the next cell are one."""
    found: list[str] = []
    for text in line.texts:
        if found and normal(found[-1]).endswith(":"):
            found[-1] += text
        else:
            found.append(text)
    return found


def _taken_back(block: TableBlock) -> list[str]:
    """The lines of one text that end a table, which are titles of the next: 续表 says that
    those of the table before hold on."""
    taken: list[str] = []
    while block.body and (
        block.body[-1].alone or all(map(is_frame_text, block.body[-1].texts))
    ):
        taken[:0] = _titles(block.body.pop())
    dated = any(period_in(text) for text in taken)
    kept = [text for text in block.titles if not (dated and period_in(text))]
    return [*kept, *taken]


def _has_title(block: TableBlock) -> bool:
    """Whether the table ends with a line that dates another: 二、2023年婚姻登记."""
    last = block.body[-1] if block.body else None
    return last is not None and bool(last.alone) and period_in(last.alone) is not None


def _same_heads(block: TableBlock, lines: Sequence[SheetLine]) -> bool:
    """The heads once more, as on the next page."""
    known = [[normal(text) for text in head.texts] for head in block.heads]
    return all([normal(text) for text in line.texts] in known for line in lines)


def _heads_at(lines: Sequence[SheetLine], place: int, block: TableBlock | None) -> int:
    """How many lines of heads begin here; none where no table does."""
    line = lines[place]
    if line.has_numbers or is_numbering(line) or not _may_be_head(lines, place):
        return 0
    if block is not None and not _begins_another(line, block):
        return 0
    count = 1
    while count < _MOST_HEADS and place + count < len(lines):
        if not _goes_on(lines[place + count], lines[place : place + count]):
            break
        count += 1
    if block is None and not _numbers_follow(lines, place + count):
        return 0
    return count


def _may_be_head(lines: Sequence[SheetLine], place: int) -> bool:
    line = lines[place]
    if all(is_frame_text(text) or _is_date(text) for text in line.texts):
        return False
    if len(line.texts) > 1:
        return not all(map(is_missing, line.texts[1:]))
    # 2023年 above its columns, with nothing over the labels.
    column = next(iter(line.own))
    if place + 1 >= len(lines):
        return False
    below = lines[place + 1]
    over = column > below.first and len(below.texts) > 2 and not below.has_numbers
    return over and len(normal(line.alone)) <= _SHORT


def _is_date(text: str) -> bool:
    key = normal(text)
    return (
        not is_year(folded(text)) and key[:1].isdigit() and key.endswith(("月", "日"))
    )


def _begins_another(line: SheetLine, block: TableBlock) -> bool:
    """Within a table, only a line that says what columns say begins another one."""
    if len(line.texts) < 2 or is_note(line):
        return False
    if is_header(read_headings(line.filled.get(c, "") for c in range(1, _width(line)))):
        return True
    first = block.heads[0]
    same = normal(line.texts[0]) == normal(first.texts[0]) and line.first == first.first
    return same and not any(map(is_missing, line.texts))


def _width(line: SheetLine) -> int:
    return max(line.filled, default=0) + 1


def _goes_on(line: SheetLine, heads: Sequence[SheetLine]) -> bool:
    """Whether the line is one more line of the heads above it."""
    if line.has_numbers or is_numbering(line) or is_note(line):
        return False
    own = [text for column, text in line.own.items() if not line.continues(column)]
    if not own:
        return bool(line.texts)
    if any(map(is_missing, own)):
        return False
    if all(map(is_latin, own)) or all(map(_is_unit, own[1:] or own)):
        return len(own) > 1 or line.first > heads[0].first
    first = min(min(line.filled), *(head.first for head in heads))
    said_above = any(head.text(first) for head in heads)
    said_here = line.text(first) and not line.continues(first)
    if said_here:
        return not said_above and len(own) > 1
    return said_above and not _reaches_down(line, heads)


def _reaches_down(line: SheetLine, heads: Sequence[SheetLine]) -> bool:
    """Whether all that the line leaves free is a label of rows and not a head: nothing of
    the line stands below a head."""
    return not any(head.text(column) for column in line.own for head in heads)


def _is_unit(text: str) -> bool:
    plain = folded(text)
    inner, unit = bracketed(plain)
    return (
        (unit is not None and not inner)
        or unit_of(plain) is not None
        or (text.strip() in ("单位", "计量单位"))
    )


def _numbers_follow(lines: Sequence[SheetLine], place: int) -> bool:
    """Whether numbers come soon: else what looks like heads is a table of words."""
    seen = 0
    for line in lines[place:]:
        if line.has_numbers or line.has_gaps:
            return True
        seen += len(line.texts) > 1
        if seen > _FROM_HERE * 5:
            return False
    return False


def side_by_side(block: TableBlock) -> list[TableBlock]:
    """A table that is printed in two halves beside each other, as one below the other."""
    head = block.heads[-1]
    headings = read_headings(head.filled.get(c, "") for c in range(1, _width(head)))
    begins = [h.column for h in headings if h.role == headings[0].role]
    same = headings and headings[0].role in (
        ColumnRole.INDICATOR, ColumnRole.CITY, ColumnRole.YEAR,
    )  # fmt: skip
    if not same or len(begins) < 2:
        return [block]
    if any(normal(h.text) != normal(headings[0].text) for h in headings
           if h.column in begins):  # fmt: skip
        return [block]
    ends = [*(column - 1 for column in begins[1:]), 1 << 14]
    begins[0] = 1
    return [
        TableBlock(
            block.titles,
            [_part(line, first, last) for line in block.heads],
            [_part(line, first, last) for line in block.body],
            block.notes if first == 1 else [],
        )
        for first, last in zip(begins, ends, strict=True)
    ]


def _part(line: SheetLine, first: int, last: int) -> SheetLine:
    whole = {
        column
        for column, area in line.merged.items()
        if CellRange.parse(area).left < first and CellRange.parse(area).right >= first
    }
    return SheetLine(
        line.number,
        {c: t for c, t in line.own.items() if first <= c <= last},
        {c: t for c, t in line.filled.items() if first <= c <= last and c not in whole},
        {c: a for c, a in line.merged.items() if first <= c <= last},
    )
