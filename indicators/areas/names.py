"""What the name of an area says of it (pure)."""

import re
from collections.abc import Iterator
from functools import cache

_KIND = re.compile(r"(?:地区|自治[州县旗]|特别行政区|自治区|[省市县区盟旗州])$")
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?"
    "|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族"
    "|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|怒族|俄罗斯族|鄂温克族|裕固族|保安族|独龙族|鄂伦春族"
    "|普米族|各族|蒙古"
)
_OF_PEOPLES = re.compile(rf"(?:{_PEOPLES})+$")
_AUTONOMOUS = ("自治州", "自治县", "自治旗", "自治区")
_NO_DISTRICTS = frozenset(("神农架林区", "白沙工农区", "华云工农区", "金口河工农区"))
"""Areas of county level that end in 区 and are no part of a city; 碑林区, 杏林区 are."""


@cache
def stem(name: str) -> str:
    """The name without its kind and its peoples: 株洲县 → 株洲, 海南藏族自治州 → 海南.

    A name of one character keeps its kind: 和县, 东区, 郊区.
    """
    bare = _KIND.sub("", name)
    if name.endswith(_AUTONOMOUS):
        without = _OF_PEOPLES.sub("", bare)
        bare = without if len(without) > 1 else bare
    return bare if len(bare) > 1 else name


def shorts(name: str) -> Iterator[str]:
    """The short forms of a name that tables write: 恩施, 恩施州, 恩施自治州; 长阳县."""
    short = stem(name)
    if short == name:
        return
    yield short
    if name.endswith(_AUTONOMOUS):
        yield short + name[-1]
        yield short + name[-3:]


def is_district(name: str) -> bool:
    """Whether an area of county level is an urban district (市辖区) by its name."""
    return (
        name.endswith("区") and not name.endswith("特区") and name not in _NO_DISTRICTS
    )


def is_city(name: str) -> bool:
    """Whether a prefecture is a city, whose land outside counties is urban."""
    return name.endswith("市")
