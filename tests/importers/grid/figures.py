"""What is published of the grid's figures, for its tests."""

from indicators.models import Observation
from tests.importers.staff_world import YEAR, StaffWorld


def figure(world: StaffWorld, line: int = 0) -> Observation | None:
    return Observation.objects.filter(series=world.series[line], year=YEAR).first()


def state(o: Observation | None) -> tuple[object, ...]:
    assert o is not None
    return (o.value, o.qualifier, o.low, o.high, o.printed)
