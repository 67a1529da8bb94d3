"""In what state a figure of a report is: one word, the same in the text, the lists and
the counts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from importers.models import Batch, Candidate, CandidateVerdict, Decision
from importers.models.candidates import WRITING

_OPEN = Q(decision=Decision.PENDING)
_LOOK = Q(verdict__in=WRITING, ticked=False) & ~Q(asked="")
# The first that fits counts.
STATES: tuple[tuple[str, Any, Q], ...] = (
    ("published", _("已发布"), Q(decision=Decision.PUBLISHED)),
    ("accepted", _("已接受"), Q(decision=Decision.ACCEPTED)),
    ("aside", _("不列入"), ~Q(mark__aside="")),
    ("rejected", _("已拒绝"), Q(decision=Decision.REJECTED)),
    ("conflict", _("矛盾"), _OPEN & Q(verdict=CandidateVerdict.CONFLICT)),
    ("problem", _("有误"), _OPEN & Q(verdict=CandidateVerdict.PROBLEM)),
    ("look", _("要核对"), _OPEN & _LOOK),
    (
        "new",
        _("新数"),
        _OPEN & Q(verdict__in=[CandidateVerdict.NEW, CandidateVerdict.CHANGED]),
    ),
    ("again", _("再次印证"), _OPEN & Q(verdict=CandidateVerdict.EVIDENCE)),
    ("known", _("已有"), _OPEN & Q(verdict=CandidateVerdict.UNCHANGED)),
    ("unmatched", _("没对上"), _OPEN & Q(verdict=CandidateVerdict.QUESTION)),
)
LABELS = {code: label for code, label, _which in STATES}
WHICH = {code: which for code, _label, which in STATES}
# What somebody should decide on; the rest may stay as it is.
TO_DECIDE = ("conflict", "problem", "look", "new", "again")


def state_of(c: Candidate) -> str:
    if c.decision in (Decision.PUBLISHED, Decision.ACCEPTED):
        return str(c.decision)
    if c.mark.aside:
        return "aside"
    if c.decision == Decision.REJECTED:
        return "rejected"
    if c.writes and c.asked and not c.ticked:
        return "look"
    return {
        CandidateVerdict.CONFLICT: "conflict",
        CandidateVerdict.PROBLEM: "problem",
        CandidateVerdict.NEW: "new",
        CandidateVerdict.CHANGED: "new",
        CandidateVerdict.EVIDENCE: "again",
        CandidateVerdict.UNCHANGED: "known",
    }.get(CandidateVerdict(c.verdict), "unmatched")


def in_states(*codes: str) -> Q:
    """The candidates whose state is one of these."""
    wanted = Q(pk__in=[])
    earlier = Q(pk__in=[])
    for code, _label, which in STATES:
        if code in codes:
            wanted |= which & ~earlier
        earlier |= which
    return wanted


@dataclass(frozen=True)
class Tally:
    """How many figures are in a state."""

    code: str
    label: str
    count: int
    chosen: bool

    @property
    def to_decide(self) -> bool:
        return self.code in TO_DECIDE


def tallies(batch: Batch, chosen: str = "") -> list[Tally]:
    counts = batch.candidates.aggregate(
        **{code: Count("pk", filter=in_states(code)) for code in LABELS}
    )
    ordered = sorted(LABELS.items(), key=lambda one: one[0] not in TO_DECIDE)
    return [
        Tally(code, str(label), counts[code], code == chosen)
        for code, label in ordered
        if counts[code] or code == chosen
    ]
