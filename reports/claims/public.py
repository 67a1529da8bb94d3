"""The claims of a report with their sentences; ranks as they stand today."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch

from indicators.models import Observation
from reports.claims.rank_checks import judge_ranks
from reports.claims.wording import WordedClaim
from reports.models import Claim, ClaimOperand, Report, ReportText
from reports.paragraphs import sentence_around

OPERANDS = Prefetch(
    "operands",
    ClaimOperand.objects.select_related(
        "observation__series__indicator",
        "observation__series__area",
        "observation__series__group",
        "observation__series__coverage",
    ).order_by("position"),
)


def worded_claims(
    claims: Iterable[Claim], own: Mapping[int, Observation] | None = None
) -> list[WordedClaim]:
    """The claims with their sentences, in order, read with ``OPERANDS``; ``own``: see
    ``judge_ranks``."""
    listed = list(claims)
    judged = judge_ranks(listed, own)
    return [WordedClaim(claim, judged.get(claim.pk)) for claim in listed]


def public_claims(report: Report) -> list[WordedClaim]:
    """What readers are told. Two queries, and three for each indicator in whose rankings ranks
    are held; a rank that came to fail since somebody looked is left out."""
    claims = (
        Claim.objects.filter(report=report, public=True)
        .select_related("report")
        .prefetch_related(OPERANDS)
        .order_by("start", "pk")
    )
    return [told for told in worded_claims(claims) if told.claim.may_show]


def sentences_of(report: Report, told: Iterable[WordedClaim]) -> dict[int, str]:
    """By claim, the sentence it stands in, where the publisher lets it be shown: one query.
    ``start`` and ``end`` of a claim are places in the text that is kept."""
    text = ReportText.objects.filter(report=report, public=True).first()
    if text is None:
        return {}
    found: dict[int, str] = {}
    for claim in (t.claim for t in told):
        printed = "".join(text.content[claim.start : claim.end].split())
        if printed[:60] == claim.printed:
            start, end = sentence_around(text.content, claim.start, claim.end)
            lines = text.content[start:end].split("\n")
            found[claim.pk] = "".join(line.strip() for line in lines)
    return found
