"""What recomputing a report's own numbers showed, for its public page."""

from dataclasses import dataclass

from reports.claim_words import ClaimTold
from reports.models import Claim, ClaimVerdict, Report


@dataclass(frozen=True)
class CheckedClaims:
    """``told`` could be recomputed; ``unknown`` counts what could not."""

    told: tuple[ClaimTold, ...]
    unknown: int

    @property
    def holding(self) -> int:
        return sum(t.claim.verdict != ClaimVerdict.FAILS for t in self.told)


def claims_of(report: Report) -> CheckedClaims:
    """Two queries."""
    claims = list(
        Claim.objects.filter(report=report, public=True)
        .prefetch_related("operands")
        .order_by("start")
    )
    told = [ClaimTold(c) for c in claims if c.verdict != ClaimVerdict.UNKNOWN]
    return CheckedClaims(tuple(told), len(claims) - len(told))
