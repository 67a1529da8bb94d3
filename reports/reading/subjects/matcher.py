"""Which indicator, group and coverage a figure belongs to, with a confidence.

No match is a good answer; a wrong match is not.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from indicators.codes import TOTAL
from reports.reading.catalogue import ReaderCatalogue
from reports.reading.lexicon.files import table
from reports.reading.lexicon.wordlists import one_of
from reports.reading.subjects.contexts import Context
from reports.reading.subjects.groups import (
    coverage_of,
    covers_a_part,
    group_of,
    named_group,
    of_a_part,
)
from reports.reading.subjects.other_places import NOBODY, Home, is_elsewhere
from reports.reading.subjects.phrase_index import PhraseIndex
from reports.reading.subjects.phrases import Hit, Phrase, find, whole, without_groups
from reports.reading.subjects.rules import Rule, rule_of

_WHOLE_CITY = re.compile(r"[全我本]市|；")
# 连续两年未参检的29家社会组织
_SOME = re.compile(r"(?:未|不|被|获|参|受|缺|拟)[^，。；的]{0,12}的$")
_PER = re.compile(r"每[百千万]")


class SubjectMatch(NamedTuple):
    """Indicator, group and coverage; ``confidence`` 0 to 1; ``because``: the words."""

    indicator: str
    group: str
    coverage: str
    confidence: float
    because: str


class SubjectQuery(NamedTuple):
    """What is known of a figure when its subject is asked for; ``home``: see ``home_of``."""

    context: Context
    family: str
    kind: str
    basis: str
    several_years: bool = False
    months_added: bool = False
    of_a_day: bool = False
    of_a_month: bool = False
    since_ever: bool = False
    large: bool = False
    averaged: bool = False
    home: Home = NOBODY


@dataclass(frozen=True)
class SubjectMatcher:
    """The rules, by family of unit and kind of figure, and by indicator."""

    by_family: dict[tuple[str, str], PhraseIndex] = field(hash=False)
    by_indicator: dict[str, Rule] = field(hash=False)

    def match(self, asked: SubjectQuery) -> SubjectMatch | None:
        """The indicator of one figure, or ``None`` where nothing or two things fit."""
        index = self.by_family.get((asked.family, asked.kind))
        if index is None:
            return None
        around = _around(asked.context)
        found = [
            (score, rule, hit)
            for rule, phrases in index.fitting(asked.context)
            if (scored := _best(rule, phrases, asked, around)) is not None
            for score, hit in (scored,)
        ]
        if not found:
            return None
        found.sort(key=lambda entry: (-entry[0], entry[1].indicator))
        score, rule, hit = found[0]
        if one_of("contexts", "irregular").search(asked.context.wide):
            return None  # 向不符合条件的37人发放低保金18.6万元
        if len(found) > 1 and found[1][0] >= score - 0.25:
            return None
        group = group_of(rule, asked.context, wide=hit.phrase.wide)
        if group is None:
            return None
        # 4个基金会, but not 15家3A以上: a grade and all above it are no group.
        above = "以上" in hit.phrase.text
        if group == TOTAL and not rule.exact_groups and not above:
            group = named_group(rule, hit.phrase.text, "") or TOTAL
        confidence = 0.95 if hit.distance <= 4 else 0.85
        return SubjectMatch(
            rule.indicator,
            group,
            coverage_of(rule, asked.context),
            confidence,
            hit.phrase.words,
        )

    def inherited(self, match: SubjectMatch, context: Context) -> SubjectMatch | None:
        """The match of a figure that only adds a group (其中公办78所)."""
        rule = self.by_indicator[match.indicator]
        group = group_of(rule, context)
        if group is None:
            return None
        return SubjectMatch(
            rule.indicator, group, coverage_of(rule, context), 0.8, match.because
        )


class _Around(NamedTuple):
    """A context, and its clause and sentence put together once for all rules."""

    context: Context
    near: str
    sentence: str


def _around(context: Context) -> _Around:
    return _Around(context, context.near, context.sentence)


def _best(
    rule: Rule, phrases: list[Phrase], asked: SubjectQuery, around: _Around
) -> tuple[float, Hit] | None:
    if asked.several_years and rule.measure == "flow":
        return None
    if rule.measure == "flow" and asked.of_a_day and not _of_a_day(rule):
        return None
    if rule.measure == "flow" and asked.of_a_month:
        return None
    if rule.measure == "flow" and asked.since_ever:
        return None  # 截至2022年底，共销售…: more than one year
    if asked.large and rule.measure == "standard":
        return None  # nobody is paid more than that by the month or year
    if asked.months_added and rule.measure == "stock":
        return None  # 1-6月累计保障…户: each household counted every month
    if asked.averaged and not rule.of_averages:
        return None  # 平均每个社区…6个
    if rule.basis == "plain" and asked.basis in ("cumulative", "average"):
        return None
    if rule.basis == "average" and asked.basis != "average":
        return None
    if rule.basis == "cumulative" and not asked.several_years:
        return None
    if rule.basis == "cumulative" and asked.basis == "average":
        return None
    context = asked.context
    if context.element:
        own = Context(context.element, "", context.wide)
        scored = _score(rule, phrases, _around(own), asked.home)
        if scored is not None:
            return scored
    return _score(rule, phrases, around, asked.home)


def _of_a_day(rule: Rule) -> bool:
    return rule.indicator.endswith("_520")


def _score(
    rule: Rule, phrases: list[Phrase], around: _Around, home: Home
) -> tuple[float, Hit] | None:
    context, near, sentence = around
    if rule.refused is not None and rule.refused.search(context.settled_head):
        return None
    if rule.refused_wide is not None and rule.refused_wide.search(context.wide):
        return None
    if rule.needed is not None and not rule.needed.search(sentence):
        return None
    best: tuple[float, Hit] | None = None
    for entry in phrases:
        hit = find(entry, context, sentence if entry.wide else near, rule.groups)
        if hit is None:
            continue
        score = hit.weight - 0.1 * hit.distance - (0.5 if entry.wide else 0)
        if (best is None or score > best[0]) and _permitted(rule, hit, context, home):
            best = score, hit
    return best


def _permitted(rule: Rule, hit: Hit, context: Context, home: Home) -> bool:
    """Whether the phrase found says what the indicator measures, for the whole place."""
    if is_elsewhere(context, wide=hit.phrase.wide, home=home) or _per_head(
        hit, context
    ):
        return False
    if not rule.of_parts and _of_a_part(hit, context):
        return False
    if rule.measure == "stock" and not hit.at_head and _owns_the_next(context):
        return False
    if rule.measure == "stock" and not hit.at_head and _SOME.search(context.head):
        return False
    refused = rule.refused is not None and not hit.at_head
    if refused and rule.refused.search(context.settled_tail):  # type: ignore[union-attr]
        return False
    return bool(
        rule.measure != "stock"
        or hit.phrase.pattern
        or whole(without_groups(hit.prefix, rule.groups))
    )


def _owns_the_next(context: Context) -> bool:
    """``64家社会组织的92名负责人``: those that sent them, not all."""
    after = context.beyond.removeprefix(context.tail)[:1]
    return context.tail.endswith("的") and after.isdigit()


def _of_a_part(hit: Hit, context: Context) -> bool:
    """The number is of the districts or the counties: 其中市区老年人口…人，占19.2%."""
    if "区" not in context.wide and "县" not in context.wide:
        return False
    head = context.wide if hit.phrase.wide else context.head
    return covers_a_part(_WHOLE_CITY.split(head)[-1]) or of_a_part(context.wide)


def _per_head(hit: Hit, context: Context) -> bool:
    """``每万人拥有社会组织8.4个`` is a rate, not a number of organisations."""
    if "每" not in context.head or "千" in hit.phrase.text:
        return False
    return _PER.search(context.head) is not None


@lru_cache(maxsize=4)
def matcher(catalogue: ReaderCatalogue) -> SubjectMatcher:
    """The rules for one catalogue; an indicator it does not hold is never matched."""
    by_code = {entry["indicator"]: entry for entry in table("subjects")}
    by_family: dict[tuple[str, str], list[Rule]] = {}
    by_indicator: dict[str, Rule] = {}
    for indicator in catalogue.indicators:
        rule = rule_of(indicator, by_code.get(indicator.code, {}))
        by_indicator[indicator.code] = rule
        for family in rule.families:
            for kind in rule.kinds:
                by_family.setdefault((family, kind), []).append(rule)
    indexes = {family: PhraseIndex(rules) for family, rules in by_family.items()}
    return SubjectMatcher(indexes, by_indicator)
