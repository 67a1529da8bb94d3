"""Which places a publication names: what is cited, what is new, what takes its place."""

from indicators.bulk import insert
from indicators.keys import Identity
from indicators.models import Observation
from reports.entries import Entry, Source
from reports.models import Citation, Stance


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


def write_citations(
    wanted: dict[Identity, Entry],
    standing: dict[Identity, Observation],
    changed: list[Entry],
    fresh: dict[Identity, list[Source]],
) -> None:
    """A changed figure's evidence is what its entry names; else new places are added."""
    renewed = {e.key for e in changed}
    Citation.objects.filter(observation__in=[standing[key] for key in renewed]).delete()
    citations = []
    for key, e in wanted.items():
        for source in e.sources if key in renewed else fresh[key]:
            citations.append(
                Citation(
                    observation=standing[key],
                    report=source.report,
                    section=source.section,
                    paragraph=source.paragraph,
                    stance=source.stance,
                    printed=source.printed,
                    value=e.value if source.stance == Stance.SOURCE else source.value,
                    note=source.note,
                    note_en=source.note_en,
                )
            )
    insert(citations)
