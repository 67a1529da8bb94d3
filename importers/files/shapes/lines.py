"""The rows of a sheet as lines: what each says itself, and which say nothing of a figure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from importers.files.formats.coordinates import CellRange
from importers.files.formats.tables import RawRow
from importers.matching.names import normal, plain
from reports.reading.grids.cells import counts, folded, is_year, missing
from reports.reading.lexicon.files import words

_UNIT_LINE = re.compile(
    r"(?:^|[(\[【,，;\s])(?:(?:计量|计算|金额|数量)?单\s*位|unit)"
    r"\s*(?::|\s|(?=[十百千]?[万亿元人户]))\s*(?P<unit>[^()\[\]【】]*)"
)
_NOTE_MARK = re.compile(r"^(?:注|说明|备注)?\s*[(（]?\d{0,2}[)）]?[.、:：]")
_LETTERS = frozenset("甲乙丙丁戊己庚辛壬癸")
_IDLE_NUMBERS = frozenset(("栏次", "行次", "列次", "-", "—", "序号"))
_SENTENCE = 24
# 2023年比2022年增长（%）
_DATED = re.compile(r"(?:19|20)\d\d年.")
_NO_LATIN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class SheetLine:
    """``own``: column → text, each merged text once, where it begins; ``filled``: with the
    text of merged ranges in all their columns; ``merged``: column → range."""

    number: int
    own: Mapping[int, str]
    filled: Mapping[int, str]
    merged: Mapping[int, str]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.own.values())

    @cached_property
    def first(self) -> int:
        return min(self.filled, default=0)

    def text(self, column: int) -> str:
        return self.filled.get(column, "")

    def cell(self, column: int) -> str:
        """The cell of a row: one that is merged to the left says nothing of its column."""
        area = self.merged.get(column)
        if area is not None and CellRange.parse(area).left < column:
            return ""
        return self.filled.get(column, "").strip()

    def continues(self, column: int) -> bool:
        """Whether the cell goes on with a range that begins in a row above."""
        area = self.merged.get(column)
        return area is not None and CellRange.parse(area).top < self.number

    @property
    def alone(self) -> str:
        """The one text of the row, or nothing."""
        return self.texts[0] if len(self.texts) == 1 else ""

    @cached_property
    def has_numbers(self) -> bool:
        return any(is_number(text) for text in self.texts)

    @cached_property
    def has_gaps(self) -> bool:
        return any(map(is_missing, self.texts))


def line_of(row: RawRow) -> SheetLine:
    filled = {c: t for c, t in enumerate(row.cells, start=1) if normal(t[:200])}
    own: dict[int, str] = {}
    seen: set[str] = set()
    for column, text in filled.items():
        area = row.merged.get(column)
        if area is not None and area in seen:
            continue
        if area is not None:
            seen.add(area)
        own[column] = text.strip()
    return SheetLine(row.number, own, filled, dict(row.merged))


def is_number(text: str) -> bool:
    """A number that may be a figure; no year, no words."""
    plain_text = folded(text)
    if _DATED.match(plain_text):
        return False
    return counts(plain_text) and not is_year(plain_text)


def is_missing(text: str) -> bool:
    return missing(folded(text))


def is_latin(text: str) -> bool:
    """Words without a Chinese character: the English beside them."""
    return not _NO_LATIN.search(text) and sum(c.isalpha() for c in text) > 2


def is_numbering(line: SheetLine) -> bool:
    """甲 乙 1 2 3: the columns' own numbers."""
    texts = [normal(text) for text in line.texts]
    letters = [t for t in texts if t in _LETTERS or t in _IDLE_NUMBERS]
    rest = [t.strip("()") for t in texts if t not in letters]
    if not all(t.isascii() and t.isdigit() and len(t) < 3 for t in rest):
        return False
    steps = {int(b) - int(a) for a, b in pairwise(rest)}
    counted = not rest or (steps <= {1} and int(rest[0]) <= 2)
    many = len(letters) > 1 if not rest else len(rest) > (0 if letters else 2)
    return counted and many and len(texts) > 1


def is_note(line: SheetLine) -> bool:
    """注：…, 制表人：张三 审核人：李四, 数据来源：…, a sentence below the table."""
    if not line.texts:
        return False
    first = normal(line.texts[0])
    begins = first.startswith(words("grids", "footers"))
    if begins and (len(line.texts) == 1 or not any(map(is_number, line.texts))):
        return True
    if len(line.texts) > 1:
        # 制表人： | 张三 | 2024年3月5日
        return begins and ":" in first
    long = len(first) > _SENTENCE and any(mark in line.texts[0] for mark in "，。；,;")
    return long or (bool(_NOTE_MARK.match(first)) and "。" in line.texts[0])


def is_footer(row: RawRow) -> bool:
    """A single text below a table that begins as notes do."""
    said = {
        row.merged.get(column, str(column)): cell
        for column, cell in enumerate(row.cells, start=1)
        if cell.strip()
    }
    return len(said) == 1 and normal(next(iter(said.values()))).startswith(
        words("grids", "footers")
    )


def is_frame_text(text: str) -> bool:
    """地区：湘潭市, 单位：人, 表 号：民统1表: says something of the table, names no column."""
    key = normal(text)
    head, colon, _behind = key.partition(":")
    if colon and len(head) <= 8 and not key.endswith(":"):
        return True
    if key.startswith(("续表", "表号", "制表机关", "文号")):
        return True
    return bool(unit_line((text,)))


def unit_line(texts: tuple[str, ...]) -> str:
    """``单位:万元`` above a table: alone in its cell, behind a title, or its unit in the next."""
    said = [t for t in (plain(cell[:200]).lower() for cell in texts) if t]
    for text, behind in pairwise([*said, ""]):
        if match := _UNIT_LINE.search(text):
            alone = match.end() == len(text)
            return normal(match["unit"] or (behind if alone else ""))
    return ""
