"""What every search for assertions looks at: the text, its figures, and their places."""

import re
from dataclasses import dataclass

from reports.claim_checks import Check, Operand, operand
from reports.reading.amounts.kinds import CHANGE, LEVEL
from reports.reading.claims.statement import MissingOperand, Statement
from reports.reading.figures import Figure
from reports.reading.reader import Reading
from reports.reading.text.sentences import Sentences, sentences

# Indicators and classifiers whose figures may be parts of one whole.
_ITEMS = frozenset("家所个处座条项")
_PEOPLE = frozenset(("人", "名", "位", ""))
_AGAINST_LAST_YEAR = re.compile(r"同比|去年|上年|上一年")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


_VERB = re.compile(
    r"(?:净|共|实际)?(?:增加|减少|增长|提高|下降|降低|上升|上涨|多出|增|减|多|少|降)了?$"
)


@dataclass(frozen=True)
class ReadReport:
    """A report that has been read, with the sentences of its running text."""

    reading: Reading
    bounds: Sentences

    @classmethod
    def of(cls, reading: Reading) -> "ReadReport":
        return cls(reading, sentences(reading.clean.text))

    @property
    def text(self) -> str:
        return self.reading.clean.text

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.reading.figures

    def place(self, index: int) -> tuple[int, int]:
        return self.reading.places[index]

    def gap(self, left: int, right: int) -> str:
        """The text between two figures."""
        return self.text[self.place(left)[1] : self.place(right)[0]]

    def before(self, index: int, reach: int = 40) -> str:
        """The text before a figure in its sentence, back to the figure before it."""
        start = self.place(index)[0]
        floor = self.bounds.around(start)[0]
        if index:
            floor = max(floor, self.place(index - 1)[1])
        return self.text[max(floor, start - reach) : start]

    def operand(self, index: int) -> Operand:
        figure = self.figures[index]
        return operand(figure.printed, figure.value, figure.qualifier)

    def level(self, index: int) -> bool:
        """A plain amount of one value, no range."""
        figure = self.figures[index]
        return figure.kind == LEVEL and figure.value_high is None

    def since(self, words: str, after: int) -> int | None:
        """The year that a figure is compared with: one named, or the one before its own."""
        if named := _YEAR.findall(words):
            return int(named[-1])
        year = self.figures[after].year
        last = _AGAINST_LAST_YEAR.search(words) and year is not None
        return year - 1 if last and year else None

    def statement(
        self,
        kind: str,
        index: int,
        used: tuple[int, ...],
        check: Check,
        wanted: MissingOperand | None = None,
    ) -> Statement:
        """An assertion that the figure ``index`` makes."""
        figure = self.figures[index]
        return Statement(
            kind, figure.start, figure.end, figure.printed,
            tuple(map(self.told, used)), check, used, wanted,
        )  # fmt: skip

    def told(self, index: int) -> str:
        """A figure as printed; a change with the verb before it (``净增2788人``), so that it
        is not taken for the value reached."""
        figure = self.figures[index]
        verb = _VERB.search(self.before(index)) if figure.kind == CHANGE else None
        return f"{verb.group()}{figure.printed}" if verb else figure.printed


def decimals(figure: Figure) -> int:
    """Decimal places printed."""
    match = re.search(r"\d+\.(\d+)", figure.printed)
    return len(match[1]) if match else 0


def alike(one: Figure, other: Figure) -> bool:
    """Both count in units of which one may be part of the other."""
    units = {one.unit, other.unit}
    return len(units) == 1 or units <= _ITEMS or units <= _PEOPLE
