"""Each figure → its subject: by its own words, or by those of a figure it continues."""

from dataclasses import dataclass, field

from importers.reading.drafts import Draft
from importers.reading.kinds import MULTIPLE
from importers.reading.periods import Period
from importers.reading.phrases import only_groups
from importers.reading.sentences import Sentences
from importers.reading.steps import same_measure
from importers.reading.subjects import TOTAL, Asked, Match, Matcher

_PERIODIC = (
    "money_month",
    "money_year",
)  # 城市810元/月、农村7920元/年 continue each other


@dataclass
class Linker:
    """Matches the figures of a text in order, remembering the last match of each measure.

    ``looking_back``: the report is about several years; its totals need not say so.
    """

    text: str
    bounds: Sentences
    rules: Matcher
    looking_back: bool
    last: dict[str, Draft] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def link(self, drafts: list[Draft], steps: list[int | None]) -> None:
        """Set ``match`` of every draft; ``steps``: see ``previous_of``."""
        for index, draft in enumerate(drafts):
            step = steps[index]
            if step is not None and same_measure(drafts[step].amount, draft.amount):
                draft.match = drafts[step].match
            if draft.match is None and draft.kind != MULTIPLE:
                draft.match = self._match(draft)
            self._remember(draft)

    def _match(self, draft: Draft) -> Match | None:
        last = self._before(draft)
        among = draft.context.head.startswith("其中") or self._goes_on(draft, last)
        if among and (inherited := self._inherited(draft, last)) is not None:
            draft.among = True
            return inherited
        own = self.rules.match(
            Asked(
                draft.context,
                draft.amount.family,
                draft.kind,
                draft.period.basis,
                several_years=self._several_years(draft.period),
            )
        )
        if own is not None:
            return own
        if draft.period.compared and last is not None:
            return last.match
        return self._inherited(draft, last)

    def _remember(self, draft: Draft) -> None:
        """A like figure without a match ends what may be continued."""
        key = _measure(draft)
        if draft.match is not None:
            self.last[key] = draft
            self.broken.discard(key)
        elif key in self.last and self.last[key].kind == draft.kind:
            self.broken.add(key)

    def _before(self, draft: Draft) -> Draft | None:
        """The last matched figure of the same measure in the same sentence."""
        last = self.last.get(_measure(draft))
        if last is None:
            return None
        floor, _ = self.bounds.around(draft.amount.start)
        return last if last.amount.start >= floor else None

    def _several_years(self, period: Period) -> bool:
        """The figure may be the total of several years, not one year's."""
        if period.first is not None:
            return period.first != period.year
        return self.looking_back and not period.explicit

    def _goes_on(self, draft: Draft, last: Draft | None) -> bool:
        """The figure continues the parts of a whole: 其中乡镇118个、城市社区372个."""
        if last is None or not last.among:
            return False
        gap = self.text[last.amount.end : draft.amount.start]
        return gap.startswith(("、", "，"))

    def _inherited(self, draft: Draft, last: Draft | None) -> Match | None:
        """The subject of the figure before, where the words only add a group to it."""
        if last is None or last.match is None or _measure(draft) in self.broken:
            return None
        gap = self.text[last.amount.end : draft.amount.start]
        if draft.kind != last.kind or "；" in gap:
            return None
        rule = self.rules.by_indicator[last.match.indicator]
        if not rule.groups or not only_groups(draft.context.head, rule.groups):
            return None
        match = self.rules.inherited(last.match, draft.context)
        return match if match is not None and match.group != TOTAL else None


def _measure(draft: Draft) -> str:
    family = draft.amount.family
    return _PERIODIC[0] if family in _PERIODIC else family
