"""Text files, piece by piece; the encoding is told by the bytes, never guessed."""

import io
from collections.abc import Iterator
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.formats.tab_separated import (
    PASTED,
    has_table,
    in_printed_lines,
)
from importers.files.limits import Limits

_PIECE = 64 * 1024


def read_plain(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The characters as they stand, line ends too; only tables of tabs get the lines that
    every document's have. Raises ``Refused``."""
    encoding = encoding_of(stream)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    first, more = text.read(PASTED), text.read(_PIECE)
    yield in_printed_lines(first) if has_table(first) and not more else first
    while more:
        yield more
        more = text.read(_PIECE)
    text.detach()
