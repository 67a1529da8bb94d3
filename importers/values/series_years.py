"""The row of a figure at the staff door: a series in one year, with what is published of it."""

from dataclasses import dataclass
from functools import lru_cache

from importers.matching.names import plain
from importers.matching.unit_names import normal_unit
from indicators.models import Observation, Series, Unit
from indicators.units import ratio
from reports.models import Citation


@dataclass(frozen=True)
class UnitSpellings:
    """Which unit a printed unit means; the series' own unit comes first."""

    series: Series
    units: tuple[Unit, ...]
    printed: frozenset[str]

    def unit_of(self, text: str) -> Unit | None:
        """The unit that ``text`` names and that converts to the series' own; a print that
        stood at the series before and names no such unit is taken for its own."""
        own, wanted = self.series.unit, plain(text)
        if not wanted or wanted in spellings(own):
            return own
        for unit in self.units:
            if unit.dimension == own.dimension and wanted in spellings(unit):
                return unit
        if wanted in self.printed:
            return own
        spelt = normal_unit(wanted)
        return self.unit_of(spelt) if spelt != wanted else None

    def known(self, text: str) -> bool:
        """Whether the print needs no question: nothing, the own unit, or seen before."""
        wanted = plain(text)
        return not wanted or wanted in spellings(self.series.unit) | self.printed


def spellings(unit: Unit) -> frozenset[str]:
    return _spellings(unit.name, unit.spellings)


@lru_cache(maxsize=1024)
def _spellings(name: str, others: str) -> frozenset[str]:
    return frozenset(plain(s) for s in (name, *others.split(";")) if s.strip())


def factor(source: Unit, target: Unit) -> str:
    """How many ``target`` units one ``source`` unit is, in words: ×12, ÷12."""
    share = ratio(source, target)
    return f"×{share}" if share >= 1 else f"÷{1 / share}"


@dataclass(frozen=True)
class SeriesYear:
    """One series in the year: the figure that stands, ``None`` where there is none yet,
    and the places that are cited for it."""

    series: Series
    year: int
    current: Observation | None
    citations: tuple[Citation, ...]
    spellings: UnitSpellings

    @property
    def version(self) -> int:
        return self.current.version if self.current else 0
