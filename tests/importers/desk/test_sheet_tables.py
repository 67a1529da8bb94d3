"""A table of a report is a table at the desk, and a figure's quote is its row."""

import pytest

from importers.desk.sheet import sheet_of
from importers.models import Manuscript
from tests.importers.desk.world import printed, read_in
from tests.importers.papers import docx, paragraph, pdf, ruled, table
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
HEAD = ["指标", "2023年", "2024年"]
ROWS = [["城市低保标准（元/月）", "650", "720"], ["养老机构（家）", "84", "—"]]
TITLE = "株洲市2024年民政统计"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (docx(paragraph(TITLE) + table(HEAD, *ROWS)), "报告.docx"),
        (pdf([(72, 800, TITLE), *ruled(780, HEAD, *ROWS, wide=140)]), "报告.pdf"),
    ],
    ids=["docx", "pdf"],
)
def test_rows_and_cells_with_their_figures_marked(clerk, content, name):
    batch = read_in(clerk, content, name=name)
    text = Manuscript.objects.get(batch=batch).content
    title, block = sheet_of(batch, text, None, 1).blocks
    assert not title.rows
    assert [row.is_head for row in block.rows] == [True, False, False]
    assert [
        ["".join(piece.text for piece in cell.pieces) for cell in row.cells]
        for row in block.rows
    ] == [HEAD, *ROWS]
    marked = [
        piece.candidate.printed_typed
        for row in block.rows
        for cell in row.cells
        for piece in cell.pieces
        if piece.candidate
    ]
    assert marked == ["650", "720", "84"]
    standard = printed(batch, "720")
    assert standard.indicator.code == "dibao_standard"
    assert (standard.year_typed, standard.value_typed) == ("2024", "720元/月")
    assert standard.mark.unit_inferred
    page = client_of(clerk).get(f"/admin/desk/{batch.pk}/").content.decode()
    assert "<th>2024年</th>" in page
    assert page.count("<mark ") == 3


def test_markup_in_a_cell_is_inert(clerk):
    rows = [["<script>alert(1)</script>", "1", "2"], *ROWS]
    text = "\n".join("\t".join(row) for row in (HEAD, *rows))
    batch = read_in(clerk, TITLE + "\n\n" + text)
    page = client_of(clerk).get(f"/admin/desk/{batch.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
