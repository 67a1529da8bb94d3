"""The uploaded file with what was found written into it: colours and comments on cells that
need something, and a verdict behind every row."""

import io
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext
from openpyxl import Workbook

from importers.files.formats.tables import RawRow
from importers.files.kinds import FileKind
from importers.files.workbooks import rows_of
from importers.models import Batch, BatchFile, Candidate, CandidateVerdict, Decision
from importers.spreadsheets.workbook_cells import DOUBT, WRONG, cell_of, written

COLOURS = {
    CandidateVerdict.PROBLEM: WRONG,
    CandidateVerdict.CONFLICT: WRONG,
    CandidateVerdict.QUESTION: DOUBT,
}
MOST_COMMENTS = 5_000
LONGEST_NUMBER = 15

Found = dict[tuple[str, int], list[Candidate]]


def annotated_bytes(batch: Batch) -> bytes:
    """An xlsx with the sheets of the file, whatever kind it was."""
    file = BatchFile.objects.get(batch=batch)
    found = _found(batch)
    book = Workbook(write_only=True)
    writer = _Writer(book, found)
    for row in rows_of(io.BytesIO(file.content), FileKind(file.kind)):
        writer.write(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _found(batch: Batch) -> Found:
    columns = ("sheet", "row", "column", "verdict", "problem", "asked", "decision")
    found: Found = defaultdict(list)
    for c in batch.candidates.order_by("number").only(*columns).iterator():
        found[(c.sheet, c.row)].append(c)
    return found


class _Writer:
    def __init__(self, book: Workbook, found: Found) -> None:
        self.book = book
        self.found = found
        self.sheets: dict[str, Any] = {}
        self.ends: dict[str, int] = {}
        self.comments = 0

    def write(self, row: RawRow) -> None:
        sheet = self._sheet(row)
        while self.ends[row.sheet] < row.number - 1:
            self.ends[row.sheet] += 1
            sheet.append([])
        self.ends[row.sheet] = row.number
        candidates = self.found.get((row.sheet[:100], row.number), [])
        marks = {c.column: c for c in candidates}
        cells = [
            self._cell(sheet, text, marks.get(column))
            for column, text in enumerate(row.cells, start=1)
        ]
        for column in sorted(c for c in marks if c > len(cells)):
            cells += [None] * (column - len(cells) - 1)
            cells.append(self._cell(sheet, "", marks[column]))
        if candidates:
            cells += [None, written(sheet, _verdicts(candidates))]
        sheet.append(cells)

    def _sheet(self, row: RawRow) -> Any:
        if row.sheet not in self.sheets:
            sheet = self.book.create_sheet(row.sheet[:31] or gettext("表"))
            self.sheets[row.sheet] = sheet
            self.ends[row.sheet] = 0
        return self.sheets[row.sheet]

    def _cell(self, sheet: Any, text: str, c: Candidate | None) -> Any:
        """The cell as it was; only what needs something is coloured, which takes time."""
        fill, told = None, ""
        if c is not None:
            told = c.problem or (c.asked if c.writes else "")
            fill = (
                DOUBT
                if c.asked and not c.problem
                else COLOURS.get(CandidateVerdict(c.verdict))
            )
        if fill is None:
            return written(sheet, _plain(text))
        self.comments += bool(told)
        comment = told if self.comments <= MOST_COMMENTS else ""
        return cell_of(sheet, _plain(text), fill=fill, comment=comment)


def _plain(text: str) -> object:
    """A number where the text is one that a spreadsheet keeps exactly."""
    digits = text.strip()
    if (
        not digits
        or len(digits) > LONGEST_NUMBER
        or digits.startswith("0") != (digits == "0" or digits.startswith("0."))
    ):
        return text
    try:
        number = Decimal(digits) if digits.isascii() else None
    except InvalidOperation:
        return text
    if number is None or not number.is_finite() or "e" in digits.lower():
        return text
    return number if str(number) == digits else text


def _verdicts(candidates: list[Candidate]) -> str:
    told = []
    for c in candidates:
        text = str(c.get_verdict_display())
        if c.decision != Decision.PENDING:
            text += f"（{c.get_decision_display()}）"
        remark = c.problem or c.asked
        told.append(f"{text}：{remark}" if remark else text)
    return "；".join(dict.fromkeys(told))
