"""Which places a publication names: what is cited, what is new, what takes its place."""

from collections.abc import Iterable

from indicators.bulk import insert_rows
from indicators.keys import Identity
from indicators.models import Observation
from reports.entries import Entry, Source
from reports.models import Citation, Stance

COLUMNS = (
    "observation_id",
    "report_id",
    "section",
    "paragraph",
    "stance",
    "printed",
    "value",
    "note",
    "note_en",
)


def place_of(c: Citation | Source) -> tuple[int, str, int | None]:
    report = c.report_id if isinstance(c, Citation) else c.report.pk
    return (report, c.section, c.paragraph)


def cited_for(standing: dict[Identity, Observation]) -> dict[Identity, list[Citation]]:
    """The places that are named now for each figure."""
    cited: dict[Identity, list[Citation]] = {}
    keys = {o.pk: key for key, o in standing.items()}
    for citation in Citation.objects.filter(observation__in=list(keys)):
        cited.setdefault(keys[citation.observation_id], []).append(citation)
    return cited


def moves(e: Entry, cited: list[Citation]) -> bool:
    """Whether the entry takes a published figure from another place than is cited now;
    its history must tell, and a figure has one source only."""
    now = {place_of(c) for c in cited if c.stance == Stance.SOURCE}
    named = {place_of(s) for s in e.sources if s.stance == Stance.SOURCE}
    return bool(now and named) and now != named


def fresh_sources(
    wanted: dict[Identity, Entry], cited: dict[Identity, list[Citation]]
) -> dict[Identity, list[Source]]:
    """The sources of each entry that are not yet cited."""
    fresh: dict[Identity, list[Source]] = {}
    for key, e in wanted.items():
        known = {place_of(c) for c in cited.get(key, [])}
        fresh[key] = [s for s in e.sources if place_of(s) not in known]
    return fresh


def no_longer_cited(observations: Iterable[int]) -> None:
    """Forget the evidence of figures that are written anew."""
    Citation.objects.filter(observation__in=list(observations)).delete()


def write_citations(
    wanted: dict[Identity, Entry],
    written: dict[Identity, int],
    renewed: set[Identity],
    fresh: dict[Identity, list[Source]],
) -> None:
    """A renewed figure's evidence is what its entry names; else new places are added."""
    rows = []
    for key, e in wanted.items():
        for s in e.sources if key in renewed else fresh[key]:
            value = e.value if s.stance == Stance.SOURCE else s.value
            place = (s.report.pk, s.section, s.paragraph)
            said = (s.stance, s.printed, value, s.note, s.note_en)
            rows.append((written[key], *place, *said))
    insert_rows(Citation, COLUMNS, rows)
