"""Assertions of arithmetic in a report, found with their operands and recomputed."""

from importers.reading.claims.search import statements
from importers.reading.claims.statement import ClaimedRank, Role, Statement, Wanted

__all__ = ["ClaimedRank", "Role", "Statement", "Wanted", "statements"]
