"""Rows that line breaks inside cells have parted, as Word and browsers copy them.

Two or more rows that are too short by themselves and have the cells of a whole row together
are one, where each column then holds what it holds in the others. A break in the first or
the last cell leaves a whole row beside a line of its own, which reads as a section or a note.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from importers.files.refusals import RefusalReason, Refused

# The cells of a row, and where it begins and ends.
Placed = tuple[list[str], int, int]
# No cell of a table has more lines.
_MOST_PIECES = 12
_OPEN = "([#*“《"


def rejoined(rows: Sequence[Placed], *, refusing: bool = False) -> Iterator[Placed]:
    """The rows, with those that a break has parted as one. Raises ``Refused``, where that is
    wanted, if one may have parted a number."""
    columns = _PastedColumns([row for row, _start, _end in rows])
    place = 0
    while place < len(rows):
        count = columns.pieces([row for row, *_ in rows[place : place + _MOST_PIECES]])
        pieces = rows[place : place + count]
        if count > 1 and not columns.agree(joined := _joined(pieces)):
            if refusing and _is_figure(pieces[1][0][0]):
                raise Refused(
                    RefusalReason.BROKEN_ROW, row=place + 1, text=joined[0][:20]
                )
            count, pieces = 1, pieces[:1]
        yield _joined(pieces), pieces[0][1], pieces[-1][2]
        place += count


def _joined(pieces: Sequence[Placed]) -> list[str]:
    cells = list(pieces[0][0])
    for piece, _start, _end in pieces[1:]:
        cells[-1:] = [f"{cells[-1]}\n{piece[0]}", *piece[1:]]
    return cells


class _PastedColumns:
    """How many columns a table has, and which of them hold figures and which words."""

    def __init__(self, rows: Sequence[list[str]]) -> None:
        several = Counter(len(row) for row in rows if len(row) > 1)
        self.width = several.most_common(1)[0][0] if several else 0
        whole = [row for row in rows if len(row) == self.width][1:]
        self._kinds = [{_is_figure(row[n]) for row in whole} for n in range(self.width)]

    def pieces(self, rows: Sequence[list[str]]) -> int:
        """How many rows from the first on have the cells of one together. The first and the
        last have several, since a row of one cell may be a title or a section."""
        cells = 1
        for count, row in enumerate(rows, start=1):
            if len(row) >= self.width or not any(cell.strip() for cell in row):
                return 1
            cells += len(row) - 1
            if cells == self.width or (count == 1 and len(row) < 2):
                return count if count > 1 and len(row) > 1 else 1
        return 1

    def agree(self, row: Sequence[str]) -> bool:
        """Whether each cell is of the kind that all others of its column are, and words alone
        go on in another line."""
        lines = [line for cell in row if "\n" in cell for line in cell.split("\n")]
        pairs = zip(row, self._kinds, strict=True)
        return not any(map(_is_figure, lines)) and all(
            _is_figure(cell) in kinds for cell, kinds in pairs
        )


def _is_figure(cell: str) -> bool:
    """A number in one line, or what stands in place of one."""
    key = unicodedata.normalize("NFKC", cell).strip()
    return not key or ("\n" not in key and not key[0].isalpha() and key[0] not in _OPEN)
