"""Asking about texts that name nothing known, once for all rows of a batch."""

from collections.abc import Iterable
from typing import Any

from importers.batches.access import edits
from importers.judging.area_doubts import AreaWords
from importers.judging.open_questions import Ask, question_text
from importers.matching.area_names import AreaDoubt, NamedArea
from importers.matching.catalogue_names import Words
from importers.matching.counted import stem
from importers.matching.names import normal
from importers.matching.places import PlaceKind, place_of
from importers.matching.shown_cells import shown_cell
from importers.matching.suggestions import suggested
from importers.models import Batch, Candidate, Part, Question
from importers.spreadsheets.candidates import city_of
from indicators.codes import TOTAL

FEW = 5
# Of names that are less alike, none is ticked: a wrong tick would be a wrong figure.
LIKE_ENOUGH = 0.7
# Characters in the names of many cities.
COMMON = "州市"


def ask(
    batch: Batch,
    candidates: Iterable[Candidate],
    asks: dict[int, list[Ask]],
    known: dict[Ask, Question],
) -> None:
    """Put the questions of some candidates; ``known`` are those of the batch so far."""
    through = Question.candidates.through
    links = []
    for candidate in candidates:
        for asked in asks.get(candidate.number, ()):
            plain = Ask(asked.part, asked.text, asked.hinted)
            if plain not in known:
                known[plain], _new = Question.objects.get_or_create(
                    batch=batch, part=asked.part, text=asked.text, hinted=asked.hinted
                )
            links.append(through(question=known[plain], candidate=candidate))
    through.objects.bulk_create(links, batch_size=1000, ignore_conflicts=True)


def suggestions(
    question: Question, words: Words, units: Iterable[str] | None = None
) -> list[Any]:
    """What the text may mean, the likest first; of cities only the owner's own. ``units``
    are those written beside it, where they have been read already."""
    part = Part(question.part)
    if part == Part.CITY and (area := asked_area(question, words)).found:
        return _within_reach(question, words, area.candidates)
    written = units_beside(question) if units is None else set(units)
    codes = suggested(words, part, question.text, hinted=question.hinted, units=written)
    reach = edits(question.batch.owner)
    if part == Part.CITY and not reach.everywhere:
        # Rows of other cities could not be taken anyway.
        mine = {words.of_key(part, key).code for key in reach.cities}
        near = [code for code in codes if code in mine]
        codes = tuple(dict.fromkeys([*near, *sorted(mine)]))[:FEW]
    return [words.named(part, code) for code in codes]


def _within_reach(question: Question, words: Words, codes: Iterable[str]) -> list[Any]:
    """Of the areas that may be meant, those whose figures the owner may bring."""
    reach = edits(question.batch.owner)
    areas = [words.named(Part.CITY, code) for code in codes]
    return [area for area in areas if area is not None and reach.covers_area(area)]


def asked_area(question: Question, words: Words) -> NamedArea:
    """What the text of a question may mean in the first year of its rows."""
    return area_typed(question, question.text, words)


def area_typed(question: Question, text: str, words: Words) -> NamedArea:
    return words.areas.read(text, _first_year(question), _city_of(question, words))


def _first_year(question: Question) -> int | None:
    years = question.candidates.filter(year__isnull=False).order_by("year")
    return years.values_list("year", flat=True).first()


def _city_of(question: Question, words: Words) -> str:
    """The city that the table of its rows is of, given or named by the sheet."""
    if question.batch.city is not None:
        return question.batch.city.code
    sheet = question.candidates.values_list("sheet", flat=True).first()
    frame = question.batch.frames.filter(sheet=sheet).first()
    said = frame and (frame.given.get("city") or frame.found.get("city"))
    return city_of(said or "", words)


def units_beside(question: Question) -> set[str]:
    units = question.candidates.order_by("unit_typed").values_list("unit_typed")
    return {str(unit) for (unit,) in units.distinct()[:FEW]}


def best_guess(question: Question, near: list[Any], words: Words) -> str:
    """The code to tick before anybody answers; empty where a wrong tick could easily pass
    for right: where a text may mean several things, or is like nothing at all."""
    part, text = Part(question.part), question.text
    codes = [thing.code for thing in near]
    if question.hinted:
        return codes[0] if len(codes) == 2 and codes[0] != TOTAL else ""
    if not codes or words.vocabularies[part].match(text).ambiguous:
        return ""
    if shown_cell(text) or (part == Part.UNIT and len(codes) > 1):
        return ""
    if part == Part.INDICATOR:
        vocabulary = words.vocabularies[part]
        likest = vocabulary.likeness(text, codes[0], stem=stem)
        return str(codes[0]) if likest >= LIKE_ENOUGH else ""
    if part == Part.CITY and not _is_like(text, near[0]):
        found = asked_area(question, words)
        sure = found.doubt is AreaDoubt.OTHER_YEAR and len(codes) == 1
        return str(codes[0]) if sure else ""
    if part == Part.CITY and asked_area(question, words).doubt is AreaDoubt.SEVERAL:
        return ""
    return str(codes[0])


def _is_like(text: str, city: Any) -> bool:
    """Whether the text shares a character with the city that others do not share: 株州."""
    shared = set(normal(text)) & set(normal(city.short)) - set(COMMON)
    return bool(shared) and place_of(text).kind == PlaceKind.UNKNOWN


def open_questions(batch: Batch) -> Any:
    return batch.questions.filter(answered_at__isnull=True)


def words_of(question: Question, words: Words) -> str:
    part, text, why = Part(question.part), question.text, ""
    if part == Part.CITY:
        found = asked_area(question, words)
        why = AreaWords(words.areas).why(text, _first_year(question), found)
    return question_text(Ask(part, text, question.hinted, why=why))
