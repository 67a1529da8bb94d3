"""The same characters from every encoding that is taken; nothing is guessed."""

import pytest

from reports.reading.text.decoding import UnknownEncoding, decode

TEXT = "全市低保标准达650元/月\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_reads_what_it_knows(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    "data", [b"\xff\x00\xff\x81", b"a\0b", TEXT.encode("big5", "ignore") + b"\xff"]
)
def test_refuses_the_rest(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(data)
