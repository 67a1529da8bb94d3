"""The zip archive that a workbook is: examined before anything in it is unpacked.

Python's zipfile reads the whole directory of the archive whatever its length, so the
directory's size is looked at first. After that no declared size is exceeded: zipfile
stops at what an entry declares, and the sum of what is declared is bounded here.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

MAGIC = b"PK\x03\x04"
_END, _END_SIZE = b"PK\x05\x06", 22
_END64_LOCATOR, _END64_LOCATOR_SIZE = b"PK\x06\x07", 20
_LONGEST_COMMENT = 65_535
_PIECE = 64 * 1024
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)


@contextmanager
def damage_named() -> Iterator[None]:
    """Whatever zipfile stumbles over is a damaged file."""
    try:
        yield
    except _FAULTS as error:
        raise Refused(RefusalReason.DAMAGED) from error


def opened(stream: IO[bytes], limits: Limits) -> zipfile.ZipFile:
    """The archive, its directory found to be within ``limits``. Raises ``Refused``."""
    with damage_named():
        _check_directory(stream, limits)
        archive = zipfile.ZipFile(stream)
        _check_entries(archive.infolist(), limits)
        return archive


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The content of an entry, unpacked piece by piece. Raises ``Refused``."""
    with damage_named():
        entry = archive.open(name)
    with entry:
        while True:
            with damage_named():
                piece = entry.read(_PIECE)
            if not piece:
                return
            yield piece


def content(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The whole of a small entry. Raises ``Refused`` where it has more than ``most`` bytes."""
    read = b""
    for piece in pieces(archive, name):
        read += piece
        if len(read) > most:
            raise Refused(RefusalReason.UNPACKS_TOO_LARGE, limit=most)
    return read


def _check_directory(stream: IO[bytes], limits: Limits) -> None:
    size = stream.seek(0, 2)
    tail_size = min(size, _END_SIZE + _LONGEST_COMMENT + _END64_LOCATOR_SIZE)
    stream.seek(size - tail_size)
    tail = stream.read(tail_size)
    at = len(tail) - _END_SIZE
    if at < 0 or tail[at : at + 4] != _END or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise Refused(RefusalReason.DAMAGED)
    if tail[max(at - _END64_LOCATOR_SIZE, 0) : at].startswith(_END64_LOCATOR):
        # Archives of 4 GiB or 65,535 entries; what may be uploaded is never one.
        raise Refused(RefusalReason.TOO_MANY_ENTRIES, limit=limits.entries)
    (entries, directory) = struct.unpack("<HL", tail[at + 10 : at + 16])
    if entries > limits.entries or directory > limits.directory_bytes:
        raise Refused(RefusalReason.TOO_MANY_ENTRIES, limit=limits.entries)
    stream.seek(0)


def _check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise Refused(RefusalReason.TOO_MANY_ENTRIES, limit=limits.entries)
    if len({entry.filename for entry in entries}) != len(entries):
        raise Refused(RefusalReason.DAMAGED)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Refused(RefusalReason.ENCRYPTED)
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise Refused(RefusalReason.UNPACKS_TOO_LARGE, limit=limits.unpacked_bytes)
    for entry in entries:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(RefusalReason.DAMAGED)
        packed = max(entry.compress_size, 1)
        if (
            entry.file_size > limits.ratio_from
            and entry.file_size > limits.ratio * packed
        ):
            raise Refused(RefusalReason.PACKED_TOO_TIGHTLY, limit=limits.ratio)
