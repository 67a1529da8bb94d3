"""What happened to an area, in sentences; each names the year, and areas as they were then."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.utils.translation import gettext

from indicators.area_wording.coverages import covered
from indicators.area_wording.shares import (
    Named,
    all_counted,
    as_then,
    came,
    counted,
    listed,
    name_in,
    went,
    with_units,
)
from indicators.areas.atlas import Atlas, Holding
from indicators.areas.history import LAST_YEAR, AreaLevel
from indicators.areas.places import (
    TERRITORY,
    Break,
    Kind,
    LandShare,
    Place,
    TerritoryChange,
    TerritoryCoverage,
)


def not_known(year: int) -> str:
    """Says where the file ends, for a year after it; empty for any other."""
    if year <= LAST_YEAR:
        return ""
    text = gettext(
        "%(last)d年12月31日以后的行政区划尚无资料，%(year)d年按%(last)d年底的列出"
    )
    return text % {"last": LAST_YEAR, "year": year}


class AreaSentences:
    """The sentences on the areas of an atlas."""

    def __init__(self, atlas: Atlas, named: Named = as_then) -> None:
        self._atlas, self._named = atlas, named

    def change(self, place: Place, change: TerritoryChange) -> str:
        """One change of an area: for a mark on the axis of a trend, or a list of changes."""
        match change.kind:
            case Kind.REDRAWN:
                return _joined(self._redrawn(place, change))
            case Kind.MERGED:
                return _joined(self._merged(place, change))
            case Kind.DISTRICTS:
                land = Break(
                    change.year, TerritoryCoverage.DISTRICTS, change.gained, change.lost
                )
                return _joined(covered(self._atlas, self._named, place, land))
        text, values = self._plain(place, change)
        return text % {
            **values,
            "year": change.year,
            "name": self.name(place, change.year),
        }

    def broken(self, place: Place, each: Break) -> str:
        """Why figures of a coverage break in a year."""
        if each.coverage is not TerritoryCoverage.WHOLE:
            return _joined(covered(self._atlas, self._named, place, each))
        changes = (
            c for c in place.changes if c.year == each.year and c.kind in TERRITORY
        )
        return self.change(place, next(changes))

    def succession(self, place: Place) -> str:
        """What became of an area that is no longer in use; empty for one that is."""
        ends = (c for c in place.changes if c.year == place.until_year and c.lost)
        return next((self.change(place, change) for change in ends), "")

    def holding(self, holding: Holding) -> str:
        """An area that holds land of an ended one, with what it holds and in which years."""
        giver = holding.through
        values = {
            "share": counted(holding.share, giver.level, self._named, giver.name),
            "first": holding.from_year,
            "last": (holding.until_year or 0) - 1,
        }
        if holding.until_year is None:
            return gettext("%(share)s，%(first)d年起") % values
        return gettext("%(share)s，%(first)d年至%(last)d年") % values

    def former_names(self, place: Place) -> str:
        """2010年前称襄樊市; empty where the name never changed."""
        text = gettext("%(year)d年前称%(name)s")
        return listed(
            text % {"year": was.until_year, "name": self._named(place.key, was.name)}
            for was, now in pairwise(place.periods)
            if was.name != now.name
        )

    def then_and_now(self, place: Place, year: int) -> str:
        """The name in a year, with today's where it is another: 襄樊市(今襄阳市)."""
        name = self.name(place, year)
        today = [
            self._named(area.key, area.name) for area in self._atlas.today(place.key)
        ]
        if today == [name]:
            return name
        values = {"name": name, "today": listed(today), "year": place.until_year}
        if place.until_year is None:
            return gettext("%(name)s（今%(today)s）") % values
        return gettext("%(name)s（%(year)d年撤销，今属%(today)s）") % values

    def _plain(
        self, place: Place, change: TerritoryChange
    ) -> tuple[str, dict[str, object]]:
        """The sentence of a change that needs only one, and what fills it."""
        match change.kind:
            case Kind.RENAMED:
                return self._renamed(place, change)
            case Kind.RECODED:
                text = gettext("%(year)d年%(name)s的区划代码由%(before)s改为%(after)s")
                return text, {"before": change.before, "after": change.after}
            case Kind.MOVED:
                return self._moved(change)
            case Kind.FORMED:
                text = gettext("%(year)d年设立%(name)s，辖区来自%(givers)s")
                return text, {
                    "givers": all_counted(change.gained, place.level, self._named)
                }
            case Kind.SPLIT:
                text = gettext("%(year)d年%(name)s撤销，分属%(count)d地：%(takers)s")
                takers = all_counted(change.lost, place.level, self._named)
                return text, {"count": len(change.lost), "takers": takers}
        if (place.level is AreaLevel.COUNTY) == bool(change.gained):
            return gettext("%(year)d年%(name)s由地级改为县级"), {}
        return gettext("%(year)d年%(name)s由县级升为地级"), {}

    def _renamed(
        self, place: Place, change: TerritoryChange
    ) -> tuple[str, dict[str, object]]:
        text = (
            gettext("%(year)d年%(before)s更名为%(after)s")
            if change.before[-1] == change.after[-1]
            else gettext("%(year)d年%(before)s改为%(after)s")
        )
        before = self._named(place.key, change.before)
        return text, {"before": before, "after": self._named(place.key, change.after)}

    def _moved(self, change: TerritoryChange) -> tuple[str, dict[str, object]]:
        before, after = self._atlas[change.before], self._atlas[change.after]
        return gettext("%(year)d年%(name)s由%(before)s改属%(after)s"), {
            "before": self.name(before, change.year - 1),
            "after": self.name(after, change.year),
        }

    def _redrawn(self, place: Place, change: TerritoryChange) -> Iterator[str]:
        values = {"year": change.year, "name": self.name(place, change.year)}
        if change.gained:
            shares = listed(
                came(share, place.level, self._named) for share in change.gained
            )
            yield gettext("%(year)d年%(name)s划入%(shares)s") % {
                **values,
                "shares": shares,
            }
        if change.lost:
            shares = listed(
                went(share, place.level, self._named) for share in change.lost
            )
            yield gettext("%(year)d年%(name)s划出%(shares)s") % {
                **values,
                "shares": shares,
            }

    def _merged(self, place: Place, change: TerritoryChange) -> Iterator[str]:
        year, name = change.year, self.name(place, change.year)
        if place.until_year == year:
            (taken,) = change.lost
            yield self._into(
                place, name, self._named(taken.place, taken.name), taken, year
            )
            return
        for share in change.gained:
            if share.sole:
                giver = self._named(share.place, share.name)
                yield self._into(self._atlas[share.place], giver, name, share, year)
        rest = tuple(share for share in change.gained if not share.sole)
        yield from self._redrawn(
            place, TerritoryChange(year, change.kind, gained=rest, lost=change.lost)
        )

    def _into(
        self, place: Place, giver: str, taker: str, share: LandShare, year: int
    ) -> str:
        """``place`` ended and all of it, ``share``, went into one other area."""
        if place.level is not AreaLevel.COUNTY and share.whole != (place.name,):
            giver = with_units(giver, share, self._named)
        values = {"year": year, "giver": giver, "taker": taker}
        return gettext("%(year)d年%(giver)s并入%(taker)s") % values

    def name(self, place: Place, year: int) -> str:
        return name_in(place, year, self._named)


def _joined(sentences: Iterable[str]) -> str:
    return gettext("；").join(sentences)
