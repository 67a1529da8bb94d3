"""A claimed rank found in a report → what it says, in the words of the database."""

from importers.models import Batch, Candidate
from indicators.codes import WHOLE_CITY
from indicators.models import City, Observation, Series
from reports.models import Claim, ClaimedRank
from reports.reading.claims import Statement


def claimed_rank(
    claim: Claim, s: Statement, candidates: list[Candidate], cities: dict[str, City]
) -> ClaimedRank | None:
    """``cities``: by every name they go by. A rank of a figure that does not cover the
    whole city, or below a city nobody knows, is left without its indicator."""
    rank = s.rank
    if rank is None:
        return None
    subject = None if rank.subject is None else candidates[rank.subject]
    reference = cities.get(rank.reference)
    known = bool(
        subject is not None
        and subject.indicator is not None
        and subject.group is not None
        and subject.coverage is not None
        and subject.coverage.code == WHOLE_CITY
        and subject.year is not None
        and (reference is not None or not rank.reference)
    )
    return ClaimedRank(
        claim=claim,
        area=claim.report.area,
        report=claim.report,
        section=claim.section,
        paragraph=claim.paragraph,
        printed=claim.printed,
        scope=rank.scope,
        kind=rank.kind,
        rank_low=rank.low,
        rank_high=rank.high,
        reference=reference,
        indicator=subject.indicator if known and subject else None,
        group=subject.group if known and subject else None,
        year=subject.year if known and subject else None,
        number=subject.number if known and subject else None,
    )


def own_figures(batch: Batch, claims: list[Claim]) -> dict[int, Observation]:
    """By claim, the figure that its rank is said of as the report gives it, unpublished."""
    ranks = ClaimedRank.objects.filter(claim__in=claims)
    numbers = {
        rank.claim_id: rank.number
        for rank in ranks
        if rank.claim_id is not None and rank.number is not None
    }
    if not numbers:
        return {}
    candidates = batch.candidates.filter(
        number__in=numbers.values(), value__isnull=False, own_unit__isnull=False
    ).select_related("city__province", "indicator", "group", "coverage", "own_unit")
    figures = {c.number: _figure(c) for c in candidates}
    return {
        claim: figure
        for claim, number in numbers.items()
        if (figure := figures.get(number)) is not None
    }


def _figure(c: Candidate) -> Observation | None:
    if not (c.city and c.indicator and c.group and c.coverage and c.own_unit):
        return None
    series = Series(
        indicator=c.indicator, area=c.city, group=c.group, coverage=c.coverage,
        unit=c.own_unit,
    )  # fmt: skip
    return Observation(
        series=series, year=c.year or 0, value=c.value, low=c.low, high=c.high,
        precision=c.precision, qualifier=c.qualifier, printed=c.printed,
        cutoff=c.cutoff, status=c.status, start_year=c.start_year,
    )  # fmt: skip
