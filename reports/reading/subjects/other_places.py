"""Whether the words around a figure speak of another place than the report's own."""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import one_of
from reports.reading.subjects.contexts import Context

_PLACE = re.compile(
    r"(?:^|[，；。：在对为指导由])([\u4e00-\u9fff]{1,5}?(?:街道|社区|区|县|镇|乡|村))"
    r"(?!级|民|委|居|域|（|/|镇|村|县|道|区|划|市|[一-龥]?[）])"
)
_LOCAL = r"[\u4e00-\u9fff]{1,5}?(?:(?<!社)区|县|镇|乡|村)"
_QUARTER = r"[\u4e00-\u9fff]{1,4}?(?:街道|社区)"
_CITY = r"[\u4e00-\u9fff]{2,3}(?<![全我本各县地城省都超上门该两三几级在副])市"
_NO_CITY = r"长|民|场|委|政|级|区|直|内|外|县|辖|域|容|财|、|州"
_TITLE_CITY = re.compile(rf"({_CITY})(?=民政|(?:19|20)\d\d年|人民政府|慈善|社会)")
_CUT = 70  # characters of a sentence so far that may have lost its beginning
_SPOKEN = re.compile(r"[全我][省市州县区旗]")
_CITY_BUREAU = re.compile(r"市民政")
_OTHER_BUREAU = re.compile(r"[省县区旗]民政")
TITLE = 120  # characters in which a report says whose it is
_SPOKEN_CITY = re.compile(r"[全我本]市|市民政|市人民政府|市委")
_COUNTY = re.compile(
    r"(?:^|[\n，；。：在])([\u4e00-\u9fff]{2,3}[县区])(?=民政|人民政府|社会|婚姻|办理|发放|共|现|有|全)"
)
_TITLE_COUNTY = re.compile(
    r"(?:^|[\n市关于])([\u4e00-\u9fff]{2,3}(?<!自治)[县区])(?=民政|人民政府)"
)
# 白水镇2022年民政工作小结
_TITLE_TOWN = re.compile(
    r"\s*[\u4e00-\u9fff]{1,3}(?:镇|乡|街道)(?=(?:19|20)\d\d|民政|上半年|社会事务|办事处|人民政府)"
)
_WIDER = ("全市", "全县", "全区", "我市", "我县")
TOWN = "镇"  # the place of a township's own paper: none of its figures is the city's
_CLAIMED = re.compile(r"在全[省国]|全[省国](?:率先|首|唯一|第)")


class Home(NamedTuple):
    """``place``: what a report of a county, district or province calls its place (``县`` for
    全县), empty for a city's; ``city``: the city its title names, empty without one."""

    place: str = ""
    city: str = ""


NOBODY = Home()


def home_of(text: str) -> Home:
    """Whose report a text is."""
    if _TITLE_TOWN.match(text) and not any(word in text for word in _WIDER):
        return Home(TOWN)
    if named := _TITLE_CITY.search(text[:TITLE]):
        return Home(_place_of(text), named[1])
    county = _titled_county(text) or _only_county(text)
    return Home(_place_of(text) or county[-1:], county)


def _titled_county(text: str) -> str:
    """The county or district whose bureau the title names; else empty."""
    named = _TITLE_COUNTY.search(text[:TITLE])
    return named[1] if named and not _generic(named[1]) else ""


def _only_county(text: str) -> str:
    """The one county or district that a text speaks of again and again, where it speaks of
    no city and of no wider place; else empty."""
    if _SPOKEN_CITY.search(text):
        return ""
    named = set(_COUNTY.findall(text)) - set(words("contexts", "not_places"))
    named = {name for name in named if not _generic(name)}
    name = named.pop() if len(named) == 1 else ""
    return name if name and text.count(name[:-1]) > 1 else ""


def _place_of(text: str) -> str:
    spoken = Counter(_SPOKEN.findall(text))
    place = max(spoken, key=lambda word: spoken[word], default="")
    same = sum(count for word, count in spoken.items() if word[1] == place[1:2])
    if same < 2 or same * 2 <= spoken.total() or place[1] in "市州":
        return ""
    title = text[:TITLE]
    if _CITY_BUREAU.search(title) and not _OTHER_BUREAU.search(title):
        return ""  # of a city in a region, which it calls 全区
    if place[1] == "省" and same < spoken.total():
        return ""  # a city's report says more than once what it is first at in 全省
    return place[1]


def is_elsewhere(context: Context, *, wide: bool, home: Home = NOBODY) -> bool:
    """The words speak of a smaller or a wider place than the report's; ``wide``: the
    subject was found in the sentence, not in the clause; ``home``: see ``home_of``."""
    before = context.head or (context.wide if wide else "")
    return _elsewhere(before, context.wide, home)


@lru_cache(maxsize=512)
def _elsewhere(before: str, wide: str, home: Home) -> bool:
    if home.place == TOWN or _of_a_wider_place(wide) or _of_another_place(wide, home):
        return True
    if home.city.endswith(("县", "区")):
        before = before.replace(home.city, "")
    if home.place:
        before = before.replace("全" + home.place, "").replace("我" + home.place, "")
        if "全市" in before:
            return True
    if one_of("contexts", "elsewhere").search(before):
        return not _CLAIMED.search(before)
    return any(
        not place.startswith(words("contexts", "no_place_starts"))
        and not _generic(place)
        for place in _PLACE.findall(before)
    )


@cache
def _wider() -> re.Pattern[str]:
    listed = one_of("contexts", "of_a_place").pattern
    return re.compile(rf"(?:全国|全省|我省)(?={listed})|全市|我市|本市|市")


def _of_a_wider_place(wide: str) -> bool:
    """The sentence so far is about the country or the province (全国共有…，其中…)."""
    if "省" not in wide and "全国" not in wide:
        return False
    named = _wider().findall(wide)
    return bool(named) and named[-1] in ("全国", "全省", "我省")


def _of_another_place(wide: str, home: Home) -> bool:
    """The sentence so far is about a township, a district or another city (白杨乡有低保户310户、
    低保对象…), and does not come back to the report's own place."""
    place = home.place or "市"
    own = max(
        wide.rfind("全" + place), wide.rfind("我" + place), wide.rfind("本" + place)
    )
    if home.city:
        own = max(own, wide.rfind(home.city))
    wide = wide[own + 2 :] if own >= 0 else wide
    begun = own < 0 and len(wide) < _CUT
    return any(not _is_own(match[1], home) for match in _places(begun).finditer(wide))


def _is_own(place: str, home: Home) -> bool:
    if place.endswith("市"):
        return not home.city or place.endswith(home.city)
    if "撤" in place:  # 撤县设市
        return True
    if place.startswith(words("contexts", "no_place_starts")):
        return True
    if place.endswith(("街道", "社区")):
        return place.startswith(words("contexts", "not_one"))
    return _generic(place)


@cache
def _places(begun: bool) -> re.Pattern[str]:
    """A place at the beginning of a clause whose own figures are told; ``begun``: the
    sentence begins where the words do."""
    told = one_of("contexts", "of_this_place").pattern
    lead = "(?:^|[，；、])" if begun else "[，；、]"
    has = one_of("contexts", "of_this_quarter").pattern
    return re.compile(
        rf"{lead}({_LOCAL}(?={told})|{_QUARTER}(?={has})|(?:(?:[邻毗相附紧周][近邻边]|兄弟)的?|其中)?{_CITY}(?!{_NO_CITY}))"
    )


@lru_cache(maxsize=4096)
def _generic(place: str) -> bool:
    return any(
        place.endswith(word)
        for word in words("contexts", "not_places")
        if len(word) > 1
    ) or (place in words("contexts", "not_places"))
