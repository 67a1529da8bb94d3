"""Assertions of arithmetic in a report, found with their operands and recomputed."""

from reports.reading.claims.search import statements
from reports.reading.claims.statement import ClaimedRank, Role, Statement, Wanted

__all__ = ["ClaimedRank", "Role", "Statement", "Wanted", "statements"]
