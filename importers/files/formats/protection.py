"""Workbooks that open without a password although they are encrypted.

Excel encrypts a workbook whose structure or windows are protected with a password of its
own, so that anybody may open it.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.format.xls97 import Xls97File
from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

from importers.files.formats.biff import FILE_PASS, PLAIN, SHEET_PLACES, records
from importers.files.refusals import RefusalReason, Refused

_KNOWN_TO_EXCEL = "VelvetSweatshop"
_HEADER, _PLACE = (
    4,
    4,
)  # bytes of a record's header and of a sheet's place in the stream
_BLOCK = 1024


def archive_inside(stream: IO[bytes]) -> IO[bytes]:
    """The archive of an encrypted xlsx. Raises ``Refused`` where Excel asks for a password."""
    plain = io.BytesIO()
    with _faults_named():
        file = OOXMLFile(stream)
        file.load_key(password=_KNOWN_TO_EXCEL, verify_password=True)
        file.decrypt(plain)
    plain.seek(0)
    return plain


def workbook_inside(stream: IO[bytes]) -> bytes | None:
    """The records of an encrypted xls, ``None`` where it is not encrypted.

    Raises ``Refused`` where Excel asks for a password.
    """
    with _faults_named():
        file = Xls97File(stream)
        if not file.is_encrypted():
            return None
        file.load_key(password=_KNOWN_TO_EXCEL)
        cipher = file.ole.openstream("Workbook").read()
        return _with_plain_parts(cipher, _deciphered(file, cipher))


def _deciphered(file: Xls97File, cipher: bytes) -> bytes:
    source = io.BytesIO(cipher)
    if file.type == "rc4":
        found = DocumentRC4.decrypt(file.key, file.salt, source, blocksize=_BLOCK)
    elif file.type == "rc4_cryptoapi":
        found = DocumentRC4CryptoAPI.decrypt(
            file.key, file.salt, file.keySize, source, blocksize=_BLOCK
        )
    else:
        raise Refused(RefusalReason.ENCRYPTED)
    return bytes(found.read())


def _with_plain_parts(cipher: bytes, deciphered: bytes) -> bytes:
    """Headers of records, and whole records of a few kinds, are never encrypted."""
    whole = bytearray(deciphered)
    for place, kind, size in records(cipher):
        plain = _HEADER
        if kind in PLAIN:
            plain += size
        elif kind == SHEET_PLACES:
            plain += _PLACE
        whole[place : place + plain] = cipher[place : place + plain]
        if kind == FILE_PASS:
            whole[place : place + 2] = b"\0\0"
    return bytes(whole)


@contextmanager
def _faults_named() -> Iterator[None]:
    """Whatever a decrypter stumbles over is a damaged file."""
    try:
        yield
    except (Refused, MemoryError):
        raise
    except InvalidKeyError as error:
        raise Refused(RefusalReason.ENCRYPTED) from error
    except Exception as error:  # of struct, olefile, base64, minidom, ...
        raise Refused(RefusalReason.DAMAGED) from error
