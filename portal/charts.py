"""A trend as a plain dict for Plotly, from the same points as the drawing (pure).

Colours are written as names of custom properties (``--s1``); static/js/chart.js puts the
page's own colours in their place, light or dark.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from indicators.models import City
from indicators.trends import Line, Link, Point, Trend
from portal.evidence import source_of
from portal.lines import line_label, point_shown
from portal.palette import REST, Style, styles

SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "triangle": "triangle-up",
    "diamond": "diamond",
    "cross": "cross",
    "wedge": "triangle-down",
}
ARROW = 34


def plotly(trend: Trend, told: Sequence[City]) -> dict[str, Any]:
    """``data`` and ``layout``; values as JSON numbers, texts as the page tells them."""
    chosen = styles(told)
    traces: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    lines = [line for line in trend.lines if line.points]
    for line in sorted(lines, key=lambda one: one.series.city_id in chosen):
        style = chosen.get(line.series.city_id, REST)
        traces += [*_links(line, style), _marks(trend, line, style)]
        arrows += _arrows(line, style)
    return {"data": traces, "layout": _layout(trend, arrows)}


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
    symbol = SYMBOLS[style.shape] + ("" if line.principal else "-open")
    ends = [(p.interval.low, p.interval.high) for p in line.points]
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
            "symbol": symbol,
            "size": 5 if style is REST else 10,
            "line": {"width": 2, "color": style.colour},
        },
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [
                0.0 if high is None else float(high - p.value)
                for p, (_low, high) in zip(line.points, ends, strict=True)
            ],
            "arrayminus": [
                0.0 if low is None else float(p.value - low)
                for p, (low, _high) in zip(line.points, ends, strict=True)
            ],
            "color": style.colour,
            "thickness": 1,
            "width": 3,
        },
        "showlegend": False,
    }


def _words(trend: Trend, line: Line, point: Point) -> str:
    """What is told when the reader points at a mark: figure and source."""
    name = line_label(line, trend.group)
    told = f"{name} {point.year}: {point_shown(point)} {trend.unit.label}"
    source = source_of(point.observation)
    if source is None:
        return told
    paragraph = f" ¶{source.paragraph}" if source.paragraph else ""
    return f"{told}<br>{source.report.short_label}{paragraph}"


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


def _layout(trend: Trend, arrows: list[dict[str, Any]]) -> dict[str, Any]:
    first, last = trend.years[0], trend.years[-1]
    return {
        "annotations": arrows,
        "hovermode": "closest",
        "showlegend": False,
        "margin": {"l": 64, "r": 24, "t": 12, "b": 32},
        "xaxis": {
            "range": [first - 0.5, last + 0.5],
            "dtick": 1 if last - first < 16 else None,
            "tickformat": "d",
            "showgrid": False,
            "zeroline": False,
            "color": "--soft",
        },
        "yaxis": {
            "automargin": True,
            "gridcolor": "--rule",
            "separatethousands": True,
            "zeroline": False,
            "color": "--soft",
            "rangemode": "tozero" if _from_zero(trend) else "normal",
        },
        "hoverlabel": {
            "bgcolor": "--card",
            "bordercolor": "--soft",
            "font": {"color": "--ink"},
        },
    }


def _from_zero(trend: Trend) -> bool:
    values = [p.value for p in trend.points]
    return 0 <= min(values) < max(values) / 2
