"""A city's figures as its page shows them (pure).

Give it the city's observations, read with their sources.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Indicator, Observation, Theme, Unit
from indicators.trends import Line, common_unit, trend
from indicators.wording import boundary_label
from portal.charts.palette import STYLES, Style
from portal.charts.sparklines import Spark, spark

FIRST_YEAR = 2012
ENTRIES = 2


class MatrixState(Enum):
    """What a cell of the matrix holds; ``PARTIAL`` is another coverage only."""

    THERE = "there"
    PARTIAL = "partial"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


@dataclass(frozen=True)
class ProfileSeries:
    """One series of a city: its line in the one unit that its indicator has on the page."""

    line: Line
    style: Style
    unit: Unit

    @property
    def part(self) -> list[str]:
        """Group and coverage where they say something."""
        series = self.line.series
        return [
            *([series.group.label] if series.group.code != TOTAL else []),
            *([series.coverage.label] if series.coverage.code != WHOLE_CITY else []),
            *(
                [boundary_label(self.line.boundary_year)]
                if self.line.boundary_year
                else []
            ),
        ]

    @property
    def later_doubt(self) -> int | None:
        """The year of a doubtful or suspect figure after the latest sure one."""
        latest = self.line.latest
        doubtful = [
            *(p.year for p in self.line.points if p.doubtful),
            *(o.year for o in self.line.suspects),
        ]
        return max((y for y in doubtful if latest and y > latest.year), default=None)


@dataclass(frozen=True)
class Card:
    """One of the ten groups of data at a glance; ``more`` entries are not shown."""

    indicator: Indicator
    entries: tuple[ProfileSeries, ...]
    more: int
    spark: Spark | None


@dataclass(frozen=True)
class ThemeTable:
    theme: Theme
    entries: tuple[ProfileSeries, ...]


@dataclass(frozen=True)
class MatrixCell:
    year: int
    state: MatrixState
    observation: Observation | None
    figures: int


@dataclass(frozen=True)
class MatrixRow:
    indicator: Indicator
    cells: tuple[MatrixCell, ...]

    @property
    def filled(self) -> int:
        return sum(
            c.state in (MatrixState.THERE, MatrixState.PARTIAL) for c in self.cells
        )


@dataclass(frozen=True)
class Profile:
    """``last_year`` is the last in which anything was entered, in whatever city."""

    headline: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    last_year: int

    @property
    def span(self) -> tuple[int, ...]:
        """The years in which the ten groups are looked for."""
        return tuple(range(FIRST_YEAR, max(self.last_year, FIRST_YEAR) + 1))

    @cached_property
    def entries(self) -> tuple[ProfileSeries, ...]:
        by_basis: dict[tuple[int, int | None], list[Observation]] = {}
        by_indicator: dict[Indicator, list[Observation]] = {}
        for o in self.observations:
            by_basis.setdefault((o.series_id, o.boundary_year), []).append(o)
            by_indicator.setdefault(o.series.indicator, []).append(o)
        units = {i: common_unit(figures, i.unit) for i, figures in by_indicator.items()}
        return tuple(
            _entry(figures, units[figures[0].series.indicator])
            for figures in by_basis.values()
        )

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({o.year for o in self.observations}))

    @cached_property
    def filled_cards(self) -> list[Card]:
        cards = [self._card(indicator) for indicator in self.headline]
        return [card for card in cards if card.entries]

    @property
    def wanting(self) -> list[Indicator]:
        """Those of the ten groups without any figure."""
        shown = {card.indicator.pk for card in self.filled_cards}
        return [i for i in self.headline if i.pk not in shown]

    @property
    def themes(self) -> list[ThemeTable]:
        """All that does not belong to the ten groups, by theme."""
        by_theme: dict[Theme, list[ProfileSeries]] = {}
        for entry in self.entries:
            indicator = entry.line.series.indicator
            if indicator.headline is None:
                by_theme.setdefault(indicator.theme, []).append(entry)
        tables = [ThemeTable(theme, tuple(found)) for theme, found in by_theme.items()]
        return sorted(tables, key=lambda t: (t.theme.position, t.theme.code))

    @cached_property
    def matrix(self) -> list[MatrixRow]:
        return [
            MatrixRow(indicator, tuple(self._cell(indicator, y) for y in self.span))
            for indicator in self.headline
        ]

    @property
    def filled(self) -> int:
        return sum(row.filled for row in self.matrix)

    @property
    def cells(self) -> int:
        return len(self.headline) * len(self.span)

    def _of(self, indicator: Indicator) -> list[ProfileSeries]:
        return [e for e in self.entries if e.line.series.indicator_id == indicator.pk]

    def _card(self, indicator: Indicator) -> Card:
        found = sorted(self._of(indicator), key=_card_order)
        shown = tuple(
            replace(e, style=style)
            for e, style in zip(found[:ENTRIES], STYLES, strict=False)
        )
        drawn = [(e.line, e.style) for e in shown]
        return Card(
            indicator=indicator,
            entries=shown,
            more=len(found) - len(shown),
            spark=spark(drawn, FIRST_YEAR, self.span[-1]) if shown else None,
        )

    def _cell(self, indicator: Indicator, year: int) -> MatrixCell:
        found = [
            o
            for e in self._of(indicator)
            for o in (*(p.observation for p in e.line.points), *e.line.suspects)
            if o.year == year
        ]
        found.sort(key=lambda o: (o.doubtful, o.series.coverage.code != WHOLE_CITY))
        state = _state(found)
        return MatrixCell(year, state, found[0] if found else None, len(found))


def profile(
    headline: Iterable[Indicator],
    observations: Iterable[Observation],
    last_year: int | None = None,
) -> Profile:
    """Without ``last_year`` the years end with the city's own figures."""
    figures = tuple(observations)
    own = max((o.year for o in figures), default=FIRST_YEAR)
    return Profile(tuple(headline), figures, max(own, last_year or own))


def _entry(figures: Sequence[Observation], unit: Unit) -> ProfileSeries:
    series = figures[0].series
    line = trend(series.indicator, series.group, figures, unit).lines[0]
    return ProfileSeries(line, STYLES[0], unit)


def _card_order(entry: ProfileSeries) -> tuple[bool, bool, int, int, int]:
    """The whole city as it was before its parts and other boundaries, and what goes on
    before what has ended."""
    series, latest = entry.line.series, entry.line.latest
    return (
        series.coverage.code != WHOLE_CITY,
        entry.line.boundary_year is not None,
        series.group.position,
        -(latest.year if latest else 0),
        series.coverage.position,
    )


def _state(found: Sequence[Observation]) -> MatrixState:
    if not found:
        return MatrixState.MISSING
    if found[0].doubtful:
        return MatrixState.DOUBTFUL
    whole = found[0].series.coverage.code == WHOLE_CITY
    return MatrixState.THERE if whole else MatrixState.PARTIAL
