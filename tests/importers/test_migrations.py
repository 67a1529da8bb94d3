"""The migrations that change what the tables hold."""

from decimal import Decimal as D
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from importers.models import Candidate
from indicators.models import Observation, Origin, Revision
from indicators.quantities import Qualifier
from reports.publishing import publish
from tests.factories import SavedWorld

finer = import_module("importers.migrations.0005_nearly_a_power_of_ten")


def publish_and_spoil(world, value, qualifier, low, high):
    """A published figure with the interval that the coarse rule gave it."""
    publish(
        [world.entry(value, qualifier=qualifier)],
        by=None,
        origin=Origin.GRID,
        reason="试",
    )
    for table in (Observation, Revision):
        table.objects.update(low=D(low), high=D(high))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "qualifier", "old", "new"),
    [
        ("10000000", Qualifier.NEARLY, ("0", "10000000"), ("9000000", "10000000")),
        ("1000", Qualifier.ABOUT, ("500", "1500"), ("950", "1050")),
        ("0.01", Qualifier.ABOUT, ("0.005", "0.015"), ("0.009", "0.011")),
        ("6000", Qualifier.NEARLY, ("5000", "6000"), ("5000", "6000")),
        ("420", Qualifier.ABOUT, ("415", "425"), ("415", "425")),
        ("1000", Qualifier.OVER, ("1000", "2000"), ("1000", "2000")),
    ],
)
def test_published_intervals_and_their_history_get_the_finer_unit(
    value, qualifier, old, new
):
    publish_and_spoil(SavedWorld(), value, qualifier, *old)
    for _again in range(2):
        finer.narrow(apps, connection.schema_editor())
        for table in (Observation, Revision):
            figure = table.objects.get()
            assert (figure.low, figure.high) == (D(new[0]), D(new[1]))
            assert figure.version == 1


def test_the_migration_knows_every_table_that_keeps_intervals():
    keeping = {m for m in apps.get_models() if {"low", "high"} <= names(m)}
    assert keeping == {apps.get_model(*table) for table in finer.TABLES}
    assert Candidate in keeping


def names(model):
    return {f.name for f in model._meta.local_fields}


@pytest.mark.django_db
def test_every_loaded_interval_is_the_one_its_print_says(fixtures_loaded):
    found = Observation.objects.filter(qualifier__in=finer.REACHES, low=0)
    assert [str(o) for o in found] == []
    assert Observation.objects.get(
        series__indicator__code="charity_trust_assets", year=2022
    ).low == D(9_000_000)
