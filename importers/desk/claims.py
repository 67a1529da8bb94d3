"""Assertions found in a report → claims in the database, with their operands."""

from decimal import Decimal

from importers.desk.claimed_ranks import claimed_rank, own_figures
from importers.desk.published_operands import Borne
from importers.models import Batch, Candidate
from indicators.models import City
from reports.claim_checks import Check, unknown
from reports.claims.rank_checks import judge_ranks
from reports.models import Claim, ClaimedRank, ClaimOperand
from reports.paragraphs import ParagraphLayout
from reports.reading.claims import Statement
from reports.reading.figures import Figure
from reports.reading.reader import Reading

MOST = 2_000
# The column ``computed`` keeps 14 digits before its point.
LARGEST = Decimal(10) ** 14


def keep_claims(
    batch: Batch,
    found: tuple[Statement, ...],
    reading: Reading,
    layout: ParagraphLayout,
    candidates: list[Candidate],
) -> None:
    """Store what was found in the text of the batch instead of what was before;
    ``candidates``: those of its figures, in their order."""
    forget_claims(batch)
    units = {(f.start, f.end): f for f in reading.figures}
    kept = [_claim(batch, s, units.get((s.start, s.end)), layout) for s in found[:MOST]]
    Claim.objects.bulk_create(kept, batch_size=500)
    ClaimOperand.objects.bulk_create(
        [
            operand
            for claim, statement in zip(kept, found, strict=False)
            for operand in _operands(claim, statement, reading)
        ],
        batch_size=500,
    )
    _keep_ranks(batch, kept, found, candidates)


def _keep_ranks(
    batch: Batch,
    kept: list[Claim],
    found: tuple[Statement, ...],
    candidates: list[Candidate],
) -> None:
    """The ranks with what they say, and the verdict of today."""
    pairs = [(c, s) for c, s in zip(kept, found, strict=False) if s.rank is not None]
    if not pairs:
        return
    cities = _cities(batch)
    ranks = [claimed_rank(claim, s, candidates, cities) for claim, s in pairs]
    ClaimedRank.objects.bulk_create([r for r in ranks if r is not None])
    claims = [claim for claim, _ in pairs]
    if judge_ranks(claims, own_figures(batch, claims)):
        Claim.objects.bulk_update(claims, ["verdict", "computed", "missing"])


def _cities(batch: Batch) -> dict[str, City]:
    """The cities of the province that the report may compare its own with, by name."""
    if batch.city is None:
        return {}
    found = City.objects.filter(province=batch.city.province_id)
    named = {city.short: city for city in found}
    return named | {city.name: city for city in found}


def forget_claims(batch: Batch) -> None:
    Claim.objects.filter(batch=batch.pk).delete()


def _claim(
    batch: Batch, s: Statement, figure: Figure | None, layout: ParagraphLayout
) -> Claim:
    assert batch.report is not None
    paragraph = layout.at(s.start)
    check = within_the_column(s.check)
    would_be = check.would_be
    return Claim(
        report=batch.report,
        batch=batch.pk,
        kind=s.kind,
        printed=s.printed[:60],
        start=s.start,
        end=s.end,
        verdict=str(check.verdict),
        computed=None if would_be is None else round(would_be, 6),
        unit=(figure.unit if figure else "")[:30],
        missing=check.missing[:20],
        missing_year=s.missing_year,
        paragraph=paragraph.number if paragraph else None,
        section=layout.heading_of(paragraph.number)[:120] if paragraph else "",
    )


def within_the_column(check: Check) -> Check:
    """``check``, or that it cannot be told where its result has more digits than are kept."""
    if check.would_be is None or abs(check.would_be) < LARGEST:
        return check
    return unknown("operands")


def _operands(claim: Claim, s: Statement, reading: Reading) -> list[ClaimOperand]:
    """The numbers of the text, and the published one in its place among them."""
    years = [reading.figures[index].year for index in s.used]
    published = s.published if isinstance(s, Borne) else None
    at = s.at if isinstance(s, Borne) else 0
    if published is not None:
        years.insert(at - 1, published.year)
    return [
        ClaimOperand(
            claim=claim,
            position=position,
            printed=printed[:60],
            year=year,
            published=position == at,
            observation=published if position == at else None,
        )
        for position, (printed, year) in enumerate(
            zip(s.operands, years, strict=True), start=1
        )
    ]
