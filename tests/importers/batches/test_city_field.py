"""Choosing a city: by provinces from a few, by typing among many."""

import pytest
from django import forms

from importers.batches.city_field import CityField
from indicators.models import City
from tests.importers.intake_world import HUZHOU, XIANGTAN, ZHUZHOU

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def form_of(cities, data=None):
    class Choice(forms.Form):
        city = CityField(empty_label=None)

    form = Choice(data)
    form.fields["city"].offer(cities)
    return form


def few():
    return City.objects.filter(code__in=[ZHUZHOU, XIANGTAN, HUZHOU])


def test_a_few_cities_stand_under_their_provinces():
    page = str(form_of(few())["city"])
    assert page.count("<optgroup") == 2
    assert page.index('label="浙江') < page.index('label="湖南') < page.index("株洲")


def test_among_many_one_types_and_is_offered_all():
    page = str(form_of(City.objects.all())["city"])
    assert "<select" not in page
    assert f'<option value="{ZHUZHOU} 株洲市">' in page


@pytest.mark.parametrize(
    "typed", [ZHUZHOU, f"{ZHUZHOU} 株洲市", "株洲市", " 株洲 ", f" {ZHUZHOU}"]
)
def test_a_city_is_taken_by_code_and_by_name(typed):
    form = form_of(City.objects.all(), {"city": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["city"].code == ZHUZHOU


@pytest.mark.parametrize(
    "typed", ["", "没有的市", "999999", HUZHOU, "湖州", "\x00", "州" * 999]
)
def test_what_is_none_of_the_cities_offered_is_refused(typed):
    offered = City.objects.exclude(code=HUZHOU)
    assert not form_of(offered, {"city": typed}).is_valid()


def test_what_was_typed_stays_and_a_code_is_shown_with_its_name():
    assert "没有的市" in str(form_of(City.objects.all(), {"city": "没有的市"})["city"])
    shown = str(form_of(City.objects.all(), {"city": ZHUZHOU})["city"])
    assert f'value="{ZHUZHOU} 株洲市"' in shown
