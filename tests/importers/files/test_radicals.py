"""A file whose characters are named by radicals reads as one with ordinary ones."""

import csv
import io
from pathlib import Path

import pytest

from importers.files.documents import DocumentKind, examined, pasted, text_of
from importers.files.headers import ColumnRole, heading
from importers.matching.names import normal
from importers.values.typed_cells import read_cell
from reports.paragraphs import paragraphs_of
from reports.quoting import quoted
from reports.reading.reader import read
from tests.importers.papers import docx, paragraph
from tests.reports.reading.gold import catalogue

GIVEN = Path(__file__).parent / "given"
PRINTED = "全市有城市低保对象7500⼾12030⼈，养⽼床位3.03万张。"
MEANT = "全市有城市低保对象7500户12030人，养老床位3.03万张。"


def test_a_page_printed_to_pdf_gives_its_seven_figures() -> None:
    stream = io.BytesIO((GIVEN / "radicals_of_a_printed_page.pdf").read_bytes())
    text = text_of(stream, examined(stream, "a.pdf").kind)
    figures = read(text, catalogue()).figures
    assert [(f.printed, f.indicator, f.group) for f in figures] == [
        ("每人每月720元", "dibao_standard", "urban"),
        ("7500元/年", "dibao_standard", "rural"),
        ("7500户", "dibao_households", "urban"),
        ("12030人", "dibao_recipients", "urban"),
        ("8030人", "tekun_recipients", "rural"),
        ("3.03万张", "elderly_care_beds", "total"),
        ("86家", "elderly_care_institutions", "private"),
    ]
    assert "民政局" in text


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (DocumentKind.TXT, PRINTED.encode()),
        (DocumentKind.HTML, f"<p>{PRINTED}</p>".encode()),
        (DocumentKind.DOCX, docx(paragraph(PRINTED))),
        (DocumentKind.TXT, pasted(PRINTED)[0].getvalue()),
    ],
)
def test_every_kind_of_document(kind: DocumentKind, content: bytes) -> None:
    stream = io.BytesIO(content)
    assert text_of(stream, kind).strip() == MEANT


def test_the_reader_keeps_every_place_of_the_text_it_was_given() -> None:
    figures = read(PRINTED, catalogue()).figures
    assert [(f.start, f.end, f.printed) for f in figures] == [
        (9, 14, "7500户"),
        (14, 20, "12030人"),
        (25, 31, "3.03万张"),
    ]


def test_names_headers_and_cells_of_a_table() -> None:
    with (GIVEN / "radicals_in_names.csv").open(encoding="utf-8", newline="") as file:
        names = [normal(row[column]) for row in csv.DictReader(file) for column in
                 ("城市", "指标")]  # fmt: skip
    assert names == ["长沙市", "城市低保户数", "厦门市", "养老床位数"]
    assert heading(1, "⼈群").role is ColumnRole.GROUP
    assert (read_cell("7500⼾").unit, read_cell("720元/⽉").unit) == ("户", "元/月")


def test_a_quotation_is_found_under_either_spelling() -> None:
    (place,) = paragraphs_of(PRINTED)
    assert quoted(PRINTED, place, "7500户") is not None
