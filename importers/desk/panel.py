"""What stands beside the text about one figure: what it is, what is published, what is near."""

from dataclasses import dataclass
from functools import cached_property

from importers.desk.states import LABELS, TO_DECIDE, in_states, state_of
from importers.models import Batch, Candidate
from importers.values.wording import percent
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Observation
from reports.models import Citation, Stance

NEIGHBOURS = 6
SAME_PARAGRAPH = 40


@dataclass
class Panel:
    batch: Batch
    candidate: Candidate

    @property
    def state(self) -> str:
        return state_of(self.candidate)

    @property
    def label(self) -> str:
        return str(LABELS[self.state])

    @property
    def broken_down(self) -> list[str]:
        parts = [self.candidate.group, self.candidate.coverage]
        return [
            p.label
            for p in parts
            if p is not None and p.code not in (TOTAL, WHOLE_CITY)
        ]

    @property
    def confident(self) -> int:
        """Per cent."""
        return int(self.candidate.mark.confidence * 100)

    @property
    def may_accept(self) -> bool:
        c = self.candidate
        return c.writes and not c.problem and c.decision != "accepted"

    @property
    def contradicts(self) -> bool:
        return self.state == "conflict"

    @cached_property
    def published(self) -> Observation | None:
        """The figure that stands under the same series and year."""
        c = self.candidate
        if c.series_id is None or c.year is None:
            return None
        found = Observation.objects.filter(
            series=c.series_id, year=c.year, boundary_year=c.boundary_year
        )
        return found.with_context().first()

    @cached_property
    def places(self) -> list[Citation]:
        if self.published is None:
            return []
        cited = self.published.citations.select_related("report")
        return sorted(cited, key=lambda x: x.stance != Stance.SOURCE)

    @cached_property
    def lead(self) -> Candidate | None:
        """The figure of this report that this one repeats or contradicts."""
        number = self.candidate.mark.repeats
        return self.batch.candidates.filter(number=number).first() if number else None

    @cached_property
    def neighbours(self) -> list[Observation]:
        """The figures of the series in the years around."""
        c = self.candidate
        if c.series_id is None or c.year is None:
            return []
        others = Observation.objects.filter(
            series=c.series_id, boundary_year=c.boundary_year
        ).exclude(year=c.year)
        year = c.year
        near = sorted(others, key=lambda o: abs(o.year - year))[:NEIGHBOURS]
        return sorted(near, key=lambda o: o.year)

    @property
    def change(self) -> str:
        """Against the nearest earlier year."""
        c = self.candidate
        earlier = [o for o in self.neighbours if c.year and o.year < c.year and o.value]
        if c.value is None or not earlier:
            return ""
        assert earlier[-1].value is not None
        return percent(earlier[-1].value, c.value)

    @cached_property
    def beside(self) -> list[tuple[Candidate, str, str]]:
        """The other figures of the paragraph, with their states and what these are called."""
        c = self.candidate
        if not c.row:
            return []
        near = self.batch.candidates.filter(row=c.row).select_related(
            "mark", "indicator", "group"
        )
        states = [
            (one, state_of(one)) for one in near.order_by("number")[:SAME_PARAGRAPH]
        ]
        return [(one, state, str(LABELS[state])) for one, state in states]

    @cached_property
    def before(self) -> int | None:
        numbers = self.batch.candidates.filter(number__lt=self.candidate.number)
        return numbers.order_by("-number").values_list("number", flat=True).first()

    @cached_property
    def after(self) -> int | None:
        numbers = self.batch.candidates.filter(number__gt=self.candidate.number)
        return numbers.order_by("number").values_list("number", flat=True).first()


def next_to_decide(batch: Batch, after: int) -> int | None:
    """The next figure that waits for a decision, from the top again after the last."""
    waiting = batch.candidates.filter(in_states(*TO_DECIDE)).order_by("number")
    numbers = waiting.values_list("number", flat=True)
    return numbers.filter(number__gt=after).first() or numbers.first()
