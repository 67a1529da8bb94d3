"""The text of a report with its figures marked, a page at a time (no HTML here)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.desk.states import LABELS, state_of
from importers.models import Batch, Candidate
from reports.paragraphs import Paragraph, ParagraphLayout, is_table, layout_of

PAGE = 30_000  # characters


@dataclass(frozen=True)
class Marked:
    """A stretch of a paragraph: plain text, or a figure with its state."""

    text: str
    candidate: Candidate | None = None
    state: str = ""
    chosen: bool = False

    @property
    def label(self) -> str:
        return str(LABELS[self.state])


@dataclass(frozen=True)
class ReportBlock:
    """A paragraph of the report with its number and its pieces; ``rows``: where it is a
    table, the same pieces by row and cell."""

    number: int
    heading: bool
    pieces: tuple[Marked, ...]
    rows: tuple["ReportRow", ...] = ()


@dataclass(frozen=True)
class ReportCell:
    """A cell of a table with its pieces; ``is_words``: it tells something, not a number."""

    pieces: tuple[Marked, ...]

    @property
    def is_words(self) -> bool:
        told = "".join(piece.text for piece in self.pieces)
        marked = any(piece.candidate for piece in self.pieces)
        return not marked and any(c.isalpha() for c in told)


@dataclass(frozen=True)
class ReportRow:
    """A row of a table: its cells; ``is_head``: it names what stands below."""

    cells: tuple[ReportCell, ...]
    is_head: bool


@dataclass(frozen=True)
class ReportPage:
    """One page of the text. ``pages`` counts all of them."""

    blocks: tuple[ReportBlock, ...]
    page: int
    pages: int

    @property
    def figures(self) -> list[Marked]:
        return [p for block in self.blocks for p in block.pieces if p.candidate]


def sheet_of(
    batch: Batch, text: str, chosen: Candidate | None, page: int
) -> ReportPage:
    """The page with the chosen figure, or the one that was asked for."""
    layout = layout_of(text)
    pages = _pages(layout.paragraphs)
    if chosen is not None:
        place = chosen.mark.start
        page = next((n for n, (_f, end) in enumerate(pages, 1) if place < end), 1)
    page = min(max(page, 1), len(pages) or 1)
    if not pages:
        return ReportPage((), 1, 1)
    start, end = pages[page - 1]
    candidates = batch.candidates.filter(mark__start__gte=start, mark__start__lt=end)
    figures = list(
        candidates.select_related("mark", "indicator", "group").order_by("mark__start")
    )
    shown = [p for p in layout.paragraphs if start <= p.start < end]
    blocks = tuple(_blocks(layout, shown, figures, chosen))
    return ReportPage(blocks, page, len(pages))


def _pages(paragraphs: Iterable[Paragraph]) -> list[tuple[int, int]]:
    """Start and end of each page; paragraphs are not broken."""
    found: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        if found and paragraph.end - found[-1][0] <= PAGE:
            found[-1] = (found[-1][0], paragraph.end)
        else:
            found.append((paragraph.start, paragraph.end))
    return found


def _blocks(
    layout: ParagraphLayout,
    paragraphs: list[Paragraph],
    figures: list[Candidate],
    chosen: Candidate | None,
) -> Iterator[ReportBlock]:
    waiting = iter(figures)
    following = next(waiting, None)
    for paragraph in paragraphs:
        pieces: list[Marked] = []
        place = paragraph.start
        while following is not None and following.mark.start < paragraph.end:
            start, end = max(following.mark.start, place), following.mark.end
            if end > start:
                pieces.append(Marked(layout.text[place:start]))
                pieces.append(_marked(layout.text[start:end], following, chosen))
                place = end
            following = next(waiting, None)
        pieces.append(Marked(layout.text[place : paragraph.end]))
        words = layout.text[paragraph.start : paragraph.end]
        heading = layout.heading_of(paragraph.number) == " ".join(words.split()).strip(
            "# "
        )
        told = tuple(p for p in pieces if p.text)
        rows = tuple(_rows(told)) if is_table(words) else ()
        yield ReportBlock(paragraph.number, heading, told, rows)


def _rows(pieces: tuple[Marked, ...]) -> Iterator[ReportRow]:
    """The pieces of a table by row and cell; short rows are filled up with empty cells."""
    rows: list[list[list[Marked]]] = [[[]]]
    for piece in pieces:
        if piece.candidate is not None:
            rows[-1][-1].append(piece)
            continue
        for number, line in enumerate(piece.text.splitlines(keepends=True)):
            if number:
                rows.append([[]])
            for place, words in enumerate(line.rstrip("\r\n").split("\t")):
                if place:
                    rows[-1].append([])
                if words:
                    rows[-1][-1].append(Marked(words))
        if piece.text.endswith(("\r", "\n")):
            rows.append([[]])
    width = max(map(len, rows))
    heads = True
    for row in rows:
        heads = heads and not any(p.candidate for cell in row for p in cell)
        cells = [*row, *([] for _ in range(width - len(row)))]
        yield ReportRow(tuple(ReportCell(tuple(cell)) for cell in cells), heads)


def _marked(text: str, c: Candidate, chosen: Candidate | None) -> Marked:
    is_chosen = chosen is not None and c.pk == chosen.pk
    return Marked(text, c, state_of(c), is_chosen)
