"""Ranks and lists of cities, as they are written (pure)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from indicators.models import Area
from indicators.ranks.rankings import Rank


def rank_label(rank: Rank | None) -> str:
    """``3``, or ``1–2`` where the figures leave it open; empty where there is no rank."""
    return span(rank.best, rank.worst) if rank else ""


def possible_label(rank: Rank | None) -> str:
    return span(rank.best_possible, rank.worst_possible) if rank else ""


def span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def joined(cities: Iterable[Area]) -> str:
    """株洲、湘潭; Zhuzhou, Xiangtan."""
    return _("、").join(city.short_label for city in cities)
