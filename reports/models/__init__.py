"""The room of the evidence: reports, citations, achievements, claims, claimed ranks."""

from reports.models.achievements import Achievement, AchievementCitation, Category
from reports.models.citations import Citation, Stance
from reports.models.claimed_ranks import ClaimedRank
from reports.models.claims import Claim, ClaimKind, ClaimOperand, ClaimVerdict, Showing
from reports.models.rank_assertions import Claimed, Scope
from reports.models.reports import Report, ReportKind
from reports.models.texts import ReportText

__all__ = [
    "Achievement",
    "AchievementCitation",
    "Category",
    "Citation",
    "Claim",
    "ClaimKind",
    "ClaimOperand",
    "ClaimVerdict",
    "Claimed",
    "ClaimedRank",
    "Report",
    "ReportKind",
    "ReportText",
    "Scope",
    "Showing",
    "Stance",
]
