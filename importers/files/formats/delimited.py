"""csv and tab-separated text → rows.

Fields are separated by the first of tab, comma and semicolon that the first line has
(tabs are what Excel's "Unicode text" is saved with). Rows count as a spreadsheet counts
them: a field with line breaks does not add any.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused
from indicators.formula_guard import as_written

_SEPARATORS = "\t,;"
_FIRST_LINE = 64 * 1024
_QUOTED = re.compile('"[^"]*"?')
# ="0731" is how a spreadsheet is told to leave text alone.
_TEXT_FORMULA = re.compile(r'="([^"]*)"')


def read_delimited(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of a text file. Raises ``Refused``."""
    text = io.TextIOWrapper(stream, encoding=encoding_of(stream), newline="")
    try:
        separator = _separator(text.readline(_FIRST_LINE))
        text.seek(0)
        csv.field_size_limit(limits.cell_chars)
        yield from _rows(
            csv.reader(text, delimiter=separator, strict=True), Bounds(limits)
        )
    finally:
        text.detach()


def typed(field: str) -> str:
    """The field as it was before an export or a spreadsheet protected it."""
    if match := _TEXT_FORMULA.fullmatch(field):
        return match[1]
    return as_written(field)


def _separator(line: str) -> str:
    bare = _QUOTED.sub("", line)
    return next((sign for sign in _SEPARATORS if sign in bare), ",")


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
