"""Tables in the shapes that bureaus publish: the figures that must come out of each."""

from decimal import Decimal as D

import pytest

from tests.importers.intake_world import XIANGTAN
from tests.importers.spreadsheets.test_names_in_tables import asked, given, out
from tests.importers.spreadsheets.test_names_in_tables import clerk as clerk

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]


def values(batch):
    """Indicator, group, year → value."""
    return {(i, g, y): v for i, g, _coverage, y, v, _printed in out(batch)}


@pytest.mark.parametrize(
    "name",
    [
        "years_down_one_line_header.xlsx",
        "years_down_one_line_header.ods",
        "years_down_two_line_header.xlsx",
    ],
)
def test_years_down_and_indicators_across(clerk, name):
    batch = given(clerk, name, XIANGTAN)
    columns = {
        ("dibao_recipients", "urban"): (15012, 14020, 13800, 13400, 13195),
        ("dibao_recipients", "rural"): (47500, 48102, 48350, 48500, 48369),
        ("dibao_standard", "urban"): (550, 565, 600, 650, 700),
        ("marriage_registrations", "total"): (19002, 17020, 15877, 16033, 15210),
    }
    assert values(batch) == {
        (*key, 2020 + n): D(value)
        for key, of_key in columns.items()
        for n, value in enumerate(of_key)
    }
    assert asked(batch) == []


def test_one_sheet_a_year(clerk):
    batch = given(clerk, "one_sheet_a_year.xlsx", XIANGTAN)
    assert values(batch) == {
        ("divorce_registrations", "total", 2023): 5460,
        ("village_committees", "total", 2023): 1000,
        ("divorce_registrations", "total", 2024): 5360,
        ("village_committees", "total", 2024): 1001,
    }
    assert asked(batch) == []


def test_a_monthly_table_of_three_columns(clerk):
    batch = given(clerk, "monthly_three_columns.xlsx", XIANGTAN)
    found = values(batch)
    wanted = {
        ("township_divisions", "town"): 679,
        ("township_divisions", "subdistrict"): 186,
        ("civil_affairs_expenditure", "total"): 1_238_947_000,
        ("dibao_recipients", "urban"): 431_185,
        ("dibao_households", "urban"): 274_856,
        ("dibao_recipients", "rural"): 2_478_369,
        ("dibao_households", "rural"): 1_278_292,
        ("tekun_recipients", "urban"): 9_358,
    }
    assert {key: found.get((*key, 2024)) for key in wanted} == wanted
    assert {c.year_typed for c in batch.candidates.all()} == {"2024"}


def test_a_monthly_bulletin_with_codes_and_the_year_before(clerk):
    batch = given(clerk, "monthly_bulletin_codes.xlsx", XIANGTAN)
    found = values(batch)
    wanted = {
        ("civil_affairs_expenditure", "total"): 521_100_000,
        ("unattended_children_expenditure", "total"): 9_616_000,
        ("dibao_recipients", "urban"): 13_195,
        ("dibao_households", "urban"): 9_874,
        ("dibao_recipients", "rural"): 48_369,
    }
    assert {key: found.get((*key, 2024)) for key in wanted} == wanted
    assert {c.column for c in batch.candidates.all()} == {4}
    assert "上年数据" in batch.message
    assert "同比" in batch.message
    assert len(asked(batch)) <= 3


def test_a_yearbook_table_of_eleven_years(clerk):
    batch = given(clerk, "yearbook_wide_libreoffice.xlsx", XIANGTAN)
    found = values(batch)
    assert found["dibao_recipients", "urban", 2012] == 14530
    assert found["dibao_recipients", "rural", 2022] == 41235
    assert found["dibao_households", "urban", 2015] == 5120
    assert found["marriage_registrations", "total", 2012] is None
    assert found["temporary_assistance", "total", 2014] is None
    assert {c.status for c in batch.candidates.filter(value_typed="…")} == {"O"}
    assert [text for _part, text, _hinted in asked(batch)] == ["#“三无”人员"]


def test_the_web_export_of_a_statistics_bureau_names_its_city(clerk):
    batch = given(clerk, "bureau_export_by_indicator_gbk.csv")
    found = values(batch)
    assert len(found) == 13
    assert batch.blank_cells == 2
    assert found["marriage_registrations", "total", 2020] == 19002
    assert found["elderly_care_beds", "total", 2021] == 16020
    assert {c.city.code for c in batch.candidates.all()} == {XIANGTAN}
    assert asked(batch) == []


def test_ten_indicators_and_eleven_years(clerk):
    batch = given(clerk, "ten_by_eleven.xlsx", XIANGTAN)
    assert len(values(batch)) == 110
    assert values(batch)["dibao_recipients", "rural", 2014] == 92000
    assert asked(batch) == []


def test_a_pasted_table_with_spaces_of_every_width(clerk):
    batch = given(clerk, "pasted_tab_thin_spaces.txt", XIANGTAN)
    assert values(batch) == {
        ("dibao_recipients", "urban", 2023): 13400,
        ("dibao_recipients", "urban", 2024): 13195,
        ("dibao_recipients", "rural", 2023): 48500,
        ("dibao_recipients", "rural", 2024): 48369,
        ("marriage_registrations", "total", 2023): 16033,
        ("marriage_registrations", "total", 2024): 15210,
        ("elderly_care_beds", "total", 2023): 16900,
        ("elderly_care_beds", "total", 2024): 17300,
    }
