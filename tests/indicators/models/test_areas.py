"""One table of areas, and its levels."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from indicators.models import Area, City, County, Province
from tests import factories


@pytest.fixture
def province(db):
    found = factories.province()
    found.pk = None  # one of the database, as those below
    found.save()
    return found


@pytest.fixture
def city(province):
    found = factories.city(province, "910100")
    found.pk = None
    found.save()
    return found


def test_each_level_sees_its_own(province, city):
    county = County.objects.create(
        code="910101", name="丙区", short="丙", parent=city, province=province
    )
    ours = Area.objects.filter(code__startswith="91")
    assert [a.level for a in ours] == ["province", "prefecture", "county"]
    assert Province.objects.filter(code__startswith="91").get() == province
    assert City.objects.filter(code__startswith="91").get() == city
    assert County.objects.filter(code__startswith="91").get() == county
    assert list(province.cities) == [city]
    assert list(Area.objects.under(province)) == [city]
    assert list(Area.objects.under(city)) == [county]


def test_a_province_counts_its_cities_not_its_counties(province, city):
    County.objects.create(
        code="910101", name="丙区", short="丙", parent=city, province=province
    )
    assert Province.objects.with_sizes().get(code=province.code).size == 1


def test_a_city_is_below_its_province(city, province):
    assert city.parent == province
    other = Province.objects.create(code="920000", name="乙省", short="乙")
    city.province = other
    city.save()
    assert City.objects.get(pk=city.pk).parent == other


def test_a_city_without_a_province_is_refused(city):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.filter(pk=city.pk).update(province=None)
    city.province = None
    with pytest.raises(ValidationError):
        city.full_clean()


def test_a_province_lies_in_no_province(province, city):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.filter(pk=province.pk).update(province=province)
