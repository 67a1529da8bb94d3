"""A figure in the making, passed from step to step of the reading."""

from dataclasses import dataclass

from reports.reading.amounts.amounts import Amount
from reports.reading.amounts.kinds import LEVEL
from reports.reading.subjects.contexts import Context
from reports.reading.subjects.matcher import SubjectMatch
from reports.reading.time.calendars import ReportPeriod

UNDATED = ReportPeriod(None)


@dataclass
class Draft:
    """A figure in the making; ``floor``: where its sentence begins; ``outgrown``: it is
    the first value of a step, a fact also where the second is aimed at."""

    amount: Amount
    context: Context
    floor: int = 0
    kind: str = LEVEL
    period: ReportPeriod = UNDATED
    match: SubjectMatch | None = None
    among: bool = False
    outgrown: bool = False
