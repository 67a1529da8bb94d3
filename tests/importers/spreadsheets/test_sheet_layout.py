"""Templates and exports: what leaves comes back as it was, and runs nothing."""

import csv
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.batches.jobs import work_off
from importers.models import CandidateVerdict
from importers.spreadsheets.read_in import open_batch
from importers.spreadsheets.sheet_layout import as_csv, lines_to_fill, published_lines
from importers.spreadsheets.yearly_template import workbook_bytes
from importers.values.typed_cells import read_cell
from indicators.models import City, Observation, Series, Status
from indicators.quantities import Qualifier, interval_of
from reports.entries import Entry, Source, entry
from reports.models import Stance
from reports.publishing import publish
from tests.importers.intake_world import (
    HUZHOU,
    XIANGTAN,
    ZHUZHOU,
    both,
    confirmed,
    row,
    take_all,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.fixture
def boss(django_user_model):
    return django_user_model.objects.create_superuser("boss")


def imported(owner, content, name):
    batch = open_batch(owner=owner, stream=io.BytesIO(content), name=name)
    work_off("test")
    batch.refresh_from_db()
    return batch


def exported(city, kind):
    lines = published_lines(city, [])
    if kind == "csv":
        return b"".join(as_csv(lines))
    return workbook_bytes("数据", lines, city, fill=False)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_imported_again_changes_nothing(boss, kind):
    # The rest have the same few census figures.
    for code in (ZHUZHOU, XIANGTAN, HUZHOU, "430600"):
        city = City.objects.get(code=code)
        batch = imported(boss, exported(city, kind), f"表.{kind}")
        others = batch.candidates.exclude(verdict=CandidateVerdict.UNCHANGED)
        assert [(c.row, c.verdict, c.problem) for c in others] == []
        figures = Observation.objects.in_city(city).count()
        assert batch.candidates.count() == figures
        assert batch.message == ""


def corrected(city, indicator, **changes):
    """The export of the city with cells of one figure changed, as a person would."""
    book = openpyxl.load_workbook(io.BytesIO(exported(city, "xlsx")))
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    code = columns["指标代码"]
    line = next(
        r for r in range(2, sheet.max_row + 1) if sheet.cell(r, code).value == indicator
    )
    for header, value in changes.items():
        sheet.cell(line, columns[header]).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), sheet.cell(line, columns["年份"]).value


def test_numbers_leave_as_numbers_with_their_print_and_qualifier_beside(boss):
    both_ways = uploaded(boss, row("养老床位数", 2018, "约2.1万", unit="张"))
    take_all(both_ways, boss)
    confirmed(both_ways, boss)
    city = City.objects.get(code=ZHUZHOU)
    sheet = openpyxl.load_workbook(io.BytesIO(exported(city, "xlsx"))).worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    found = [
        dict(zip(headers, line, strict=True)) for line in sheet.iter_rows(min_row=2)
    ]
    (beds,) = [
        r
        for r in found
        if (r["指标代码"].value, r["年份"].value) == ("elderly_care_beds", 2018)
    ]
    assert (beds["数值"].value, beds["数值"].data_type) == (21000, "n")
    assert (beds["限定词"].value, beds["原文写法"].value) == ("约", "约2.1万张")
    text = exported(city, "csv").decode("utf-8-sig")
    rows = [r for r in csv.DictReader(io.StringIO(text)) if r["年份"] == "2018"]
    (beds_of_csv,) = [r for r in rows if r["指标代码"] == "elderly_care_beds"]
    assert beds_of_csv["数值"] == "21000"


def test_a_number_changed_in_an_export_needs_no_change_of_the_print(boss):
    city = City.objects.get(code=ZHUZHOU)
    content, year = corrected(city, "social_workers", 数值=7700)
    batch = imported(boss, content, "表.xlsx")
    (changed,) = batch.candidates.exclude(verdict=CandidateVerdict.UNCHANGED)
    assert (changed.verdict, changed.year, changed.value) == ("changed", year, 7700)
    assert changed.problem == ""
    assert "7700" in changed.printed


def test_a_print_that_does_not_show_the_number_is_still_a_fault(boss):
    city = City.objects.get(code=ZHUZHOU)
    content, _year = corrected(city, "social_workers", 原文写法="7800余人")
    batch = imported(boss, content, "表.xlsx")
    (changed,) = batch.candidates.exclude(verdict=CandidateVerdict.UNCHANGED)
    assert changed.verdict == "problem"


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")),
    max_size=30,
).map(str.strip)
numbers = st.integers(0, 10**11).map(str) | st.decimals(
    0, 10**8, allow_nan=False, places=3
).map(str)
printed = st.builds(
    "{}{}{}".format, st.sampled_from(["", "约", "近", "≥"]), numbers, st.just("张")
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    figures=st.lists(
        st.tuples(
            printed, texts, texts, st.none() | st.dates(), st.sampled_from("APEBU")
        ),
        min_size=1,
        max_size=6,
    )
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_whatever_is_published_survives_the_way_out_and_in(boss, kind, figures):
    line = Series.objects.filter(indicator__code="elderly_care_beds").first()
    Observation.objects.filter(series=line).delete()
    source = Source(
        report=line.area.reports.first(), printed="x", section="=附表", paragraph=3
    )
    entries = []
    for year, (text, note, note_en, cutoff, status) in enumerate(figures, start=1990):
        cell = read_cell(text)
        entries.append(
            Entry(
                series=line,
                year=year,
                value=cell.value,
                qualifier=cell.qualifier,
                interval=interval_of(cell.value, cell.qualifier, cell.significant),
                precision=cell.precision,
                printed=text,
                unit_printed="张",
                status=status,
                cutoff=cutoff and cutoff.replace(year=year),
                note=note,
                note_en=note_en,
                sources=(source,),
            )
        )
    publish(entries, by=None, origin="grid", reason="试")
    batch = imported(boss, exported(line.area, kind), f"表.{kind}")
    others = batch.candidates.exclude(verdict=CandidateVerdict.UNCHANGED)
    assert [(c.row, c.verdict, c.problem, c.value_typed) for c in others] == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_dash_dots_blank_and_zero_survive_the_way_out_and_in(boss, kind):
    cells = {2016: "—", 2017: "…", 2018: "", 2019: "0"}
    batch = uploaded(
        boss, *(row("养老床位数", year, text) for year, text in cells.items())
    )
    found = {c.year: (c.verdict, c.status, c.value) for c in batch.candidates.all()}
    assert found == {
        2016: ("new", Status.NOT_APPLICABLE, None),
        2017: ("new", Status.MISSING, None),
        2019: ("new", Status.NORMAL, 0),
    }
    assert batch.blank_cells == 1
    take_all(batch, boss)
    confirmed(batch, boss)
    city = City.objects.get(code=ZHUZHOU)
    again = imported(boss, exported(city, kind), f"表.{kind}")
    assert not again.candidates.exclude(verdict=CandidateVerdict.UNCHANGED).exists()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@x", "\tx", "\rx", "＝1"])
def test_text_that_a_spreadsheet_would_run_leaves_inert(boss, text):
    o = Observation.objects.in_city(City.objects.get(code=ZHUZHOU)).first()
    source = o.citations.get(stance=Stance.SOURCE)
    told = entry(
        series=o.series,
        year=o.year,
        value=o.value,
        printed=o.printed,
        note=text,
        seen_version=o.version,
        sources=(Source(report=source.report, section=text, printed=o.printed),),
    )
    publish([told], by=None, origin="grid", reason="试")
    city = o.series.area
    rows = list(csv.DictReader(io.StringIO(exported(city, "csv").decode("utf-8-sig"))))
    assert f"'{text}" in [r["备注"] for r in rows]
    book = openpyxl.load_workbook(io.BytesIO(exported(city, "xlsx")))
    cells = [cell for line in book.worksheets[0].iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)


def test_a_template_has_drop_downs_locked_headers_and_last_figures(boss):
    city = City.objects.get(code=ZHUZHOU)
    content = workbook_bytes("模板", lines_to_fill(city, [], 2024), city, fill=True)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet, notes = book.worksheets[0], book["填写说明"]
    headers = [cell.value for cell in sheet[1]]
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    value = headers.index("数值") + 1
    assert not sheet.cell(2, value).protection.locked
    assert book["清单"].sheet_state == "hidden"
    listed = {
        str(v.sqref).rstrip("0123456789") for v in sheet.data_validations.dataValidation
    }
    assert len(listed) == 8
    last = headers.index("上次报告")
    assert any("650" in str(line[last]) for line in sheet.iter_rows(values_only=True))
    assert any(c.value and "补足线" in str(c.value) for c in notes["B"])


def test_a_filled_template_is_read_and_an_empty_one_says_so(boss):
    clerk = both("clerk", ZHUZHOU)
    city = City.objects.get(code=ZHUZHOU)
    content = workbook_bytes("模板", lines_to_fill(city, [], 2024), city, fill=True)
    empty = imported(clerk, content, "模板.xlsx")
    assert (empty.state, "没有填好的数" in empty.message) == ("failed", True)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    headers = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, 5):
        sheet.cell(line, headers["数值"], 7500 + line)
        sheet.cell(line, headers["限定词"], "约")
        sheet.cell(line, headers["来源"], "株洲年度总结（2023）")
        sheet.cell(line, headers["段落"], 4)
    stream = io.BytesIO()
    book.save(stream)
    batch = imported(clerk, stream.getvalue(), "模板.xlsx")
    assert [c.verdict for c in batch.candidates.all()] == ["new"] * 3
    first = batch.candidates.get(number=1)
    assert (first.qualifier, first.paragraph) == (Qualifier.ABOUT, 4)
    assert first.printed.startswith("约7502")
