"""Workbooks whose cells say units, qualifiers and hours by their format, uploaded."""

import io
from decimal import Decimal
from pathlib import Path

import pytest

from importers.batches.jobs import work_off
from importers.models import CandidateVerdict
from importers.spreadsheets.read_in import open_batch
from reports.models import Report
from tests.importers.intake_world import XIANGTAN, both

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
GIVEN = Path(__file__).parents[1] / "files/given"


@pytest.fixture
def candidates(db):
    def read(name: str):
        batch = open_batch(
            owner=both("clerk", f"{XIANGTAN} 430200"),
            stream=io.BytesIO((GIVEN / name).read_bytes()),
            name=name,
            report=Report.objects.get(code="zhuzhou-2023-summary"),
            section="附表",
        )
        work_off("test")
        return list(batch.candidates.order_by("number"))

    return read


def test_a_word_behind_the_general_format_counts(candidates) -> None:
    read = [
        (c.value, c.qualifier) for c in candidates("unit_behind_general_format.xlsx")
    ]
    assert read == [
        (Decimal(2300), "over"),
        (Decimal(2300), "over"),
        (Decimal(2400), "over"),
        (Decimal(2500), "about"),
        (Decimal(360_000_000), "exact"),
        (Decimal(370_000_000), "exact"),
        (Decimal(380_000_000), "exact"),
        (Decimal(13_400), "exact"),
        (Decimal(13_200), "exact"),
        (Decimal(650), "exact"),
    ]


def test_elapsed_hours_count_as_hours(candidates) -> None:
    read = candidates("elapsed_hours.xlsx")
    assert [c.value for c in read] == [2406, 2364, 2346, 12, 2406]
    assert all(c.verdict != CandidateVerdict.PROBLEM for c in read)
