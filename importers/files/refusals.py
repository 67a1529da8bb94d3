"""Why a file is not read (pure); the words for people stand in importers/files/wording.py."""

from enum import StrEnum


class RefusalReason(StrEnum):
    """A reason, with the names its detail has."""

    # What the file is, before it is opened.
    EMPTY = "empty"
    TOO_LARGE = "too_large"  # limit (bytes)
    WRONG_NAME = "wrong_name"  # suffix, kind
    OTHER_FORMAT = "other_format"  # found
    OLD_OFFICE = "old_office"
    WEB_PAGE = "web_page"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    BINARY_WORKBOOK = "binary_workbook"
    # The archive.
    DAMAGED = "damaged"
    TOO_MANY_ENTRIES = "too_many_entries"  # limit
    UNPACKS_TOO_LARGE = "unpacks_too_large"  # limit (bytes)
    PACKED_TOO_TIGHTLY = "packed_too_tightly"  # limit (ratio)
    UNSAFE_XML = "unsafe_xml"
    # Text files.
    UNKNOWN_ENCODING = "unknown_encoding"
    NOT_TEXT = "not_text"
    BROKEN_CSV = "broken_csv"  # row
    BROKEN_ROW = "broken_row"  # row, text
    # Text that was pasted.
    NO_COLUMNS = "no_columns"
    # The tables.
    NO_SHEETS = "no_sheets"
    TOO_MANY_SHEETS = "too_many_sheets"  # limit
    OUT_OF_BOUNDS = "out_of_bounds"  # sheet, cell, rows, columns
    TOO_MANY_CELLS = "too_many_cells"  # limit
    TOO_MANY_MERGES = "too_many_merges"  # limit
    CELL_TOO_LONG = "cell_too_long"  # limit (characters)
    TOO_MUCH_TEXT = "too_much_text"  # limit (characters)
    # Reports in prose.
    TOO_MANY_PAGES = "too_many_pages"  # limit
    TOO_MANY_PARAGRAPHS = "too_many_paragraphs"  # limit
    TOO_MANY_FIGURES = "too_many_figures"  # limit
    NO_TEXT = "no_text"
    # The process that reads.
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    READER_FAILED = "reader_failed"


Detail = str | int


class Refused(Exception):
    """The file is not read. Nothing of it was kept."""

    def __init__(self, reason: RefusalReason, **detail: Detail) -> None:
        words = ", ".join(f"{name}={value}" for name, value in detail.items())
        super().__init__(f"{reason.value}: {words}" if words else reason.value)
        self.reason = reason
        self.detail = detail
