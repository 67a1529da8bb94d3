"""The records of an old workbook (xls), walked over before its reader keeps any.

Counted are the cells with content and where they lie, by the limits that hold for every
table. What the file says of its own dimensions is not asked.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from importers.files.formats.tables import Bounds
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

FILE_PASS = 0x2F
SHEET_PLACES = 0x85
# Never encrypted: the first record of a stream, FILE_PASS and a few of shared workbooks.
PLAIN = frozenset((0x0809, FILE_PASS, 0x0194, 0x0195, 0xE1, 0x0196, 0x0138))
_START, _END, _FORMULA, _MERGED = (0x0809, 0x0A, 0x06, 0xE5)
_CELLS = frozenset((0x0203, 0x0204, 0x0205, 0xFD, 0xD6, 0x027E, _FORMULA))
_MANY_NUMBERS, _BLANK, _MANY_BLANKS = 0xBD, 0x0201, 0xBE
_WORKSHEET, _MACRO_SHEET = 0, 1
_MOST_BLANKS = 4  # times as many cells that are only coloured or framed
_HEADER = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
# Result, options, unused, length of the formula.
_RESULT = struct.Struct("<8sHIH")
_ZERO, _NO_TEXT = b"\0" * 8, b"\3\0\0\0\0\0\xff\xff"
_TO_BE_COMPUTED = 0x3
# How a formula ends that gives a number: + - * / ^ %, and sums and the like.
_ENDS_IN_NUMBER = re.compile(
    rb"[\x03-\x07\x14]|\x19\x10..|[\x22\x42\x62].[\0\4-\7]\0|[\x21\x41\x61]\x1b\0",
    re.DOTALL,
)
_LONGEST_END = 4


@dataclass(frozen=True)
class OldSheet:
    """A worksheet that is not hidden: its number among the worksheets, and the cells whose
    formula nobody has computed."""

    number: int
    uncomputed: set[tuple[int, int]] = field(default_factory=set)


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Place, kind and size of each record; stops where the stream is cut off."""
    place, end = start, len(stream) - _HEADER.size
    while place <= end:
        kind, size = _HEADER.unpack_from(stream, place)
        yield place, kind, size
        place += _HEADER.size + size


def survey(stream: bytes, limits: Limits) -> list[OldSheet]:
    """The sheets that a person sees, in their order. Raises ``Refused``."""
    walk = _Walk(stream, limits)
    try:
        for place, kind, size in records(stream):
            walk.take(place, kind, size)
    except struct.error as error:
        raise Refused(RefusalReason.DAMAGED) from error
    return walk.sheets


class _Walk:
    def __init__(self, stream: bytes, limits: Limits) -> None:
        self.sheets: list[OldSheet] = []
        self._stream, self._limits = stream, limits
        self._bounds = Bounds(limits)
        self._worksheets = self._blanks = self._merges = 0
        self._by_place: dict[int, OldSheet | None] = {}
        self._names: dict[int, str] = {}
        self._sheet: OldSheet | None = None
        self._inside = 0

    def take(self, place: int, kind: int, size: int) -> None:
        at = place + _HEADER.size
        if kind == _START:
            self._inside += 1
            if self._inside == 1:
                self._sheet = self._by_place.get(place)
                self._merges = 0
        elif kind == _END:
            self._inside -= 1
        elif kind == SHEET_PLACES:
            self._list_sheet(at)
        elif self._sheet is None or self._inside != 1:
            return
        elif kind in _CELLS:
            self._cell(self._sheet, at, kind)
        elif kind == _MANY_NUMBERS:
            row, column = _PLACE.unpack_from(self._stream, at)
            for more in range((size - 6) // 6):
                self._bounds.take("", row + 1, column + more + 1, "")
        elif kind in (_BLANK, _MANY_BLANKS):
            self._blank(max((size - 6) // 2, 1))
        elif kind == _MERGED:
            self._merge(at)

    def _list_sheet(self, at: int) -> None:
        place, state, sort = struct.unpack_from("<IBB", self._stream, at)
        if sort == _MACRO_SHEET:
            raise Refused(RefusalReason.MACROS)
        if sort != _WORKSHEET:
            return
        if not state & 3:
            sheet = OldSheet(self._worksheets)
            self.sheets.append(sheet)
            self._by_place[place] = sheet
            self._bounds.take_sheets(len(self.sheets))
        self._worksheets += 1

    def _cell(self, sheet: OldSheet, at: int, kind: int) -> None:
        row, column = _PLACE.unpack_from(self._stream, at)
        self._bounds.take("", row + 1, column + 1, "")
        if kind == _FORMULA and self._is_uncomputed(at + 6):
            sheet.uncomputed.add((row, column))

    def _is_uncomputed(self, at: int) -> bool:
        """Nought that is to be computed, or no text where only a number can come out: what
        programs write that cannot compute."""
        result, options, _unused, length = _RESULT.unpack_from(self._stream, at)
        if result == _ZERO:
            return bool(options & _TO_BE_COMPUTED)
        if result != _NO_TEXT:
            return False
        begin = at + _RESULT.size
        formula = self._stream[begin : begin + length]
        return any(
            _ENDS_IN_NUMBER.fullmatch(formula[-size:])
            for size in range(1, _LONGEST_END + 1)
        )

    def _blank(self, count: int) -> None:
        self._blanks += count
        if self._blanks > _MOST_BLANKS * self._limits.cells:
            raise Refused(RefusalReason.TOO_MANY_CELLS, limit=self._limits.cells)

    def _merge(self, at: int) -> None:
        (count,) = struct.unpack_from("<H", self._stream, at)
        self._merges += count
        if self._merges > self._limits.merges:
            raise Refused(RefusalReason.TOO_MANY_MERGES, limit=self._limits.merges)
