"""What an uploaded file is, before it is opened."""

import contextlib
import io
import re
import struct
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.files.formats.spreadsheet_xml import SPACE
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS, MIB
from importers.files.refusals import RefusalReason, Refused
from importers.files.uploads import examined
from importers.files.wording import refusal
from tests.importers import books


def reason(content: bytes, name: str = "a.xlsx", **limits: int) -> RefusalReason:
    with pytest.raises(Refused) as refused:
        examined(io.BytesIO(content), name, replace(LIMITS, **limits))
    return refused.value.reason


def test_what_is_accepted_says_its_kind_size_and_digest() -> None:
    content = books.xlsx()
    upload = examined(io.BytesIO(content), r"C:\表\2022年.XLSX")
    assert (upload.kind, upload.name, upload.size) == (
        FileKind.XLSX,
        "2022年.XLSX",
        len(content),
    )
    assert len(upload.digest) == 64
    assert examined(io.BytesIO("城市".encode()), "a.csv").kind == FileKind.CSV
    assert examined(io.BytesIO(books.ods("")), "a.ods").kind == FileKind.ODS


def test_a_name_is_safe_to_show() -> None:
    upload = examined(io.BytesIO(b"a"), f"../../{'长' * 400}\u202egnp\x00.csv")
    assert upload.name.endswith(".csv")
    assert len(upload.name) < 130
    assert not {"/", "\x00", "\u202e"} & set(upload.name)


def test_too_large_or_empty() -> None:
    assert reason(b"x" * 11, "a.csv", file_bytes=10) == RefusalReason.TOO_LARGE
    assert reason(b"") == RefusalReason.EMPTY


def test_too_many_entries() -> None:
    content = books.zipped({f"{n}": "" for n in range(6)})
    assert reason(content, entries=5) == RefusalReason.TOO_MANY_ENTRIES


def test_a_directory_that_understates_its_entries() -> None:
    """The directory is bounded by its size, whatever number of entries it claims."""
    content = bytearray(books.zipped({f"{n}": "" for n in range(6)}))
    struct.pack_into("<HH", content, len(content) - 14, 1, 1)
    assert reason(bytes(content), directory_bytes=200) == RefusalReason.TOO_MANY_ENTRIES


def test_unpacked_size() -> None:
    content = books.zipped({"a": "x" * 600, "b": "y" * 600})
    assert reason(content, unpacked_bytes=1000) == RefusalReason.UNPACKS_TOO_LARGE


def test_compression_ratio() -> None:
    """Of two files that unpack to as much, the one that is packed tightly is refused."""
    tight, loose = "0" * 2000, "".join(map(str, range(700)))
    for inside, size in ((tight, 2000), (loose, len(loose))):
        content = books.zipped({**books.parts(""), "xl/worksheets/1.xml": inside})
        bounds = replace(LIMITS, ratio=20, ratio_from=size - 1)
        if inside == tight:
            assert reason(content, ratio=20, ratio_from=size - 1) == (
                RefusalReason.PACKED_TOO_TIGHTLY
            )
            assert examined(
                io.BytesIO(content), "a.xlsx", replace(bounds, ratio_from=size)
            )
        else:
            assert examined(io.BytesIO(content), "a.xlsx", bounds)


def wrapped(*entries: str) -> bytes:
    """A compound file whose directory has these entries, and nothing else."""
    names = b"".join(e.encode("utf-16-le").ljust(128, b"\0") for e in entries)
    return (books.OLE2.ljust(512, b"\0") + names).ljust(4096, b"\0")


def test_what_an_old_office_file_is() -> None:
    upload = examined(io.BytesIO(wrapped("Root Entry", "Workbook")), "a.xls")
    assert upload.kind == FileKind.XLS
    assert examined(io.BytesIO(wrapped("Book")), "a.et").kind == FileKind.XLS
    assert reason(wrapped("Workbook"), "a.xlsx") == RefusalReason.WRONG_NAME
    word = wrapped("Root Entry", "WordDocument")
    assert reason(word, "a.xls") == RefusalReason.OLD_OFFICE
    # A word of a cell is no entry.
    text = books.OLE2.ljust(700, b"\0") + "Workbook".encode("utf-16-le")
    assert reason(text + b"\0" * 99, "a.xls") == RefusalReason.OLD_OFFICE
    macros = wrapped("Workbook", "_VBA_PROJECT_CUR")
    assert reason(macros, "a.xls") == RefusalReason.MACROS


def test_what_systems_call_xls_is_told_by_its_content() -> None:
    for content, kind in (
        ("城市\t年份".encode(), FileKind.CSV),
        (books.xlsx(), FileKind.XLSX),
    ):
        assert examined(io.BytesIO(content), "a.xls").kind == kind


def test_encrypted() -> None:
    """Whether Excel's own password opens a workbook is found out by its reader."""
    upload = examined(io.BytesIO(wrapped("EncryptedPackage")), "a.xlsx")
    assert upload.kind == FileKind.XLSX
    assert reason(books.with_flag(books.xlsx(), 1)) == RefusalReason.ENCRYPTED
    manifest = {"META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}
    assert reason(books.ods("", more=manifest), "a.ods") == RefusalReason.ENCRYPTED


@pytest.mark.parametrize("name", ["a.xlsm", "a.xlsx"])
def test_macros_by_any_name(name: str) -> None:
    by_type = books.zipped(books.parts("", kind=books.MACRO_TYPE))
    by_part = books.zipped(books.parts("") | {"xl/vbaProject.bin": "x"})
    assert reason(by_type, name) == reason(by_part, name) == RefusalReason.MACROS


def test_other_formats_are_named() -> None:
    for magic, found in (
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"Rar!", "RAR"),
    ):
        with pytest.raises(Refused) as refused:
            examined(io.BytesIO(magic), "a.xlsx")
        assert refused.value.reason == RefusalReason.OTHER_FORMAT
        assert refused.value.detail == {"found": found}
    word = books.WORKBOOK_TYPE.replace(
        "spreadsheetml.sheet", "wordprocessingml.document"
    )
    assert (
        reason(books.zipped(books.parts("", kind=word))) == RefusalReason.OTHER_FORMAT
    )
    assert reason(books.zipped({"a": "b"})) == RefusalReason.OTHER_FORMAT
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    assert (
        reason(books.zipped(books.parts("", kind=binary)))
        == RefusalReason.BINARY_WORKBOOK
    )


SPREADSHEET = b'<?xml version="1.0"?><Workbook xmlns="%s">' % SPACE.encode()
ARCHIVE = (
    b"From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<html><table>", FileKind.HTML),
        (b"\xef\xbb\xbf <!DOCTYPE html>", FileKind.HTML),
        ("\ufeff<table>".encode("utf-16-le"), FileKind.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', FileKind.HTML),
        (SPREADSHEET, FileKind.XML),
        (ARCHIVE, FileKind.MHT),
    ],
)
def test_a_web_page_called_xls_is_known_for_what_it_is(content, kind) -> None:
    assert examined(io.BytesIO(content), "a.xls").kind == kind
    assert reason(content, "a.csv") == RefusalReason.WRONG_NAME


def test_other_xml_is_no_table() -> None:
    assert reason(b'<?xml version="1.0"?><a/>', "a.xls") == RefusalReason.WEB_PAGE
    assert reason(b"<svg:svg>", "a.csv") == RefusalReason.WRONG_NAME


def test_the_name_must_agree_with_the_content() -> None:
    assert reason(books.xlsx(), "a.csv") == RefusalReason.WRONG_NAME
    assert reason("城市,年份".encode(), "a.xlsx") == RefusalReason.WRONG_NAME
    assert reason("城市,年份".encode(), "a") == RefusalReason.WRONG_NAME
    assert reason(b"a\0b", "a.csv") == RefusalReason.NOT_TEXT


def test_cut_off_or_damaged_archives() -> None:
    whole = books.xlsx()
    for length in (4, 30, len(whole) // 2, len(whole) - 1):
        assert reason(whole[:length]) == RefusalReason.DAMAGED
    assert (
        reason(books.with_wrong_sum(whole, "[Content_Types].xml"))
        == RefusalReason.DAMAGED
    )


def test_a_document_type_in_the_list_of_types() -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "b">]><Types/>'
    content = books.zipped({**books.parts(""), "[Content_Types].xml": declared})
    assert reason(content) == RefusalReason.UNSAFE_XML


@pytest.mark.parametrize("said", list(RefusalReason))
def test_every_refusal_has_its_sentence(said: RefusalReason) -> None:
    detail = dict.fromkeys(
        ("suffix", "kind", "found", "sheet", "cell", "row", "rows", "columns", "text"),
        "x",
    )
    with translation.override("zh-hans"):
        assert refusal(Refused(said, limit=20 * MIB, **detail)).endswith("。")
    with translation.override("en"):
        english = refusal(Refused(said, limit=20 * MIB, **detail))
    assert english.endswith(".")
    assert not re.search("[\u4e00-\u9fff]", english)
    assert str(Refused(said, limit=3)).startswith(said.value)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "PK\x03\x04", "PK\x05\x06"]))
def test_any_bytes_are_examined_or_refused(content: bytes, head: str) -> None:
    for name in ("a.csv", "a.xlsx", "a.ods"):
        with contextlib.suppress(Refused):
            examined(io.BytesIO(head.encode() + content), name)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_archive_is_examined_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        examined(io.BytesIO(bytes(content)), "a.xlsx")


WHOLE = books.xlsx()
