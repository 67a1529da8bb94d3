"""An assertion as it is handed out."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from reports.claim_checks import Check
from reports.reading.figures import plain


class OperandRole(Enum):
    """What a figure that the text does not print is needed as."""

    BEFORE = "before"  # the figure of the year ``since``
    WHOLE = "whole"  # the total of the subject's own indicator, or the residents


@dataclass(frozen=True)
class MissingOperand:
    """An operand that is not printed: the figure of the same series as the ``subject``
    (an index among the figures) for the year ``since``, or the whole that it is part of:
    of its own indicator, or of ``indicator``. ``fall``, ``grown``: see ``reports.claim_checks``."""

    role: OperandRole
    subject: int
    since: int | None = None
    indicator: str = ""
    fall: bool = False
    grown: bool = False


@dataclass(frozen=True)
class RankStatement:
    """A claimed rank: ``scope`` and ``kind`` as in ``reports.models.ClaimedRank`` (``kind`` is
    empty for a plain rank), the ranks the words fix (``None`` where they fix none), the
    city compared with, by its name, and the ``subject`` (an index among the figures), where
    one stands beside the words."""

    scope: str
    kind: str
    low: int | None = None
    high: int | None = None
    reference: str = ""
    subject: int | None = None


@dataclass(frozen=True)
class Statement:
    """One assertion: what kind, where (offsets in the text as decoded), the operands as
    printed, and what recomputing it shows.

    ``used``: indexes of the operands among the figures; ``wanted``: what published figures
    would have to supply; ``rank``: what a claim of a rank says;
    ``times``: n of every n-th.
    """

    kind: str
    start: int
    end: int
    printed: str
    operands: tuple[str, ...]
    check: Check
    used: tuple[int, ...] = ()
    wanted: MissingOperand | None = None
    rank: RankStatement | None = None
    times: Decimal | None = None

    @property
    def verdict(self) -> str:
        return str(self.check.verdict)

    @property
    def detail(self) -> str:
        """The recomputed value, or what is missing."""
        if self.check.missing:
            return self.check.missing
        return (
            ""
            if self.check.would_be is None
            else f"{self.check.would_be.normalize():f}"
        )

    @property
    def missing_year(self) -> int | None:
        """The year of the figure that is not printed."""
        wanted = self.wanted
        if wanted is None or self.check.missing != "operands":
            return None
        return wanted.since if wanted.role is OperandRole.BEFORE else None

    def as_dict(self) -> dict[str, Any]:
        would_be = self.check.would_be
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "printed": self.printed,
            "operands": list(self.operands),
            "verdict": self.verdict,
            "recomputed": None if would_be is None else plain(would_be),
            "missing": self.check.missing,
            "missing_year": self.missing_year,
        }
