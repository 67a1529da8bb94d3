"""What happened to the land that a line's figures are of, in one sentence (pure)."""

from collections.abc import Iterable

from indicators.area_wording.labels import label
from indicators.area_wording.sentences import AreaSentences
from indicators.areas.known import atlas
from indicators.series_area import Redrawing


def redrawing_words(redrawing: Redrawing) -> str:
    """2018年株洲市市区增加株洲县（改为渌口区）, without a stop at its end."""
    words = AreaSentences(atlas(), label)
    return words.broken(redrawing.place, redrawing.change)


def distinct(redrawings: Iterable[Redrawing]) -> list[Redrawing]:
    """Each change once, by year; several lines of an area share theirs."""
    found = {(r.year, r.place.key, r.change.coverage): r for r in redrawings}
    return sorted(found.values(), key=lambda r: (r.year, r.place.key))
