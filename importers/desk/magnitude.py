"""Questions about the size of a figure: against other years, and against the city."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext

from importers.judging.comparison import doubt_text, lines_of, published_values
from importers.judging.name_doubts import NameDoubts
from importers.models import Batch, Candidate, CandidateVerdict
from importers.values.fits import part_doubt, sense_doubt, unit_doubt
from importers.values.wording import number
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Observation, Unit

WRITES_A_VALUE = (CandidateVerdict.NEW, CandidateVerdict.CHANGED)


def ask_about(batch: Batch, candidates: Iterable[Candidate]) -> None:
    """Set what must be looked at before each candidate is accepted (not saved)."""
    lines = list(lines_of(batch))
    values = published_values(lines)
    for line in lines:
        if line.value is not None and line.verdict in WRITES_A_VALUE:
            values[line.key].setdefault(line.year, line.value)
    years = {key: sorted(of_key) for key, of_key in values.items()}
    of_number = {line.number: line for line in lines}
    people = population(batch)
    doubts = NameDoubts()
    for c in candidates:
        own = of_number.get(c.number)
        asked = []
        if own is not None and c.verdict in WRITES_A_VALUE:
            asked = [
                doubt_text(own, values[own.key], years.get(own.key, []), doubts),
                _too_many(c, people),
                _phrase_doubt(c),
            ]
        c.asked = " ".join(filter(None, asked))[:300]


def _phrase_doubt(c: Candidate) -> str:
    """What the words before a number say beside what an editor put it to; the reader's own
    matches know them already."""
    if not c.mark.corrected or c.indicator is None or c.group is None:
        return ""
    phrase = c.mark.phrase
    found = (
        sense_doubt(phrase, c.indicator),
        part_doubt(phrase, c.indicator, c.group),
        unit_doubt(c.printed_typed, c.value_typed, c.indicator),
    )
    return " ".join(filter(None, found))


def population(batch: Batch) -> tuple[int, Decimal, int] | None:
    """Residents at the latest census: year, number, and the unit that people are in."""
    census = (
        Observation.objects.filter(
            series__area=batch.city,
            series__indicator__code="resident_population",
            series__group__code=TOTAL,
            series__coverage__code=WHOLE_CITY,
            value__isnull=False,
            boundary_year=None,
        )
        .order_by("-year")
        .first()
    )
    unit = Unit.objects.filter(code="PERSON").first()
    if census is None or census.value is None or unit is None:
        return None
    return census.year, census.value, unit.pk


def _too_many(c: Candidate, people: tuple[int, Decimal, int] | None) -> str:
    if people is None or c.value is None:
        return ""
    year, residents, unit = people
    if c.own_unit_id != unit or c.value <= residents:
        return ""
    return gettext("比全市人口还多（%(year)d 年普查 %(people)s 人）。") % {
        "year": year,
        "people": number(residents),
    }
