"""What came to the urban districts, or to the counties, of an area and what went."""

from collections.abc import Iterator

from django.utils.translation import gettext

from indicators.area_wording.shares import (
    Named,
    came,
    listed,
    name_in,
    parts,
    went,
    whole,
)
from indicators.areas.atlas import Atlas
from indicators.areas.history import AreaLevel
from indicators.areas.places import Break, LandShare, Place, TerritoryCoverage


def covered(atlas: Atlas, named: Named, place: Place, land: Break) -> Iterator[str]:
    """A sentence for what was gained, and one for what was lost."""
    gained, lost = _texts(land.coverage)
    values = {"year": land.year, "name": name_in(place, land.year, named)}
    if land.gained:
        units = [_came(atlas, named, share, land.year) for share in land.gained]
        yield gained % {**values, "units": listed(units)}
    if land.lost:
        units = [_went(atlas, named, share, land.year) for share in land.lost]
        yield lost % {**values, "units": listed(units)}


def _texts(coverage: TerritoryCoverage) -> tuple[str, str]:
    if coverage is TerritoryCoverage.DISTRICTS:
        return gettext("%(year)d年%(name)s市区增加%(units)s"), gettext(
            "%(year)d年%(name)s市区减少%(units)s"
        )
    return gettext("%(year)d年%(name)s县市增加%(units)s"), gettext(
        "%(year)d年%(name)s县市减少%(units)s"
    )


def _came(atlas: Atlas, named: Named, share: LandShare, year: int) -> str:
    """Land of the same area, which a county is named for; or of another area."""
    if atlas[share.place].level is AreaLevel.COUNTY:
        return _turned(atlas[share.place], named, share, year)
    return came(share, AreaLevel.PREFECTURE, named)


def _went(atlas: Atlas, named: Named, share: LandShare, year: int) -> str:
    if atlas[share.place].level is AreaLevel.COUNTY:
        return _turned(atlas[share.place], named, share, year)
    return went(share, AreaLevel.PREFECTURE, named)


def _turned(place: Place, named: Named, share: LandShare, year: int) -> str:
    """株洲县（改为渌口区）; 湘潭县的一部分."""
    now = name_in(place, year, named)
    text = gettext("%(name)s（改为%(now)s）")
    turned = [
        text % {"name": name, "now": now} if now != name else name
        for name in whole(share, named)
    ]
    return listed((*turned, *parts(share, named)))
