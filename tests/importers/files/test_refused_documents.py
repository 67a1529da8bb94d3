"""Documents that are refused, capped or damaged."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.files.document_wording import refusal
from importers.files.documents import examined, text_of
from importers.files.formats import html
from importers.files.limits import DOCUMENT_LIMITS
from importers.files.refusals import RefusalReason, Refused
from tests.importers.books import OLE2, xlsx
from tests.importers.papers import (
    MACRO_TYPE,
    declaring_more,
    docx,
    paragraph,
    pdf,
)

SENTENCE = "全市有养老床位2.3万余张。"


def read(content: bytes, name: str, limits=DOCUMENT_LIMITS) -> str:
    stream = io.BytesIO(content)
    return text_of(stream, examined(stream, name, limits).kind, limits)


def refused(content: bytes, name: str, limits=DOCUMENT_LIMITS) -> RefusalReason:
    with pytest.raises(Refused) as caught:
        read(content, name, limits)
    assert refusal(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", RefusalReason.EMPTY),
        (b"text", "a.pdf", RefusalReason.WRONG_NAME),
        (pdf([(72, 700, "1")]), "a.txt", RefusalReason.WRONG_NAME),
        (docx(paragraph("1")), "a.pdf", RefusalReason.WRONG_NAME),
        (xlsx(), "a.docx", RefusalReason.OTHER_FORMAT),
        (b"\x89PNG\r\n", "a.txt", RefusalReason.OTHER_FORMAT),
        (b"{\\rtf1 }", "a.txt", RefusalReason.OTHER_FORMAT),
        (OLE2 + b"x" * 600, "a.docx", RefusalReason.OLD_OFFICE),
        (
            OLE2.ljust(512, b"\0")
            + "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0"),
            "a.docx",
            RefusalReason.ENCRYPTED,
        ),
        (docx(paragraph("1"), kind=MACRO_TYPE), "a.docx", RefusalReason.MACROS),
        (docx("", word__vbaProject_bin=b"x"), "a.docx", RefusalReason.MACROS),
        (pdf([(72, 700, "1")], encrypted=True), "a.pdf", RefusalReason.ENCRYPTED),
        (b"%PDF-1.7\nnothing of the kind", "a.pdf", RefusalReason.DAMAGED),
        (docx("<w:p>"), "a.docx", RefusalReason.DAMAGED),
        (docx(paragraph("1"))[:-40], "a.docx", RefusalReason.DAMAGED),
        (pdf([]), "a.pdf", RefusalReason.NO_TEXT),
        (docx(paragraph(" ")), "a.docx", RefusalReason.NO_TEXT),
        (b"a\0b", "a.txt", RefusalReason.NOT_TEXT),
        (b"\xff\xff\xff\xff\x80", "a.txt", RefusalReason.UNKNOWN_ENCODING),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(content, name, reason):
    assert refused(content, name) == reason


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    page = docx(paragraph("0" * 3000))
    small = replace(DOCUMENT_LIMITS, unpacked_bytes=2000)
    assert refused(page, "a.docx", small) == RefusalReason.UNPACKS_TOO_LARGE
    tight = replace(DOCUMENT_LIMITS, ratio=3, ratio_from=2000)
    assert refused(page, "a.docx", tight) == RefusalReason.PACKED_TOO_TIGHTLY


def test_text_and_pages_are_capped():
    limits = replace(DOCUMENT_LIMITS, text_chars=1000, pages=2, paragraphs=3)
    assert refused("字".encode() * 1001, "a.txt", limits) == RefusalReason.TOO_MUCH_TEXT
    long = docx(paragraph("字" * 1001))
    assert refused(long, "a.docx", limits) == RefusalReason.TOO_MUCH_TEXT
    page = [(72, 700, "1")]
    assert (
        refused(pdf(page, page, page), "a.pdf", limits) == RefusalReason.TOO_MANY_PAGES
    )
    assert refused(b"1\n\n" * 4, "a.txt", limits) == RefusalReason.TOO_MANY_PARAGRAPHS


def test_entities_and_document_types_are_not_read():
    body = docx(paragraph("1"))
    hostile = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(hostile, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry.endswith("document.xml"):
                content = b'<!DOCTYPE x [<!ENTITY a "b">]>' + content
            new.writestr(entry, content)
    assert refused(hostile.getvalue(), "a.docx") == RefusalReason.UNSAFE_XML


def test_a_wrong_size_in_the_directory_does_no_harm():
    with pytest.raises(Refused):
        read(declaring_more(docx(paragraph("1")), 5), "a.docx")


class Counted(str):
    """A text that counts the characters looked through for what is not there."""

    looked = 0

    def find(self, wanted, start=0):
        at = super().find(wanted, start)
        if at < 0:
            Counted.looked += len(self) - start
        return at


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<![x", "</p", "<p", "<script>"])
def test_what_is_never_closed_is_looked_for_once(piece, monkeypatch):
    monkeypatch.setattr(Counted, "looked", 0)
    source = html._Source("1" + piece * 40)
    source._lower = Counted(source._lower)
    monkeypatch.setattr(html, "_Source", lambda _text: source)
    assert "".join(text for text, *_tag in html.tokens(source.source)).startswith("1")
    assert Counted.looked <= 3 * len(source.source)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
@pytest.mark.isolated
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data):
    whole, name = data.draw(
        st.sampled_from(
            [
                (docx(paragraph(SENTENCE)), "a.docx"),
                (pdf([(72, 700, SENTENCE)]), "a.pdf"),
                (f"<html><p>{SENTENCE}</p>".encode(), "a.html"),
            ]
        )
    )
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(
            st.integers(0, 255)
        )
    try:
        text = read(bytes(content), name)
    except Refused:
        return
    assert "\0" not in text
