"""Which indicator, group and coverage a figure belongs to, with a confidence.

No match is a good answer; a wrong match is not.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from importers.reading.catalogue import Catalogue, Indicator
from importers.reading.contexts import MARK, Context
from importers.reading.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE, PERCENT, SHARE
from importers.reading.phrases import Hit, Phrase, find, phrase, whole
from importers.reading.tables import table, words
from importers.reading.wordlists import made_of, one_of

TOTAL, CITY = "total", "city"
_PLACE = re.compile(
    r"(?:^|[，；。：在对为指导由])([\u4e00-\u9fff]{1,5}?(?:街道|社区|区|县|镇|乡|村))"
    r"(?!级|民|委|居|域|（|/|镇|村|县|道|区|划|市|[一-龥]?[）])"
)
_PER = re.compile(r"每[百千万]")
_ABOVE = re.compile(r"[345]A级?[（(]?[及含]?[）)]?以上")


@dataclass(frozen=True)
class Rule:
    """One entry of ``subjects.yaml``, compiled, with the catalogue's own names."""

    indicator: str
    measure: str
    families: frozenset[str]
    phrases: tuple[Phrase, ...]
    refused: tuple[str, ...]
    needed: tuple[str, ...]
    groups: tuple[str, ...]
    basis: str
    kinds: frozenset[str]
    needs_group: bool
    exact_groups: bool
    above_is_total: bool


@dataclass(frozen=True)
class Match:
    """Indicator, group and coverage; ``confidence`` 0 to 1; ``because``: the words."""

    indicator: str
    group: str
    coverage: str
    confidence: float
    because: str


@dataclass(frozen=True)
class Asked:
    """What is known of a figure when its subject is asked for."""

    context: Context
    family: str
    kind: str
    basis: str
    several_years: bool = False
    months_added: bool = False
    of_a_day: bool = False
    since_ever: bool = False


Numbered = tuple[int, Rule, Phrase]


class Index:
    """The phrases of some rules by the rarest character of their first words, so that only
    phrases that can fit are tried."""

    def __init__(self, rules: list[Rule]) -> None:
        starts: dict[str, list[Numbered]] = {}
        number = 0
        for rule in rules:
            for entry in rule.phrases:
                starts.setdefault(entry.literals[0], []).append((number, rule, entry))
                number += 1
        common = Counter(character for literal in starts for character in set(literal))
        self._by_character: dict[str, list[tuple[str, list[Numbered]]]] = {}
        for literal, entries in starts.items():
            rarest = min(literal, key=lambda character: common[character])
            self._by_character.setdefault(rarest, []).append((literal, entries))

    def within(self, around: str) -> list[tuple[Rule, list[Phrase]]]:
        """The rules whose phrases begin with words of ``around``, and those phrases."""
        fitting: list[Numbered] = []
        for character in self._by_character.keys() & set(around):
            for literal, entries in self._by_character[character]:
                if literal in around:
                    fitting += entries
        fitting.sort(key=_number)
        rules: dict[str, tuple[Rule, list[Phrase]]] = {}
        for _, rule, entry in fitting:
            rules.setdefault(rule.indicator, (rule, []))[1].append(entry)
        return list(rules.values())


_number = itemgetter(0)


@dataclass(frozen=True)
class Matcher:
    """The rules, by family of unit and by indicator."""

    by_family: dict[str, Index] = field(hash=False)
    by_indicator: dict[str, Rule] = field(hash=False)

    def match(self, asked: Asked) -> Match | None:
        """The indicator of one figure, or ``None`` where nothing or two things fit."""
        found = [
            (score, rule, hit)
            for rule, phrases in self._possible(asked)
            if (scored := _best(rule, phrases, asked)) is not None
            for score, hit in (scored,)
        ]
        if not found:
            return None
        found.sort(key=lambda entry: (-entry[0], entry[1].indicator))
        score, rule, hit = found[0]
        if len(found) > 1 and found[1][0] >= score - 0.25:
            return None
        group = group_of(rule, asked.context, wide=hit.phrase.wide)
        if group is None:
            return None
        # 4个基金会, but not 15家3A以上: a grade and all above it are no group.
        above = "以上" in hit.phrase.text
        if group == TOTAL and not rule.exact_groups and not above:
            group = _named(rule, hit.phrase.text, "") or TOTAL
        confidence = 0.95 if hit.distance <= 4 else 0.85
        return Match(
            rule.indicator,
            group,
            coverage_of(asked.context),
            confidence,
            hit.phrase.text,
        )

    def _possible(self, asked: Asked) -> list[tuple[Rule, list[Phrase]]]:
        """The rules whose phrases begin with words that stand around the figure."""
        context = asked.context
        around = MARK.join(
            (context.element, context.wide, context.near, context.beyond)
        )
        index = self.by_family.get(asked.family)
        return index.within(around) if index is not None else []

    def inherited(self, match: Match, context: Context) -> Match | None:
        """The match of a figure that only adds a group (其中公办78所)."""
        rule = self.by_indicator[match.indicator]
        group = group_of(rule, context)
        if group is None:
            return None
        return Match(rule.indicator, group, coverage_of(context), 0.8, match.because)


def _best(rule: Rule, phrases: list[Phrase], asked: Asked) -> tuple[float, Hit] | None:
    if asked.kind not in rule.kinds:
        return None
    if asked.several_years and rule.measure == "flow":
        return None
    if rule.measure == "flow" and asked.of_a_day and not _of_a_day(rule):
        return None
    if rule.measure == "flow" and asked.since_ever:
        return None  # 截至2022年底，共销售…: more than one year
    if asked.months_added and rule.measure == "stock":
        return None  # 1-6月累计保障…户: each household counted every month
    if rule.basis == "plain" and asked.basis in ("cumulative", "average"):
        return None
    if rule.basis == "average" and asked.basis != "average":
        return None
    if rule.basis == "cumulative" and not asked.several_years:
        return None
    context = asked.context
    if context.element:
        own = Context(context.element, "", context.wide)
        scored = _score(rule, phrases, own)
        if scored is not None:
            return scored
    return _score(rule, phrases, context)


def _of_a_day(rule: Rule) -> bool:
    return rule.indicator.endswith("_520")


def _score(
    rule: Rule, phrases: list[Phrase], context: Context
) -> tuple[float, Hit] | None:
    around = context.wide + context.beyond
    head, tail = _without_steps(context.head), _without_steps(context.tail)
    if any(word in head for word in rule.refused):
        return None
    tail_refused = any(word in tail for word in rule.refused)
    if rule.needed and not any(word in around for word in rule.needed):
        return None
    best: tuple[float, Hit] | None = None
    for entry in phrases:
        hit = find(entry, context)
        if hit is None or _elsewhere(hit, context):
            continue
        if (tail_refused and not hit.at_head) or _per_head(hit, context):
            continue
        if (
            rule.measure == "stock"
            and not hit.phrase.pattern
            and not whole(_without_groups(rule, hit.prefix))
        ):
            continue
        score = hit.weight - 0.1 * hit.distance - (0.5 if hit.phrase.wide else 0)
        if best is None or score > best[0]:
            best = score, hit
    return best


def _per_head(hit: Hit, context: Context) -> bool:
    """``每万人拥有社会组织8.4个`` is a rate, not a number of organisations."""
    return bool(_PER.search(context.head)) and "千" not in hit.phrase.text


@cache
def _steps() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("times", "steps")))


@lru_cache(maxsize=1024)
def _without_steps(near: str) -> str:
    """The words around a number without 增加到, 提高到 …, which refuse nothing."""
    return _steps().sub("", near)


def _without_groups(rule: Rule, prefix: str) -> str:
    """The words before a subject without those that name one of its groups."""
    for group in rule.groups:
        for word in table("groups")[group]:
            prefix = prefix.replace(str(word), "")
    return prefix


def _elsewhere(hit: Hit, context: Context) -> bool:
    """The words speak of a smaller or a wider place than the city."""
    clause = context.head if not hit.phrase.wide else context.wide
    before = context.head or clause
    if _of_a_wider_place(context.wide):
        return True
    if one_of("contexts", "elsewhere").search(before):
        return not re.search(r"在全[省国]|全[省国](?:率先|首|唯一|第)", before)
    return any(
        not place.startswith(words("contexts", "no_place_starts"))
        and not _generic(place)
        for place in _PLACE.findall(before)
    )


@cache
def _wider() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in words("contexts", "of_a_place"))
    return re.compile(rf"(?:全国|全省|我省)(?={listed})|全市|我市|本市|市")


def _of_a_wider_place(wide: str) -> bool:
    """The sentence so far is about the country or the province (全国共有…，其中…)."""
    named = _wider().findall(wide)
    return bool(named) and named[-1] in ("全国", "全省", "我省")


@lru_cache(maxsize=4096)
def _generic(place: str) -> bool:
    return any(
        place.endswith(word)
        for word in words("contexts", "not_places")
        if len(word) > 1
    ) or (place in words("contexts", "not_places"))


def group_of(rule: Rule, context: Context, *, wide: bool = False) -> str | None:
    """The group the words name, ``total`` where they name none; ``None`` where the
    indicator cannot do without."""
    where = context.element or context.head
    tail = context.tail
    if rule.above_is_total and _ABOVE.search(where[-14:] + tail[:4]):
        return TOTAL
    if rule.exact_groups:
        joint = "乡镇（街道）" in context.wide[-14:]
        return TOTAL if joint else _beside(rule, where, tail)
    found = _named(rule, context.element or context.head, tail)
    if found is None and wide and not context.element:
        found = _nearest(rule, context.wide)
    if found is not None:
        return found
    return None if rule.needs_group else TOTAL


def _named(rule: Rule, head: str, tail: str) -> str | None:
    """The group with the longest word in the clause, the last of equals."""
    listed: dict[str, list[str]] = table("groups")
    best: tuple[int, int, str] = (0, 0, "")
    for code in rule.groups:
        for word in listed[code]:
            if word in head:
                best = max(best, (len(word), head.rfind(word) + len(word), code))
            elif word in tail[: len(word) + 8] and _tail_counts(rule):
                best = max(best, (len(word), 0, code))
    return best[2] or None


def _nearest(rule: Rule, wide: str) -> str | None:
    """The group named last before the number."""
    listed: dict[str, list[str]] = table("groups")
    best: tuple[int, int, str] = (0, 0, "")
    for code in rule.groups:
        for word in listed[code]:
            place = wide.rfind(word)
            if place >= 0:
                best = max(best, (place + len(word), len(word), code))
    return best[2] or None


def _beside(rule: Rule, head: str, tail: str) -> str:
    """The group whose word stands right next to the number: 58个镇, 其中镇58个."""
    listed: dict[str, list[str]] = table("groups")
    for code in rule.groups:
        for word in listed[code]:
            if tail.startswith(word) or _ends_with(head, word):
                return code
    return TOTAL


def _ends_with(head: str, word: str) -> bool:
    place = head.rfind(word)
    return place >= 0 and made_of(head[place + len(word) :], "fillers")


def _tail_counts(rule: Rule) -> bool:
    """Words after the number name a group where the subject stands there too."""
    return rule.indicator not in (
        "social_organizations",
        "dibao_standard",
        "orphan_standard",
    )


def coverage_of(context: Context) -> str:
    """Whom the figure covers, by the words of its clause; the whole city otherwise."""
    for code, listed in table("coverages").items():
        if any(word in context.head for word in listed):
            return str(code)
    return CITY


@lru_cache(maxsize=4)
def matcher(catalogue: Catalogue) -> Matcher:
    """The rules for one catalogue; an indicator it does not hold is never matched."""
    by_code = {entry["indicator"]: entry for entry in table("subjects")}
    by_family: dict[str, list[Rule]] = {}
    by_indicator: dict[str, Rule] = {}
    for indicator in catalogue.indicators:
        rule = _rule(indicator, by_code.get(indicator.code, {}))
        by_indicator[indicator.code] = rule
        for family in rule.families:
            by_family.setdefault(family, []).append(rule)
    indexes = {family: Index(rules) for family, rules in by_family.items()}
    return Matcher(indexes, by_indicator)


def _rule(indicator: Indicator, entry: dict[str, Any]) -> Rule:
    families = entry.get("family") or table("families").get(indicator.unit, [])
    spoken = dict.fromkeys([*entry.get("phrases", []), *_names(indicator)])
    kinds = entry.get("kinds") or (
        [PERCENT, SHARE] if indicator.unit == "PERCENT" else [LEVEL]
    )
    return Rule(
        indicator=indicator.code,
        measure=indicator.measure,
        families=frozenset(families),
        phrases=tuple(phrase(str(text)) for text in spoken),
        refused=tuple(map(str, entry.get("not", []))),
        needed=tuple(map(str, entry.get("needs", []))),
        groups=tuple(entry.get("groups", [])),
        basis=str(entry.get("basis", "")),
        kinds=frozenset(kinds),
        needs_group=bool(entry.get("requires_group", False)),
        exact_groups=bool(entry.get("exact_groups", False)),
        above_is_total=bool(entry.get("above_is_total", False)),
    )


_SUFFIX = re.compile(r"(?:人数|户数|人次|次数|数|额)$")


@cache
def _stem(name: str) -> str:
    return _SUFFIX.sub("", name)


def _names(indicator: Indicator) -> list[str]:
    """Names and aliases as phrases; very short ones say too little."""
    names = [re.sub(r"[（(][^（）()]*[）)]", "", name) for name in indicator.names]
    both = [*names, *map(_stem, names)]
    return [name for name in dict.fromkeys(both) if len(name) >= 3]


__all__ = ["CHANGE", "GROWTH", "MULTIPLE", "Asked", "Match", "Matcher", "matcher"]
