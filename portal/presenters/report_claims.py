"""What recomputing a report's own numbers showed, for its public page."""

from dataclasses import dataclass

from reports.claims.public import public_claims
from reports.claims.wording import WordedClaim
from reports.models import ClaimVerdict, Report


@dataclass(frozen=True)
class CheckedClaims:
    """``recomputed`` could be recomputed, ``unknown`` could not. Who was first to do something is
    no matter of numbers and left out."""

    recomputed: tuple[WordedClaim, ...]
    unknown: tuple[WordedClaim, ...]


def claims_of(report: Report) -> CheckedClaims:
    claims = public_claims(report)
    unknown = [t for t in claims if t.claim.verdict == ClaimVerdict.UNKNOWN]
    open_ = [t for t in unknown if t.claim.missing != "not_a_figure"]
    recomputed = [t for t in claims if t.claim.verdict != ClaimVerdict.UNKNOWN]
    return CheckedClaims(tuple(recomputed), tuple(open_))
