"""A sheet in its own shape: cells, merges, and what will happen to each."""

from importers.files.formats.tables import RawRow
from importers.models import Candidate, CandidateVerdict, Decision
from importers.spreadsheets.sheet_view import Fate, SheetView


def candidate(number, row, column, verdict="new", **more):
    return Candidate(
        number=number,
        row=row,
        column=column,
        verdict=CandidateVerdict(verdict),
        **more,
    )


def lines(*rows, merged=None):
    merged = merged or {}
    return [
        RawRow("表", number, tuple(cells), merged.get(number, {}))
        for number, cells in rows
    ]


TABLE = lines(
    (1, ["主要指标"]),
    (2, ["指标", "2021", "2022", "增长%"]),
    (3, ["低保人数", "10", "12", "20"]),
    (4, ["湘潭县", "3", "4", "33"]),
    (6, ["注：2022年为快报数"]),
)


def fates(view):
    return {
        (line.number, cell.column): cell.fate
        for line in view.lines
        for cell in line.cells
        if cell.fate
    }


def test_every_cell_has_the_fate_of_its_candidate():
    view = SheetView(
        TABLE,
        [
            candidate(1, 3, 2),
            candidate(2, 3, 3, "changed"),
            candidate(3, 4, 2, "problem", problem="?"),
            candidate(4, 4, 3, "question"),
        ],
    )
    assert fates(view) == {
        (3, 2): Fate.NEW,
        (3, 3): Fate.CHANGED,
        (4, 2): Fate.REFUSED,
        (4, 3): Fate.ASKED,
    }


def test_a_number_among_the_figures_that_is_none_was_passed_over():
    view = SheetView(TABLE, [candidate(1, 3, 2), candidate(2, 3, 3)])
    assert fates(view) == {
        (3, 2): Fate.NEW,
        (3, 3): Fate.NEW,
        (4, 2): Fate.PASSED_OVER,
        (4, 3): Fate.PASSED_OVER,
    }


def test_headers_and_columns_beside_the_figures_are_no_figures():
    view = SheetView(TABLE, [candidate(1, 3, 2)])
    assert (2, 2) not in fates(view)
    assert (3, 4) not in fates(view)


def test_what_must_be_looked_at_or_was_rejected_is_told_from_what_is_new():
    view = SheetView(
        TABLE,
        [
            candidate(1, 3, 2, asked="十二倍？"),
            candidate(2, 3, 3, asked="十二倍？", ticked=True),
            candidate(3, 4, 2, decision=Decision.REJECTED),
        ],
    )
    assert fates(view) | {(4, 3): None} == {
        (3, 2): Fate.LOOK,
        (3, 3): Fate.NEW,
        (4, 2): Fate.PASSED_OVER,
        (4, 3): None,
    }


def test_of_several_candidates_in_a_cell_the_most_urgent_counts():
    view = SheetView(TABLE, [candidate(1, 3, 2), candidate(2, 3, 2, "question")])
    assert fates(view)[3, 2] == Fate.ASKED


def test_a_title_alone_in_its_row_runs_over_the_columns_beside_it():
    view = SheetView(TABLE, [])
    assert [cell.columns for cell in view.lines[0].cells] == [4]
    assert len(view.lines[1].cells) == 4


def test_numbers_and_years_are_set_as_numbers_and_names_are_not():
    texts = [
        "2014年",
        "-5.88",
        "13 195",
        "12%",
        "（2）老年福利",
        "JZH021",
        "1.孤儿数",
        "",
    ]
    view = SheetView(lines((1, texts)), [])
    assert [cell.is_figure for cell in view.lines[0].cells] == [True] * 4 + [False] * 4


def test_merged_cells_are_shown_once_and_over_the_rows_there_are():
    merged = {1: {1: "A1:A3"}, 3: {1: "A1:A3"}, 4: {2: "B4:C4", 3: "B4:C4"}}
    view = SheetView(
        lines(
            (1, ["低保", "1", ""]),
            (3, ["低保", "2", ""]),
            (4, ["特困", "3", "3"]),
            merged=merged,
        ),
        [candidate(1, 4, 2)],
    )
    first, second, third = view.lines
    assert (first.cells[0].rows, len(first.cells)) == (2, 3)
    assert [cell.column for cell in second.cells] == [2, 3]
    assert [(cell.column, cell.columns) for cell in third.cells] == [(1, 1), (2, 2)]


def test_the_legend_counts_what_there_is():
    view = SheetView(TABLE, [candidate(1, 3, 2), candidate(2, 3, 3, "unchanged")])
    assert [(str(fate), count) for fate, _sign, _label, count in view.legend] == [
        ("new", 1),
        ("same", 1),
        ("passed", 2),
    ]


def test_a_sheet_without_figures_has_no_fates():
    assert fates(SheetView(TABLE, [candidate(1, 0, 0, "problem", problem="?")])) == {}
