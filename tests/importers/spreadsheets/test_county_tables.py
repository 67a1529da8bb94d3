"""Tables of counties, of several cities, and of places that are not the file's, with the
figures that must come out. The figures were written before any table was read."""

from datetime import date
from decimal import Decimal as D

import openpyxl
import pytest

from tests.importers.books import saved
from tests.importers.intake_world import XIANGTAN, both
from tests.importers.spreadsheets.test_names_in_tables import clerk as clerk
from tests.importers.spreadsheets.test_names_in_tables import read
from tests.importers.spreadsheets.test_unlike_tables import (
    asked,
    comma,
    figures,
    io,
    of_counties,
    row,
    sheet,
)

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]


def of(clerk, text, name="表.csv", city=XIANGTAN):
    return read(clerk, comma(text), name, city)


@pytest.mark.parametrize(
    "title",
    [
        "湘潭市雨湖区2023年民政统计",
        "2023年湘潭县民政事业统计",
        "雨湖区民政统计（2023年）",
    ],
)
def test_the_table_of_a_county_is_not_the_citys(clerk, title):
    batch = of(clerk, f"{title}\n指标|单位|数量\n结婚登记|对|5033\n")
    assert figures(batch) == set()
    place = "湘潭" if "湘潭县" in title else "雨湖"
    assert of_counties(batch) == {
        (place, "marriage_registrations", "total", 2023, 5033)
    }


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("湘乡市2023年民政统计", "湘乡"),
        ("2023年湘潭市韶山市民政事业统计", "韶山"),
        ("2023年韶山市民政统计", "韶山"),
    ],
)
def test_the_table_of_a_county_level_city_is_not_the_citys(clerk, title, place):
    batch = of(clerk, f"{title}\n指标|单位|数量\n结婚登记|对|5033\n")
    assert figures(batch) == set()
    assert of_counties(batch) == {
        (place, "marriage_registrations", "total", 2023, 5033)
    }


def test_a_title_names_the_city_of_a_county_that_several_have():
    clerk = both("all", "320100 320300")
    batch = of(
        clerk,
        "2015年南京市鼓楼区民政统计\n指标|单位|数量\n结婚登记|对|5033\n",
        city=None,
    )
    assert [c.city.code for c in batch.candidates.all()] == ["320106"]


@pytest.mark.parametrize("title", ["2023年湘潭市城市低保", "湘潭市2023年民政统计"])
def test_the_table_of_a_city_stays_the_citys(clerk, title):
    batch = of(clerk, f"{title}\n指标|单位|数量\n结婚登记|对|5033\n", city=None)
    assert figures(batch) == row("marriage_registrations", [5033], first=2023)


def test_one_sheet_a_county_beside_that_of_the_city(clerk):
    book = openpyxl.Workbook()
    for place, couples in {"全市": 16033, "雨湖区": 5033, "湘潭县": 3300}.items():
        page = book.create_sheet(place)
        page.append(["指标", "单位", "2023年"])
        page.append(["结婚登记", "对", couples])
    book.remove(book.active)
    batch = read(clerk, io.BytesIO(saved(book)), "各县区.xlsx", XIANGTAN)
    assert figures(batch) == row("marriage_registrations", [16033], first=2023)
    assert of_counties(batch) == {
        ("雨湖", "marriage_registrations", "total", 2023, 5033),
        ("湘潭", "marriage_registrations", "total", 2023, 3300),
    }


def test_words_for_all_counties_name_none(clerk):
    batch = of(
        clerk,
        """
湘潭市各县市区结婚登记情况（对）
县市区|2022年|2023年
全市|15877|16033
市本级|300|310
湘乡市|3000|2800
""",
        city=None,
    )
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("marriage_registrations", [300, 310], coverage="municipal", first=2022),
    }
    assert of_counties(batch) == {
        ("湘乡", "marriage_registrations", "total", 2022, 3000),
        ("湘乡", "marriage_registrations", "total", 2023, 2800),
    }


def test_this_month_end_beside_the_last(clerk):
    batch = of(
        clerk,
        """
2024年6月社会救助统计
指标|单位|本月末|上月末|环比
城市低保人数|人|13250|13300|-0.4
""",
    )
    assert figures(batch) == row("dibao_recipients", [13250], "urban", first=2024)
    assert batch.candidates.get().cutoff == date(2024, 6, 30)


def test_a_single_month_of_a_running_total_is_not_the_year(clerk):
    batch = of(
        clerk,
        """
2024年12月婚姻登记
指标|单位|本月
结婚登记|对|900
""",
    )
    assert figures(batch) == set()


def test_a_table_that_does_not_begin_in_the_corner(clerk):
    stream = sheet(
        """
|
||湘潭市民政事业主要指标
|
||指标|单位|2022年|2023年
||结婚登记|对|15877|16033
||社会组织|个|1580|1635
"""
    )
    batch = read(clerk, stream, "表.xlsx")
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("social_organizations", [1580, 1635], first=2022),
    }


def test_one_sheet_an_indicator(clerk):
    book = openpyxl.Workbook()
    for name, values in {
        "结婚登记数": (15877, 16033),
        "离婚登记数": (5210, 5460),
    }.items():
        page = book.create_sheet(name)
        page.append(["地区", "2022年", "2023年"])
        page.append(["湘潭市", *values])
        page.append(["湘潭县", 1, 2])
    book.remove(book.active)
    batch = read(clerk, io.BytesIO(saved(book)), "婚姻.xlsx", XIANGTAN)
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("divorce_registrations", [5210, 5460], first=2022),
    }
    assert asked(batch) == []


def test_groups_across_and_years_beside_indicators_down(clerk):
    batch = of(
        clerk,
        """
年份|指标|单位|全市|其中：城市|其中：农村
2022年|低保人数|人|62150|13800|48350
2023年|低保人数|人|61900|13400|48500
2023年|低保户数|户|29800|8700|21100
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [62150, 61900], first=2022),
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("dibao_recipients", [48350, 48500], "rural", first=2022),
        *row("dibao_households", [29800], first=2023),
        *row("dibao_households", [8700], "urban", first=2023),
        *row("dibao_households", [21100], "rural", first=2023),
    }
    assert asked(batch) == []


def test_years_and_cities_down(clerk):
    batch = of(
        clerk,
        """
年份|市州|结婚登记（对）|社会组织（个）
2022|株洲|21000|2700
|湘潭|15877|1580
2023|株洲|22100|2710
|湘潭|16033|1635
""",
        city=None,
    )
    found = {
        (2022, "株洲"): (21000, 2700),
        (2022, "湘潭"): (15877, 1580),
        (2023, "株洲"): (22100, 2710),
        (2023, "湘潭"): (16033, 1635),
    }
    names = ("marriage_registrations", "social_organizations")
    assert figures(batch, places=True) == {
        (place, names[n], "total", "city", year, D(value))
        for (year, place), values in found.items()
        for n, value in enumerate(values)
    }


def test_heads_that_are_days(clerk):
    batch = of(
        clerk,
        """
指标|单位|2022-12-31|2023-12-31
结婚登记|对|15877|16033
社会组织|个|1580|1635
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("social_organizations", [1580, 1635], first=2022),
    }


def test_marks_and_missing_cells_among_figures(clerk):
    batch = of(
        clerk,
        """
指标|单位|2021年|2022年|2023年
结婚登记*|对|…|15877①|16033
#离婚登记|对|-|×|5460
社会组织|个|=B1*2|1580|13 635
注：*为快报数。
""",
    )
    assert figures(batch) == {
        ("marriage_registrations", "total", "city", 2021, None),
        ("divorce_registrations", "total", "city", 2021, None),
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("divorce_registrations", [5460], first=2023),
        *row("social_organizations", [1580, 13635], first=2022),
    }
    assert asked(batch) == [("cell", "×")]
    assert "公式" in batch.candidates.get(value_typed="=B1*2").problem


def test_an_indicator_that_nothing_names_is_asked_for_once(clerk):
    batch = of(
        clerk,
        """
地区|2022年|2023年
全市|15877|16033
市辖区|6100|6200
""",
    )
    assert figures(batch) == set()
    assert len(asked(batch)) == 1
    assert asked(batch)[0][0] == "indicator"
