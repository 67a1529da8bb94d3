"""The migrations that make one table of cities and provinces keep every row and key."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import SavedWorld

BEFORE, AFTER = "0004_public_change", "0007_area_levels"


def migrated(name: str) -> Any:
    """The models as they are when the test's own copy of the database is at the migration."""
    executor = MigrationExecutor(connection)
    executor.migrate([("indicators", name)])
    return executor.loader.project_state(("indicators", name)).apps


def places(apps: Any) -> list[tuple[Any, ...]]:
    """Every city with its key and its province's code."""
    model = apps.get_model("indicators", "City")
    found = model.objects.filter(code__in=["910100", "910200"]).order_by("code")
    return list(found.values_list("pk", "code", "name", "province__code"))


@pytest.mark.django_db(transaction=True)
def test_cities_and_provinces_become_areas_and_two_tables_again() -> None:
    world = SavedWorld()
    keys = {city.code: city.pk for city in world.cities}
    lines = sorted((line.pk, line.area_id) for line in world.series)

    old = migrated(BEFORE)
    told = places(old)
    assert {code: pk for pk, code, *_ in told} == keys
    assert {province for *_, province in told} == {world.province.code}
    series = old.get_model("indicators", "Series").objects.order_by("pk")
    assert list(series.values_list("pk", "city_id")) == lines

    new = migrated(AFTER)
    areas = new.get_model("indicators", "Area").objects
    province = areas.get(code=world.province.code)
    assert (province.level, province.parent, province.province) == (
        "province",
        None,
        None,
    )
    for code, pk in keys.items():
        city = areas.get(pk=pk)
        assert (city.code, city.level) == (code, "prefecture")
        assert city.parent_id == city.province_id == province.pk
    series = new.get_model("indicators", "Series").objects.order_by("pk")
    assert list(series.values_list("pk", "area_id")) == lines

    assert places(migrated(BEFORE)) == told
