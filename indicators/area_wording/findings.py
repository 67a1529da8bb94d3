"""Why an area is taken, or not, for a name or code in a year."""

from django.utils.translation import gettext

from indicators.area_wording.sentences import AreaSentences
from indicators.areas.atlas import AreaCandidate, Reason
from indicators.areas.places import BEGINS


def finding(words: AreaSentences, candidate: AreaCandidate, year: int) -> str:
    """What is to be said of the name: 2018年起株洲县为渌口区.

    Empty where the name was right in that year and still is.
    """
    place, reason = candidate.place, candidate.reason
    if reason is Reason.ENDED:
        return words.succession(place)
    if reason is Reason.AHEAD:
        begins = (change for change in place.changes if change.kind in BEGINS)
        return next((words.change(place, change) for change in begins), "")
    if reason is Reason.RIGHT:
        label = words.then_and_now(place, year)
        return "" if label == words.name(place, year) else label
    return _other_then(words, candidate, year)


def _other_then(words: AreaSentences, candidate: AreaCandidate, year: int) -> str:
    """A name, or a code, that the area had only before or after the year."""
    place, period, then = (
        candidate.place,
        candidate.period,
        candidate.place.in_year(year),
    )
    assert then is not None
    names = {
        "name": words.name(place, period.from_year),
        "then": words.name(place, year),
    }
    if period.name == then.name:
        text = gettext("%(year)d年%(name)s的区划代码为%(code)s")
        return text % {**names, "year": year, "code": then.code}
    if candidate.reason is Reason.FORMER:
        return gettext("%(until)d年起%(name)s为%(then)s") % {
            **names,
            "until": period.until_year,
        }
    text = gettext("%(year)d年为%(then)s，%(first)d年起为%(name)s")
    return text % {**names, "year": year, "first": period.from_year}
