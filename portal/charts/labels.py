"""Labels that never lie on each other (pure).

Each label tries the places around its point in turn and takes the best free one; where
none is free, a necessary label is moved up or down and any other is left out.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

LINE = 1.25
GAP = 9.0


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class LabelWish:
    """A text to be set near a point. ``weight`` orders them, the greatest first.

    A ``necessary`` one may move up or down, a ``modest`` one stands at the right or not
    at all. ``shorter`` texts are tried where it finds no place; ``of`` is whatever it
    belongs to.
    """

    text: str
    x: float
    y: float
    css: str
    weight: int
    necessary: bool = False
    modest: bool = False
    shorter: tuple[str, ...] = ()
    of: Any = None


@dataclass(frozen=True)
class Label:
    """A text in its place: ``dx`` and ``dy`` lead from the point to where it is anchored."""

    wanted: LabelWish
    dx: float
    dy: float
    anchor: str
    baseline: float
    box: Box

    @property
    def x(self) -> float:
        return round(self.wanted.x + self.dx, 1)

    @property
    def y(self) -> float:
        return round(self.wanted.y + self.dy + self.baseline, 1)


def text_width(text: str, size: float) -> float:
    """About how wide a text is: Chinese characters are square, the others narrower."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return size * (wide + 0.58 * (len(text) - wide))


def place(
    wanted: Iterable[LabelWish],
    *,
    size: float,
    frame: Box,
    obstacles: Sequence[Box],
    strokes: Sequence[Box],
) -> list[Label]:
    """Set the texts within ``frame``, never on an obstacle or each other; on a stroke only
    what is necessary and has no other place."""
    placed: list[Label] = []
    for one in sorted(wanted, key=lambda w: -w.weight):
        taken = [*obstacles, *(label.box for label in placed)]
        versions = [one, *(replace(one, text=text) for text in one.shorter)]
        for version in versions:
            free = [
                label
                for label in candidates(version, size)
                if label.box.within(frame)
                and not any(label.box.meets(t) for t in taken)
            ]
            best = min(free, key=lambda c: crossings(c, strokes), default=None)
            if best and (one.necessary or one.modest or not crossings(best, strokes)):
                placed.append(best)
                break
    return placed


def crossings(label: Label, strokes: Sequence[Box]) -> int:
    return sum(label.box.meets(stroke) for stroke in strokes)


def candidates(one: LabelWish, size: float) -> Iterator[Label]:
    """The places to try, the best first."""
    high = size * LINE
    sides = [
        ("start", GAP, 0.0),
        ("middle", 0.0, -high),
        ("middle", 0.0, high),
        ("end", -GAP, 0.0),
        ("start", GAP, -high * 0.7),
        ("end", -GAP, -high * 0.7),
        ("start", GAP, high * 0.7),
        ("end", -GAP, high * 0.7),
        ("end", GAP, -high),
        ("end", GAP, high),
        ("start", -GAP, -high),
        ("start", -GAP, high),
    ]
    if one.modest:
        sides = sides[:1]
    if one.necessary:
        sides += [
            (anchor, dx, sign * high * step / 2)
            for step in range(3, 13)
            for sign in (-1, 1)
            for anchor, dx in (("start", GAP), ("end", -GAP))
        ]
    for anchor, dx, dy in sides:
        yield set_at(one, size, anchor, dx, dy)


def set_at(one: LabelWish, size: float, anchor: str, dx: float, dy: float) -> Label:
    """``dy`` leads to the middle of the line of text; the baseline lies a little lower."""
    width = text_width(one.text, size)
    x, y = one.x + dx, one.y + dy
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    box = Box(left, y - size * 0.6, left + width, y + size * 0.6)
    return Label(one, dx, dy, anchor, size * 0.36, box)


def along(x1: float, y1: float, x2: float, y2: float) -> Iterator[Box]:
    """A stroke as small boxes, fine enough to see what it crosses."""
    steps = max(int(max(abs(x2 - x1), abs(y2 - y1)) / 6), 1)
    for i in range(steps + 1):
        x = x1 + (x2 - x1) * i / steps
        y = y1 + (y2 - y1) * i / steps
        yield Box(x - 1, y - 1, x + 1, y + 1)
