"""The encoding of a text file is told by its bytes."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.files.encodings import encoding_of
from importers.files.formats.delimited import read_delimited
from importers.files.limits import LIMITS
from importers.files.refusals import RefusalReason, Refused

TABLE = "城市,指标,年份,数值\r\n株洲,低保标准,2022,7500余\r\n湖州,“助联体”—Ⅱ,2022,≥12000\r\n"
IN_ALL = [
    TABLE.encode(),
    codecs.BOM_UTF8 + TABLE.encode(),
    TABLE.encode("utf-16"),
    codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    TABLE.encode("gbk"),
    TABLE.encode("gb18030"),
]


def refused(content: bytes) -> RefusalReason:
    with pytest.raises(Refused) as error:
        encoding_of(io.BytesIO(content))
    return error.value.reason


@pytest.mark.parametrize("content", IN_ALL)
def test_the_same_rows_in_every_encoding(content: bytes) -> None:
    rows = [row.cells for row in read_delimited(io.BytesIO(content), LIMITS)]
    assert rows == [
        ("城市", "指标", "年份", "数值"),
        ("株洲", "低保标准", "2022", "7500余"),
        ("湖州", "“助联体”—Ⅱ", "2022", "≥12000"),
    ]


def test_a_short_gbk_file_is_not_read_as_korean() -> None:
    assert encoding_of(io.BytesIO("株洲".encode("gbk"))) == "gb18030"


def test_a_character_only_gb18030_has() -> None:
    assert encoding_of(io.BytesIO("𠮷".encode("gb18030"))) == "gb18030"


@pytest.mark.parametrize(
    "content",
    [
        b"caf\xe9 \xff",
        "城市".encode("utf-32"),
        codecs.BOM_UTF8 + b"\xff",
        codecs.BOM_UTF16_LE + b"a",
        "株洲".encode("gbk") + b"\x80",
        "株洲".encode()[:-1] + b"\n",
        "\ue000".encode("gb18030"),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    assert refused(content) == RefusalReason.UNKNOWN_ENCODING


@pytest.mark.parametrize(
    "content", [b"a\0b", "城市".encode("utf-16-le") + b"\n\0", b"a\x1b"]
)
def test_nul_and_control_characters_are_no_text(content: bytes) -> None:
    assert refused(content) == RefusalReason.NOT_TEXT


def test_the_whole_file_is_looked_at() -> None:
    assert refused(b"a" * 200_000 + b"\xff") == RefusalReason.UNKNOWN_ENCODING


def test_a_character_cut_by_a_piece_is_whole() -> None:
    assert encoding_of(io.BytesIO(b"a" * 65_535 + "株".encode())) == "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_have_an_encoding_or_are_refused(content: bytes) -> None:
    try:
        name = encoding_of(io.BytesIO(content))
    except Refused:
        return
    content.decode(name)
