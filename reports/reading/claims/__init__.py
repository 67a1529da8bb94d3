"""Assertions of arithmetic in a report, found with their operands and recomputed."""

from reports.reading.claims.search import statements
from reports.reading.claims.statement import (
    MissingOperand,
    OperandRole,
    RankStatement,
    Statement,
)

__all__ = ["MissingOperand", "OperandRole", "RankStatement", "Statement", "statements"]
