"""What counts for whole sheets: read, shown, changed; and what a second reading keeps."""

import io
from datetime import date
from decimal import Decimal as D

import openpyxl
import pytest

from importers.batches.jobs import work_off
from importers.models import BatchState, CandidateVerdict, Decision
from importers.spreadsheets.answers import answer
from importers.spreadsheets.decisions import reject
from importers.spreadsheets.frame_form import BatchFrames
from importers.spreadsheets.frames import change_frames
from importers.spreadsheets.questions import open_questions
from importers.spreadsheets.read_in import open_batch
from indicators.models import City
from reports.models import Report
from tests.importers.books import saved, xlsx
from tests.importers.intake_world import (
    REPORT,
    XIANGTAN,
    ZHUZHOU,
    both,
    confirmed,
    figure,
    take_all,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
PLAIN = (("指标", "单位", "数量"), ("离婚登记数", "对", 5360), ("村委会", "个", 1001))


@pytest.fixture
def clerk():
    return both("clerk", f"{ZHUZHOU} {XIANGTAN}")


def read(owner, content, name="表.xlsx", city=XIANGTAN, **more):
    batch = open_batch(
        owner=owner,
        stream=io.BytesIO(content),
        name=name,
        city=City.objects.get(code=city) if city else None,
        report=Report.objects.get(code=REPORT),
        section="附表",
        **more,
    )
    work_off("test")
    batch.refresh_from_db()
    return batch


def again(batch, by, **given):
    """Say something of the batch's one sheet, and let the file be read again."""
    frame = batch.frames.get()
    changed = change_frames(batch.pk, {frame.pk: given}, by=by)
    work_off("test")
    batch.refresh_from_db()
    return changed


def years(batch):
    return {c.year for c in batch.candidates.all()}


@pytest.mark.parametrize(
    ("title", "name", "year", "origin"),
    [
        ("2024年民政统计", "表.xlsx", "2024", "title"),
        ("民政统计", "2023年民政统计.xlsx", "2023", "file"),
        ("2024年度 12月", "2023年.xlsx", "2024", "title"),
    ],
)
def test_the_year_is_found_and_where_is_kept(clerk, title, name, year, origin):
    batch = read(clerk, xlsx((title,), *PLAIN), name)
    frame = batch.frames.get()
    assert (frame.found["year"], frame.origins["year"]) == (year, origin)
    assert "year" in frame.wanted
    assert frame.lacking == []
    assert years(batch) == {int(year)}


def test_a_year_that_nothing_says_is_asked_for_once(clerk):
    batch = read(clerk, xlsx(*PLAIN))
    assert batch.frames.get().lacking == ["year"]
    assert {c.verdict for c in batch.candidates.all()} == {CandidateVerdict.PROBLEM}
    assert again(batch, clerk, year="2024")
    assert years(batch) == {2024}
    assert {c.verdict for c in batch.candidates.all()} == {CandidateVerdict.NEW}


def test_what_is_given_at_upload_counts_before_the_title(clerk):
    content = xlsx(("2024年民政统计",), *PLAIN)
    batch = read(clerk, content, given={"year": "2023", "unit": "万元"})
    assert years(batch) == {2023}
    assert {c.unit_typed for c in batch.candidates.all()} == {"对", "个"}


def test_answers_and_decisions_hold_when_the_file_is_read_again(clerk):
    rows = (*PLAIN, ("重点关爱对象名册人头", "人", 77))
    batch = read(clerk, xlsx(("2023年",), *rows))
    (question,) = open_questions(batch)
    answer(question.pk, by=clerk, code="dibao_recipients")
    reject(batch.pk, [batch.candidates.get(value_typed="1001").number], by=clerk)
    assert again(batch, clerk, year="2024")
    found = {c.value_typed: c for c in batch.candidates.all()}
    assert found["77"].indicator.code == "dibao_recipients"
    assert found["77"].year == 2024
    assert found["1001"].decision == Decision.REJECTED
    assert found["5360"].decision == Decision.PENDING
    assert not open_questions(batch)


def test_nothing_new_reads_nothing_again(clerk):
    batch = read(clerk, xlsx(("2023年",), *PLAIN))
    take_all(batch, clerk)
    assert not again(batch, clerk)
    assert {c.decision for c in batch.candidates.all()} == {Decision.ACCEPTED}


def test_accepted_figures_that_stay_as_they_were_stay_accepted(clerk):
    book = openpyxl.Workbook()
    book.active.title = "2023年"
    other = book.create_sheet("2024")
    for sheet in (book.active, other):
        for line in PLAIN:
            sheet.append(line)
    batch = read(clerk, saved(book))
    take_all(batch, clerk)
    frame = batch.frames.get(sheet="2024")
    change_frames(batch.pk, {frame.pk: {"year": "2022"}}, by=clerk)
    work_off("test")
    found = {(c.sheet, c.decision) for c in batch.candidates.all()}
    assert found == {("2023年", Decision.ACCEPTED), ("2024", Decision.PENDING)}


def test_a_city_in_the_title_that_was_not_chosen_is_asked_about(clerk):
    batch = read(clerk, xlsx(("株洲市2024年民政统计",), *PLAIN))
    assert [(q.part, q.text) for q in open_questions(batch)] == [("city", "")]
    assert "株洲市2024年" in batch.message
    assert again(batch, clerk, city=ZHUZHOU)
    assert {c.city.code for c in batch.candidates.all()} == {ZHUZHOU}
    assert not open_questions(batch)


def test_an_earlier_part_of_the_year_does_not_replace_a_later_one_unasked(clerk):
    december = xlsx(("2024年12月",), ("指标", "单位", "数量"), ("村委会", "个", 1001))
    first = read(clerk, december)
    take_all(first, clerk)
    confirmed(first, clerk)
    september = xlsx(("2024年9月",), ("指标", "单位", "数量"), ("村委会", "个", 1003))
    batch = read(clerk, september)
    (c,) = batch.candidates.all()
    assert (c.verdict, c.cutoff) == (CandidateVerdict.CHANGED, date(2024, 9, 30))
    assert "2024-12-31" in c.asked
    assert figure("village_committees", 2024, XIANGTAN).value == D(1001)


def test_the_whole_year_takes_the_place_of_a_part_of_it(clerk):
    september = xlsx(("2024年9月",), ("指标", "单位", "数量"), ("村委会", "个", 1003))
    first = read(clerk, september)
    take_all(first, clerk)
    confirmed(first, clerk)
    december = xlsx(("2024年12月",), ("指标", "单位", "数量"), ("村委会", "个", 1001))
    (c,) = read(clerk, december).candidates.all()
    assert (c.verdict, c.cutoff, c.asked) == (CandidateVerdict.CHANGED, None, "")


def test_the_form_shows_what_was_read_and_takes_what_is_said(clerk, client):
    batch = read(clerk, xlsx(("2023年",), *PLAIN))
    client.force_login(clerk)
    page = client.get(batch.get_absolute_url()).content.decode()
    prefix = f"frame-{batch.frames.get().pk}"
    assert f'name="{prefix}-year" value="2023"' in page
    address = f"{batch.get_absolute_url()}frames/"
    wrong = client.post(address, {f"{prefix}-year": "2024", f"{prefix}-unit": "嘛"})
    assert wrong.status_code == 400
    client.post(address, {f"{prefix}-year": "2024", f"{prefix}-city": XIANGTAN})
    work_off("test")
    assert years(batch) == {2024}
    assert batch.frames.get().given == {"year": "2024"}


def test_the_upload_form_takes_what_counts_for_the_file(clerk, client):
    client.force_login(clerk)
    file = io.BytesIO(xlsx(*PLAIN))
    file.name = "表.xlsx"
    client.post(
        "/admin/intake/upload/", {"file": file, "year": "2022", "city": XIANGTAN}
    )
    work_off("test")
    batch = clerk.batches.get()
    assert years(batch) == {2022}


BULLETIN = (
    ("2024年度民政统计 12月",),
    ("指标", "单位", "数量", "上年数据", "同比"),
    ("离婚登记数", "对", 5360, 5400, "-0.7"),
    ("村委会", "个", 1001, 1002, "-0.1"),
)


def found_in(batch):
    return {(c.year, c.value_typed) for c in batch.candidates.all()}


def test_the_year_before_is_read_where_that_was_ticked(clerk):
    batch = read(clerk, xlsx(*BULLETIN))
    this_year = {(2024, "5360"), (2024, "1001")}
    assert found_in(batch) == this_year
    (form,) = BatchFrames(batch, City.objects.all()).forms
    assert form.fields["year_before"].label == "“上年数据”：作为2023年的数字一并读入"
    assert again(batch, clerk, year_before="yes")
    assert found_in(batch) == this_year | {(2023, "5400"), (2023, "1002")}
    assert "上年数据" not in batch.message
    # The tick stays, and is taken off again.
    (form,) = BatchFrames(batch, City.objects.all()).forms
    assert form.fields["year_before"].initial
    assert again(batch, clerk)
    assert found_in(batch) == this_year


def test_the_year_before_of_half_a_year_is_not_offered(clerk):
    _title, *rows = BULLETIN
    batch = read(clerk, xlsx(("2024年6月民政统计",), *rows))
    assert found_in(batch) == {(2024, "5360"), (2024, "1001")}
    (form,) = BatchFrames(batch, City.objects.all()).forms
    assert "year_before" not in form.fields


def test_what_was_said_of_a_sheet_stays_when_more_is_said(clerk):
    batch = read(clerk, xlsx(("2023年",), *PLAIN))
    again(batch, clerk, year="2024")
    frame = batch.frames.get()
    data = {f"frame-{frame.pk}-year": "2024", f"frame-{frame.pk}-unit": "个"}
    frames = BatchFrames(batch, City.objects.all(), data)
    assert frames.given == {frame.pk: {"year": "2024", "unit": "个"}}


def test_a_sheet_without_figures_may_be_given_its_frame(clerk, client):
    batch = read(clerk, xlsx(("只有说明",), ("第一步", "打开"), ("第二步", "保存")))
    assert [c.value for c in batch.candidates.all()] == [None]
    client.force_login(clerk)
    page = client.get(batch.get_absolute_url()).content.decode()
    frame = batch.frames.get()
    assert f'name="frame-{frame.pk}-year"' in page
    client.post(
        f"{batch.get_absolute_url()}frames/", {f"frame-{frame.pk}-year": "2024"}
    )
    batch.refresh_from_db()
    assert batch.frames.get().given["year"] == "2024"


def test_a_file_that_failed_for_want_of_figures_is_read_again(clerk):
    batch = read(clerk, xlsx(("2023年",), *PLAIN))
    type(batch).objects.update(state=BatchState.FAILED)
    assert again(batch, clerk, year="2024")
    assert years(batch) == {2024}
    assert batch.state == BatchState.WAITING


def test_a_header_that_lacks_the_year_asks_for_it_once(clerk):
    table = "指标代码,指标,数值,单位,口径\norphans,孤儿数,374,人,\n"
    batch = read(clerk, table.encode(), "表.csv")
    assert batch.frames.get().lacking == ["year"]
    assert again(batch, clerk, year="2024")
    assert years(batch) == {2024}
