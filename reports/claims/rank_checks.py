"""Claimed ranks held against the ranking as it is published now.

A ranking changes with every city that publishes a figure, so the verdict on a rank is never
kept. The rules are those of ``reports.claims.rank_verdicts``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from indicators.models import CityPeriod, Indicator, Observation, Province
from indicators.ranks.province_rankings import RankingQuery
from indicators.ranks.rankings import Ranking
from reports.claims.rank_verdicts import Ground, Judged, RankVerdict, judge
from reports.models import Claim, ClaimedRank, ClaimKind, ClaimVerdict, Scope, Showing

_VERDICTS = {
    RankVerdict.AGREES: ClaimVerdict.HOLDS,
    RankVerdict.CONTRADICTS: ClaimVerdict.FAILS,
    RankVerdict.UNCHECKABLE: ClaimVerdict.UNKNOWN,
}
OVERLAP, CITIES = "overlap", "cities"


def judge_ranks(
    claims: Iterable[Claim], own: Mapping[int, Observation] | None = None
) -> dict[int, Judged]:
    """By claim, what the ranking shows; verdict, result and what is missing are set on the
    claims, which are not saved.

    ``own``: for a claim the city's figure as its report gives it, which stands in the place
    of a published one. Two queries for each indicator asked for, besides those for the ranks.
    """
    asked = [c for c in claims if c.kind == ClaimKind.RANK]
    if not asked:
        return {}
    ranks = ClaimedRank.objects.filter(
        claim__in=asked, indicator__isnull=False, area__isnull=False
    )
    shelf = _RankingCache()
    found: dict[int, Judged] = {}
    of_claim = {rank.claim_id: rank for rank in ranks.select_related(*_CONTEXT)}
    for claim in asked:
        rank = of_claim.get(claim.pk)
        if rank is None or rank.scope != Scope.PROVINCE or rank.rank_low is None:
            continue
        held = (own or {}).get(claim.pk)
        judged = judge(rank, shelf.ranking(rank, held))
        found[claim.pk] = judged
        _tell(claim, judged)
    return found


_CONTEXT = (
    "area__province",
    "indicator__unit",
    "indicator__theme",
    "group",
    "reference",
)


def may_show(judged: Judged) -> bool:
    """A rank read in a text that came to fail is shown after somebody looked at it."""
    claim = judged.claimed.claim
    if claim is None or judged.verdict is not RankVerdict.CONTRADICTS:
        return True
    return claim.showing == Showing.SHOWN


def _tell(claim: Claim, judged: Judged) -> None:
    claim.verdict = _VERDICTS[judged.verdict]
    claim.computed = None
    claim.missing = ""
    rank = judged.row.rank if judged.row else None
    if rank is not None and judged.verdict is not RankVerdict.UNCHECKABLE:
        claim.computed = Decimal(rank.best_possible)
    if judged.verdict is RankVerdict.UNCHECKABLE:
        overlap = judged.ground is Ground.OVERLAP
        claim.missing = OVERLAP if overlap else CITIES


@dataclass
class _RankingCache:
    """The rankings of indicators in provinces, each read once."""

    cities: dict[int, list[CityPeriod]] = field(default_factory=dict)
    queries: dict[tuple[int, int], RankingQuery] = field(default_factory=dict)

    def ranking(self, rank: ClaimedRank, own: Observation | None) -> Ranking | None:
        indicator, group, year = rank.indicator, rank.group, rank.year
        province = rank.claimant.province
        if province is None or indicator is None or group is None or year is None:
            return None
        return self._query(province, indicator).ranking(group, year, own)

    def _query(self, province: Province, indicator: Indicator) -> RankingQuery:
        key = (province.pk, indicator.pk)
        if key not in self.queries:
            figures = Observation.objects.for_rankings(province, indicator)
            self.queries[key] = RankingQuery.of(
                province, indicator, self._cities(province), figures.with_context()
            )
        return self.queries[key]

    def _cities(self, province: Province) -> list[CityPeriod]:
        if province.pk not in self.cities:
            self.cities[province.pk] = province.city_periods
        return self.cities[province.pk]
