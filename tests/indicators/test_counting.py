"""Counts beside each other do not multiply, and what has nothing counts 0."""

import pytest
from django.db.models import Max

from indicators.counting import number_of, of_each
from indicators.models import AreaAlias, City, Observation, Province, Series

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def test_two_counts_of_a_city_are_those_taken_one_by_one():
    city = City.objects.get(code="430200")
    counted = City.objects.annotate(
        figures=number_of(Observation.objects.all(), by="series__area"),
        other_names=number_of(AreaAlias.objects.all(), by="area"),
    ).get(pk=city.pk)
    assert counted.figures == Observation.objects.filter(series__area=city).count() > 1
    assert counted.other_names == city.aliases.count()


def test_what_is_counted_once_only():
    city = City.objects.annotate(
        indicators=number_of(Series.objects.all(), by="area", distinct="indicator")
    ).get(code="430200")
    series = Series.objects.filter(area=city)
    assert city.indicators == len({s.indicator_id for s in series}) < len(series)


def test_without_any_the_count_is_0_and_the_latest_is_unknown():
    province = Province.objects.create(code="990000", name="空省", short="空")
    City.objects.create(code="990100", name="空市", short="空", province=province)
    figures = Observation.objects.all()
    city = City.objects.annotate(
        figures=number_of(figures, by="series__area"),
        last=of_each(figures, "series__area", Max("year")),
    ).get(code="990100")
    assert city.figures == 0
    assert city.last is None
