"""The preview in the sheet's own shape, and publishing all of it by one button."""

import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.urls import reverse

from importers.batches import review
from importers.batches.jobs import work_off
from importers.models import BatchState
from importers.spreadsheets import sheet_cells
from importers.spreadsheets.read_in import open_batch
from indicators.models import City
from reports.models import Report
from tests.importers.intake_world import (
    REPORT,
    XIANGTAN,
    ZHUZHOU,
    both,
    figure,
    person,
    row,
    uploaded,
)
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
TABLES = Path(__file__).parent / "tables"
BEDS = "elderly_care_beds"


def at(name, batch):
    return reverse(f"intake:{name}", args=[batch.pk])


def page(user, batch, query=""):
    return client_of(user).get(f"{at('batch_detail', batch)}{query}").content.decode()


def post(user, name, batch, **fields):
    return client_of(user).post(at(name, batch), fields)


@pytest.fixture
def ten_by_eleven():
    with (TABLES / "ten_by_eleven.xlsx").open("rb") as stream:
        batch = open_batch(
            owner=both("clerk of xiangtan", XIANGTAN),
            stream=stream,
            name="主要指标.xlsx",
            city=City.objects.get(code=XIANGTAN),
            report=Report.objects.get(code=REPORT),
            section="主要指标",
        )
    work_off("test")
    batch.refresh_from_db()
    return batch


@pytest.fixture
def three(clerk):
    """A clean figure, one that jumps, one that cannot be read."""
    return uploaded(
        clerk,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2019, "90000", unit="张"),
        row("养老床位数", 2017, "许多", unit="张"),
    )


def test_every_figure_of_the_sheet_is_a_cell_in_its_place(ten_by_eleven):
    text = page(ten_by_eleven.owner, ten_by_eleven)
    assert text.count('#cell"') == 110
    assert "湘潭市民政事业主要指标（2014—2024年）" in text
    assert '<th scope="col">M</th>' in text
    first = ten_by_eleven.candidates.get(row=4, column=3)
    assert re.search(rf"cell={first.number}#cell\".*?<span>380</span>", text, re.DOTALL)


def test_a_cell_opens_its_details_below_its_row(ten_by_eleven):
    beds = ten_by_eleven.candidates.get(row=11, column=4)
    text = page(ten_by_eleven.owner, ten_by_eleven, f"?view=sheet&cell={beds.number}")
    assert text.count('id="cell"') == 1
    details = text.partition('id="cell"')[2].partition("details-body")[2]
    assert "14280张" in details[:4000]
    assert f'name="accept" value="{beds.number}"' in details[:6000]


def test_the_list_remains(ten_by_eleven):
    assert '<table class="sheet"' not in page(
        ten_by_eleven.owner, ten_by_eleven, "?show=all"
    )
    assert '<table class="sheet"' in page(
        ten_by_eleven.owner, ten_by_eleven, "?view=sheet&show=all"
    )


def test_what_must_be_looked_at_is_listed_below_the_sheet(three, clerk):
    listed = page(clerk, three).partition("urgent-head")[2]
    assert "许多" in listed
    assert 'name="tick"' in listed


def test_a_long_file_is_listed_and_not_shown(three, clerk, monkeypatch):
    monkeypatch.setattr(sheet_cells, "MOST_CELLS", 5)
    text = page(clerk, three, "?view=sheet")
    assert '<table class="sheet"' not in text
    assert "许多" in text


def test_cells_are_kept_and_the_page_does_without_the_cache(three, clerk, monkeypatch):
    assert '<table class="sheet"' in page(clerk, three)
    monkeypatch.setattr(sheet_cells, "rows_of", None)
    assert '<table class="sheet"' in page(clerk, three)
    monkeypatch.undo()
    cache.clear()
    assert '<table class="sheet"' in page(clerk, three)


@pytest.mark.parametrize("query", ["cell=x", "cell=99999999", "cell=-1", "sheet=%00"])
def test_strange_cells_are_no_errors(three, clerk, query):
    assert '<table class="sheet"' in page(clerk, three, f"?view=sheet&{query}")


def test_one_button_publishes_what_is_clean(three, clerk):
    assert "发布 1 个数" in page(clerk, three)
    fields = {"reason": "补报", "accepted": "0", "ready": "1", "all": "1"}
    post(clerk, "confirm", three, **fields)
    assert figure(BEDS, 2018).printed == "9000张"
    assert figure(BEDS, 2019) is None


def test_what_was_ticked_is_published_with_it(three, clerk):
    jump = three.candidates.get(value_typed="90000")
    fields = {"reason": "补报", "accepted": "0", "ready": "1", "all": "1"}
    post(clerk, "confirm", three, **fields, tick=jump.number)
    assert figure(BEDS, 2018) is not None
    assert figure(BEDS, 2019).printed == "90000张"


def test_nothing_is_taken_without_a_reason_or_when_more_came_in(three, clerk):
    fields = {"accepted": "0", "ready": "1", "all": "1"}
    assert post(clerk, "confirm", three, **fields, reason=" ").status_code == 409
    assert not three.candidates.filter(decision="accepted").exists()
    fields["ready"] = "0"
    assert post(clerk, "confirm", three, **fields, reason="补报").status_code == 409
    assert figure(BEDS, 2018) is None


def test_an_editor_submits_all_by_one_button():
    editor = person("ed", editor=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2018, "9000", unit="张"))
    assert "送审 1 个数" in page(editor, batch)
    post(editor, "submit", batch, all="1", accepted="0", ready="1")
    batch.refresh_from_db()
    assert batch.state == BatchState.SUBMITTED


def test_a_reviewer_publishes_what_was_submitted_and_no_more(three, clerk):
    editor, reviewer = person("ed", editor=ZHUZHOU), person("rev", reviewer=ZHUZHOU)
    batch = uploaded(
        editor,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2016, "8900", unit="张"),
    )
    review.accept(batch.pk, [1], by=editor)
    review.submit(batch.pk, by=editor)
    assert "发布 1 个数" in page(reviewer, batch)
    fields = {"reason": "核过", "accepted": "1", "ready": "1", "all": "1"}
    post(reviewer, "confirm", batch, **fields)
    assert figure(BEDS, 2018) is not None
    assert figure(BEDS, 2016) is None
