"""What publications did to a figure."""

from dataclasses import replace

import pytest

from indicators.figure_history import revisions_of, steps
from indicators.models import Origin, Revision
from reports.publishing import publish
from tests.factories import SavedWorld


def test_each_revision_follows_the_one_before_the_latest_first() -> None:
    one, two = Revision(version=1), Revision(version=2)
    assert steps([one, two]) == [(one, two), (None, one)]
    assert steps([]) == []


@pytest.mark.django_db
def test_the_versions_of_a_figure_come_in_order() -> None:
    world = SavedWorld()
    entry = world.entry("10")
    for each in (entry, replace(world.entry("11"), seen_version=1)):
        publish([each], by=None, origin=Origin.GRID, reason="试")
    found = revisions_of(entry.series, entry.year)
    assert [r.version for r in found] == [1, 2]
    assert list(revisions_of(entry.series, entry.year + 1)) == []
