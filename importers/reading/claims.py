"""Assertions of arithmetic in a report, found with their operands and recomputed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from importers.reading.figures import Figure, plain
from importers.reading.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE, SHARE
from importers.reading.reader import Reading
from importers.reading.sentences import sentences
from reports.claims import (
    Check,
    Operand,
    check_change,
    check_difference,
    check_growth,
    check_multiple,
    check_share,
    check_sum,
    operand,
    unknown,
)

# Between the value reached and what is said of the step: nothing but this.
_RIGHT_AFTER = re.compile(
    r"[，、（）]{0,2}(?:同比|总体|整体|净|共|实际|提标|合计)?(?:增幅|减幅|降幅|涨幅|增长|增加|提高|上升|提升|下降|减少|降低|"
    r"上涨|增|减|扩大|翻|是|为)?(?:了|达到|达|为|约|近|超过|超|原来的|(?:19|20)\d\d年的){0,3}"
)
_AFTER_COMPARED = re.compile(
    r"）?(?:同比|相比)?(?:增幅|减幅|降幅|增长|增加|提高|上升|下降|减少|降低|增|减)(?:了|达|为|约|近|超过){0,2}"
)
_FALL = re.compile(r"减幅|降幅|下降|减少|降低|减")
_GROWN = re.compile(r"增长|增加|提高|扩大|上升")
_COMPARING = re.compile(
    r"(?:较|比|与)(?:去年|上年|上一年|(?:19|20)\d\d年)(?:同期)?[的（]"
)
_AMONG = re.compile(r"其中")
_OTHER_TERMS = re.compile(r"年均|平均|分别|城区|农村")
_PER_THOUSAND = re.compile(r"每[千万百]")
LONGEST_LINK = 24


@dataclass(frozen=True)
class Statement:
    """One assertion: what kind, where (offsets in the text as decoded), the operands as
    printed, and what recomputing it shows."""

    kind: str
    start: int
    end: int
    printed: str
    operands: tuple[str, ...]
    check: Check

    @property
    def verdict(self) -> str:
        return str(self.check.verdict)

    @property
    def detail(self) -> str:
        """The recomputed value, or what is missing."""
        if self.check.missing:
            return self.check.missing
        return (
            "" if self.check.would_be is None else str(self.check.would_be.normalize())
        )

    def as_dict(self) -> dict[str, Any]:
        would_be = self.check.would_be
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "printed": self.printed,
            "operands": list(self.operands),
            "verdict": self.verdict,
            "recomputed": None if would_be is None else plain(would_be),
            "missing": self.check.missing,
        }


def statements(reading: Reading) -> tuple[Statement, ...]:
    """All assertions found in a report, in order."""
    return tuple(_Search(reading).found())


class _Search:
    """One pass over the figures of a report."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.clean.text
        self.figures = reading.figures
        self.places = reading.places
        self.steps = reading.steps
        self.bounds = sentences(self.text)

    def found(self) -> Iterator[Statement]:
        for index, figure in enumerate(self.figures):
            if not figure.actual:
                continue
            statement = None
            if figure.kind in (GROWTH, CHANGE, MULTIPLE):
                statement = self._of_step(index) or self._of_comparison(index)
                statement = statement or self._of_change(index)
                if statement is None and figure.kind == GROWTH and figure.unit == "%":
                    statement = self._statement(
                        "growth", index, (), unknown("operands")
                    )
            elif figure.kind == SHARE:
                statement = self._share(index)
            elif figure.kind == LEVEL:
                statement = self._sum(index) or self._per_thousand(index)
            if statement is not None:
                yield statement

    def _gap(self, left: int, right: int) -> str:
        return self.text[self.places[left][1] : self.places[right][0]]

    def _operand(self, index: int) -> Operand:
        figure = self.figures[index]
        return operand(figure.printed, figure.value, figure.qualifier)

    def _of_step(self, index: int) -> Statement | None:
        """从x提高到y，增幅z: the value right before is the end of a step."""
        if not index or (first := self.steps[index - 1]) is None or first != index - 2:
            return None
        gap = self._gap(index - 1, index)
        if len(gap) > LONGEST_LINK or not _RIGHT_AFTER.fullmatch(gap):
            return None
        before, after = self._operand(first), self._operand(index - 1)
        if self.figures[first].unit != self.figures[index - 1].unit:
            return None
        return self._checked(index, before, after, (first, index - 1), gap)

    def _of_comparison(self, index: int) -> Statement | None:
        """y，较去年同期（x）增长z."""
        if index < 2:
            return None
        y, x = self.figures[index - 2], self.figures[index - 1]
        gap, link = self._gap(index - 1, index), self._gap(index - 2, index - 1)
        if y.unit != x.unit or x.kind != LEVEL or y.kind != LEVEL:
            return None
        if not _AFTER_COMPARED.fullmatch(gap) or not _COMPARING.search(link):
            return None
        if _OTHER_TERMS.search(link) or len(link) > LONGEST_LINK:
            return None
        before, after = self._operand(index - 1), self._operand(index - 2)
        return self._checked(index, before, after, (index - 1, index - 2), gap)

    def _of_change(self, index: int) -> Statement | None:
        """y，比上年减少z，下降p%."""
        figure = self.figures[index]
        if index < 2 or figure.kind != GROWTH or figure.unit != "%":
            return None
        y, z = self.figures[index - 2], self.figures[index - 1]
        gap, link = self._gap(index - 1, index), self._gap(index - 2, index - 1)
        if (
            z.kind != CHANGE
            or y.kind != LEVEL
            or y.unit != z.unit
            or len(link) > LONGEST_LINK
        ):
            return None
        if not _RIGHT_AFTER.fullmatch(gap) or "。" in link or _OTHER_TERMS.search(link):
            return None
        fall = bool(_FALL.search(gap))
        if fall != bool(_FALL.search(link)):
            return None
        check = check_change(
            self._operand(index - 2), self._operand(index - 1), self._operand(index),
            _decimals(figure), fall=fall,
        )  # fmt: skip
        return self._statement("growth", index, (index - 2, index - 1), check)

    def _checked(
        self,
        index: int,
        before: Operand,
        after: Operand,
        used: tuple[int, int],
        gap: str,
    ) -> Statement | None:
        figure, claimed = self.figures[index], self._operand(index)
        if figure.kind == GROWTH and figure.unit == "%":
            fall = bool(_FALL.search(gap))
            check = check_growth(before, after, claimed, _decimals(figure), fall=fall)
            return self._statement("growth", index, used, check)
        if figure.kind == MULTIPLE:
            grown = bool(_GROWN.search(gap)) and "番" not in figure.printed
            check = check_multiple(
                before, after, claimed, _decimals(figure), grown=grown
            )
            return self._statement("multiple", index, used, check)
        unit = self.figures[used[1]].unit
        if figure.unit == unit or (figure.unit == "元" and unit.startswith("元/")):
            return self._statement(
                "difference", index, used, check_difference(before, after, claimed)
            )
        return None

    def _share(self, index: int) -> Statement | None:
        """n人，占p%: of the total named before 其中."""
        if index < 2 or self.figures[index - 1].kind != LEVEL:
            return self._statement("share", index, (), unknown("whole"))
        part, whole = self.figures[index - 1], self.figures[index - 2]
        gap, link = self._gap(index - 1, index), self._gap(index - 2, index - 1)
        if (
            part.unit != whole.unit or not _AMONG.search(link) or "。" in link
            or not re.fullmatch(r"[，（]?占(?:比|总数的|总量的|全部的)?(?:达|为)?", gap)
        ):  # fmt: skip
            return self._statement("share", index, (), unknown("whole"))
        check = check_share(
            self._operand(index - 1), self._operand(index - 2), self._operand(index),
            _decimals(self.figures[index]),
        )  # fmt: skip
        return self._statement("share", index, (index - 1, index - 2), check)

    def _sum(self, index: int) -> Statement | None:
        """T，其中a、b和c."""
        end = self.bounds.around(self.places[index][0])[1]
        total = self.figures[index]
        if total.value <= 0 or index + 2 >= len(self.figures):
            return None
        parts: list[int] = []
        for other in range(index + 1, min(index + 12, len(self.figures))):
            part = self.figures[other]
            if self.places[other][0] >= end or "；" in self._gap(other - 1, other):
                break
            if part.kind != LEVEL:
                continue
            if not parts and not _AMONG.search(self._gap(index, other)):
                return None
            if _alike(part, total) and part.indicator == total.indicator:
                parts.append(other)
        if len(parts) < 2:
            return None
        check = check_sum(self._operand(index), [self._operand(part) for part in parts])
        return (
            self._statement("sum", index, tuple(parts), check)
            if not check.missing
            else None
        )

    def _per_thousand(self, index: int) -> Statement | None:
        place = self.places[index][0]
        if not _PER_THOUSAND.search(self.text, max(0, place - 16), place):
            return None
        return self._statement("per_thousand", index, (), unknown("operands"))

    def _statement(
        self, kind: str, index: int, used: tuple[int, ...], check: Check
    ) -> Statement:
        figure = self.figures[index]
        return Statement(
            kind, figure.start, figure.end, figure.printed,
            tuple(self.figures[other].printed for other in used), check,
        )  # fmt: skip


_ITEMS = frozenset("家所个处座条项")


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or {one.unit, other.unit} <= _ITEMS


def _decimals(figure: Figure) -> int:
    """Decimal places printed."""
    match = re.search(r"\d+\.(\d+)", figure.printed)
    return len(match[1]) if match else 0
