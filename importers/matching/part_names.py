"""The part of a whole that a name speaks of: 城市低保人数 is of a group, 男性低保人数 of a part
that is no group. Words are those of ``names.yaml`` and the groups' own names (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from importers.matching.names import NamedItem, normal
from indicators.codes import TOTAL
from reports.reading.lexicon.files import table

_CLASS = r"[a-d甲乙丙丁][类档]|[一二三四五][类档]"
# 雨湖区低保人数; 社区, 小区, 地区 and 行政区 are none.
_COUNTY = r"^(?!.{0,2}[社小地政]区)[\u4e00-\u9fff]{1,3}[县区旗](?![划域级委直属城乡镇])"
# 湖南省低保人数; 省级, 省直 … are listed.
_PROVINCE = r"^[\u4e00-\u9fff]{2,3}(?:省|自治区)(?![级直属本厅])"
_AGE = r"\d{1,3}(?:周?岁)?(?:-|至|到)\d{1,3}周?岁(?!及以上人口)|\d{1,3}周?岁(?:及?以[上下])?"
# What is left out or added; 含 of a group's own name is part of its word.
_BUT = re.compile(
    "不含|不包括|不包含|未含|未包括|剔除|扣除|除去|(?<![免解消清])除(?![夕名险])|以外|之外|含|包括|连同"
)
_BRACKETS = re.compile(r"[(\[【][)\]】]|[(\[【][、,和及与]*[)\]】]")
# 其中：A 孤儿支出 heads a list and names its first item whole.
_LISTED = re.compile(
    r"其中:?(?:\(?[一二三四五六七八九十\d]{1,3}[、.)]|[a-h][.、]?(?=[\u4e00-\u9fff]))"
)
_IDLE = re.compile(r"^[#:、,\-]+|[:、,\-]+$")


@dataclass(frozen=True)
class Spoken:
    """The groups that a name speaks of; ``unsure`` where one of its words need not mean a
    group of the indicator; ``part``: the first word for what is no group of it."""

    groups: tuple[str, ...] = ()
    unsure: bool = False
    part: str = ""

    @property
    def group(self) -> str | None:
        """The one group that is meant for certain."""
        return self.groups[0] if len(self.groups) == 1 and not self.unsure else None

    @property
    def to_ask(self) -> bool:
        return self.group is None and (self.unsure or bool(self.groups))


class PartWords:
    """The words for parts, in one pattern; the longest at a place counts."""

    def __init__(self, groups: Iterable[NamedItem]) -> None:
        self._codes: dict[str, list[str]] = {}
        listed = table("names")
        for key in ("anyones", "ours"):
            for code, words in listed[key].items():
                for word in words:
                    self._add(word, code)
        for group in groups:
            self._add(group.names[0], group.code)
        self._perhaps = _inverted(listed["perhaps"])
        self._of_which = {normal(word) for word in listed["of_which"]}
        self._parts = {normal(word) for row in listed["parts"] for word in row}
        self._neither = {normal(word) for word in listed["neither"]}
        self._anyones = frozenset(listed["anyones"])
        every = {*self._codes, *self._perhaps, *self._parts, *self._neither}
        every |= self._of_which
        longest_first = sorted(every, key=lambda word: (-len(word), word))
        self._pattern = re.compile(
            "|".join([*map(re.escape, longest_first), _AGE, _CLASS, _COUNTY, _PROVINCE])
        )

    def _add(self, word: str, code: str) -> None:
        codes = self._codes.setdefault(normal(word), [])
        if code not in codes:
            codes.append(code)

    def spoken(self, name: str, own: Iterable[str], indicator: str) -> Spoken:
        """What ``name`` says beside the ``own`` names of the indicator (a code)."""
        own = [normal(text) for text in own]
        words = list(self._beside(name, own, indicator))
        groups: dict[str, None] = {}
        parts, unsure = [], False
        for word in words:
            codes, sure = self._groups_of(word, indicator)
            groups.update(dict.fromkeys(codes))
            unsure = unsure or not sure
            if not sure and word not in self._perhaps:
                parts.append(word)
        lone = self._of_which & set(words) and not _LISTED.match(normal(name))
        if not groups and lone:
            unsure = True
        if but := self._but(name, own):
            unsure = True
            parts.append(but)
        return Spoken(tuple(groups), unsure, parts[0] if parts else "")

    def _but(self, name: str, own: Iterable[str]) -> str:
        """The word by which a name leaves a part out or adds one, unless its indicator's
        ``own`` names have it."""
        found = _BUT.search(self._pattern.sub("", normal(name)))
        if found is None or any(found[0] in normal(text) for text in own):
            return ""
        return found[0]

    def _beside(self, name: str, own: list[str], indicator: str) -> Iterator[str]:
        """The words for parts in a name that its indicator's ``own`` names do not say."""
        said = {word for text in own for word in self._words(text)}
        said |= of_all(indicator)
        for word in self._words(name):
            held = len(word) > 1 and any(word in text for text in own)
            if word not in said and not held and not _implied(word, own):
                yield word

    def _groups_of(self, word: str, indicator: str) -> tuple[list[str], bool]:
        """The groups that a word means for the indicator, and whether it means no other part."""
        had = groups_of(indicator)
        codes = self._codes.get(word, [])
        if mine := [code for code in codes if code in had]:
            return mine, True
        if perhaps := [code for code in self._perhaps.get(word, ()) if code in had]:
            return perhaps, False
        sure = word in self._of_which or (word in self._perhaps and not codes)
        return [code for code in codes if code in self._anyones], sure

    def named_group(self, text: str, indicator: str) -> str:
        """The one group of the indicator that a text is a word for (集中供养); else empty."""
        had = groups_of(indicator)
        mine = [code for code in self._codes.get(normal(text), ()) if code in had]
        return mine[0] if len(mine) == 1 else ""

    def group_in(self, name: str) -> str | None:
        """The one group that a name speaks of, whatever its indicator; ``""`` where it speaks
        of another part or of several, ``None`` where of none."""
        said = self.spoken(name, (), "")
        if not said.to_ask:
            return None
        return said.groups[0] if len(said.groups) == 1 else ""

    def groups_in(self, name: str) -> tuple[str, ...]:
        """Every group that a word of the name may mean, the longest word's first."""
        words = sorted(self._words(name), key=lambda word: -len(word))
        found = (
            code
            for word in words
            for code in (*self._codes.get(word, ()), *self._perhaps.get(word, ()))
        )
        return tuple(dict.fromkeys(found))

    def without(self, name: str) -> str:
        """The name without the words for groups: 最低生活保障人数(城市) → 最低生活保障人数."""
        rest = self._pattern.sub(
            lambda found: "" if found[0] in self._codes else found[0], normal(name)
        )
        return _IDLE.sub("", _BRACKETS.sub("", rest))

    def _words(self, name: str) -> list[str]:
        key = normal(name).replace("周岁", "岁")
        found = (match[0] for match in self._pattern.finditer(key))
        return [word for word in found if word not in self._neither]


@cache
def known_parts() -> PartWords:
    """The words of the reviewed table alone."""
    return PartWords(())


def _inverted(listed: dict[str, list[str]]) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for code, words in listed.items():
        for word in words:
            codes.setdefault(normal(word), []).append(code)
    return codes


def _implied(word: str, own: list[str]) -> bool:
    """Whether all that the names count is what the word says: 老人 of 养老床位."""
    signs = table("names")["implied"].get(word, ())
    return any(sign in text for sign in signs for text in own)


@cache
def of_all(indicator: str) -> frozenset[str]:
    """Words that say of an indicator nothing more."""
    return frozenset(map(normal, table("names")["of_all"].get(indicator, ())))


def whole_of(indicator: str) -> str:
    """The group that the indicator's name alone means: the total, where it has one."""
    return str(table("names")["whole_is"].get(indicator, TOTAL))


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {
        entry["indicator"]: frozenset(entry.get("groups", ()))
        for entry in table("subjects")
    }


def has_known_groups(indicator: str) -> bool:
    """Whether the reader knows the indicator, and so all of its groups."""
    return indicator in _groups()


def groups_of(indicator: str) -> frozenset[str]:
    """The groups that an indicator is broken down by, as the reader of reports knows them."""
    return _groups().get(indicator, frozenset())


@cache
def group_aliases() -> dict[str, list[str]]:
    """What else a column of groups may call a group: words that mean it and no other."""
    listed = table("names")
    words = _inverted({**listed["anyones"], **listed["ours"], "total": listed["total"]})
    aliases: dict[str, list[str]] = {}
    for word, codes in words.items():
        if len(codes) == 1:
            aliases.setdefault(codes[0], []).append(word)
    return aliases
