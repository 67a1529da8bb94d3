"""The database itself refuses what must not be."""

import pytest
from django.db import IntegrityError, transaction

from indicators.models import Ledger, Observation, Origin, Revision
from reports.models import Citation
from reports.publishing import publish
from tests.factories import SavedWorld

pytestmark = pytest.mark.django_db

BROKEN = [
    {"year": 1948},
    {"year": 2101},
    {"value": None},
    {"value": "5"},
    {"low": None},
    {"high": None},
    {"qualifier": "at_least"},
    {"qualifier": "roughly"},
    {"status": "Z"},
    {"status": "M"},
    {"start_year": 2021},
    {"precision": "0"},
    {"boundary_year": 1948},
    {"boundary_year": 2101},
]


@pytest.fixture
def published():
    world = SavedWorld()
    publish([world.entry()], by=None, origin=Origin.GRID, reason="试验")
    return Observation.objects.filter(series__in=world.series)


@pytest.mark.parametrize("change", BROKEN, ids=str)
def test_no_broken_figure_can_be_written(published, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        published.update(**change)


def test_a_series_has_one_observation_a_year(published):
    copy = published.get()
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_a_series_has_one_observation_a_year_for_each_basis(published):
    copy = published.get()
    for boundary_year in (2020, 2023):
        copy.pk, copy.boundary_year = None, boundary_year
        copy.save()
    assert published.count() == 3
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


@pytest.mark.parametrize("boundary_year", [None, 2020])
def test_a_figure_has_each_version_once(boundary_year):
    world = SavedWorld()
    figure = world.entry(boundary_year=boundary_year)
    publish([figure], by=None, origin=Origin.GRID, reason="试验")
    copy = Revision.objects.get(series=world.series[0])
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_a_figure_has_one_source(published):
    copy = Citation.objects.get(observation=published.get())
    copy.pk, copy.paragraph = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_the_ledger_is_a_single_row(published):
    with pytest.raises(IntegrityError), transaction.atomic():
        Ledger.objects.create(pk=2)
