"""Tables with figures restated to the boundaries of another year."""

import pytest

from indicators.models import Observation
from tests.importers.intake_world import (
    HEADER,
    XIANGTAN,
    ZHUZHOU,
    both,
    confirmed,
    row,
    take_all,
    undone,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
BEDS = "养老床位数"


@pytest.fixture
def clerk():
    return both("clerk", f"{ZHUZHOU} {XIANGTAN}")


def beds(year=2005):
    found = Observation.objects.filter(
        series__indicator__code="elderly_care_beds",
        series__area__code=ZHUZHOU,
        year=year,
    )
    return {(o.boundary_year, int(o.value)) for o in found}


def published(clerk, *rows, **more):
    batch = uploaded(clerk, *rows, **more)
    take_all(batch, clerk)
    return confirmed(batch, clerk)


def test_a_year_on_both_bases_is_two_figures(clerk):
    published(
        clerk,
        row(BEDS, "2005", 1000, unit="张"),
        row(BEDS, "2005年（按2020年区划）", 1200, unit="张"),
    )
    assert beds() == {(None, 1000), (2020, 1200)}


def test_the_year_of_the_boundaries_may_have_a_column(clerk):
    published(
        clerk,
        (*row(BEDS, "2005", 1000, unit="张"), ""),
        (*row(BEDS, "2005", 1200, unit="张"), "2020"),
        header=(*HEADER, "boundary_year"),
    )
    assert beds() == {(None, 1000), (2020, 1200)}


def test_undoing_takes_back_the_one_that_was_published(clerk):
    published(clerk, row(BEDS, "2005", 1000, unit="张"))
    later = published(clerk, row(BEDS, "2005年（按2020年区划）", 1200, unit="张"))
    undone(later, clerk)
    assert beds() == {(None, 1000)}


def test_the_same_basis_twice_is_still_the_same_figure_twice(clerk):
    batch = uploaded(
        clerk,
        row(BEDS, "2005年（按2020年区划）", 1000, unit="张"),
        row(BEDS, "2005(按2020年行政区划)", 1200, unit="张"),
    )
    verdicts = batch.candidates.values_list("verdict", flat=True)
    assert set(verdicts) == {"problem"}


def test_no_jump_is_asked_about_between_two_bases(clerk):
    batch = uploaded(
        clerk,
        row(BEDS, "2004", 8000, unit="张"),
        row(BEDS, "2005年（按2020年区划）", 96000, unit="张"),
    )
    assert set(batch.candidates.values_list("asked", flat=True)) == {""}


@pytest.mark.parametrize("name", ["养老床位数（按现行区划）", "可比口径养老床位数"])
def test_a_name_that_speaks_of_other_boundaries_is_asked_about(clerk, name):
    batch = uploaded(clerk, row(name, "2005", 1000, unit="张"))
    candidate = batch.candidates.get()
    if candidate.verdict == "new":
        assert "按另一年的区划折算" in candidate.asked
    else:
        assert candidate.verdict == "question"


def test_boundaries_of_no_year_are_a_problem(clerk):
    batch = uploaded(
        clerk,
        (*row(BEDS, "2005", 1000, unit="张"), "现行"),
        (*row(BEDS, "2006", 1000, unit="张"), "1200"),
        header=(*HEADER, "区划口径年份"),
    )
    for candidate in batch.candidates.all():
        assert candidate.verdict == "problem"
