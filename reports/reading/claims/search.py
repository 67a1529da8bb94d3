"""All assertions of a report, in the order of its text."""

from collections.abc import Iterator

from reports.reading.amounts.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE, SHARE
from reports.reading.claims import growth, nth, parts, ranks
from reports.reading.claims.borne_out import borne_out
from reports.reading.claims.page import ReadReport
from reports.reading.claims.statement import Statement
from reports.reading.reader import Reading


def statements(reading: Reading) -> tuple[Statement, ...]:
    """All assertions found in a report, in order."""
    page = ReadReport.of(reading)
    figures = _without_operands(list(_of_figures(page)))
    found = [*figures, *nth.every_nth(page), *ranks.ranks(page)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _without_operands(found: list[tuple[int, Statement]]) -> list[Statement]:
    """A difference that another assertion was checked with is not asked for again."""
    used = {index for _, s in found if not s.check.missing for index in s.used}
    return [
        s
        for index, s in found
        if not (s.kind == "difference" and s.check.missing and index in used)
    ]


def _of_figures(page: ReadReport) -> Iterator[tuple[int, Statement]]:
    for index, figure in enumerate(page.figures):
        if not figure.actual:
            continue
        statement = None
        if figure.kind in (GROWTH, CHANGE, MULTIPLE):
            statement = growth.growth(page, index)
        elif figure.kind == SHARE:
            statement = parts.share(page, index)
        elif figure.kind == LEVEL:
            statement = parts.total(page, index) or nth.per_thousand(page, index)
        if statement is not None:
            yield index, borne_out(page, index, statement)
