"""A trend as a drawing: everything the SVG template needs, already in place (pure).

What is not known is drawn too: dotted links over years without figures, hollow marks for
another coverage, arrows for open ends, whiskers for intervals.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.models import Area
from indicators.trends import Line, Link, Point, Trend
from portal.charts.labels import Box, Label, LabelWish, along, place, text_width
from portal.charts.markers import SIZE, mark_path
from portal.charts.palette import REST, Style, styles
from portal.charts.scales import Scale, ticks, year_ticks
from portal.wording.lines import line_label, point_label
from portal.wording.lists import joined_parts
from portal.wording.nouns import counted
from portal.wording.numbers import scaled
from portal.wording.redrawings import distinct, redrawing_words

ARROW = 34.0
REST_SIZE = 2.4
LABELLED_POINTS = 8
# Below the axis and above the years, where neither points nor letters come.
AREA_MARK_DROP, AREA_MARK_SIZE = 8.3, 2.8


@dataclass(frozen=True)
class Size:
    """How large the drawing and its letters are, in the units of its viewBox."""

    name: str
    width: float
    height: float
    letters: float
    y_ticks: int
    year_room: float


WIDE = Size("wide", 1040, 380, 14, 5, 62)
MEDIUM = Size("medium", 660, 360, 14, 5, 56)
NARROW = Size("narrow", 340, 300, 13, 5, 52)


@dataclass(frozen=True)
class Tick:
    place: float
    label: str


@dataclass(frozen=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    dotted: bool = False


@dataclass(frozen=True)
class Marker:
    """``title`` is what the browser shows when pointed at."""

    path: str
    title: str
    doubtful: bool = False
    partial: bool = False


@dataclass(frozen=True)
class AreaMark:
    """On the axis, in a year in which an area was redrawn; ``title`` says how."""

    year: int
    path: str
    title: str


@dataclass(frozen=True)
class Drawn:
    """One line of the trend: hollow marks and thin strokes for other coverages."""

    css: str
    hollow: bool
    strokes: tuple[Stroke, ...]
    whiskers: tuple[Stroke, ...]
    arrows: tuple[str, ...]
    marks: tuple[Marker, ...]


@dataclass(frozen=True)
class Drawing:
    size: Size
    x: Scale
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    lines: tuple[Drawn, ...]
    labels: tuple[Label, ...]
    from_zero: bool
    area_marks: tuple[AreaMark, ...] = ()

    @property
    def hollow(self) -> bool:
        return any(line.hollow for line in self.lines)

    @property
    def arrows(self) -> bool:
        return any(line.arrows for line in self.lines)

    @property
    def whiskers(self) -> bool:
        return any(line.whiskers for line in self.lines)

    @property
    def dotted(self) -> bool:
        return any(stroke.dotted for line in self.lines for stroke in line.strokes)

    @property
    def doubtful(self) -> bool:
        return any(mark.doubtful for line in self.lines for mark in line.marks)

    @property
    def partial(self) -> bool:
        return any(mark.partial for line in self.lines for mark in line.marks)


def draw(trend: Trend, highlighted: Sequence[Area], size: Size) -> Drawing:
    """``highlighted`` are the cities in colour; all others stay grey in the background."""
    return _Board(trend, styles(highlighted), size).drawing()


class _Board:
    """The axes of one drawing and everything placed along them."""

    def __init__(self, trend: Trend, chosen: Mapping[int, Style], size: Size) -> None:
        self.trend, self.chosen, self.size = trend, chosen, size
        values = ticks(*_span(trend.points), size.y_ticks)
        self.top, self.bottom = 16.0, size.height - 30
        wide_values = max(text_width(scaled(v), size.letters) for v in values)
        self.left = round(wide_values + 16, 1)
        self.right = size.width - self._room_for_names()
        self.y = Scale(values[0], values[-1], self.bottom, self.top)
        first, last = trend.years[0], trend.years[-1]
        self.x = Scale(
            Decimal(first), Decimal(last), self.left + 14, max(self.right, 60)
        )
        room = int((self.right - self.left) / size.year_room)
        self.values, self.years = values, year_ticks(first, last, room)

    def drawing(self) -> Drawing:
        lines = sorted(self.trend.lines, key=lambda one: self._style(one) is not REST)
        drawn = [self._line(line) for line in lines if line.points]
        return Drawing(
            size=self.size,
            x=self.x,
            y=self.y,
            left=self.left,
            right=self.size.width,
            top=self.top,
            bottom=self.bottom,
            years=tuple(Tick(self.x.at(y), str(y)) for y in self.years),
            values=tuple(Tick(self.y.at(v), scaled(v)) for v in self.values),
            lines=tuple(drawn),
            labels=tuple(self._labels(drawn)),
            from_zero=self.values[0] == 0,
            area_marks=tuple(self._area_marks()),
        )

    def _area_marks(self) -> Iterator[AreaMark]:
        """One a year, for the cities in colour."""
        coloured = [x for x in self.trend.lines if self._style(x) is not REST]
        by_year: dict[int, list[str]] = {}
        for redrawing in distinct(r for line in coloured for r in line.redrawings):
            by_year.setdefault(redrawing.year, []).append(redrawing_words(redrawing))
        y = self.bottom + AREA_MARK_DROP
        for year, sentences in by_year.items():
            path = mark_path("triangle", self.x.at(year), y, AREA_MARK_SIZE)
            yield AreaMark(year, path, joined_parts(sentences))

    def _style(self, line: Line) -> Style:
        return self.chosen.get(line.series.area_id, REST)

    def _room_for_names(self) -> float:
        """At the right of the last year, for the names at the lines' ends."""
        last = self.trend.years[-1]
        ends = [
            text_width(self._name(line, line.latest), self.size.letters)
            for line in self.trend.lines
            if line.latest and line.latest.year == last
        ]
        most = 0.38 if self.size is NARROW else 0.26
        return min(max(ends, default=0.0) + 24, self.size.width * most)

    def _name(self, line: Line, end: Point) -> str:
        name = line_label(line, self.trend.group)
        return f"{name} {point_label(end)}" if self._style(line) is not REST else name

    def _at(self, point: Point) -> tuple[float, float]:
        return self.x.at(point.year), self.y.at(point.value)

    def _line(self, line: Line) -> Drawn:
        style = self._style(line)
        return Drawn(
            css=style.css,
            hollow=not line.principal,
            strokes=tuple(self._strokes(line)),
            whiskers=tuple(self._whiskers(line)),
            arrows=tuple(self._arrows(line)),
            marks=tuple(self._mark(line, p, style) for p in line.points),
        )

    def _strokes(self, line: Line) -> Iterator[Stroke]:
        for a, b, link in zip(line.points, line.points[1:], line.links, strict=False):
            if link is not Link.NONE:
                yield Stroke(*self._at(a), *self._at(b), dotted=link is Link.GAP)

    def _whiskers(self, line: Line) -> Iterator[Stroke]:
        for point in line.points:
            low, high = point.interval.low, point.interval.high
            if low is not None and high is not None and low != high:
                x = self.x.at(point.year)
                yield Stroke(x, self.y.at(low), x, self.y.at(high))

    def _arrows(self, line: Line) -> Iterator[str]:
        """From a bound to where the figure may lie."""
        for point in line.points:
            x, y = self._at(point)
            for bound, way in ((point.interval.high, -1), (point.interval.low, 1)):
                if bound is None:
                    tip = round(y + way * ARROW, 1)
                    yield (
                        f"M{x} {y + way * SIZE}V{tip}"
                        f"M{x - 4} {tip - way * 6}L{x} {tip}L{x + 4} {tip - way * 6}"
                    )

    def _mark(self, line: Line, point: Point, style: Style) -> Marker:
        name = line_label(line, self.trend.group)
        value = f"{point_label(point)} {counted(self.trend.unit, self.trend.indicator)}"
        size = SIZE if style is not REST else REST_SIZE
        return Marker(
            path=mark_path(style.shape, *self._at(point), size),
            title=f"{name} {point.year}: {value}",
            doubtful=point.doubtful,
            partial=point.part_year,
        )

    def _labels(self, drawn: Iterable[Drawn]) -> list[Label]:
        strokes = [
            box
            for line in drawn
            for stroke in line.strokes
            for box in along(stroke.x1, stroke.y1, stroke.x2, stroke.y2)
        ]
        frame = Box(
            self.left, 2, self.size.width, self.bottom + self.size.letters * 0.2
        )
        return place(
            self._wanted(),
            size=self.size.letters,
            frame=frame,
            obstacles=list(self._obstacles()),
            strokes=strokes,
        )

    def _wanted(self) -> Iterator[LabelWish]:
        for line in self.trend.lines:
            for point in line.points:
                x, y = self._at(point)
                style = self._style(line)
                value = point_label(point)
                highlighted = style is not REST
                if point is line.latest:
                    name, weight = (
                        self._name(line, point),
                        10 * highlighted + line.principal,
                    )
                    city = line.series.area.short_label
                    yield LabelWish(
                        name,
                        x,
                        y,
                        style.css,
                        weight,
                        necessary=highlighted,
                        modest=not highlighted,
                        shorter=(f"{city} {value}", city) if highlighted else (),
                        of=point,
                    )
                elif highlighted and point.doubtful:
                    text = _("%(value)s 存疑") % {"value": value}
                    css = f"{style.css} is-doubt"
                    yield LabelWish(text, x, y, css, 9, necessary=True, of=point)
                elif highlighted and len(line.points) <= LABELLED_POINTS:
                    yield LabelWish(value, x, y, style.css, 5, of=point)

    def _obstacles(self) -> Iterator[Box]:
        for line in self.trend.lines:
            size = SIZE if self._style(line) is not REST else REST_SIZE
            for point in line.points:
                x, y = self._at(point)
                box = Box(x, y, x, y).grown(size)
                up = ARROW if point.interval.high is None else 0
                down = ARROW if point.interval.low is None else 0
                yield Box(box.left, box.top - up, box.right, box.bottom + down)


def _span(points: Iterable[Point]) -> tuple[Decimal, Decimal]:
    """The least and greatest value on the drawing, with room for open ends."""
    lows, highs = [], []
    for point in points:
        interval, value = point.interval, point.value
        lows.append(value if interval.low is None else interval.low)
        highs.append(value if interval.high is None else interval.high)
        if interval.high is None:
            highs.append(value * Decimal("1.15"))
        if interval.low is None:
            lows.append(value * Decimal("0.85"))
    return min(lows), max(highs)
