"""The cells of an uploaded file, to show its sheets as they are; of small files only."""

import io
from collections.abc import Iterable

from django.core.cache import cache

from importers.files.formats.tables import RawRow
from importers.files.refusals import Refused
from importers.files.workbooks import FileKind, rows_of
from importers.models import Batch, BatchFile

# Beyond these nobody looks a sheet over, and its page would be heavy.
MOST_CELLS = 4_000
MOST_ROWS = 600
MOST_COLUMNS = 60
LARGEST_FILE = 1_000_000
KEPT_SECONDS = 60 * 60


def rows_of_batch(batch: Batch) -> list[RawRow]:
    """The rows of the batch's file; none where it has no file, or one beyond the limits.

    They are read anew, in the reader's own process, and kept for an hour.
    """
    file = BatchFile.objects.filter(batch=batch).defer("content").first()
    if file is None or file.size > LARGEST_FILE:
        return []
    key = f"sheet-cells.{batch.pk}.{file.sha256}"
    rows: list[RawRow] | None = cache.get(key)
    if rows is None:
        rows = _read(file)
        cache.set(key, rows, KEPT_SECONDS)
    return rows


def _read(file: BatchFile) -> list[RawRow]:
    try:
        return _bounded(rows_of(io.BytesIO(file.content), FileKind(file.kind)))
    except Refused:
        return []


def _bounded(rows: Iterable[RawRow]) -> list[RawRow]:
    """The rows, if they are within the limits; else none."""
    kept: list[RawRow] = []
    cells = 0
    for row in rows:
        cells += sum(1 for text in row.cells if text)
        wide = len(row.cells) > MOST_COLUMNS
        if wide or cells > MOST_CELLS or len(kept) >= MOST_ROWS:
            return []
        kept.append(row)
    return kept
