"""A raw figure of a table → a candidate: its cells as typed, its parts matched."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from importers.files.headers import Role
from importers.files.tables import RawFigure
from importers.intake.vocabularies import TOTAL, WHOLE_CITY, Words
from importers.models import Batch, Candidate, Part, Verdict
from importers.models.candidates import TYPED, TYPED_NOTE
from importers.names import Match, agreeing, hinted, normal

TYPED_COLUMNS = {
    "year_typed": Role.YEAR,
    "value_typed": Role.VALUE,
    "unit_typed": Role.UNIT,
    "qualifier_typed": Role.QUALIFIER,
    "printed_typed": Role.PRINTED,
    "report_typed": Role.REPORT,
    "section_typed": Role.SECTION,
    "paragraph_typed": Role.PARAGRAPH,
    "group_typed": Role.GROUP,
    "coverage_typed": Role.COVERAGE,
}
# Where the file has no such column, what is published stays as it is.
OPTIONAL_COLUMNS = {
    "status_typed": Role.STATUS,
    "cutoff_typed": Role.CUTOFF,
    "start_typed": Role.START_YEAR,
    "note_typed": Role.NOTE,
    "note_en_typed": Role.NOTE_EN,
}
# Parts a row may leave out, with what is meant then.
DEFAULTS = {Part.GROUP: TOTAL, Part.COVERAGE: WHOLE_CITY}


@dataclass(frozen=True)
class Ask:
    """A text that names nothing known (or several things); ``candidates`` are codes."""

    part: Part
    text: str
    hinted: bool = False
    candidates: tuple[str, ...] = ()


def question_text(ask: Ask) -> str:
    if ask.hinted:
        return gettext("指标写作“%(text)s”，分组却空着：是哪个分组？") % {
            "text": ask.text
        }
    if ask.candidates:
        return gettext("%(part)s“%(text)s”可能指几样：是哪一样？") % {
            "part": ask.part.label,
            "text": ask.text,
        }
    return gettext("%(part)s“%(text)s”不认识：指的是哪一个？") % {
        "part": ask.part.label,
        "text": ask.text,
    }


def candidate_of(raw: RawFigure, number: int, batch: Batch) -> Candidate:
    """The candidate as typed; nothing is matched yet."""
    typed = {name: _cut(raw[role]) for name, role in TYPED_COLUMNS.items()}
    optional = {
        name: _cut(raw[role], TYPED_NOTE if "note" in name else TYPED)
        for name, role in OPTIONAL_COLUMNS.items()
        if role in raw.texts
    }
    return Candidate(
        batch=batch,
        number=number,
        sheet=raw.sheet[:100],
        row=raw.row,
        column=raw.column,
        city_typed=_cut(_either(raw, Role.CITY, Role.CITY_CODE)),
        indicator_typed=_cut(_either(raw, Role.INDICATOR, Role.INDICATOR_CODE)),
        verdict=Verdict.QUESTION,
        **typed,
        **optional,
    )


def _either(raw: RawFigure, name: Role, code: Role) -> str:
    return raw[name].strip() or raw[code].strip()


def _cut(text: str, most: int = TYPED) -> str:
    return text.strip()[:most]


class Matcher:
    """Finds the parts of candidates; remembers what a text means, since tables repeat."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._known: dict[tuple[Part, str, str], Match] = {}

    def fill(self, candidate: Candidate, raw: RawFigure) -> list[Ask]:
        """Set what the texts name; return what has to be asked."""
        return list(self._parts(candidate, raw))

    def _parts(self, c: Candidate, raw: RawFigure) -> Iterator[Ask]:
        yield from self._part(c, Part.CITY, raw[Role.CITY], raw[Role.CITY_CODE])
        named = raw[Role.INDICATOR], raw[Role.INDICATOR_CODE]
        yield from self._part(c, Part.INDICATOR, *named)
        yield from self._group(c)
        yield from self._part(c, Part.COVERAGE, c.coverage_typed)
        if c.report_typed:
            yield from self._part(c, Part.REPORT, c.report_typed)

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

    def _match(self, part: Part, text: str, code: str) -> Match:
        key = (part, text, code)
        if key not in self._known:
            self._known[key] = agreeing(self.words.vocabularies[part], code, text)
        return self._known[key]

    def _group(self, c: Candidate) -> Iterator[Ask]:
        """The group as written; where none is, an indicator's name that speaks of one
        (城市低保标准) is asked about."""
        if normal(c.group_typed):
            yield from self._part(c, Part.GROUP, c.group_typed)
            return
        said = c.indicator_typed
        if c.indicator is not None:
            groups = hinted(self.words.groups, said, c.indicator.name)
            if groups:
                yield Ask(Part.GROUP, said, True, groups)
                return
        c.group = self.words.named(Part.GROUP, TOTAL)
