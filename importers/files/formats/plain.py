"""Text files, piece by piece; the encoding is told by the bytes, never guessed."""

import io
from collections.abc import Iterator
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.limits import Limits

_PIECE = 64 * 1024


def read_plain(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The characters as they stand, line ends too. Raises ``Refused``."""
    encoding = encoding_of(stream)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    while piece := text.read(_PIECE):
        yield piece
    text.detach()
