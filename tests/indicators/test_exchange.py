"""Catalogues out and in again: the same, checked, bound to who uploaded them."""

import pytest

from indicators.models import AreaAlias, City
from tests.importers.staff_world import StaffWorld, client_of
from tests.indicators.catalogue_files import (
    CITIES,
    CSV,
    HEADER,
    INDICATORS,
    XLSX,
    confirmed,
    exported,
    jia,
    messages_of,
    table,
    uploaded,
    workbook,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = StaffWorld()
    AreaAlias.objects.create(area=world.city, name="甲城")
    return world


@pytest.fixture
def boss(world):
    return client_of(world.boss)


@pytest.mark.parametrize("file_format", [XLSX, CSV], ids=["xlsx", "csv"])
@pytest.mark.parametrize("catalogue", [CITIES, INDICATORS])
def test_what_is_exported_and_imported_changes_nothing(
    world, boss, catalogue, file_format
):
    content = exported(boss, catalogue, file_format)
    response = uploaded(boss, content, catalogue, file_format)
    rows = response.context["result"].rows
    assert rows
    assert {row.import_type for row in rows} == {"skip"}


def test_rows_are_matched_by_code_changed_and_added(world, boss):
    new = ["910300", world.province.code, "丙市", "丙", "Bing", "丙城;丙州"]
    response = uploaded(boss, written([jia(world, aliases="甲城;甲州"), new]))
    assert City.objects.filter(code="910300").exists() is False
    assert confirmed(boss, response).status_code == 302
    assert City.objects.get(code=world.city.code).name == "甲市"
    aliases = AreaAlias.objects.values_list("area__code", "name").order_by("name")
    assert set(aliases) == {
        (world.city.code, "甲城"),
        (world.city.code, "甲州"),
        ("910300", "丙城"),
        ("910300", "丙州"),
    }


def test_an_alias_left_out_goes(world, boss):
    confirmed(boss, uploaded(boss, written([jia(world, aliases="")])))
    assert not AreaAlias.objects.exists()


def test_an_xlsx_with_numbers_for_codes_is_read(world, boss):
    row = jia(world, code=int(world.city.code), province=float(world.province.code))
    response = uploaded(boss, workbook([HEADER, row]), file_format=XLSX)
    assert messages_of(response) == ""
    confirmed(boss, response)
    assert City.objects.get(code=world.city.code).name == "甲市"


def test_a_csv_from_chinese_excel_is_read(world, boss):
    content = written([jia(world)]).decode().encode("gb18030")
    confirmed(boss, uploaded(boss, content))
    assert City.objects.get(code=world.city.code).name == "甲市"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"province": "999999"}, "999999"),
        ({"code": "12"}, "code"),
        ({"name": ""}, "name"),
        ({"name": "长" * 121}, "name"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(world, boss, changes, words):
    good = ["910300", world.province.code, "丙市", "丙", "Bing", ""]
    response = uploaded(boss, written([good, jia(world, **changes)]))
    assert words in messages_of(response)
    assert "confirm_form" not in response.context
    assert not City.objects.filter(code="910300").exists()


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (["code", "province", "name", "short", "name_en"], "aliases"),
        ([*HEADER, "extra"], "extra"),
        ([*HEADER, "name"], "name"),
    ],
)
def test_a_wrong_header_is_named(world, boss, header, words):
    row = [*jia(world), "x"][: len(header)]
    assert words in messages_of(uploaded(boss, written([row], header)))


def test_columns_may_stand_in_any_order(world, boss):
    response = uploaded(boss, written([jia(world)[::-1]], HEADER[::-1]))
    assert messages_of(response) == ""


def test_a_code_that_stands_twice_is_named_with_its_rows(world, boss):
    response = uploaded(boss, written([jia(world), jia(world)]))
    assert world.city.code in messages_of(response)
    assert "2、3" in messages_of(response)


def test_a_fraction_is_not_cut_to_a_whole_number(world, boss):
    rows = table(exported(boss, INDICATORS))
    rows[0]["position"] = "3.7"
    content = written([list(r.values()) for r in rows], list(rows[0]))
    assert "3.7" in messages_of(uploaded(boss, content, INDICATORS))
    rows[0] |= {"position": "3", "measure": "weight"}
    content = written([list(r.values()) for r in rows], list(rows[0]))
    assert "measure" in messages_of(uploaded(boss, content, INDICATORS))
