"""A figure in the making, passed from step to step of the reading."""

from dataclasses import dataclass, field

from importers.reading.amounts import Amount
from importers.reading.calendars import Period
from importers.reading.contexts import Context
from importers.reading.kinds import LEVEL
from importers.reading.subjects import Match


@dataclass
class Draft:
    """A figure in the making; ``floor``: where its sentence begins."""

    amount: Amount
    context: Context
    floor: int = 0
    kind: str = LEVEL
    period: Period = field(default_factory=lambda: Period(None))
    match: Match | None = None
    among: bool = False
