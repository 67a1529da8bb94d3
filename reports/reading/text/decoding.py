"""Bytes of a text file → characters: BOM, strict UTF-8, strict GB18030, or refusal.

No guessing: a library that guesses reads short GBK as Korean.
"""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class UnknownEncoding(ValueError):
    """Neither UTF-8 nor GB18030 (nor UTF-16 with its mark)."""


def decode(data: bytes) -> str:
    """The characters of ``data``, the mark left out, line ends as they are.

    Raises ``UnknownEncoding``.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], (encoding,))
    return _strict(data, ("utf-8", "gb18030"))


def _strict(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            continue
        return text
    raise UnknownEncoding(", ".join(encodings))
