"""Which encoding a text file is in: told by its bytes, never guessed.

A byte order mark decides; without one the whole file is UTF-8, or else the whole file is
GB18030 (which holds GBK and GB2312), or else it is refused. Statistics of characters,
as guessing libraries use, read short GBK files as Korean.
"""

import codecs
import re
from typing import IO

from importers.files.refusals import RefusalReason, Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_MARK = ("utf-8", "gb18030")
_PIECE = 64 * 1024
# NUL and other control characters stand in no table; tab and line ends do.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# GB18030 maps the user-defined areas here: a sign of bytes that were never GB18030.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def encoding_of(stream: IO[bytes]) -> str:
    """The name of the encoding, for ``open``; leaves the stream at its start.

    Raises ``Refused``: ``NOT_TEXT`` for control characters such as NUL,
    ``UNKNOWN_ENCODING`` where no encoding fits the whole file.
    """
    stream.seek(0)
    head = stream.read(4)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Refused(RefusalReason.UNKNOWN_ENCODING)
    marked = [name for mark, name in _MARKS if head.startswith(mark)]
    for name in marked or _WITHOUT_MARK:
        if _fits(stream, name):
            stream.seek(0)
            return name
    raise Refused(RefusalReason.UNKNOWN_ENCODING)


def _fits(stream: IO[bytes], name: str) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(name)("strict")
    while True:
        piece = stream.read(_PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            return False
        if _CONTROLS.search(text):
            raise Refused(RefusalReason.NOT_TEXT)
        if name == "gb18030" and _PRIVATE.search(text):
            return False
        if not piece:
            return True
