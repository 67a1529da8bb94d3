"""Rows of text → raw figures: headers, shapes, and what is said of those not understood."""

import contextlib
import io
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from api.renderers.flat_csv import COLUMNS
from importers.files.duplicates import repeated_keys
from importers.files.formats.delimited import read_delimited
from importers.files.formats.tables import RawRow
from importers.files.headers import ALIASES, ColumnRole, heading
from importers.files.limits import LIMITS
from importers.files.periods import NoDay, NoYear, TablePeriod, read_day, read_year
from importers.files.raw_figures import RawFigure
from importers.files.tables import read_tables
from importers.files.troubles import Problem, Trouble
from importers.files.wording import problem_message
from importers.values.typed_cells import CellKind as CellKind
from importers.values.typed_cells import read_cell
from indicators.formula_guard import inert

LONG = ("城市", "指标", "年份", "数值", "单位")


def read(
    *rows: tuple[Any, ...],
    given: dict[ColumnRole, str] | None = None,
    merged: dict[int, dict[int, str]] | None = None,
) -> tuple[list[RawFigure], list[Problem]]:
    stream = [
        RawRow("表", n, tuple(str(cell) for cell in cells), (merged or {}).get(n, {}))
        for n, cells in enumerate(rows, start=1)
    ]
    found = list(read_tables(stream, given or {}))
    return (
        [one for one in found if isinstance(one, RawFigure)],
        [one for one in found if isinstance(one, Problem)],
    )


def said(problems: list[Problem]) -> list[tuple[Trouble, str]]:
    return [(problem.trouble, problem.place) for problem in problems]


def test_a_long_table() -> None:
    figures, problems = read(LONG, ("株洲", "低保标准", 2022, "7500余", "人"))
    (figure,) = figures
    assert problems == []
    assert (figure.place, figure.value, figure[ColumnRole.CITY]) == (
        "表!D2",
        "7500余",
        "株洲",
    )
    assert (
        figure[ColumnRole.YEAR],
        figure[ColumnRole.UNIT],
        figure[ColumnRole.GROUP],
    ) == (
        "2022",
        "人",
        "",
    )
    assert figure.columns[ColumnRole.UNIT] == 5


def test_a_wide_table() -> None:
    figures, problems = read(
        ("指标", "单位", "2021年", "2022", "城市"),
        ("低保标准", "元/月", "—", "650", "株洲"),
    )
    assert problems == []
    assert [(f.place, f[ColumnRole.YEAR], f.value) for f in figures] == [
        ("表!C2", "2021", "—"),
        ("表!D2", "2022", "650"),
    ]
    assert {f[ColumnRole.CITY] for f in figures} == {"株洲"}


def test_a_span_of_years_tells_its_first_year() -> None:
    (figure,), _none = read(("城市", "指标", "2012—2022年"), ("株洲", "x", "5"))
    assert (figure[ColumnRole.START_YEAR], figure[ColumnRole.YEAR]) == ("2012", "2022")


@pytest.mark.parametrize(
    "header",
    [
        ("城市", "指标", "年份", "数值", "单位"),
        ("市州", "项目", "年度", "值", "计量单位"),
        ("地区", "指标名称", "统计年度", "数据", "单位"),
        ("City", "INDICATOR", "Year", "value", "Unit"),
        (" 城 市 ", "指\u200b标", "年　份", "数值\n", "（单位）"[1:3]),
        ("设区市", "统计指标", "时间", "指标值", "单位"),
    ],
)
def test_the_names_people_give_columns(header: tuple[str, ...]) -> None:
    (figure,), problems = read(header, ("株洲", "x", 2022, 1, "人"))
    assert problems == []
    assert [
        figure[r] for r in (ColumnRole.CITY, ColumnRole.INDICATOR, ColumnRole.YEAR)
    ] == [
        "株洲",
        "x",
        "2022",
    ]
    assert (figure.value, figure[ColumnRole.UNIT]) == ("1", "人")


@given(st.permutations(list(zip(LONG, ("株洲", "x", "2022", "1", "人"), strict=True))))
def test_columns_stand_in_any_order(pairs: list[tuple[str, str]]) -> None:
    header, row = zip(*pairs, strict=True)
    (figure,), problems = read(header, row)
    assert problems == []
    assert (figure[ColumnRole.CITY], figure.value, figure[ColumnRole.UNIT]) == (
        "株洲",
        "1",
        "人",
    )


def test_every_alias_is_one_role_and_no_year() -> None:
    for role, names in ALIASES.items():
        for name in names:
            found = heading(1, name)
            assert (found.role, found.period) == (role, None)


@pytest.mark.parametrize(
    "role", [ColumnRole.CITY, ColumnRole.INDICATOR, ColumnRole.YEAR, ColumnRole.VALUE]
)
def test_a_missing_column_is_named(role: ColumnRole) -> None:
    header = [name for name in LONG if heading(1, name).role != role]
    figures, (problem,) = read(tuple(header), ("a",) * 4)
    assert figures == []
    assert problem.trouble == Trouble.MISSING_COLUMN
    with translation.override("zh-hans"):
        assert ALIASES[role][0] in problem_message(problem)


def test_what_the_whole_file_shares_is_no_missing_column() -> None:
    given_ = {ColumnRole.CITY: "株洲", ColumnRole.YEAR: "2022"}
    (figure,), problems = read(("指标", "数值"), ("x", 1), given=given_)
    assert problems == []
    assert (figure[ColumnRole.CITY], figure[ColumnRole.YEAR]) == ("株洲", "2022")
    figures, _none = read(LONG, ("", "x", "", 1), ("湘潭", "x", 2021, 1), given=given_)
    assert [(f[ColumnRole.CITY], f[ColumnRole.YEAR]) for f in figures] == [
        ("株洲", "2022"),
        ("湘潭", "2021"),
    ]


def test_a_repeated_column_is_named() -> None:
    figures, (problem,) = read(("城市", "指标", "年份", "数值", "年度"), ("a",) * 5)
    assert figures == []
    assert (problem.trouble, problem.place) == (Trouble.REPEATED_COLUMN, "表!E1")
    assert problem.detail == {"header": "年份", "columns": "C, E"}
    _figures, (problem,) = read(("城市", "指标", "2021", "2021年"), ("a",) * 4)
    assert problem.detail["columns"] == "C, D"


def test_a_merged_header_is_named() -> None:
    merged = {1: {3: "C1:D1", 4: "C1:D1"}}
    figures, problems = read(
        ("城市", "指标", "2021", "2021"), ("", "", "城市", "农村"), merged=merged
    )
    assert figures == []
    assert said(problems) == [(Trouble.MERGED_HEADER, "表!C1")]
    assert problems[0].detail == {"header": "2021", "range": "C1:D1"}


def test_headers_merged_downwards_are_one_header() -> None:
    merged = {n: {c: f"{x}1:{x}2" for c, x in enumerate("ABCD", 1)} for n in (1, 2)}
    rows = (("城市", "指标", "年份", "数值"),) * 2
    figures, problems = read(*rows, ("株洲", "x", 2022, 1), merged=merged)
    assert (len(figures), problems) == (1, [])
    merged = {n: {1: "A1:A2", 2: "B1:B2"} for n in (1, 2)}
    figures, problems = read(
        ("城市", "指标", "2021", "2022"),
        ("城市", "指标", "城市", "农村"),
        merged=merged,
    )
    assert (figures, said(problems)) == ([], [(Trouble.TWO_LINE_HEADER, "表!C2")])


@pytest.mark.parametrize("year", ["2023.7", "99999", "1900", "22", "2022-2012"])
def test_a_header_that_is_no_year(year: str) -> None:
    figures, problems = read(("城市", "指标", year), ("株洲", "x", 1))
    assert (figures, said(problems)) == ([], [(Trouble.BAD_YEAR_HEADER, "表!C1")])


def test_columns_not_understood_are_told_and_left_out() -> None:
    figures, problems = read(
        (*LONG, "经办人", ""),
        ("株洲", "x", 2022, 1, "人", "张", ""),
        ("株洲", "x", 2021, 1, "", "", "?"),
    )
    assert len(figures) == 2
    assert said(problems) == [
        (Trouble.UNKNOWN_COLUMN, "表!F1"),
        (Trouble.UNNAMED_COLUMN, "表!G3"),
    ]
    assert not any(problem.blocks for problem in problems)


def test_both_shapes_at_once() -> None:
    _figures, problems = read(("城市", "指标", "2021", "数值"), ("a",) * 4)
    assert said(problems) == [(Trouble.BOTH_SHAPES, "表!D1")]


def test_titles_units_notes_and_headers_again() -> None:
    figures, problems = read(
        ("2022年民政事业统计表",),
        ("", "", "", "单位：万元"),
        LONG[:4],
        ("株洲", "x", 2022, "5.3"),
        LONG[:4],
        ("湘潭", "x", 2022, "4"),
        ("注：湘潭为快报数。",),
    )
    assert [(f[ColumnRole.CITY], f[ColumnRole.UNIT]) for f in figures] == [
        ("株洲", "万元"),
        ("湘潭", "万元"),
    ]
    assert said(problems) == [(Trouble.SKIPPED_ROW, "表!7")]


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        (("2022年民政支出情况（单位：万元）",), "万元"),
        (("2022年民政支出情况 单位：万元",), "万元"),
        (("金额单位：万元",), "万元"),
        (("单位 万元",), "万元"),
        (("单位万元",), "万元"),
        (("单 位：千人",), "千人"),
        (("", "单位：", "万元"), "万元"),
        (("（单位：元/人·月）",), "元/人·月"),
        (("填报单位：湘潭市民政局",), ""),
        (("事业单位情况",), ""),
        (("单位负责人：王某",), ""),
    ],
)
def test_the_unit_above_a_table_wherever_it_stands(
    above: tuple[str, ...], unit: str
) -> None:
    figures, _none = read(above, LONG[:4], ("株洲", "x", 2022, "5.3"))
    assert [f[ColumnRole.UNIT] for f in figures] == [unit]


def test_a_unit_in_the_header() -> None:
    (figure,), _none = read(
        ("城市", "指标", "年份", "数值（万元）"), ("株洲", "x", 2022, 1)
    )
    assert figure[ColumnRole.UNIT] == "万元"
    figures, _none = read(
        ("城市", "指标", "2021年(人)", "2022年(户)"), ("株洲", "x", 1, 2)
    )
    assert [f[ColumnRole.UNIT] for f in figures] == ["人", "户"]


def test_rows_that_do_not_say_enough_name_the_cell() -> None:
    figures, problems = read(LONG, ("株洲", "", 2022, 1), ("株洲", "x", " ", 1))
    assert figures == []
    assert said(problems) == [
        (Trouble.EMPTY_CELL, "表!B2"),
        (Trouble.EMPTY_CELL, "表!C3"),
    ]


def test_a_merged_value_is_refused_and_merged_names_hold() -> None:
    merged = {n: {1: "A2:A3", 4: "D2:D3"} for n in (2, 3)}
    rows = [("株洲", "x", 2021, 1), ("株洲", "x", 2022, 1), ("湘潭", "x", 2022, 1)]
    figures, problems = read(LONG, *rows, merged=merged)
    assert [f[ColumnRole.CITY] for f in figures] == ["湘潭"]
    assert said(problems) == [
        (Trouble.MERGED_VALUE, "表!D2"),
        (Trouble.MERGED_VALUE, "表!D3"),
    ]
    figures, _none = read(LONG, *rows, merged={2: {1: "A2:A3"}, 3: {1: "A2:A3"}})
    assert len(figures) == 3


def test_sheets_without_a_table_are_told() -> None:
    rows = [
        RawRow("说明", 1, ("请填写",)),
        RawRow("数据", 1, LONG),
        RawRow("数据", 2, ("株洲", "x", "2022", "1")),
    ]
    found = list(read_tables(rows, {}))
    assert isinstance(found[-1], RawFigure)
    assert found[0] == Problem(Trouble.NO_HEADER, "说明")
    _figures, problems = read(*[("随便",)] * 50)
    assert said(problems) == [(Trouble.NO_HEADER, "表"), (Trouble.NO_TABLE, "")]
    assert [p.trouble for p in read_tables([], {})] == [Trouble.NO_TABLE]  # type: ignore[union-attr]


def test_a_sheet_without_figures_is_named_by_its_heads() -> None:
    figures, problems = read(("姓名", "电话"), ("张三", "见备注"), ("李四", "无"))
    assert figures == []
    (problem,) = [p for p in problems if p.trouble == Trouble.NOT_UNDERSTOOD]
    assert "姓名、电话" in problem_message(problem)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_has_its_sentence(trouble: Trouble) -> None:
    detail = {
        "role": "城市",
        "header": "年份",
        "columns": "C",
        "range": "A1:B1",
        "text": "注",
        "heads": "项目、数",
    }
    with translation.override("zh-hans"):
        assert problem_message(Problem(trouble, detail=detail))


# --- cells ---


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("—", CellKind.NOT_APPLICABLE, None),
        ("…", CellKind.MISSING, None),
        ("", CellKind.BLANK, None),
        ("0", CellKind.NUMBER, 0),
        ("１，２３４", CellKind.NUMBER, 1234),
        ("1.2万", CellKind.NUMBER, 12_000),
    ],
)
def test_the_states_of_a_cell_reach_the_reader_of_cells(
    text: str, kind: CellKind, value: int | None
) -> None:
    (figure,), _none = read(LONG, ("株洲", "x", 2022, text))
    cell = read_cell(figure.value)
    assert (cell.kind, cell.value) == (kind, value)
    (figure,), _none = read(("城市", "指标", "2022"), ("株洲", "x", text))
    assert read_cell(figure.value).kind == kind


@pytest.mark.parametrize(
    "text", ["2023.7", "99999", "NaN", "1948", "2101", "", "二〇二二", "-2022"]
)
def test_no_year(text: str) -> None:
    with pytest.raises(NoYear):
        read_year(text)


@pytest.mark.parametrize("text", ["2022", "2022年", "2022年度", "２０２２", " 2022 "])
def test_a_year_however_it_is_written(text: str) -> None:
    assert read_year(text) == TablePeriod(2022)


def test_days() -> None:
    for text in (
        "2022-12-31",
        "2022/12/31",
        "2022年12月31日",
        "截至2022年12月底",
        "2022-12",
        "2022-12-31 00:00:00",
    ):
        assert read_day(text).isoformat() == "2022-12-31"
    for text in ("2022-02-30", "2022", "12-31", "0000-01-01", "2022-13", ""):
        with pytest.raises(NoDay):
            read_day(text)


def test_both_places_of_a_key_are_told() -> None:
    keys = [
        (("430200", 2022), "A2"),
        (("430300", 2022), "A3"),
        (("430200", 2022), "A9"),
    ]
    assert repeated_keys(keys) == {("430200", 2022): ("A2", "A9")}


# --- the portal's own export ---


def exported(**cells: str) -> str:
    row = {"city_code": "430200", "city": "株洲", "indicator": "dibao_standard"}
    row |= {"indicator_name": "最低生活保障标准", "group": "urban", "coverage": "city"}
    row |= {"year": "2022", "value": "625", "unit": "元/月", **cells}
    fields = [inert(row.get(column, "")) for column in COLUMNS]
    quoted = ",".join(f'"{field.replace(chr(34), chr(34) * 2)}"' for field in fields)
    return f"{','.join(COLUMNS)}\n{quoted}\n"


def test_the_flat_table_of_the_api_is_a_long_table() -> None:
    text = exported(note="=1+1", qualifier="at_least", status="A", printed="≥625元/月")
    rows = read_delimited(io.BytesIO(text.encode()), LIMITS)
    (figure,) = read_tables(rows, {})
    assert isinstance(figure, RawFigure)
    assert figure[ColumnRole.CITY_CODE] == "430200"
    assert figure[ColumnRole.INDICATOR_CODE] == "dibao_standard"
    assert figure[ColumnRole.INDICATOR] == "最低生活保障标准"
    assert (figure.value, figure[ColumnRole.PRINTED], figure[ColumnRole.NOTE]) == (
        "625",
        "≥625元/月",
        "=1+1",
    )
    assert figure.place == "I2"


def test_an_exported_row_of_a_county_is_not_the_given_citys() -> None:
    text = exported(city_code="", city="", area_code="430321", area_level="county")
    rows = read_delimited(io.BytesIO(text.encode()), LIMITS)
    (figure,) = read_tables(rows, {ColumnRole.CITY: "430300"})
    assert isinstance(figure, RawFigure)
    assert figure[ColumnRole.CITY_CODE] == "430321"
    assert figure[ColumnRole.CITY] == ""


def test_a_state_without_a_value_survives_the_export() -> None:
    text = exported(value="", status="M", printed="—")
    (figure,) = read_tables(read_delimited(io.BytesIO(text.encode()), LIMITS), {})
    assert isinstance(figure, RawFigure)
    assert (figure.value, figure[ColumnRole.STATUS], figure[ColumnRole.PRINTED]) == (
        "",
        "M",
        "—",
    )


# Notes are kept without blanks at their ends.
TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(
    str.strip
)


@given(note=TEXT, printed=TEXT)
def test_any_note_comes_back_as_it_was(note: str, printed: str) -> None:
    """But for an apostrophe before what would run, which the export itself cannot tell."""
    texts = [text for text in (note, printed) if not text.startswith("'")]
    for text in texts:
        content = exported(note=text).encode()
        (figure,) = read_tables(read_delimited(io.BytesIO(content), LIMITS), {})
        assert isinstance(figure, RawFigure)
        assert figure[ColumnRole.NOTE] == text


def test_a_year_that_cannot_be_read_is_named_over_two_columns_too() -> None:
    header = RawRow("表", 1, ("2023.7", "城市", "指标"), {1: "A1:B1"})
    rows = [header, RawRow("表", 2, ("", "株洲", "孤儿人数"), {})]
    troubles = [p.trouble for p in read_tables(rows, {}) if isinstance(p, Problem)]
    assert Trouble.BAD_YEAR_HEADER in troubles


CELLS = st.one_of(
    st.sampled_from([name for names in ALIASES.values() for name in names]),
    st.sampled_from(
        ["2021", "2022年", "2023.7", "株洲", "7500余", "单位：人", "注", ""]
    ),
    st.text(max_size=5),
)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.lists(CELLS, max_size=7), st.booleans()), max_size=8),
    st.dictionaries(st.sampled_from(list(ColumnRole)), st.text(max_size=4), max_size=3),
)
def test_any_rows_are_figures_or_problems(
    rows: list[tuple[list[str], bool]], given_: dict[ColumnRole, str]
) -> None:
    stream = [
        RawRow("表", n, tuple(cells), {1: f"A{n}:B{n + 1}"} if merged else {})
        for n, (cells, merged) in enumerate(rows, start=1)
    ]
    for found in read_tables(stream, given_):
        if isinstance(found, Problem):
            with translation.override("zh-hans"):
                assert problem_message(found)
        elif isinstance(found, RawFigure):
            assert found[ColumnRole.VALUE] or found.columns or found[ColumnRole.YEAR]
            with contextlib.suppress(NoYear):
                read_year(found[ColumnRole.YEAR])
