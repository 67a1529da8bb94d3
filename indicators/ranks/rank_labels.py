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
    return _("、").join(_both_names(city) for city in cities)


def _both_names(city: Area) -> str:
    """襄樊（今襄阳） where a city is named as in its year."""
    if city.named_today is None:
        return city.short_label
    names = {"then": city.short_label, "now": city.named_today.short_label}
    return _("%(then)s（今%(now)s）") % names
