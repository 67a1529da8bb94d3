"""A year given as the area was and restated to other boundaries: two figures."""

import pytest

from indicators.models import Action, Observation, Origin, Revision
from reports.publishing import Conflict, publish, withdraw
from tests.factories import SavedWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SavedWorld()


def published(*entries):
    return publish(entries, by=None, origin=Origin.GRID, reason="试验")


def values(world):
    figures = Observation.objects.filter(series=world.series[0])
    return {o.boundary_year: f"{o.value.normalize():f}" for o in figures}


def test_both_are_kept_with_their_own_sources(world):
    published(
        world.entry("10", sources=(world.source("10个", 1),)),
        world.entry("12", boundary_year=2023, sources=(world.source("12个", 2),)),
    )
    assert values(world) == {None: "10", 2023: "12"}
    places = {o.boundary_year: o.citations.get().paragraph for o in figures(world)}
    assert places == {None: 1, 2023: 2}


def figures(world):
    return Observation.objects.filter(series=world.series[0])


def test_each_has_versions_and_revisions_of_its_own(world):
    published(world.entry("10"), world.entry("12", boundary_year=2023))
    published(world.entry("13", boundary_year=2023, seen=1))
    assert {o.boundary_year: o.version for o in figures(world)} == {None: 1, 2023: 2}
    history = Revision.objects.filter(series=world.series[0], boundary_year=2023)
    assert [r.action for r in history.order_by("version")] == [
        Action.CREATED,
        Action.CHANGED,
    ]


def test_the_version_seen_is_that_of_the_same_basis(world):
    published(world.entry("10"))
    with pytest.raises(Conflict):
        published(world.entry("12", boundary_year=2023, seen=1))
    published(world.entry("12", boundary_year=2023))


def test_one_is_withdrawn_without_the_other_and_comes_back_counting_on(world):
    published(world.entry("10"), world.entry("12", boundary_year=2023))
    restated = figures(world).filter(boundary_year=2023)
    withdraw(restated, by=None, origin=Origin.GRID, reason="试验")
    assert values(world) == {None: "10"}
    published(world.entry("12", boundary_year=2023))
    assert restated.get().version == 3
    assert figures(world).get(boundary_year=None).version == 1


def test_the_same_again_changes_nothing(world):
    published(world.entry("12", boundary_year=2023))
    assert published(world.entry("12", boundary_year=2023, seen=1)) is None
