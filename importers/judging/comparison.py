"""What follows from a batch as a whole: figures that stand in it twice, and jumps from year
to year, counting what is published and what the batch would put in its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from sys import intern
from typing import Any

from django.utils.translation import gettext

from importers.files.duplicates import repeated_keys
from importers.files.formats.coordinates import address
from importers.judging.name_doubts import NameDoubts
from importers.judging.parts import exceeding
from importers.matching.names import normal
from importers.matching.places import PlaceKind, is_whole, place_of
from importers.models import Batch, Candidate, CandidateVerdict, Decision
from importers.values.boundaries import restated_by
from importers.values.jumps import jump
from importers.values.oddities import oddity
from importers.values.wording import JUMPS, number, percent
from indicators.models import Observation

PIECE = 500
SHOWN = 5
LONGEST = 300
Key = tuple[int, int, int, int]
COLUMNS = (
    "number",
    "sheet",
    "row",
    "column",
    "indicator_id",
    "city_id",
    "group_id",
    "coverage_id",
    "series_id",
    "year",
    "value",
    "verdict",
    "decision",
    "asked",
    "city_typed",
    "indicator_typed",
    "unit_typed",
    "own_unit__dimension",
    "cutoff",
    "boundary_year",
)


@dataclass(slots=True)
class CandidateKey:
    """The few columns of a candidate that its neighbours must know."""

    number: int
    sheet: str
    row: int
    column: int
    indicator: int
    city: int
    group: int
    coverage: int
    series: int | None
    year: int
    value: Decimal | None
    verdict: str
    decision: str
    asked: str
    city_typed: str
    indicator_typed: str
    unit_typed: str
    dimension: str | None
    cutoff: date | None
    boundary_year: int | None

    @property
    def key(self) -> Key:
        return (self.indicator, self.city, self.group, self.coverage)

    @property
    def as_then(self) -> bool:
        """Whether it is of the area as it was, not restated to other boundaries."""
        return self.boundary_year is None

    @property
    def writes(self) -> bool:
        return self.verdict in (CandidateVerdict.NEW, CandidateVerdict.CHANGED)

    @property
    def place(self) -> str:
        cell = address(self.row, self.column)
        return f"{self.sheet}!{cell}" if self.sheet else cell


def compare(batch: Batch) -> None:
    """Set the problems and questions of the batch that single rows cannot show."""
    lines = list(lines_of(batch))
    twice = _mark_repeated(batch, lines)
    _mark_jumps(batch, [line for line in lines if line.number not in twice])


def lines_of(batch: Batch) -> Iterator[CandidateKey]:
    complete = batch.candidates.filter(
        year__isnull=False,
        city__isnull=False,
        indicator__isnull=False,
        group__isnull=False,
        coverage__isnull=False,
    ).exclude(decision=Decision.REJECTED)
    for columns in complete.values_list(*COLUMNS).iterator(chunk_size=5000):
        # Names repeat from row to row: each is kept once.
        yield CandidateKey(*_kept_once(columns))


def _kept_once(columns: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(intern(c) if type(c) is str else c for c in columns)


def _mark_repeated(batch: Batch, lines: list[CandidateKey]) -> set[int]:
    repeated = repeated_keys(
        ((line.key, line.year, line.boundary_year), line) for line in lines
    )
    marked: list[Candidate] = []
    for same in repeated.values():
        once, places = stated_once(same)
        marked.extend(_left_out(batch, line, places[0]) for line in once)
        for line in places if len(places) > 1 else ():
            others = [other.place for other in places if other is not line]
            marked.append(
                by_number(
                    batch,
                    line,
                    verdict=CandidateVerdict.PROBLEM,
                    decision=Decision.PENDING,
                    problem=_repeated_text(others),
                )
            )
    write(batch, marked, ["verdict", "decision", "problem"])
    return {c.number for c in marked}


def stated_once(
    places: Sequence[CandidateKey],
) -> tuple[Sequence[CandidateKey], Sequence[CandidateKey]]:
    """The rows that need not be taken beside others, and those: 小计 beside 全市, and what
    says of 全市 and of 合计 the same number."""
    subtotals = [line for line in places if _is_subtotal(line)]
    rest = [line for line in places if not _is_subtotal(line)] or places
    left = subtotals if rest is not places else []
    words = {normal(line.city_typed) for line in rest}
    values = {(line.value, line.verdict) for line in rest}
    whole = any(is_whole(line.city_typed) for line in rest)
    known = rest[0].value is not None and len(values) == 1
    if whole and known and len(words) == len(rest):
        return [*left, *rest[1:]], rest[:1]
    return left, rest


def _is_subtotal(line: CandidateKey) -> bool:
    return place_of(line.city_typed).kind == PlaceKind.SUBTOTAL


def _left_out(batch: Batch, line: CandidateKey, other: CandidateKey) -> Candidate:
    text = gettext("“%(name)s”不另取：全市的数取自 %(place)s。")
    return by_number(
        batch,
        line,
        verdict=CandidateVerdict.UNCHANGED,
        decision=Decision.REJECTED,
        problem=text % {"name": line.city_typed, "place": other.place},
    )


def _repeated_text(others: list[str]) -> str:
    places = "、".join(others[:SHOWN])
    if len(others) > SHOWN:
        places += " …"
    return gettext(
        "与 %(places)s 是同一个数（市州、指标、分组、口径、年份都相同），都不导入。"
        "请只留一行，拒绝其余。"
    ) % {"places": places}


def _mark_jumps(batch: Batch, lines: list[CandidateKey]) -> None:
    values = published_values(lines)
    for line in lines:
        if line.value is not None and line.as_then and line.writes:
            values[line.key][line.year] = line.value
    years = {key: sorted(of_key) for key, of_key in values.items()}
    doubts = NameDoubts()
    later = later_cutoffs(lines)
    parts = exceeding(batch, (line.city for line in lines))
    marked = []
    for line in lines:
        asked = doubt_text(line, values[line.key], years.get(line.key, []), doubts)
        if line.number in later:
            earlier = _earlier_text(line, later[line.number])
            asked = f"{earlier} {asked}".strip()[:LONGEST]
        if line.number in parts:
            asked = f"{parts[line.number]} {asked}".strip()[:LONGEST]
        if asked != line.asked:
            decision = Decision.PENDING if asked else line.decision
            marked.append(by_number(batch, line, asked=asked, decision=decision))
    write(batch, marked, ["asked", "decision"])


def later_cutoffs(lines: Iterable[CandidateKey]) -> dict[int, date]:
    """The day to which the published figure runs, where a candidate that would take its
    place ends before; by the candidate's number."""
    ending = {
        (line.series, line.year): line
        for line in lines
        if line.cutoff
        and line.series
        and line.as_then
        and line.verdict == CandidateVerdict.CHANGED
    }
    found: dict[int, date] = {}
    series = sorted({key[0] for key in ending if key[0] is not None})
    for start in range(0, len(series), PIECE):
        figures = Observation.objects.filter(
            series__in=series[start : start + PIECE], boundary_year=None
        )
        for of_series, year, cutoff in figures.values_list("series", "year", "cutoff"):
            line = ending.get((of_series, year))
            until = cutoff or date(year, 12, 31)
            if line is not None and line.cutoff is not None and line.cutoff < until:
                found[line.number] = until
    return found


def _earlier_text(line: CandidateKey, until: date) -> str:
    text = gettext(
        "已发布的数截至 %(until)s，这里只到 %(here)s：真要用较早的换掉它吗？"
    )
    return text % {"until": until.isoformat(), "here": line.cutoff}


def published_values(lines: Iterable[CandidateKey]) -> dict[Key, dict[int, Decimal]]:
    keys = {line.series: line.key for line in lines if line.series is not None}
    values: dict[Key, dict[int, Decimal]] = defaultdict(dict)
    series = sorted(keys)
    for start in range(0, len(series), PIECE):
        figures = Observation.objects.filter(
            series__in=series[start : start + PIECE],
            value__isnull=False,
            boundary_year=None,
        )
        for of_series, year, value in figures.values_list("series", "year", "value"):
            assert value is not None
            values[keys[of_series]][year] = value
    return values


def doubt_text(
    line: CandidateKey,
    values: dict[int, Decimal],
    years: list[int],
    doubts: NameDoubts,
) -> str:
    """What must be looked at before the figure is taken; nothing where it writes none."""
    if line.value is None or not line.writes:
        return ""
    name, unit = line.indicator_typed, bool(line.unit_typed)
    found = (
        doubts.of(name, line.indicator, line.group, unit=unit),
        oddity(line.value, line.dimension or ""),
        boundary_text(line),
        _jump_text(line, line.value, values, years),
    )
    return " ".join(filter(None, found))[:LONGEST]


def boundary_text(line: CandidateKey) -> str:
    """The question where a name speaks of other boundaries and the year does not."""
    said = restated_by(line.indicator_typed) or restated_by(line.sheet)
    if not said or not line.as_then:
        return ""
    text = gettext(
        "写着“%(said)s”：如果数是按另一年的区划折算的，请把年份写成"
        " %(year)d年（按2020年区划）；就是当时辖区的数，才核对通过。"
    )
    return text % {"said": said, "year": line.year}


def _jump_text(
    line: CandidateKey, after: Decimal, values: dict[int, Decimal], years: list[int]
) -> str:
    """The question about a jump from the nearest earlier year, or else the next one; none
    between two bases."""
    if not line.as_then:
        return ""
    earlier = [year for year in years if year < line.year]
    later = [year for year in years if year > line.year]
    if not earlier and not later:
        return ""
    reference = earlier[-1] if earlier else later[0]
    before = values[reference]
    found = jump(before, after)
    if found is None:
        return ""
    return gettext("%(year)d 年是 %(before)s，这里是 %(after)s%(change)s：%(jump)s") % {
        "year": reference,
        "before": number(before),
        "after": number(after),
        "change": percent(before, after),
        "jump": JUMPS[found],
    }


def by_number(batch: Batch, line: CandidateKey, **told: str) -> Candidate:
    return Candidate(batch=batch, number=line.number, **told)


def write(batch: Batch, marked: list[Candidate], columns: list[str]) -> None:
    """Update candidates that are known by their number only."""
    for start in range(0, len(marked), PIECE):
        piece = {c.number: c for c in marked[start : start + PIECE]}
        keys = batch.candidates.filter(number__in=piece).values_list("number", "pk")
        for number_of_row, key in keys:
            piece[number_of_row].pk = key
        Candidate.objects.bulk_update(piece.values(), columns, batch_size=PIECE)
