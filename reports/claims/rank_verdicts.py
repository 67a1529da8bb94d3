"""A rank that a report claims, held against the ranking computed here (pure).

The claim never enters the ranking. It agrees where every rank the city may have lies
within the claimed ones, contradicts where none does, and else cannot be checked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from indicators.models import Area, Direction
from indicators.ranks.rankings import RankedRow, Ranking
from reports.models import Claimed, ClaimedRank, Scope


class RankVerdict(Enum):
    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    UNCHECKABLE = "uncheckable"


class Ground(Enum):
    """What a verdict rests on."""

    RANK = "rank"
    REFERENCE = "reference"
    NOT_A_FIGURE = "not_a_figure"
    NATIONWIDE = "nationwide"
    NO_RANK = "no_rank"
    AVERAGE = "average"
    WITHOUT_FIGURE = "without_figure"
    SILENT = "silent"
    ALONE = "alone"
    OVERLAP = "overlap"


@dataclass(frozen=True)
class Judged:
    """A claim and its verdict.

    ``row`` is the city's own place in ``ranking``; ``wanting`` are the cities of the
    claim that have no comparable figure there, ``silent`` how many of all have none.
    """

    claimed: ClaimedRank
    verdict: RankVerdict
    ground: Ground
    ranking: Ranking | None = None
    row: RankedRow | None = None
    wanting: tuple[Area, ...] = ()

    @property
    def silent(self) -> int:
        return self.ranking.size - len(self.ranking.rows) if self.ranking else 0

    @property
    def missing(self) -> tuple[Area, ...]:
        """The cities without a comparable figure."""
        if self.ranking is None:
            return ()
        apart = {a.observation.series.area for a in self.ranking.apart}
        silent = {*self.ranking.silent, *apart} - {r.city for r in self.ranking.rows}
        return tuple(sorted(silent, key=lambda city: city.code))


def judge_all(
    ranks: Iterable[ClaimedRank], ranking_of: Callable[[ClaimedRank], Ranking | None]
) -> list[Judged]:
    return [judge(rank, ranking_of(rank)) for rank in ranks]


def judge(claimed: ClaimedRank, ranking: Ranking | None) -> Judged:
    """Hold ``claimed`` against the ranking of its indicator, group and year;
    ``None`` where the claim names no indicator."""
    beyond = _beyond_figures(claimed)
    if beyond is not None or ranking is None:
        return Judged(claimed, RankVerdict.UNCHECKABLE, beyond or Ground.NOT_A_FIGURE)
    row = ranking.row_of(claimed.claimant)
    named = [c for c in (claimed.claimant, claimed.reference) if c is not None]
    wanting = tuple(c for c in named if ranking.row_of(c) is None)
    if row is None or wanting:
        verdict, ground = RankVerdict.UNCHECKABLE, Ground.WITHOUT_FIGURE
    else:
        verdict, ground = _compared(claimed, ranking, row)
    return Judged(claimed, verdict, ground, ranking, row, wanting)


def _beyond_figures(claimed: ClaimedRank) -> Ground | None:
    """Why no ranking of a province's cities could settle the claim, if none could."""
    if claimed.indicator_id is None or claimed.kind in (
        Claimed.FIRST_TO,
        Claimed.ONLY,
    ):
        return Ground.NOT_A_FIGURE
    if claimed.scope != Scope.PROVINCE:
        return Ground.NATIONWIDE
    if claimed.kind == Claimed.ABOVE_AVERAGE:
        return Ground.AVERAGE
    return Ground.NO_RANK if claimed.rank_low is None else None


def _compared(
    claimed: ClaimedRank, ranking: Ranking, row: RankedRow
) -> tuple[RankVerdict, Ground]:
    assert claimed.rank_low is not None
    assert claimed.rank_high is not None
    rank = row.rank
    if rank is None:
        return RankVerdict.UNCHECKABLE, Ground.ALONE
    reference = claimed.reference and ranking.row_of(claimed.reference)
    if reference and not _may_be_better(reference, row, ranking.indicator.direction):
        return RankVerdict.CONTRADICTS, Ground.REFERENCE
    if rank.best_possible > claimed.rank_high or rank.worst_possible < (
        claimed.rank_low
    ):
        return RankVerdict.CONTRADICTS, Ground.RANK
    if claimed.rank_low <= rank.best_possible and rank.worst_possible <= (
        claimed.rank_high
    ):
        return RankVerdict.AGREES, Ground.RANK
    open_because = Ground.OVERLAP if ranking.complete else Ground.SILENT
    return RankVerdict.UNCHECKABLE, open_because


def _may_be_better(one: RankedRow, other: RankedRow, direction: str) -> bool:
    if direction == Direction.LOWER:
        one, other = other, one
    return one.point.interval.possibly_above(other.point.interval)
