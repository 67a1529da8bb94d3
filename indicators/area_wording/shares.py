"""Land that came or went, in words: which counties, of whom, how many."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext

from indicators.areas.history import AreaLevel
from indicators.areas.places import LandShare, Place

Named = Callable[[str, str], str]
"""The label of an area, from its key, where that is known, and its name then."""
LISTED = 6
"""More counties than these are counted only, not named."""


def as_then(_key: str, name: str) -> str:
    return name


def name_in(place: Place, year: int, named: Named) -> str:
    """The name in a year; before the area was in use its first, afterwards its last."""
    first = place.periods[0]
    name = first.name if year < first.from_year else place.name_in(year) or place.name
    return named(place.key, name)


def listed(texts: Iterable[str]) -> str:
    return gettext("、").join(texts)


def came(share: LandShare, level: AreaLevel, named: Named) -> str:
    """What an area of ``level`` gained: 巢湖市的居巢区、庐江县; 湘潭县的一部分."""
    if level is AreaLevel.COUNTY:
        return listed((*whole(share, named), *parts(share, named)))
    name = named(share.place, share.name)
    return gettext("%(name)s的%(units)s") % {"name": name, "units": units(share, named)}


def went(share: LandShare, level: AreaLevel, named: Named) -> str:
    """What an area of ``level`` lost: 枞阳县(归铜陵市); 一部分(归雨湖区)."""
    what = gettext("一部分") if level is AreaLevel.COUNTY else units(share, named)
    name = named(share.place, share.name)
    return gettext("%(units)s（归%(name)s）") % {"units": what, "name": name}


def all_counted(shares: Sequence[LandShare], level: AreaLevel, named: Named) -> str:
    return listed(counted(share, level, named) for share in shares)


def counted(share: LandShare, level: AreaLevel, named: Named, giver: str = "") -> str:
    """The other area, with the counties that moved: 合肥市(2个县市区:居巢区、庐江县).

    Without them where the giver, which has none, moved itself.
    """
    name = named(share.place, share.name)
    if level is AreaLevel.COUNTY or share.whole == (giver or share.name,):
        return name
    return with_units(name, share, named)


def with_units(name: str, share: LandShare, named: Named) -> str:
    values = {"name": name, "count": len(share.whole), "units": units(share, named)}
    if not share.whole:
        return gettext("%(name)s（%(units)s）") % values
    if len(share.whole) > LISTED:
        return gettext("%(name)s（%(count)d个县市区）") % values
    return gettext("%(name)s（%(count)d个县市区：%(units)s）") % values


def whole(share: LandShare, named: Named) -> list[str]:
    return [named("", name) for name in share.whole]


def parts(share: LandShare, named: Named) -> list[str]:
    text = gettext("%(name)s的一部分")
    return [text % {"name": named("", name)} for name in share.parts]


def units(share: LandShare, named: Named) -> str:
    """居巢区、庐江县; 无为县,及和县的一部分; 13个县市区."""
    every, some = listed(whole(share, named)), listed(parts(share, named))
    if len(share.whole) > LISTED:
        every = gettext("%(count)d个县市区") % {"count": len(share.whole)}
    if every and some:
        return gettext("%(whole)s，及%(parts)s") % {"whole": every, "parts": some}
    return every or some
