"""What a period is, and everything that one is found from."""

from dataclasses import dataclass
from typing import NamedTuple

from reports.reading.time.expressions import Times
from reports.reading.time.report_year import Dating
from reports.reading.time.sections import Sections


class ReportPeriod(NamedTuple):
    """``year``: the (last) year; ``first``: the first year of a total or average;
    ``basis``: ``""``, ``cumulative`` or ``average``; ``months`` and ``day``: as in
    ``Time``; ``until``: the months are a cut-off."""

    year: int | None
    first: int | None = None
    basis: str = ""
    months: tuple[int, int] | None = None
    day: int | None = None
    until: bool = False
    explicit: bool = False
    compared: bool = False

    def __str__(self) -> str:
        """``2022``, ``2012/2022``, ``2022-01/2022-11``, ``/2022-11-30``."""
        if self.year is None:
            return ""
        if self.first is not None and self.first != self.year:
            return f"{self.first}/{self.year}"
        if self.months is None:
            return str(self.year)
        first, last = self.months
        end = f"{self.year}-{last:02}" + (f"-{self.day:02}" if self.day else "")
        if self.until:
            return f"/{end}"
        return end if first == last else f"{self.year}-{first:02}/{end}"


@dataclass(frozen=True)
class Calendar:
    """Everything a period is found from."""

    text: str
    dating: Dating
    times: Times
    sections: Sections
