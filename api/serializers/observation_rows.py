"""A page of observations as ``ObservationSerializer`` would give it, without its instances.

The same names and codes belong to every figure of a series, and a page has many of them. So
the head of a series is written once and the figures are read as plain tuples: three queries,
and no object for a row. A test holds the two against each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from rest_framework.request import Request

from api.renderers.exact_json import WrittenJSON, written
from indicators.keys import FigureKey, series_key
from indicators.models import Level, Observation, Series
from indicators.quantities import stored_interval
from reports.models import Citation

FIGURE = (
    *("pk", "series_id", "year", "value", "low", "high", "precision", "qualifier"),
    *("status", "printed", "unit_printed", "start_year", "cutoff", "note", "note_en"),
    "release_id",
    "boundary_year",
)
PLACE = (
    *("observation_id", "report__code", "section", "paragraph", "stance", "printed"),
    *("value", "note", "note_en"),
)
# Where the names of each part of a head are, in the order of ``CodedName``, ``AreaName``.
CODED, AREA = ("code", "name", "name_en"), ("code", "name", "name_en", "short")
NAMES = {
    name: [f"{path}__{column}" for column in columns]
    for name, path, columns in [
        ("indicator", "indicator", CODED),
        ("province", "area__province", AREA),
        ("area", "area", (*AREA, "level")),
        ("group", "group", CODED),
        ("coverage", "coverage", CODED),
        ("unit", "unit", CODED),
    ]
}


def observation_rows(
    page: QuerySet[Observation], request: Request
) -> list[dict[str, Any]]:
    """The rows of one page of ``Observation``s, in its order."""
    figures = list(page.values_list(*FIGURE))
    site = Site(request)
    heads = heads_of({figure[1] for figure in figures})
    places = places_of([figure[0] for figure in figures], site)
    return [
        row(figure, heads[figure[1]], places[figure[0]], site) for figure in figures
    ]


class Site:
    """The whole addresses of public pages. A key is letters, digits, dots and underscores,
    so one address is the pattern of all."""

    LIKE = FigureKey("a.b.c.d", 2000)

    def __init__(self, request: Request) -> None:
        self.root = request.build_absolute_uri("/")[:-1]
        pattern = self.root + reverse("figure_detail", args=[self.LIKE])
        self._before, self._after = pattern.split(str(self.LIKE))
        self._reports: dict[str, str] = {}

    def figure(self, key: FigureKey) -> str:
        return f"{self._before}{key}{self._after}"

    def report(self, code: str) -> str:
        if code not in self._reports:
            self._reports[code] = self.root + reverse("report_detail", args=[code])
        return self._reports[code]


def heads_of(series: Iterable[int]) -> dict[int, dict[str, WrittenJSON]]:
    """What all figures of a series share, each part written once."""
    found = Series.objects.filter(pk__in=series).values_list(
        "pk", "indicator__measure", *chain.from_iterable(NAMES.values())
    )
    return {pk: head(measure, parts) for pk, measure, *parts in found.order_by()}


def head(measure: str, parts: Sequence[str]) -> dict[str, WrittenJSON]:
    told: dict[str, WrittenJSON] = {"measure": written(measure)}
    codes, start = {}, 0
    for name, columns in NAMES.items():
        values = tuple(parts[start : start + len(columns)])
        codes[name], start = values[0], start + len(columns)
        told[name] = named(values)
    key = series_key(*(codes[n] for n in ("indicator", "area", "group", "coverage")))
    return told | {"series": written(key)} | areas(told, parts)


def areas(told: dict[str, WrittenJSON], parts: Sequence[str]) -> dict[str, WrittenJSON]:
    """``city`` and ``province`` of the area, as ``AreaFields`` has them."""
    start = len(NAMES["indicator"]) + len(NAMES["province"])
    *own, level = parts[start : start + len(NAMES["area"])]
    nothing, own_name = written(None), named(tuple(own))
    above = nothing if parts[len(NAMES["indicator"])] is None else told["province"]
    return {
        "city": own_name if level == Level.PREFECTURE else nothing,
        "province": own_name if level == Level.PROVINCE else above,
    }


@lru_cache(maxsize=4096)
def named(values: tuple[str, ...]) -> WrittenJSON:
    """Code, names and, of an area, the short name and perhaps the level."""
    return written(dict(zip((*AREA, "level"), values, strict=False)))


def places_of(observations: list[int], site: Site) -> dict[int, list[dict[str, Any]]]:
    found = (
        Citation.objects.filter(observation__in=observations)
        .order_by("report__code", "paragraph", "section", "pk")
        .values_list(*PLACE)
    )
    places: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for figure, report, section, paragraph, stance, printed, value, note, en in found:
        places[figure].append(
            {
                "report": report,
                "section": section or None,
                "paragraph": paragraph,
                "page": site.report(report),
                "stance": stance,
                "printed": printed,
                "value": value,
                "note": note or None,
                "note_en": en or None,
            }
        )
    return places


def row(
    figure: tuple[Any, ...],
    head: dict[str, WrittenJSON],
    places: list[dict[str, Any]],
    site: Site,
) -> dict[str, Any]:
    own = dict(zip(FIGURE, figure, strict=True))
    key = FigureKey(head["series"].text.strip('"'), own["year"], own["boundary_year"])
    interval = stored_interval(own["low"], own["high"], own["qualifier"])
    return {
        "key": str(key),
        "series": head["series"],
        "indicator": head["indicator"],
        "area": head["area"],
        "province": head["province"],
        "city": head["city"],
        "group": head["group"],
        "coverage": head["coverage"],
        "year": own["year"],
        "boundary_year": own["boundary_year"],
        "value": own["value"],
        "low": own["low"],
        "high": own["high"],
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "precision": own["precision"],
        "qualifier": own["qualifier"],
        "unit": head["unit"],
        "status": own["status"],
        "printed": own["printed"],
        "unit_printed": own["unit_printed"] or None,
        "measure": head["measure"],
        "start_year": own["start_year"],
        "cutoff": own["cutoff"],
        "note": own["note"] or None,
        "note_en": own["note_en"] or None,
        "release": own["release_id"],
        "citations": places,
        "page": site.figure(key),
    }
