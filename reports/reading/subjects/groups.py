"""Which group of people or things a figure is of, and whom it covers."""

import re
from functools import cache, lru_cache

from indicators.codes import TOTAL, WHOLE_CITY
from reports.reading.lexicon.files import table
from reports.reading.lexicon.wordlists import made_of, one_of
from reports.reading.subjects.contexts import Context
from reports.reading.subjects.rules import Rule

PARTS = ("districts", "counties")  # of the city; only standards have values for them
_WHOLE = re.compile(r"[全我本]市|；")
_BRACKETED = re.compile(r"（[^（）]*）")  # the parts of what was told before
_ABOVE = re.compile(r"[345]A级?[（(]?[及含]?[）)]?以上")


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
    found = named_group(rule, context.element or context.head, tail)
    if found is None and wide and not context.element:
        found = _nearest(rule, _BRACKETED.sub("", context.wide))
    if found is not None:
        return found
    return None if rule.needs_group else TOTAL


def named_group(rule: Rule, head: str, tail: str) -> str | None:
    """The group with the longest word in the clause, the last of equals; two joined by 和
    (城市和农村) are one group, or all."""
    if (joint := _joint(rule, head)) is not None:
        return joint or None
    listed: dict[str, list[str]] = table("groups")
    best: tuple[int, int, str] = (0, 0, "")
    for code in rule.groups:
        for word in listed[code]:
            if word in head:
                best = max(best, (len(word), head.rfind(word) + len(word), code))
            elif word in tail[: len(word) + 8] and _tail_counts(rule):
                best = max(best, (len(word), 0, code))
    return best[2] or None


def _joint(rule: Rule, head: str) -> str | None:
    """The group that two joined ones are, empty for all; ``None`` where none are joined."""
    for code, words in _joints(rule.groups):
        if words.search(head):
            return code
    return None


@cache
def _joints(groups: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """The pairs among some groups, with the group that both are."""
    return [
        (code if code in groups else "", _joined(one, other))
        for code, (one, other) in table("contexts")["joined"].items()
        if one in groups and other in groups
    ]


def _joined(one: str, other: str) -> re.Pattern[str]:
    first, second = ("|".join(map(re.escape, table("groups")[g])) for g in (one, other))
    return re.compile(
        rf"(?:{first})(?:和|与|及|以及|、)(?:{second})|(?:{second})(?:和|与|及|以及|、)(?:{first})"
    )


def groups_in_order(rule: Rule, wide: str) -> list[str]:
    """The groups the words name, in the order in which they are named first."""
    listed: dict[str, list[str]] = table("groups")
    places = {
        code: min((at for w in listed[code] if (at := wide.find(w)) >= 0), default=-1)
        for code in rule.groups
    }
    named = [code for code in rule.groups if places[code] >= 0]
    return sorted(named, key=lambda code: places[code])


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
    named = [(code, word) for code in rule.groups for word in listed[code]]
    for code, word in named:
        if tail.startswith(word):
            return code
    return next((code for code, word in named if _ends_with(head, word)), TOTAL)


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


def coverage_of(rule: Rule, context: Context) -> str:
    """Whom the figure covers, by the words of its clause; the whole city otherwise."""
    code = covered(context.head)
    return WHOLE_CITY if code in PARTS and rule.measure != "standard" else code


@lru_cache(maxsize=512)
def covered(head: str) -> str:
    """Whom the words before a number speak of (市区, 各县市, 四个县); the city where they name
    none of its parts, or both."""
    if not _narrower().search(head):
        return WHOLE_CITY
    named = [code for code, words in _coverages().items() if words.search(head)]
    return WHOLE_CITY if set(PARTS) <= set(named) else named[0]


def covers_a_part(head: str) -> bool:
    """The words before a number speak of the districts or of the counties."""
    return ("区" in head or "县" in head) and covered(head) in PARTS


def of_a_part(wide: str) -> bool:
    """The sentence so far tells of a part of the city: 市区有养老机构30家、养老床位…."""
    if "区" not in wide and "县" not in wide:
        return False
    told = _WHOLE.split(wide)[-1]
    return _part_told().search(told) is not None


@cache
def _part_told() -> re.Pattern[str]:
    listed = "|".join(_coverages()[code].pattern for code in PARTS)
    after = one_of("contexts", "of_this_place").pattern
    return re.compile(rf"(?:^|[，、]|其中)(?:{listed})(?={after})")


def without_places(head: str) -> str:
    """The words before a number without those that name a part of the city."""
    for code in PARTS:
        head = _coverages()[code].sub("", head)
    return head


@cache
def _narrower() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in _coverages().values()))


@cache
def _coverages() -> dict[str, re.Pattern[str]]:
    """``#`` in a word of the table is a Chinese numeral; 各县市 is not the beginning of
    各县市区, which are all of them."""
    found: dict[str, re.Pattern[str]] = {}
    for code, listed in table("coverages").items():
        spoken = "|".join(re.escape(str(w)) for w in sorted(listed, key=len)[::-1])
        spoken = spoken.replace(re.escape("#"), "[两二三四五六七八九十]{1,2}个?")
        found[str(code)] = re.compile(rf"(?:{spoken})(?!区|、区|划|级|（市、区|市区)")
    return found
