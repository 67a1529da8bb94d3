"""More tables as yearbooks and bureaus print them, with the figures that must come out; and
those that must be asked about, since a guess could be wrong."""

from decimal import Decimal as D

import openpyxl
import pytest

from tests.importers.books import saved
from tests.importers.intake_world import XIANGTAN
from tests.importers.spreadsheets.test_names_in_tables import clerk as clerk
from tests.importers.spreadsheets.test_names_in_tables import read
from tests.importers.spreadsheets.test_unlike_tables import (
    asked,
    comma,
    figures,
    io,
    row,
    sheet,
)

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]


def of(clerk, text, name="表.csv", city=XIANGTAN):
    return read(clerk, comma(text), name, city)


def test_parts_below_their_whole(clerk):
    batch = of(
        clerk,
        """
18-5 社会救助基本情况
指    标|2021|2022|2023|2023年比2022年增长(%)
最低生活保障人数（万人）|6.21|6.22|6.19|-0.5
　#城市|1.40|1.38|1.34|-2.9
　　农村|4.81|4.84|4.85|0.2
临时救助人次（人次）|2833|3120|4011|28.6
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [62100, 62200, 61900]),
        *row("dibao_recipients", [14000, 13800, 13400], "urban"),
        *row("dibao_recipients", [48100, 48400, 48500], "rural"),
        *row("temporary_assistance", [2833, 3120, 4011]),
    }
    assert asked(batch) == []


def test_units_in_a_line_of_their_own_without_brackets(clerk):
    batch = of(
        clerk,
        """
2023年各县市区民政事业
地区|养老机构|养老床位|结婚登记
|个|张|对
全市|100|16731|16033
雨湖区|20|3000|5033
""",
    )
    assert figures(batch) == {
        *row("elderly_care_institutions", [100], first=2023),
        *row("elderly_care_beds", [16731], first=2023),
        *row("marriage_registrations", [16033], first=2023),
    }
    assert asked(batch) == []


def test_decembers_are_years(clerk):
    batch = of(
        clerk,
        """
指标|单位|2022年12月|2023年12月
城市低保人数|人|13800|13400
结婚登记|对|15877|16033
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("marriage_registrations", [15877, 16033], first=2022),
    }


def test_this_period_and_the_one_before(clerk):
    batch = of(
        clerk,
        """
湘潭市民政事业统计快报
2023年1-12月
指标名称|计量单位|本期|上年同期|增减
城市低保人数|人|13400|13800|-400
结婚登记|对|16033|15877|156
""",
        city=None,
    )
    assert figures(batch) == {
        *row("dibao_recipients", [13400], "urban", first=2023),
        *row("marriage_registrations", [16033], first=2023),
    }
    assert "上年同期" in batch.message


def test_several_units_above_the_table(clerk):
    batch = of(
        clerk,
        """
湘潭市社会救助情况
||单位：户、人、万元
指标|2022年|2023年
城市低保户数|8900|8700
城市低保人数|13800|13400
民政事业费支出|46874.3|52110
""",
    )
    assert figures(batch) == {
        *row("dibao_households", [8900, 8700], "urban", first=2022),
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("civil_affairs_expenditure", [468743000, 521100000], first=2022),
    }
    assert asked(batch) == []


def test_one_sheet_a_city(clerk):
    book = openpyxl.Workbook()
    values = {"株洲市": (22100, 2710), "湘潭市": (16033, 1635)}
    for place, (couples, bodies) in values.items():
        page = book.create_sheet(place)
        page.append(["指标", "单位", "2023年"])
        page.append(["结婚登记", "对", couples])
        page.append(["社会组织", "个", bodies])
    book.remove(book.active)
    batch = read(clerk, io.BytesIO(saved(book)), "各市.xlsx")
    assert figures(batch, places=True) == {
        (place.removesuffix("市"), indicator, "total", "city", 2023, D(value))
        for place, of_place in values.items()
        for indicator, value in zip(
            ("marriage_registrations", "social_organizations"), of_place, strict=True
        )
    }
    assert asked(batch) == []


def test_a_corner_of_two_words_and_ranks_between(clerk):
    batch = of(
        clerk,
        """
2023年各市州低保标准
地区＼指标|城市低保标准（元/月）|位次|农村低保标准（元/年）|位次
全省平均|620||5200|
株洲市|680|2|6200|1
湘潭市|650|3|5800|3
""",
        city=None,
    )
    assert figures(batch, places=True) == {
        ("株洲", "dibao_standard", "urban", "city", 2023, D(680)),
        ("株洲", "dibao_standard", "rural", "city", 2023, D(6200)),
        ("湘潭", "dibao_standard", "urban", "city", 2023, D(650)),
        ("湘潭", "dibao_standard", "rural", "city", 2023, D(5800)),
    }
    assert asked(batch) == []


def test_growth_in_a_row_and_remarks_in_a_column(clerk):
    batch = of(
        clerk,
        """
年份|结婚登记（对）|离婚登记（对）|备注
2021年末|17020|5100|
2022年末|15877|5210|快报数
2023年末|16033|5460|
比上年增长%|1.0|4.8|
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [17020, 15877, 16033]),
        *row("divorce_registrations", [5100, 5210, 5460]),
    }


def test_numbered_rows_of_counties_with_the_total_last(clerk):
    batch = of(
        clerk,
        """
湘潭市2023年12月城乡低保统计表
序号|县市区|城市低保||农村低保|
||户数|人数|户数|人数
1|雨湖区|3000|4900|900|2990
2|湘潭县|1500|2000|11000|25100
3|湘乡市|1400|1900|7000|16000
|合计|8700|13400|21100|48500
填表人：王某||||审核人：李某
""",
        city=None,
    )
    assert figures(batch) == {
        *row("dibao_households", [8700], "urban", first=2023),
        *row("dibao_recipients", [13400], "urban", first=2023),
        *row("dibao_households", [21100], "rural", first=2023),
        *row("dibao_recipients", [48500], "rural", first=2023),
    }
    assert asked(batch) == []


def test_years_in_the_names_of_columns(clerk):
    batch = of(
        clerk,
        """
地区|2022年结婚登记（对）|2023年结婚登记（对）|2023年离婚登记（对）
全市|15877|16033|5460
市辖区|6100|6200|2100
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("divorce_registrations", [5460], first=2023),
        *row("marriage_registrations", [6100, 6200], coverage="districts", first=2022),
        *row("divorce_registrations", [2100], coverage="districts", first=2023),
    }


def test_a_yearbook_of_a_year_is_of_the_year_before(clerk):
    batch = of(
        clerk,
        """
湘潭统计年鉴2024
指标|单位|数量
结婚登记|对|16033
""",
    )
    assert figures(batch) == set()
    assert batch.frames.get().lacking == ["year"]


def test_plans_beside_what_was_reached(clerk):
    batch = of(
        clerk,
        """
指标|计量单位|代码|2023年实际|2024年计划
结婚登记|对|A01|16033|16000
社会组织|个|A02|1635|1700
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [16033], first=2023),
        *row("social_organizations", [1635], first=2023),
    }


def test_two_tables_of_their_own_on_a_sheet(clerk):
    batch = of(
        clerk,
        """
一、2022年婚姻登记
指标|单位|数量
结婚登记|对|15877
离婚登记|对|5210

二、2023年婚姻登记
指标|单位|数量
结婚登记|对|16033
离婚登记|对|5460
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("divorce_registrations", [5210, 5460], first=2022),
    }


def test_a_scale_in_the_section_counts_for_its_rows(clerk):
    batch = of(
        clerk,
        """
指标|2022年|2023年
一、最低生活保障人数（万人）
城市|1.38|1.34
农村|4.84|4.85
二、婚姻登记（对）
结婚登记|15877|16033
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("dibao_recipients", [48400, 48500], "rural", first=2022),
        *row("marriage_registrations", [15877, 16033], first=2022),
    }


def test_the_same_units_as_above(clerk):
    batch = of(
        clerk,
        """
指标|单位|2022年|2023年
城市低保人数|人|13800|13400
农村低保人数|〃|48350|48500
结婚登记|对|15877|16033
离婚登记|"|5210|5460
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("dibao_recipients", [48350, 48500], "rural", first=2022),
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("divorce_registrations", [5210, 5460], first=2022),
    }


def test_merged_labels_and_groups_in_columns_of_their_own(clerk):
    stream = sheet(
        """
2023年社会救助标准
项目|类别|单位|标准
低保标准|城市|元/月|650
|农村|元/年|5800
结婚登记||对|16033
""",
        ["A1:D1", "A3:A4", "A5:B5"],
    )
    batch = read(clerk, stream, "标准.xlsx", XIANGTAN)
    assert figures(batch) == {
        *row("dibao_standard", [650], "urban", first=2023),
        *row("dibao_standard", [5800], "rural", first=2023),
        *row("marriage_registrations", [16033], first=2023),
    }


def test_a_scale_in_the_section_counts_for_names_of_their_own(clerk):
    batch = of(
        clerk,
        """
指标|2023年
一、支出（万元）
民政事业费支出|52110
二、人数（万人）
城市低保人数|1.34
城市低保户数|8700
""",
    )
    assert figures(batch) == {
        *row("civil_affairs_expenditure", [521100000], first=2023),
        *row("dibao_recipients", [13400], "urban", first=2023),
        *row("dibao_households", [8700], "urban", first=2023),
    }


def test_a_group_is_no_part_of_a_row_that_has_no_such_group(clerk):
    batch = of(
        clerk,
        """
指标|单位|2023年
民政事业费支出|万元|52110
镇|个|80
民办非企业单位|个|700
城市|人|5
""",
    )
    assert figures(batch) == {
        *row("civil_affairs_expenditure", [521100000], first=2023),
        *row("township_divisions", [80], "town", first=2023),
        *row("social_organizations", [700], "private_nonenterprise", first=2023),
    }
    assert [text for _part, text in asked(batch)] == ["城市"]
