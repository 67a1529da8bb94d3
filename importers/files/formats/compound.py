"""The compound file (OLE2) that an old workbook or an encrypted one is.

Only the names in its directory are looked at, by a scan that cannot go round in circles.
"""

from typing import IO

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptedPackage"
WORKBOOKS = ("Workbook", "Book")
MACROS = ("_VBA_PROJECT_CUR", "_VBA_PROJECT")
_ENTRY, _NAME = 128, 64  # bytes of a directory's entry, and of the name it begins with
_PIECE = 512 * 128


def entry_names(stream: IO[bytes], wanted: tuple[str, ...]) -> set[str]:
    """Those of ``wanted`` that name an entry of the directory."""
    stream.seek(0)
    written = {name.encode("utf-16-le").ljust(_NAME, b"\0"): name for name in wanted}
    found: set[str] = set()
    while piece := stream.read(_PIECE):
        for encoded, name in written.items():
            at = piece.find(encoded)
            while at >= 0 and at % _ENTRY:
                at = piece.find(encoded, at + 1)
            if at >= 0:
                found.add(name)
    return found
