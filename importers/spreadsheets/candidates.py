"""A raw figure of a table → a candidate: its cells as typed, its parts matched."""

from collections.abc import Iterator

from django.utils.translation import gettext

from importers.files.headers import ColumnRole
from importers.files.periods import NoYear, read_year
from importers.files.raw_figures import RawFigure
from importers.judging.area_doubts import AreaWords
from importers.judging.open_questions import Ask
from importers.matching.area_names import NamedArea, agreeing_areas
from importers.matching.catalogue_names import Words
from importers.matching.counted import counted_by
from importers.matching.indicator_names import NamedIndicator
from importers.matching.names import NameMatch, agreeing, normal, plain
from importers.matching.numbering import without_numbering
from importers.matching.part_names import whole_of
from importers.matching.places import PlaceKind, is_whole, place_in
from importers.matching.unit_names import bare_unit, match_unit
from importers.models import Batch, Candidate, CandidateVerdict, Part
from importers.models.candidates import TYPED, TYPED_NOTE
from importers.values.boundaries import split_year, with_boundaries
from indicators.bulk import unsaved_like
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Level

TYPED_COLUMNS = {
    "year_typed": ColumnRole.YEAR,
    "value_typed": ColumnRole.VALUE,
    "unit_typed": ColumnRole.UNIT,
    "qualifier_typed": ColumnRole.QUALIFIER,
    "printed_typed": ColumnRole.PRINTED,
    "report_typed": ColumnRole.REPORT,
    "section_typed": ColumnRole.SECTION,
    "paragraph_typed": ColumnRole.PARAGRAPH,
    "group_typed": ColumnRole.GROUP,
    "coverage_typed": ColumnRole.COVERAGE,
}
# Where the file has no such column, what is published stays as it is.
OPTIONAL_COLUMNS = {
    "status_typed": ColumnRole.STATUS,
    "cutoff_typed": ColumnRole.CUTOFF,
    "start_typed": ColumnRole.START_YEAR,
    "note_typed": ColumnRole.NOTE,
    "note_en_typed": ColumnRole.NOTE_EN,
}
# Names in a sentence.
SHOWN = 12
# Parts a row may leave out, with what is meant then.
DEFAULTS = {Part.GROUP: TOTAL, Part.COVERAGE: WHOLE_CITY}


def unfilled(batch: Batch) -> Candidate:
    """What all candidates of a batch are before anything is known of them."""
    return Candidate(batch=batch, verdict=CandidateVerdict.QUESTION)


def candidate_of(raw: RawFigure, number: int, pattern: Candidate) -> Candidate:
    """The candidate as typed, else like the ``unfilled`` one; nothing is matched yet."""
    typed = {name: _cut(raw[role]) for name, role in TYPED_COLUMNS.items()}
    typed["unit_typed"] = bare_unit(typed["unit_typed"])
    typed["year_typed"] = _cut(
        with_boundaries(typed["year_typed"], raw[ColumnRole.BOUNDARY_YEAR])
    )
    optional = {
        name: _cut(raw[role], TYPED_NOTE if "note" in name else TYPED)
        for name, role in OPTIONAL_COLUMNS.items()
        if role in raw.texts
    }
    return unsaved_like(
        pattern,
        number=number,
        sheet=raw.sheet[:100],
        row=raw.row,
        column=raw.column,
        city_typed=_cut(_either(raw, ColumnRole.CITY, ColumnRole.CITY_CODE)),
        indicator_typed=_cut(
            _either(raw, ColumnRole.INDICATOR, ColumnRole.INDICATOR_CODE)
        ),
        **typed,
        **optional,
    )


def _either(raw: RawFigure, name: ColumnRole, code: ColumnRole) -> str:
    return raw[name].strip() or raw[code].strip()


def _cut(text: str, most: int = TYPED) -> str:
    return text.strip()[:most]


def _year(text: str) -> int | None:
    try:
        return read_year(split_year(text)[0]).year
    except NoYear:
        return None


def city_of(text: str, words: Words) -> str:
    """The code of the city that a whole sheet is of; empty where it is of a county."""
    match = words.vocabularies[Part.CITY].match(text)
    if match.code or not normal(text):
        return match.code or ""
    found = words.areas.read(text, None)
    area = words.named(Part.CITY, found.code) if found.code else None
    return found.code if area is not None and area.level == Level.PREFECTURE else ""


class RowMatcher:
    """Finds the parts of candidates; remembers what a text means, since tables repeat.

    ``city`` is the code of the city given for the file.
    """

    def __init__(self, words: Words, city: str = "") -> None:
        self.words = words
        self._city = city
        self._known: dict[tuple[Part, str, str], NameMatch] = {}
        self._names = words.indicator_names
        self._named: dict[tuple[str, str], NamedIndicator] = {}
        self._years: dict[str, int | None] = {}
        self._area_words = AreaWords(words.areas)
        # What was taken by a name or code that is not today's: 襄樊市（今襄阳市）.
        self.taken: dict[str, None] = {}

    def fill(self, candidate: Candidate, raw: RawFigure) -> list[Ask]:
        """Set what the texts name; return what has to be asked."""
        return list(self._parts(candidate, raw))

    def _parts(self, c: Candidate, raw: RawFigure) -> Iterator[Ask]:
        area, coverage = self._place(raw)
        yield from self._area(c, raw, area)
        yield from self._indicator(c, raw)
        yield from self.group(c)
        yield from self._part(c, Part.COVERAGE, c.coverage_typed or coverage)
        if c.report_typed:
            yield from self._part(c, Part.REPORT, c.report_typed)

    def _place(self, raw: RawFigure) -> tuple[NamedArea, str]:
        """Area and coverage: 全市 is the city given for the file, 湘潭市本级 its own level."""
        text, code = raw[ColumnRole.CITY], raw[ColumnRole.CITY_CODE]
        year, within = self.year(raw[ColumnRole.YEAR]), self._within(raw)
        named = self.words.areas.read(text, year, within)
        # 全市 is of the file, whatever an answer once said of it.
        if normal(text) and (not named.code or is_whole(text)):
            place = place_in(text, self.words.vocabularies[Part.CITY])
            city = place.city or self.words.areas.read(code, year, within).code
            city = city or raw.of_city or self._city
            if place.kind in (PlaceKind.WHOLE, PlaceKind.SUBTOTAL) and city:
                return self.words.areas.read(city, year, self._city), place.coverage
        if not normal(code):
            return named, ""
        coded = self.words.areas.read(code, year, within)
        return (agreeing_areas(coded, named) if normal(text) else coded), ""

    def sentences(self) -> list[str]:
        """What was taken by a name or code that is not today's."""
        if not self.taken:
            return []
        names = "、".join(list(self.taken)[:SHOWN])
        if len(self.taken) > SHOWN:
            names += " …"
        return [gettext("按当年的名称或代码取：%(names)s。") % {"names": names}]

    def _within(self, raw: RawFigure) -> str:
        """The city whose counties the rows may be of."""
        return city_of(raw.of_city, self.words) or self._city

    def year(self, text: str) -> int | None:
        if text not in self._years:
            self._years[text] = _year(text)
        return self._years[text]

    def _area(self, c: Candidate, raw: RawFigure, area: NamedArea) -> Iterator[Ask]:
        year = self.year(c.year_typed)
        c.city = self.words.named(Part.CITY, area.code) if area.code else None
        if c.city is None:
            text = self._asked_text(raw, year)
            why = self._area_words.why(text, year, area) if text else ""
            yield Ask(Part.CITY, text, False, area.candidates, why)
        elif taken := self._area_words.taken(c.city_typed, area, year or 0):
            self.taken.setdefault(taken)

    def _indicator(self, c: Candidate, raw: RawFigure) -> Iterator[Ask]:
        """The indicator; a unit in its name counts where the row has none of its own."""
        named = self.named(raw[ColumnRole.INDICATOR], raw[ColumnRole.INDICATOR_CODE])
        if named.unit and (raw.shared_unit or not plain(c.unit_typed)):
            c.unit_typed = named.unit
        code = named.match.code or self._by_unit(named, c.unit_typed)
        if code:
            c.indicator = self.words.named(Part.INDICATOR, code)
            return
        text = named.match.text.strip()[:TYPED]
        yield Ask(Part.INDICATOR, text, False, named.match.candidates)

    def _by_unit(self, named: NamedIndicator, unit: str) -> str:
        """The one indicator of several (慈善信托), or of those that reports mean so, that counts
        in the row's unit and what the name's end says."""
        dimensions = self._dimensions(named.text, unit)
        codes = {*named.match.candidates, *named.likely}
        found = [self.words.named(Part.INDICATOR, code) for code in codes]
        fitting = [i.code for i in found if i and dimensions == {i.unit.dimension}]
        return fitting[0] if len(fitting) == 1 else ""

    def _dimensions(self, name: str, unit: str) -> set[str]:
        written = match_unit(self.words.vocabularies[Part.UNIT], unit).match.code
        codes = {written, counted_by(name)} - {None}
        return {self.words.named(Part.UNIT, str(code)).dimension for code in codes}

    def named(self, text: str, code: str = "") -> NamedIndicator:
        if (text, code) not in self._named:
            self._named[text, code] = self._names.read(text, code)
        return self._named[text, code]

    def _asked_text(self, raw: RawFigure, year: int | None) -> str:
        """The code or the name that says nothing certain; both where they differ."""
        written = (raw[ColumnRole.CITY_CODE], raw[ColumnRole.CITY])
        texts = [text.strip() for text in written if normal(text)]
        within = self._within(raw)
        open_ones = [
            t for t in texts if not self.words.areas.read(t, year, within).code
        ]
        return (open_ones[0] if open_ones else " / ".join(texts))[:TYPED]

    def _part(
        self, c: Candidate, part: Part, text: str, code: str = ""
    ) -> Iterator[Ask]:
        if part in DEFAULTS and not normal(text):
            text = DEFAULTS[part]
        match = self._match(part, text, code)
        if match.code is None:
            yield Ask(part, match.text.strip()[:TYPED], False, match.candidates)
        else:
            setattr(c, part.value, self.words.named(part, match.code))

    def _match(self, part: Part, text: str, code: str) -> NameMatch:
        key = (part, text, code)
        if key not in self._known:
            self._known[key] = agreeing(self.words.vocabularies[part], code, text)
        return self._known[key]

    def _written_group(self, c: Candidate) -> Iterator[Ask]:
        """The group that a column names: one of the indicator's, where its words mean one."""
        bare = without_numbering(c.group_typed)
        known = self._match(Part.GROUP, bare, "").code is not None
        own = c.indicator and self.words.parts.named_group(bare, c.indicator.code)
        text = bare if known else c.group_typed
        yield from self._part(c, Part.GROUP, own or text)

    def group(self, c: Candidate) -> Iterator[Ask]:
        """The group as written; where none is, the one that the indicator's name speaks of
        for certain (城市低保标准). A name that speaks of a part otherwise is asked about, and
        one whose indicator is unknown waits for it."""
        if normal(c.group_typed):
            yield from self._written_group(c)
            return
        if c.indicator is None:
            return
        said = self.named(c.indicator_typed).text
        spoken = self.words.spoken(said, c.indicator)
        learned = self.words.learned_groups.get(normal(said))
        if learned is None and spoken.to_ask:
            yield Ask(Part.GROUP, said[:TYPED], True, spoken.groups)
            return
        group = learned or spoken.group or whole_of(c.indicator.code)
        c.group = self.words.named(Part.GROUP, group)
