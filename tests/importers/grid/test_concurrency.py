"""Eight people publish at once: on both databases nothing is lost and nobody waits in vain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from indicators.models import Ledger, Observation, Origin, Release, Revision
from reports.publishing import Conflict, publish
from tests.importers.staff_world import YEAR, Desk, StaffWorld

WRITERS = 8
ROUNDS = 5

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work):
    """Run ``work(0)`` … ``work(7)`` at the same moment, each on a connection of its own."""
    start = Barrier(WRITERS)

    def run(number):
        try:
            start.wait(timeout=600)
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_eight_writers_lose_no_update():
    """Each adds one to the figure again and again, looking anew after a conflict."""
    world = StaffWorld()
    world.published("0")

    def add_one_at_a_time(_number):
        conflicts = 0
        for _round in range(ROUNDS):
            while True:
                seen = Observation.objects.get(series=world.line, year=YEAR)
                entry = world.entry(
                    str(int(seen.value) + 1), year=YEAR, seen=seen.version
                )
                try:
                    publish([entry], by=None, origin=Origin.GRID, reason="加一")
                except Conflict:
                    conflicts += 1
                else:
                    break
        return conflicts

    at_once(add_one_at_a_time)
    total = WRITERS * ROUNDS
    figure = Observation.objects.get(series=world.line, year=YEAR)
    assert (figure.value, figure.version) == (total, total + 1)
    assert Revision.objects.filter(series=world.line).count() == total + 1
    numbers = list(Release.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, total + 2))
    assert Ledger.objects.get().latest == total + 1


def test_of_eight_stale_pages_one_is_published_and_seven_are_told():
    world = StaffWorld()
    world.published("100")
    desks = [Desk(world, world.clerk).type(cell=str(101 + n)) for n in range(WRITERS)]
    statuses = at_once(lambda number: desks[number].send().status_code)
    assert sorted(statuses) == [302] + [409] * (WRITERS - 1)
    figure = Observation.objects.get(series=world.line, year=YEAR)
    assert figure.version == 2
    assert figure.value == 101 + statuses.index(302)
