"""docs/api.md tells of every endpoint, parameter, field and column there is."""

from pathlib import Path

import pytest

from api.errors import GENERAL
from api.filters.evidence import AchievementFilters, ReportFilters, StandingFilters
from api.filters.figures import ObservationFilters
from api.renderers.flat_csv import COLUMNS
from api.serializers.figures import CitationSerializer, ObservationSerializer
from api.urls import resources

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("prefix", [entry[0] for entry in resources.registry])
def test_every_list_is_documented(prefix: str) -> None:
    assert f"`/api/v1/{prefix}/`" in TEXT


@pytest.mark.parametrize(
    "filters", [ObservationFilters, AchievementFilters, ReportFilters, StandingFilters]
)
def test_every_parameter_is_documented(filters: type) -> None:
    for name in filters.base_filters:  # type: ignore[attr-defined]
        assert f"`{name}`" in TEXT


def test_every_field_and_column_is_documented() -> None:
    fields = [*ObservationSerializer().fields, *CitationSerializer().fields]
    for name in [*fields, *COLUMNS]:
        assert f"`{name}`" in TEXT


def test_every_error_programs_meet_is_documented() -> None:
    for status in (404, 405, 429, 500):
        assert f"| {status} | `{GENERAL[status][0]}` |" in TEXT
