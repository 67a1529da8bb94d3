"""A file whose kind is known → its rows of text, by the reader of its kind.

``read`` is what the child process runs; ``rows_of`` is what everybody else calls.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any

from importers.files.formats import compound
from importers.files.formats.archived_kinds import archived_kind
from importers.files.formats.delimited import read_delimited
from importers.files.formats.html_tables import read_html_tables, read_web_archive
from importers.files.formats.ods import read_ods
from importers.files.formats.spreadsheet_xml import read_spreadsheet_xml
from importers.files.formats.tables import RawRow, Rows
from importers.files.formats.xlsx import read_xlsx
from importers.files.isolation import Source, items_of
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS, Limits


def read_xlsx_or_protected(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of an xlsx, also of one that is encrypted with Excel's own password."""
    stream.seek(0)
    if stream.read(len(compound.MAGIC)) == compound.MAGIC:
        # Only those who need its programs load them.
        from importers.files.formats.protection import archive_inside

        stream = archive_inside(stream)
        # What is inside has not been looked at before.
        archived_kind(stream, limits)
    yield from read_xlsx(stream, limits)


def read_old_workbook(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of an xls."""
    from importers.files.formats.xls import read_xls

    return read_xls(stream, limits)


READERS: dict[FileKind, Callable[[IO[bytes], Limits], Rows]] = {
    FileKind.XLSX: read_xlsx_or_protected,
    FileKind.XLS: read_old_workbook,
    FileKind.CSV: read_delimited,
    FileKind.HTML: read_html_tables,
    FileKind.MHT: read_web_archive,
    FileKind.XML: read_spreadsheet_xml,
    FileKind.ODS: read_ods,
}


def rows_of(source: Source, kind: FileKind, limits: Limits = LIMITS) -> Rows:
    """The rows of a file, read in a process of their own, given out as they are read.

    Raises ``Refused``, perhaps after some rows: whoever takes them keeps none until the
    last has come.
    """
    items = items_of(
        "importers.files.workbooks:read", source, {"kind": kind.value}, limits
    )
    for sheet, number, cells, merged in items:
        ranges = {int(column): name for column, name in merged.items()}
        yield RawRow(sheet, number, tuple(cells), ranges)


def read(
    stream: IO[bytes], options: Mapping[str, Any], limits: Limits
) -> Iterator[list[Any]]:
    """The rows of ``stream`` as what JSON can say. Raises ``Refused``."""
    for row in READERS[FileKind(options["kind"])](stream, limits):
        yield [row.sheet, row.number, row.cells, row.merged]
