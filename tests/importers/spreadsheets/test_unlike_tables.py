"""Tables as statistics yearbooks and bureaus lay them out, with the figures that must come
out. The figures were written before any table was read."""

import csv
import io
from decimal import Decimal as D

import openpyxl
import pytest

from importers.spreadsheets.questions import open_questions
from tests.importers.books import saved
from tests.importers.intake_world import XIANGTAN
from tests.importers.spreadsheets.test_names_in_tables import clerk as clerk
from tests.importers.spreadsheets.test_names_in_tables import out, read

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]
LOWS = ("dibao_households", "dibao_recipients")


def sheet(text, merged=(), title="Sheet1"):
    """A workbook of one sheet: lines of cells that are parted by strokes."""
    book = openpyxl.Workbook()
    book.active.title = title
    for line in text.strip("\n").split("\n"):
        book.active.append([cell.strip() or None for cell in line.split("|")])
    for area in merged:
        book.active.merge_cells(area)
    return io.BytesIO(saved(book))


def comma(text):
    file = io.StringIO()
    csv.writer(file).writerows(
        [cell.strip() for cell in line.split("|")]
        for line in text.strip("\n").split("\n")
    )
    return io.BytesIO(file.getvalue().encode())


def figures(batch, *, places=False):
    """Indicator, group, coverage, year and value of what would be published of cities; with
    the city in front where the table is of several."""
    if not places:
        found = {tuple(line[:5]) for line in out(batch)}
        assert len(found) == len(out(batch))
        return found
    return {line[:6] for line in taken(batch) if line[6] == "prefecture"}


def taken(batch):
    return [
        (
            *(c.city.short, c.indicator.code, c.group.code, c.coverage.code),
            *(c.year, c.value, c.city.level),
        )
        for c in batch.candidates.exclude(decision="rejected").order_by("number")
        if c.verdict in ("new", "changed", "unchanged", "evidence")
    ]


def of_counties(batch):
    """Name, indicator, group, year and value of what would be published of counties."""
    return {
        (name, indicator, group, year, int(value))
        for name, indicator, group, _whole, year, value, level in taken(batch)
        if level == "county"
    }


def row(indicator, values, group="total", coverage="city", first=2021):
    return {
        (indicator, group, coverage, first + n, D(str(value)))
        for n, value in enumerate(values)
    }


def asked(batch):
    return [(q.part, q.text) for q in open_questions(batch)]


def test_town_and_country_over_households_and_persons(clerk):
    stream = sheet(
        """
2023年湖南省最低生活保障情况
||||||单位：户、人
地  区|合计||城市||农村|
|户数|人数|户数|人数|户数|人数
全  省|900000|1900000|200000|300000|700000|1600000
株洲市|51000|92000|12000|20000|39000|72000
湘潭市|30000|61000|9000|13400|21000|47600
""",
        ["A1:G1", "A3:A4", "B3:C3", "D3:E3", "F3:G3"],
    )
    batch = read(clerk, stream, "低保.xlsx")
    rows = {
        "株洲": (51000, 92000, 12000, 20000, 39000, 72000),
        "湘潭": (30000, 61000, 9000, 13400, 21000, 47600),
    }
    groups = ("total", "total", "urban", "urban", "rural", "rural")
    assert figures(batch, places=True) == {
        (place, LOWS[n % 2], groups[n], "city", 2023, D(value))
        for place, values in rows.items()
        for n, value in enumerate(values)
    }
    assert asked(batch) == []
    assert "全 省" in batch.message or "全省" in batch.message


def test_cities_down_years_across_and_the_indicator_in_the_title(clerk):
    text = """
各市州养老机构数（个）
地区|2020年|2021年|2022年|2023年
全省|2300|2280|2250|2210
株洲市|180|178|171|169
湘潭市|120|118|117|115
"""
    batch = read(clerk, comma(text), "表.csv")
    rows = {"株洲": (180, 178, 171, 169), "湘潭": (120, 118, 117, 115)}
    assert figures(batch, places=True) == {
        (place, "elderly_care_institutions", "total", "city", 2020 + n, D(value))
        for place, values in rows.items()
        for n, value in enumerate(values)
    }
    assert asked(batch) == []


def test_quarters_beside_the_year(clerk):
    text = """
2023年婚姻登记情况
指标|单位|一季度|二季度|三季度|四季度|全年
结婚登记|对|3000|3500|3600|4100|14200
离婚登记|对|1300|1350|1400|1410|5460
"""
    batch = read(clerk, comma(text), "表.csv", XIANGTAN)
    assert figures(batch) == {
        *row("marriage_registrations", [14200], first=2023),
        *row("divorce_registrations", [5460], first=2023),
    }
    assert asked(batch) == []
    assert "一季度" in batch.message


def test_free_columns_between(clerk):
    text = """
湘潭市民政事业主要指标
指标||单位||2022年||2023年
||||||
结婚登记||对||15877||16033
社会组织||个||1580||1635
"""
    batch = read(clerk, comma(text), "表.csv")
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("social_organizations", [1580, 1635], first=2022),
    }
    assert asked(batch) == []


def test_two_languages(clerk):
    text = """
18-1 民政事业基本情况
18-1 Basic Statistics on Civil Affairs
指标|单位|2021|2022
Indicator|Unit||
结婚登记 Marriage Registrations|对(couple)|17020|15877
离婚登记 Divorce Registrations|对(couple)|5100|5210
社会组织(个) Social Organizations (unit)||1527|1580
"""
    batch = read(clerk, comma(text), "表.csv", XIANGTAN)
    assert figures(batch) == {
        *row("marriage_registrations", [17020, 15877]),
        *row("divorce_registrations", [5100, 5210]),
        *row("social_organizations", [1527, 1580]),
    }
    assert len(asked(batch)) <= 1


def test_the_table_goes_on_overleaf(clerk):
    text = """
表18-3 湘潭市民政事业主要指标
指标|单位|2021年|2022年
社会组织|个|1527|1580
续表18-3
指标|单位|2021年|2022年
结婚登记|对|17020|15877
续表18-3
指标|单位|2023年
结婚登记|对|16033
注：本表由市民政局提供。
"""
    batch = read(clerk, comma(text), "表.csv")
    assert figures(batch) == {
        *row("social_organizations", [1527, 1580]),
        *row("marriage_registrations", [17020, 15877, 16033]),
    }
    assert asked(batch) == []


def test_two_halves_beside_each_other(clerk):
    text = """
2023年民政统计
指标|单位|数量|指标|单位|数量
结婚登记|对|16033|城市低保人数|人|13400
离婚登记|对|5460|农村低保人数|人|48500
社会组织|个|1635|||
"""
    batch = read(clerk, comma(text), "表.csv", XIANGTAN)
    assert figures(batch) == {
        *row("marriage_registrations", [16033], first=2023),
        *row("divorce_registrations", [5460], first=2023),
        *row("social_organizations", [1635], first=2023),
        *row("dibao_recipients", [13400], "urban", first=2023),
        *row("dibao_recipients", [48500], "rural", first=2023),
    }
    assert asked(batch) == []


def test_heads_in_three_lines(clerk):
    stream = sheet(
        """
湘潭市历年社会救助情况
年份|最低生活保障||||结婚登记
|城市||农村||（对）
|户数（户）|人数（人）|户数（户）|人数（人）|
2021|9100|14020|21500|48102|17020
2022|8900|13800|21300|48350|15877
2023|8700|13400|21100|48500|16033
""",
        ["A1:F1", "A2:A4", "B2:E2", "B3:C3", "D3:E3", "F3:F4"],
    )
    batch = read(clerk, stream, "救助.xlsx")
    assert figures(batch) == {
        *row("dibao_households", [9100, 8900, 8700], "urban"),
        *row("dibao_recipients", [14020, 13800, 13400], "urban"),
        *row("dibao_households", [21500, 21300, 21100], "rural"),
        *row("dibao_recipients", [48102, 48350, 48500], "rural"),
        *row("marriage_registrations", [17020, 15877, 16033]),
    }
    assert asked(batch) == []


def test_years_below_indicators_and_growth_between(clerk):
    stream = sheet(
        """
分县区低保人数                    单位：人
县市区|城市低保人数|||农村低保人数||
|2022年|2023年|增长（%）|2022年|2023年|增长（%）
全市|13800|13400|-2.9|48350|48500|0.3
雨湖区|5000|4900|-2.0|3000|2990|-0.3
湘潭县|2100|2000|-4.8|25000|25100|0.4
""",
        ["A1:G1", "A2:A3", "B2:D2", "E2:G2"],
    )
    batch = read(clerk, stream, "分县区.xlsx", XIANGTAN)
    assert figures(batch) == {
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("dibao_recipients", [48350, 48500], "rural", first=2022),
    }
    low = "dibao_recipients"
    assert of_counties(batch) == {
        *{("雨湖", low, "urban", 2022, 5000), ("雨湖", low, "urban", 2023, 4900)},
        *{("雨湖", low, "rural", 2022, 3000), ("雨湖", low, "rural", 2023, 2990)},
        *{("湘潭", low, "urban", 2022, 2100), ("湘潭", low, "urban", 2023, 2000)},
        *{("湘潭", low, "rural", 2022, 25000), ("湘潭", low, "rural", 2023, 25100)},
    }
    assert asked(batch) == []
    assert "增长" in batch.message


def test_a_label_in_two_columns(clerk):
    text = """
项目||单位|2022年|2023年
城市低保|户数|户|8900|8700
|人数|人|13800|13400
农村低保|户数|户|21300|21100
|人数|人|48350|48500
结婚登记||对|15877|16033
"""
    batch = read(clerk, comma(text), "表.csv", XIANGTAN)
    assert figures(batch) == {
        *row("dibao_households", [8900, 8700], "urban", first=2022),
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("dibao_households", [21300, 21100], "rural", first=2022),
        *row("dibao_recipients", [48350, 48500], "rural", first=2022),
        *row("marriage_registrations", [15877, 16033], first=2022),
    }
    assert asked(batch) == []


def test_one_indicator_years_down(clerk):
    text = """
湘潭市历年结婚登记情况
年份|数量（对）
2021|17020
2022|15877
2023|16033
数据来源：湘潭市民政局
"""
    batch = read(clerk, comma(text), "表.csv")
    assert figures(batch) == row("marriage_registrations", [17020, 15877, 16033])
    assert asked(batch) == []


def test_a_month_within_the_year(clerk):
    stream = sheet(
        """
民政统计月报
2024年9月
指标名称|计量单位|本月数|本年累计|上年同期|同比±%
甲|乙|1|2|3|4
一、社会救助
城市低保人数|人|13250|13250|13500|-1.9
临时救助|人次|310|3120|2833|10.1
二、婚姻登记
结婚登记|对|900|9100|9800|-7.1
单位负责人：王某|||填表人：李某||
""",
        ["A1:F1", "A2:F2"],
    )
    batch = read(clerk, stream, "湘潭市月报.xlsx")
    assert figures(batch) == {
        *row("dibao_recipients", [13250], "urban", first=2024),
        *row("temporary_assistance", [3120], first=2024),
        *row("marriage_registrations", [9100], first=2024),
    }
    assert {c.cutoff.isoformat() for c in batch.candidates.all()} == {"2024-09-30"}
    assert asked(batch) == []


def test_cities_between_the_rows(clerk):
    text = """
指标|单位|2022年|2023年
株洲市
结婚登记|对|21000|22100
社会组织|个|2700|2710
湘潭市
结婚登记|对|15877|16033
社会组织|个|1580|1635
"""
    batch = read(clerk, comma(text), "表.csv")
    rows = {
        ("株洲", "marriage_registrations"): (21000, 22100),
        ("株洲", "social_organizations"): (2700, 2710),
        ("湘潭", "marriage_registrations"): (15877, 16033),
        ("湘潭", "social_organizations"): (1580, 1635),
    }
    assert figures(batch, places=True) == {
        (place, indicator, "total", "city", 2022 + n, D(value))
        for (place, indicator), values in rows.items()
        for n, value in enumerate(values)
    }
    assert asked(batch) == []


def test_places_across(clerk):
    text = """
2023年湘潭市民政事业统计
指标|单位|全市|市辖区|湘潭县|湘乡市
结婚登记|对|16033|6200|3300|2800
社会组织|个|1635|700|300|310
"""
    batch = read(clerk, comma(text), "表.csv")
    assert figures(batch) == {
        *row("marriage_registrations", [16033], first=2023),
        *row("marriage_registrations", [6200], coverage="districts", first=2023),
        *row("social_organizations", [1635], first=2023),
        *row("social_organizations", [700], coverage="districts", first=2023),
    }
    assert of_counties(batch) == {
        ("湘潭", "marriage_registrations", "total", 2023, 3300),
        ("湘乡", "marriage_registrations", "total", 2023, 2800),
        ("湘潭", "social_organizations", "total", 2023, 300),
        ("湘乡", "social_organizations", "total", 2023, 310),
    }
    assert asked(batch) == []


def test_a_total_of_what_the_title_says(clerk):
    text = """
2023年湘潭市民政事业费支出情况（单位：万元）
项目|本年|上年|增长%
合计|52110|46874.3|11.17
事实无人抚养儿童基本生活保障支出|961.6|784.7|22.5
制表人：张三|审核人：李四||2024年1月15日
"""
    batch = read(clerk, comma(text), "表.csv")
    assert figures(batch) == {
        *row("civil_affairs_expenditure", [521100000], first=2023),
        *row("unattended_children_expenditure", [9616000], first=2023),
    }
    assert asked(batch) == []


def test_a_column_of_groups(clerk):
    text = """
指标|城乡|计量单位|2022年末|2023年末
低保人数|城市|万人|1.38|1.34
低保人数|农村|万人|4.84|4.85
"""
    batch = read(clerk, comma(text), "表.csv", XIANGTAN)
    assert figures(batch) == {
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
        *row("dibao_recipients", [48400, 48500], "rural", first=2022),
    }
    assert asked(batch) == []


def test_years_between_the_rows(clerk):
    text = """
指标|单位|数量
2022年
结婚登记|对|15877
城市低保人数|人|13800
2023年
结婚登记|对|16033
城市低保人数|人|13400
"""
    batch = read(clerk, comma(text), "表.csv", XIANGTAN)
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("dibao_recipients", [13800, 13400], "urban", first=2022),
    }
    assert asked(batch) == []
