"""Tables inside a report → lines: one row a line, a tab between the cells.

What a merged cell says is printed once, at its upper left corner; the other places it
covers stay empty, so that every column keeps its number. A table that only lays out a page
(a single column, articles in its cells) is no table: its cells are paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLANKS = re.compile(r"\s+")
# Between two Chinese characters a blank separates nothing.
_IDLE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])"
)
# What a cell holds: paragraphs, and the lines of tables inside it.
Block = str | list[str]
LONGEST_CELL = 400  # characters; a cell with more, in several paragraphs, is an article


@dataclass
class PrintedTable:
    """A table in the making; ``columns`` and what it holds are bounded by the caller."""

    columns: int
    rows: list[list[str]] = field(default_factory=list)
    articles: list[Block] = field(default_factory=list)
    is_layout: bool = False
    # For each column the number of rows that a merged cell above still covers.
    _covered: dict[int, int] = field(default_factory=dict)
    _at: int = 0

    def start_row(self) -> None:
        self.rows.append([])
        self._at = 0

    def skip(self, columns: int) -> None:
        """Columns left free before the first cell of a row."""
        self._pad(self._at + columns)

    def add(self, blocks: list[Block], across: int = 1, down: int = 1) -> None:
        """A cell of the paragraphs ``blocks``, merged over ``across`` columns and ``down``
        rows. Cells beyond the last column are added to the last one."""
        if not self.rows:
            self.start_row()
        row = self.rows[-1]
        while self._covered.get(self._at):
            self._covered[self._at] -= 1
            self._pad(self._at + 1)
        told = [_tidy(block) for block in blocks]
        self.articles += [block for block in told if block]
        paragraphs = [block for block in told if isinstance(block, str) and block]
        if len(paragraphs) < len([block for block in told if block]):
            self.is_layout = True  # a table inside a cell
        if len(paragraphs) > 1 and sum(map(len, paragraphs)) > LONGEST_CELL:
            self.is_layout = True
        words = in_one_line(" ".join(paragraphs))
        if self._at >= self.columns:
            row[-1] = f"{row[-1]} {words}".strip()
            return
        row.append(words)
        across = max(1, min(across, self.columns - self._at))
        if down > 1:
            for column in range(self._at, self._at + across):
                self._covered[column] = down - 1
        self._pad(self._at + across)

    def _pad(self, place: int) -> None:
        self._at = min(place, self.columns)
        row = self.rows[-1]
        row.extend([""] * (self._at - len(row)))

    def end_row(self) -> None:
        """Let merged cells beyond the last cell of the row run down one row."""
        for column in [c for c in self._covered if c >= self._at]:
            self._covered[column] -= 1
        self._covered = {c: n for c, n in self._covered.items() if n > 0}

    def lines(self) -> Iterator[str]:
        """Its lines without their ends: rows, or paragraphs with empty lines between."""
        filled = [row for row in self.rows if any(row)]
        widest = max((_width(row) for row in filled), default=0)
        if self.is_layout or widest < 2:
            for article in self.articles:
                yield from [article, ""] if isinstance(article, str) else article
            return
        for row in filled:
            yield "\t".join(row[: _width(row)])
        yield ""


def _tidy(block: Block) -> Block:
    return in_one_line(block) if isinstance(block, str) else block


def _width(row: list[str]) -> int:
    """Cells up to the last one that says something."""
    return max((place for place, words in enumerate(row, start=1) if words), default=0)


def in_one_line(words: str) -> str:
    """The words of a cell without line ends and tabs."""
    return _IDLE.sub("", _BLANKS.sub(" ", words)).strip()
