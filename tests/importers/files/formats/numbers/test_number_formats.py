"""What a cell shows beside its number is read with it, or asked about; never dropped."""

import io
from pathlib import Path

import pytest

from importers.files.formats.numbers.number_formats import (
    built_in,
    parsed,
    shown,
    shown_text,
)
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS
from importers.files.workbooks import READERS
from importers.values.typed_cells import CellKind as CellKind
from importers.values.typed_cells import UnreadableCell, read_cell
from tests.importers import books
from tests.importers.files.test_workbooks import cell, cells, table

GIVEN = Path(__file__).parents[2] / "given"


def column(name: str, letter: int) -> list[str]:
    with (GIVEN / name).open("rb") as file:
        stream = io.BytesIO(file.read())
    return [row.cell(letter) for row in READERS[FileKind.XLSX](stream, LIMITS)][1:]


def said(raw: str, code: str) -> str:
    return shown(raw, parsed(code))


def test_a_unit_or_a_qualifier_behind_the_general_format() -> None:
    assert column("unit_behind_general_format.xlsx", 5) == [
        *("2300余", "2300余", "2400余", "约2500"),
        *("3.6亿", "3.7亿", "3.8亿", "1.34万", "1.32万", "650元/月"),
    ]


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("7500", "General_ ", "7500"),
        ("7500", '[Red]General"人"', "7500人"),
        ("-7500", "General;-General", "-7500"),
        ("7500", 'GENERAL"人"', "7500人"),
        ("7500", '通用格式"人"', "7500人"),
        ("7500", 'G/通用格式"人"_ ', "7500人"),
        ("0.12", 'General%"左右"', "12%左右"),
        ("7500", '@"人"', "7500人"),
        ("7500", '"低保"General"人"', "低保7500人"),
        ("7500", '"近"#,##0" 人"', "近7500人"),
        ("7500", "0元/月", "7500元/月"),
        ("7500", "#,##0[$元-804]", "7500元"),
        ("7500", "[$￥-804]#,##0.00", "7500.00"),
        ("7500", "0+", "7500+"),
        ("12.5", "# ?/?", "12.5"),
        ("12.5", '# ??/100"人"', "12.5人"),
        ("12000", '0.00E+00"元"', "12000元"),
        ("3", '[DBNum2][$-804]General"元"', "3元"),
        ("7500", '0"人"_);(0"人")', "7500人"),
        ("-7500", '0"人"_);(0"人")', "-7500人"),
    ],
)
def test_words_beside_a_number_stay_with_it(raw: str, code: str, text: str) -> None:
    assert said(raw, code) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [("13400", "13400"), ("5000", "5000人"), ("0", "0人"), ("-20", "-20人")],
)
def test_the_section_whose_condition_holds_shows_the_number(
    raw: str, text: str
) -> None:
    assert said(raw, '[>=10000]0!.0,"万";0"人"') == text


@pytest.mark.parametrize(("raw", "text"), [("5", "5增"), ("-5", "-5减"), ("0", "0平")])
def test_the_section_is_that_of_the_sign(raw: str, text: str) -> None:
    assert said(raw, '0"增";0"减";0"平"') == text


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("13400", '0!.0,"万"', "13400"),
        ("13400", '0"."0,"万元"', "13400元"),
        ("13400", "0\\.0,\\万", "13400"),
        ("13400000", '0.00,,"百万元"', "13400000元"),
        ("13400", '"约"0.0,"千人"', "约13400人"),
        ("13400", '0,.0"千"', "13400"),
        ("13400", "0.0,K", "13400"),
        ("13400", '0"万"0000', "13400"),
        ("13400", '0"万"', "13400万"),
    ],
)
def test_a_scaled_number_is_the_stored_one(raw: str, code: str, text: str) -> None:
    assert said(raw, code) == text


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("1340567", "0,", "1340.567"),
        ("1340", "#,##0.0,", "1.34"),
        ("13400000", "0.0,,", "13.4"),
        ("13400", "0!.0,", "1.34"),
        ("134000000", "0!.00,,", "1.34"),
        ("-13400", "0,;-0,", "-13.4"),
        ("0", "0,", "0"),
    ],
)
def test_a_number_scaled_without_a_word_is_the_one_that_is_seen(
    raw: str, code: str, text: str
) -> None:
    """The word is in a header: 千元 above what shows 1340."""
    assert said(raw, code) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("134000000", "134000000元"),
        ("13400", "13400元"),
        ("9999", "9999元"),
        ("-134000000", "-134000000元"),
    ],
)
def test_a_scale_for_each_size_is_the_same_number(raw: str, text: str) -> None:
    code = '[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"'
    assert said(raw, code) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(27, "2024-12"), (57, "2024-12"), (31, "2024-12-01"), (58, "2024-12-01")],
)
def test_days_of_excel_in_chinese(number: int, text: str) -> None:
    assert shown("45627", built_in(number)) == text


@pytest.mark.parametrize(
    ("raw", "code", "shows"),
    [
        ("13400", '0.0,"万"', "13.4万"),
        ("13400", '0.0,"人"', "13.4人"),
        ("0", '0;-0;"无"', "无"),
        ("20", '[<30]"不足三十";0', "不足三十"),
        ("13400", '0"年"00"月"', "…年…月"),
        ("7500", '0"00"', "…00"),
        ("13400000", "yyyy-mm-dd", "#####"),
        ("-3", "yyyy-mm-dd", "#####"),
        ("-3", "0;;", ""),
        ("13400", ";;;", ""),
    ],
)
def test_what_no_number_says_is_refused_with_both(raw, code, shows) -> None:
    text = said(raw, code)
    assert text == f"显示为“{shows}”，存的是{raw}"
    with pytest.raises(UnreadableCell, match="显示的与所存的"):
        read_cell(text)


@pytest.mark.parametrize("code", ["0;-0;", "0;-0;;@", '0_ ;-0;"-"??_ ', "#", ";;;"])
def test_a_hidden_zero_is_zero(code: str) -> None:
    assert said("0", code) == "0"


def test_words_around_a_text() -> None:
    assert shown_text("株洲", parsed('@"市"')) == "株洲市"
    assert shown_text("株洲", parsed('0;-0;0;"湖南"@')) == "湖南株洲"
    assert shown_text("株洲", parsed('General"人"')) == "株洲"
    content = books.numbers(
        '<c s="1" t="str"><v>2300</v></c>', styles=books.styles("@&quot;余&quot;")
    )
    assert cells(content) == [("2300余",)]


# --- hours, times and days ---


def test_elapsed_hours_are_hours() -> None:
    assert column("elapsed_hours.xlsx", 4) == [
        *("2406小时", "2364小时", "2346小时", "12小时", "2406"),
    ]


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("97.770833333333329", "[h]:mm", "2346.5小时"),
        ("98.5", '[hh]"小时"', "2364小时"),
        ("100.25", '"约"[h]"小时"mm"分"', "约2406小时"),
        ("100.25", '[h]"小时余"', "2406小时余"),
        ("0.02", "[mm]:ss", "28.8分钟"),
        ("0.5", "[s]", "43200秒"),
        ("-0.5", "[h]:mm", "-12小时"),
    ],
)
def test_a_duration_is_counted_as_its_format_counts(raw, code, text) -> None:
    assert said(raw, code) == text


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("100.01388888888889", "[h]:mm", "2400:20:00"),  # no hours come out even
        ("0.5", "h:mm", "12:00:00"),
        ("97.75", "h:mm", "18:00:00"),
        ("0.25", "yyyy-mm-dd hh:mm", "06:00:00"),
        ("0", "h:mm", "00:00:00"),
        ("2406", "yyyy-mm-dd", "1906-08-02"),
        ("2406", "yyyy/m", "1906-08"),
        ("60", "yyyy-mm-dd", "1900-02-29"),
        ("44926", "[$-804]aaaa;@", "2022-12-31"),
    ],
)
def test_a_day_or_a_time_is_no_number_and_says_so(raw, code, text) -> None:
    assert said(raw, code) == text
    with pytest.raises(UnreadableCell, match="日期、时刻或时长"):
        read_cell(text)


def test_a_year_is_no_count() -> None:
    assert said("2406", "yyyy") == "1906年"
    assert read_cell("1906年").unit == "年"


def test_a_built_in_duration() -> None:
    sheet = books.sheet_xml('<row><c s="1"><v>100.25</v></c></row>')
    style = (
        f'<styleSheet xmlns="{books.MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="46"/></cellXfs></styleSheet>'
    )
    assert cells(books.zipped(books.parts(sheet, styles=style))) == [("2406小时",)]


# --- open documents ---


def ods_cell(
    told: str, kind: str = "float", styles: str = "", **attributes: str
) -> str:
    content = books.ods(table(cell(told, kind, **attributes)), styles=styles)
    ((text,),) = cells(content, FileKind.ODS)
    return text


@pytest.mark.parametrize(
    ("told", "value", "text"),
    [
        ("2,300余", "2300", "2,300余"),
        ("约2500", "2500", "约2500"),
        ("3.6亿", "3.6", "3.6亿"),
        ("1.3万", "13400", "13400"),
        ("1.34百万元", "1340000", "1340000元"),
        ("2346余", "2345.6", "2345.6余"),
        ("2500", "2500.4", "2500.4"),
        ("12 1/2", "12.5", "12.5"),
        ("1.20E+04", "12000", "12000"),
        ("叁仟", "3000", "3000"),
        ("1,340", "1340123", "1340.123"),
        ("13.4", "13400000", "13.4"),
        ("1.3", "13400", "1.34"),
        ("(1,340)", "-1340000", "-1340"),
        ("0.3", "0.34", "0.34"),
        ("99", "13400", "显示为“99”，存的是13400"),
        ("13.4万", "13400", "显示为“13.4万”，存的是13400"),
        ("无", "0", "显示为“无”，存的是0"),
    ],
)
def test_ods_words_stay_with_the_number(told: str, value: str, text: str) -> None:
    assert ods_cell(told, office_value=value) == text


def test_ods_percentages_and_money_keep_their_words() -> None:
    assert ods_cell("12%左右", "percentage", office_value="0.1234") == "12.34%左右"
    assert ods_cell("￥650.00元", "currency", office_value="650") == "650.00元"
    assert ods_cell("￥650.00", "currency", office_value="650") == "650.00"


ELAPSED = (
    '<number:time-style style:name="N1" number:truncate-on-overflow="false"/>'
    '<style:style style:name="d" style:data-style-name="N1"/>'
)


@pytest.mark.parametrize(
    ("told", "value", "style", "text"),
    [
        ("2406:00:00", "PT2406H00M00S", "", "2406小时"),
        ("2364", "PT2364H00M00S", "", "2364小时"),
        ("2346:30", "PT2346H30M00S", "", "2346.5小时"),
        ("141840", "PT2364H00M00S", "", "141840分钟"),
        ("2346:20", "PT2346H20M00S", "", "2346:20:00"),
        ("12:00", "PT12H00M00S", "d", "12小时"),
        ("12:00", "PT12H00M00S", "", "12:00"),
    ],
)
def test_ods_durations_are_hours_and_times_of_day_are_none(told, value, style, text):
    attributes = {"office_time-value": value}
    if style:
        attributes["table_style-name"] = style
    assert ods_cell(told, "time", ELAPSED, **attributes) == text
    if ":" in text:
        with pytest.raises(UnreadableCell, match="日期、时刻或时长"):
            read_cell(text)
    else:
        assert read_cell(text).kind is CellKind.NUMBER


def test_ods_the_style_of_a_column_holds_for_its_cells() -> None:
    column = '<table:table-column table:default-cell-style-name="d"/>'
    row = f"<table:table-row>{cell('12:00', 'time', **{'office_time-value': 'PT12H'})}"
    content = books.ods(
        f'<table:table table:name="表">{column}{row}</table:table-row></table:table>',
        styles=ELAPSED,
    )
    assert cells(content, FileKind.ODS) == [("12小时",)]


def date_style(*parts: str) -> str:
    inside = "".join(f"<number:{part}/>" for part in parts)
    return f'<number:date-style style:name="N2">{inside}</number:date-style>'


USES = '<style:style style:name="a" style:data-style-name="N2"/>'
INHERITS = '<style:style style:name="d" style:parent-style-name="a"/>'


@pytest.mark.parametrize(
    ("told", "parts", "text"),
    [
        ("2024年度", ("year",), "2024年"),
        ("24年", ("year",), "2024年"),
        ("2024年12月", ("year", "month"), "2024-12"),
        ("2024/12", ("year", "month"), "2024-12"),
        ("2024年第4季度", ("year", "quarter"), "2024-12-01"),
        ("12月1日", ("month", "day"), "2024-12-01"),
        ("2024年12月1日", ("year", "month", "day"), "2024-12-01"),
    ],
)
@pytest.mark.parametrize("part", ["content.xml", "styles.xml"])
def test_ods_days_are_read_as_those_of_an_xlsx(told, parts, text, part) -> None:
    """Programs keep the format of a day in either part of the document."""
    said = {"table_style-name": "d", "office_date-value": "2024-12-01"}
    body, styles = (
        table(cell(told, "date", **said)),
        date_style(*parts) + USES + INHERITS,
    )
    if part == "content.xml":
        content = books.ods(body, styles=styles)
    else:
        content = books.ods(body, more={part: books.ods_styles(styles)})
    assert cells(content, FileKind.ODS) == [(text,)]


def test_the_given_years_are_the_same_in_both_formats() -> None:
    found = []
    for kind in (FileKind.ODS, FileKind.XLSX):
        with (GIVEN / f"year_headers_are_dates.{kind}").open("rb") as stream:
            found.append([row.cells for row in READERS[kind](stream, LIMITS)])
    assert found[0] == found[1]
    assert found[0][0] == ("指标", "单位", "2022年", "2023年", "2024年")
