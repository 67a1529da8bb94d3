"""The preview of a batch as a value: counts, filters, and one page of rows with what is
published now. The number of queries is the same for ten rows and for fifty thousand."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from importers.batches.entries import FigureOf, figure_of
from importers.files.formats.coordinates import address
from importers.models import Batch, Candidate, CandidateVerdict, Decision
from importers.models.candidates import WRITING
from importers.values.wording import percent
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Revision

PER_PAGE = 50
LOOK = ~Q(asked="") & Q(verdict__in=WRITING, ticked=False)
OPEN = Q(decision=Decision.PENDING)
SHELVES: dict[str, tuple[Any, Q]] = {
    "all": (_("全部"), Q()),
    "problem": (
        _("有误"),
        Q(verdict=CandidateVerdict.PROBLEM) & ~Q(decision=Decision.REJECTED),
    ),
    "question": (
        _("待答"),
        Q(verdict=CandidateVerdict.QUESTION) & ~Q(decision=Decision.REJECTED),
    ),
    "conflict": (
        _("冲突"),
        Q(verdict=CandidateVerdict.CONFLICT) & ~Q(decision=Decision.REJECTED),
    ),
    "look": (_("要核对"), LOOK & OPEN),
    "new": (_("新增"), Q(verdict=CandidateVerdict.NEW)),
    "changed": (_("修改"), Q(verdict=CandidateVerdict.CHANGED)),
    "evidence": (_("补充出处"), Q(verdict=CandidateVerdict.EVIDENCE)),
    "withdrawn": (_("撤回"), Q(verdict=CandidateVerdict.WITHDRAWN)),
    "unchanged": (_("不变"), Q(verdict=CandidateVerdict.UNCHANGED)),
    "accepted": (
        _("已接受"),
        Q(decision__in=[Decision.ACCEPTED, Decision.PUBLISHED]),
    ),
    "rejected": (_("已拒绝"), Q(decision=Decision.REJECTED)),
}
URGENT = ("problem", "question", "conflict", "look")
SHOWN = ("city", "indicator", "group", "coverage", "own_unit", "report", "series")


@dataclass(frozen=True)
class PreviewFilter:
    """One filter with how many rows it holds."""

    code: str
    label: str
    count: int
    chosen: bool

    @property
    def urgent(self) -> bool:
        return self.code in URGENT


@dataclass(frozen=True)
class PreviewRow:
    """A candidate beside the figure that stood when it was read."""

    candidate: Candidate
    before: Revision | None

    @property
    def place(self) -> str:
        c = self.candidate
        if not c.row:
            return c.sheet
        cell = address(c.row, c.column) if c.column else gettext("第 %d 行") % c.row
        return f"{c.sheet}!{cell}" if c.sheet else cell

    @property
    def change(self) -> str:
        c, before = self.candidate, self.before
        if before is None or before.value is None or c.value is None:
            return ""
        return "" if before.value == c.value else percent(before.value, c.value)

    @property
    def broken_down(self) -> list[str]:
        c = self.candidate
        parts = [p for p in (c.group, c.coverage) if p is not None]
        return [p.label for p in parts if p.code not in (TOTAL, WHOLE_CITY)]

    @property
    def decidable(self) -> bool:
        return self.candidate.writes and not self.candidate.problem


class Preview:
    def __init__(self, batch: Batch, show: str, sheet: str, number: Any) -> None:
        self.batch = batch
        self.show = show if show in SHELVES else "all"
        self.sheet = sheet
        self._number = number

    @cached_property
    def _counted(self) -> dict[str, int]:
        # Their names must not be those of columns, which the filters speak of.
        counts = {
            f"n_{code}": Count("pk", filter=which)
            for code, (_label, which) in SHELVES.items()
        }
        counts["n_all"] = Count("pk")
        counts["n_ready"] = Count(
            "pk", filter=Q(verdict__in=WRITING, problem="", asked="") & OPEN
        )
        return self.batch.candidates.aggregate(**counts)

    def count(self, code: str) -> int:
        return self._counted[f"n_{code}"]

    @property
    def ready(self) -> int:
        """How many can be accepted at one stroke."""
        return self.count("ready")

    @property
    def accepted(self) -> int:
        return self.count("accepted")

    @property
    def to_look_at(self) -> int:
        """How many wait for somebody's tick."""
        return self.count("look")

    @property
    def shelves(self) -> list[PreviewFilter]:
        return [
            PreviewFilter(code, str(label), self.count(code), code == self.show)
            for code, (label, _which) in SHELVES.items()
            if self.count(code) or code in ("all", self.show)
        ]

    @cached_property
    def sheets(self) -> list[str]:
        names = self.batch.candidates.order_by("sheet").values_list("sheet", flat=True)
        return list(names.distinct())

    @property
    def _chosen(self) -> QuerySet[Candidate]:
        rows = self.batch.candidates.filter(SHELVES[self.show][1])
        if self.sheet in self.sheets:
            rows = rows.filter(sheet=self.sheet)
        return rows.order_by("number")

    @cached_property
    def page(self) -> Page[Candidate]:
        rows = self._chosen.select_related(*SHOWN)
        return Paginator(rows, PER_PAGE).get_page(self._number)

    @cached_property
    def rows(self) -> list[PreviewRow]:
        return beside_figures(list(self.page))

    @property
    def pages(self) -> Iterable[Any]:
        return self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=2, on_ends=1
        )


def beside_figures(candidates: list[Candidate]) -> list[PreviewRow]:
    before = figures_before(candidates)
    return [PreviewRow(c, before.get(figure_of(c))) for c in candidates]


def figures_before(
    candidates: list[Candidate],
) -> dict[FigureOf, Revision]:
    """The figures as they stood when the candidates were read; one query."""
    seen = {figure_of(c): c.seen_version for c in candidates if c.seen_version}
    revisions = Revision.objects.filter(series__in={key[0] for key in seen})
    return {r.identity: r for r in revisions if seen.get(r.identity) == r.version}
