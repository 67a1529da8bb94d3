"""The room of the evidence: reports, citations, achievements, standings."""

from reports.models.achievements import Achievement, AchievementCitation, Category
from reports.models.citations import Citation, Stance
from reports.models.reports import Kind, Report
from reports.models.standings import Claimed, Scope, Standing

__all__ = [
    "Achievement",
    "AchievementCitation",
    "Category",
    "Citation",
    "Claimed",
    "Kind",
    "Report",
    "Scope",
    "Stance",
    "Standing",
]
