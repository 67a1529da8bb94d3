"""Assertions found in a report → claims in the database, with their operands."""

from importers.desk.published_operands import Borne
from importers.models import Batch
from importers.reading.claims import Statement
from importers.reading.figures import Figure
from importers.reading.reader import Reading
from reports.models import Claim, ClaimOperand
from reports.paragraphs import Layout

MOST = 2_000


def keep_claims(
    batch: Batch, found: tuple[Statement, ...], reading: Reading, layout: Layout
) -> None:
    """Store what was found in the text of the batch instead of what was before."""
    forget_claims(batch)
    units = {(f.start, f.end): f for f in reading.figures}
    kept = [_claim(batch, s, units.get((s.start, s.end)), layout) for s in found[:MOST]]
    Claim.objects.bulk_create(kept, batch_size=500)
    ClaimOperand.objects.bulk_create(
        [
            operand
            for claim, statement in zip(kept, found, strict=False)
            for operand in _operands(claim, statement, reading)
        ],
        batch_size=500,
    )


def forget_claims(batch: Batch) -> None:
    Claim.objects.filter(batch=batch.pk).delete()


def _claim(batch: Batch, s: Statement, figure: Figure | None, layout: Layout) -> Claim:
    assert batch.report is not None
    paragraph = layout.at(s.start)
    would_be = s.check.would_be
    return Claim(
        report=batch.report,
        batch=batch.pk,
        kind=s.kind,
        printed=s.printed[:60],
        start=s.start,
        end=s.end,
        verdict=s.verdict,
        computed=None if would_be is None else round(would_be, 6),
        unit=(figure.unit if figure else "")[:30],
        missing=s.check.missing[:20],
        paragraph=paragraph.number if paragraph else None,
        section=layout.heading_of(paragraph.number)[:120] if paragraph else "",
    )


def _operands(claim: Claim, s: Statement, reading: Reading) -> list[ClaimOperand]:
    return [
        ClaimOperand(
            claim=claim,
            position=position,
            printed=printed[:60],
            year=s.since
            if isinstance(s, Borne) and position == 1
            else _year_of(printed, s.start, reading),
            published=isinstance(s, Borne) and position == 1,
        )
        for position, printed in enumerate(s.operands, start=1)
    ]


def _year_of(printed: str, start: int, reading: Reading) -> int | None:
    """The year of the figure so printed that stands nearest."""
    near = [f for f in reading.figures if f.printed == printed]
    return min(near, key=lambda f: abs(f.start - start)).year if near else None
