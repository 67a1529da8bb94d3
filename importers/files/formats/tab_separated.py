"""Text with a tab between cells, as it is copied from a spreadsheet, a document or a page.

Excel and WPS quote a cell that has line breaks; Word and browsers quote nothing, so that a
quotation mark may also be a word's own: only one that closes at the end of its cell is not.
"""

import re
from collections.abc import Iterable, Iterator

from importers.files.formats.broken_rows import Placed, rejoined
from importers.files.formats.printed_tables import in_one_line

# Characters; longer text was not copied, but saved by a program.
PASTED = 400_000
# Two rows of cells, the first with a number behind its label.
_TABLE = re.compile(r"^[^\t\r\n]+\t[^\r\n]*\d[^\r\n]*\r?\n[^\t\r\n]+\t", re.MULTILINE)
# Neither a cell nor what is looked for goes beyond a tab, so no mark is looked for twice.
_QUOTED = re.compile(r'"((?:[^"\t]++|"")*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


def records(text: str) -> Iterator[list[str]]:
    """The cells of each row; a cell with line breaks adds no row. Raises ``Refused``."""
    rows: Iterable[Placed] = placed_records(text)
    if len(text) <= PASTED and not _QUOTED.search(text):
        rows = rejoined(list(rows), refusing=True)
    for row, _start, _end in rows:
        yield row


def placed_records(text: str) -> Iterator[Placed]:
    """The same, with the places where each row begins and ends."""
    start = place = 0
    row: list[str] = []
    while place < len(text):
        cell, place = _cell(text, place)
        row.append(cell)
        if text.startswith("\t", place):
            place += 1
            if place == len(text):
                row.append("")
            continue
        if end := _LINE_END.match(text, place):
            place = end.end()
        yield row, start, place
        start, row = place, []
    if row:
        yield row, start, place


def has_table(text: str) -> bool:
    """Whether rows of cells stand in the text; a tab before a paragraph is none."""
    return bool(_TABLE.search(text))


def in_printed_lines(text: str) -> str:
    """The text with its tables in the lines that every document's tables are given in."""
    if "\t" not in text:
        return text
    lines: list[str] = []
    before = False
    for row, start, end in rejoined(list(placed_records(text))):
        in_table = len(row) > 1
        raw = text[start:end]
        line = "\t".join(map(in_one_line, row)).rstrip("\t") + "\n" if in_table else raw
        apart = in_table != before and bool(raw.strip()) and bool(lines)
        lines += ["\n", line] if apart and lines[-1].strip() else [line]
        before = in_table
    return "".join(lines)


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that begins at ``place``, and where it ends."""
    if quoted := _QUOTED.match(text, place):
        return quoted[1].replace('""', '"').replace("\r\n", "\n"), quoted.end()
    plain = _PLAIN.match(text, place)
    assert plain is not None
    return plain.group(), plain.end()
