"""csv and tab-separated text → rows.

Fields are separated by the first of tab, comma and semicolon that one of the first lines
has (tabs are what Excel's "Unicode text" is saved with, and what is copied). Rows count as
a spreadsheet counts them: a field with line breaks does not add any.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.formats import tab_separated
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused
from indicators.formula_guard import as_written

_SEPARATORS = "\t,;"
_FIRST_LINES = 64 * 1024  # characters
_QUOTED = re.compile('"[^"]*"?')
# ="0731" is how a spreadsheet is told to leave text alone.
_TEXT_FORMULA = re.compile(r'="([^"]*)"')


def read_delimited(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of a text file. Raises ``Refused``."""
    text = io.TextIOWrapper(stream, encoding=encoding_of(stream), newline="")
    bounds = Bounds(limits)
    try:
        separator = _separator(text.read(_FIRST_LINES))
        text.seek(0)
        if separator == "\t":
            yield from _rows(tab_separated.records(text.read()), bounds)
        else:
            csv.field_size_limit(limits.cell_chars)
            yield from _rows(csv.reader(text, delimiter=separator, strict=True), bounds)
    finally:
        text.detach()


def typed(field: str) -> str:
    """The field as it was before an export or a spreadsheet protected it."""
    if match := _TEXT_FORMULA.fullmatch(field):
        return match[1]
    return as_written(field)


def _separator(lines: str) -> str:
    """Marks that do not pair hide nothing: they are words' own."""
    bare = _QUOTED.sub("", lines)
    found = [s for text in (bare, lines) for s in _SEPARATORS if s in text]
    return next(iter(found), ",")


def _rows(reader: Iterator[list[str]], bounds: Bounds) -> Rows:
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise Refused(
                    RefusalReason.CELL_TOO_LONG, limit=bounds.limits.cell_chars
                ) from error
            raise Refused(RefusalReason.BROKEN_CSV, row=number) from error
        cells = [typed(field) for field in record]
        while cells and not cells[-1].strip():
            cells.pop()
        for column, cell in enumerate(cells, start=1):
            if cell:
                bounds.take("", number, column, cell)
        if cells:
            yield RawRow("", number, tuple(cells))
