"""A trend as a plain dict for Plotly, from the same points as the drawing (pure).

Colours are written as names of custom properties (``--s1``); static/js/chart.js puts the
page's own colours in their place, light or dark.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from indicators.models import Area
from indicators.trends import Line, Link, Point, Trend
from portal.charts.labels import Label
from portal.charts.palette import REST, Style, styles
from portal.charts.trend_svg import AREA_MARK_DROP, AreaMark, Drawing
from portal.wording.lines import as_reported, line_label, point_label
from portal.wording.nouns import counted
from reports.evidence import source_of

SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "triangle": "triangle-up",
    "diamond": "diamond",
    "cross": "cross",
    "wedge": "triangle-down",
}
ARROW = 34


def plotly(
    trend: Trend, highlighted: Sequence[Area], drawings: Sequence[Drawing]
) -> dict[str, Any]:
    """``data``, the common ``layout``, and for each drawing the rest of the layout, so
    that axes and names stand where the drawing has them."""
    chosen = styles(highlighted)
    traces: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    lines = [line for line in trend.lines if line.points]
    for line in sorted(lines, key=lambda one: one.series.area_id in chosen):
        style = chosen.get(line.series.area_id, REST)
        traces += [*_links(line, style), _marks(trend, line, style)]
        arrows += _arrows(line, style)
    return {
        "data": traces,
        "layout": _layout(),
        "sizes": {d.size.name: _sized(d, arrows) for d in drawings},
    }


def _links(line: Line, style: Style) -> Iterator[dict[str, Any]]:
    for a, b, link in zip(line.points, line.points[1:], line.links, strict=False):
        if link is Link.NONE:
            continue
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [a.year, b.year],
            "y": [float(a.value), float(b.value)],
            "line": {
                "color": style.colour,
                "width": 1 if style is REST else 2,
                "dash": "dot" if link is Link.GAP else "solid",
            },
            "hoverinfo": "skip",
            "showlegend": False,
        }


def _marks(trend: Trend, line: Line, style: Style) -> dict[str, Any]:
    full = [line.principal and not p.part_year for p in line.points]
    ends = [(p, (p.interval.low, p.interval.high)) for p in line.points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": line_label(line, trend.group),
        "x": [p.year for p in line.points],
        "y": [float(p.value) for p in line.points],
        "text": [_words(trend, line, p) for p in line.points],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "color": style.colour,
            "symbol": [SYMBOLS[style.shape] + "-open" * (not f) for f in full],
            "size": 5 if style is REST else 10,
            "line": {"width": 2, "color": style.colour},
        },
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [_less(high, p.value) for p, (_low, high) in ends],
            "arrayminus": [_less(p.value, low) for p, (low, _high) in ends],
            "color": style.colour,
            "thickness": 5,
            "width": 0,
        },
        "showlegend": False,
    }


def _less(a: Decimal | None, b: Decimal | None) -> float | None:
    return None if a is None or b is None or a == b else float(a - b)


def _words(trend: Trend, line: Line, point: Point) -> str:
    """What shows when the reader points at a mark: figure and source."""
    name = line_label(line, trend.group)
    text = f"{name} {point.year}: {point_label(point)} {counted(trend.unit, trend.indicator)}"
    if reported := as_reported(point):
        text += f" · {reported}"
    source = source_of(point.observation)
    if source is None:
        return text
    paragraph = f" ¶{source.paragraph}" if source.paragraph else ""
    return f"{text}<br>{source.report.short_label}{paragraph}"


def _arrows(line: Line, style: Style) -> Iterator[dict[str, Any]]:
    for point in line.points:
        for bound, way in ((point.interval.high, 1), (point.interval.low, -1)):
            if bound is None:
                yield {
                    "x": point.year,
                    "y": float(point.value),
                    "text": "",
                    "showarrow": True,
                    "ax": 0,
                    "ay": way * ARROW,
                    "yshift": way * ARROW,
                    "arrowcolor": style.colour,
                    "arrowhead": 2,
                    "arrowwidth": 1.5,
                }


def _sized(drawing: Drawing, arrows: list[dict[str, Any]]) -> dict[str, Any]:
    """What follows from the size of the drawing: margins, axes, names."""
    size = drawing.size
    years = [drawing.x.back(place) for place in (drawing.left, drawing.right)]
    return {
        "height": size.height,
        "font": {"size": size.letters},
        "margin": {
            "l": drawing.left,
            "r": 0,
            "t": drawing.top,
            "b": size.height - drawing.bottom,
        },
        "xaxis": {
            "range": [round(year, 3) for year in years],
            "tickvals": [int(tick.label) for tick in drawing.years],
        },
        "yaxis": {
            "range": [float(drawing.y.low), float(drawing.y.high)],
            "tickvals": [drawing.y.back(tick.place) for tick in drawing.values],
            "ticktext": [tick.label for tick in drawing.values],
        },
        "annotations": [
            *arrows,
            *(_name(label) for label in drawing.labels),
            *(_area_mark(mark) for mark in drawing.area_marks),
        ],
    }


def _name(label: Label) -> dict[str, Any]:
    point: Point = label.wanted.of
    colour, *doubt = label.wanted.css.split()
    if doubt:
        colour = "doubt"
    return {
        "x": point.year,
        "y": float(point.value),
        "text": label.wanted.text,
        "showarrow": False,
        "xanchor": {"start": "left", "middle": "center", "end": "right"}[label.anchor],
        "xshift": round(label.dx),
        "yshift": round(-label.dy),
        "borderpad": 0,
        "font": {"color": "--soft" if colour == "s-rest" else f"--{colour}"},
    }


def _area_mark(mark: AreaMark) -> dict[str, Any]:
    """On the axis; pointed at, it says what happened to the area."""
    return {
        "x": mark.year,
        "y": 0,
        "yref": "paper",
        "text": "▲",
        "hovertext": mark.title,
        "showarrow": False,
        "yshift": -AREA_MARK_DROP,
        "borderpad": 0,
        "font": {"size": 9, "color": "--soft"},
    }


def _layout() -> dict[str, Any]:
    return {
        "hovermode": "closest",
        "showlegend": False,
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "color": "--soft",
            "ticklabelstandoff": 6,
        },
        "yaxis": {"gridcolor": "--rule", "zeroline": False, "color": "--soft"},
        "hoverlabel": {
            "bgcolor": "--card",
            "bordercolor": "--soft",
            "font": {"color": "--ink"},
        },
    }
