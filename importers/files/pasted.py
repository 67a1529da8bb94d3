"""A table that was pasted into a form → a file like any other (pure)."""

import io
import re

from importers.files.refusals import RefusalReason, Refused

NAME = "粘贴的表格"
MOST = 400_000  # characters
_PAGE = re.compile(r"\s*<(?:!doctype|html|meta|table|body|div)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"[\t,;]")
# Word's break of a line inside a cell, and signs that no text file may hold.
_BREAKS = re.compile("[\x0b\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def pasted_table(text: str) -> tuple[io.BytesIO, str]:
    """The file and its name; a page's source is told by its tags. Raises ``Refused``."""
    plain = _CONTROLS.sub("", _BREAKS.sub(" ", text.replace("\r\n", "\n")))
    page = _PAGE.match(plain)
    if not page and not _COLUMNS.search(plain):
        raise Refused(RefusalReason.NO_COLUMNS)
    return io.BytesIO(plain.encode()), f"{NAME}.{'html' if page else 'txt'}"
