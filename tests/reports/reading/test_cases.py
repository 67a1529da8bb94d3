"""Small texts of one class of wording each: every figure is read as its table says."""

import pytest

from tests.reports.reading.cases import cases, faults
from tests.reports.reading.gold import Gold


def _name(case: Gold) -> str:
    return case.name


@pytest.mark.parametrize("case", list(cases()), ids=_name)
def test_reads_every_figure_as_its_table_says(case: Gold) -> None:
    assert faults(case) == []
