"""Text that a spreadsheet would run as a formula, made inert and itself again (pure).

Every table that leaves the portal as text goes through ``inert``, every table that comes
back through ``as_written``; the two undo each other for any text.
"""

import re

# What a cell must not begin with, be it behind an apostrophe that the text has itself.
RISKY = tuple("=+-@\t\r\n＝＋－＠")
_ACTIVE = re.compile(f"'*[{re.escape(''.join(RISKY))}]")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?[%％]?", re.ASCII)


def inert(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would run it.

    A negative number stays a number: ``-5.2``, ``-3.5%``.
    """
    if _ACTIVE.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def as_written(text: str) -> str:
    """Undoes ``inert``."""
    if text.startswith("'") and _ACTIVE.match(text, 1):
        return text[1:]
    return text
