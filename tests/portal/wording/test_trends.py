from portal.wording.lists import year_ranges
from portal.wording.trends import sentences
from tests.portal.trend_world import MONTH, PART, YEAR, A, B, World


def said(world, highlighted=(A, B), **more):
    return "".join(sentences(world.trend(**more), list(highlighted)))


def test_growth_over_gaps_names_the_years_without_figures():
    words = said(World().line({2012: "370", 2022: "625", 2023: "650"}))
    assert "由 2012 年的 370 升至 2023 年的 650 TEST_YEAR（+75.7%）" in words
    assert "910100 2013—2021 年没有同一口径的数字。" in words


def test_bounds_are_said_as_bounds():
    floor = ("600", {"qualifier": "at_least"})
    words = said(World().line({2019: "520", 2020: floor}))
    assert "2020 年的 ≥600 TEST_YEAR（至少+15.3%）" in words


def test_a_single_year_is_not_called_a_trend():
    assert "910100只有 2022 年的数字：5 TEST_YEAR。" in said(World().line({2022: "5"}))


def test_no_growth_across_a_break():
    broken = ("20", {"status": "B"})
    words = said(World().line({2017: "10", 2018: broken}))
    assert "口径中断，不跨越计算" in words
    assert "%" not in words


def test_a_converted_figure_says_what_the_report_has():
    floor = ("12000", {"qualifier": "at_least"})
    world = World(unit=MONTH).line({2022: floor}, unit=YEAR)
    world.line({2022: "650"}, city=B)
    assert "≥1,000 TEST_MONTH（报告作 ≥12,000 TEST_YEAR）。" in said(world)


def test_a_break_says_when_and_by_what():
    broken = ("20", {"status": "B", "note": "撤县设区后。", "note_en": "After."})
    words = said(World().line({2017: "10", 2018: broken, 2019: "21"}))
    assert "2018 年口径中断，不跨越计算（撤县设区后）。" in words
    assert "%" not in words


def test_no_growth_between_different_days_of_the_year():
    from datetime import date

    half = ("20", {"cutoff": date(2023, 6, 30)})
    words = said(World("flow").line({2019: "10", 2023: half}))
    assert "20 TEST_YEAR（到 2023-06-30 为止）；统计截止日不同" in words


def test_another_coverage_stands_apart():
    world = World().line({2022: "5", 2023: "6"}).line({2020: "9"}, coverage=PART)
    assert "另有口径不同的数字，不连成一线：910100（口径districts） 2020 年。" in said(
        world
    )


def test_a_city_with_another_coverage_only_is_still_told():
    words = said(World().line({2022: "75"}, city=B, coverage=PART))
    assert "910200（口径districts）只有 2022 年的数字" in words


def test_doubt_is_said_and_kept_out_of_growth():
    doubtful = ("1950", {"status": "U"})
    suspect = (None, {"status": "U", "printed": "363万名"})
    world = World().line({2012: "800", 2022: "1506", 2023: doubtful, 2024: suspect})
    words = said(world)
    assert "升至 2022 年的 1,506 TEST_YEAR（+88.3%）" in words
    assert "910100 2023 年的 1,950 TEST_YEAR 存疑，不用于计算。" in words
    assert "910100 2024 年的印数存疑，不作数值。" in words
    assert "363" not in words


def test_totals_are_no_yearly_line():
    total = ("3090", {"start_year": 2012})
    words = said(World("cumulative").line({2022: total}))
    assert "2012—2022 年累计 3,090 TEST_YEAR。" in words
    assert "不画成逐年的线" in words


def test_many_cities_begin_with_the_range():
    from tests import factories
    from tests.portal.trend_world import PROVINCE

    world = World()
    for i in range(8):
        world.line({2020: str(i + 1)}, city=factories.city(PROVINCE, f"9103{i:02d}"))
    assert said(world, highlighted=()).startswith(
        "2020 年 8 个市州有数字，从910300的 1 TEST_YEAR到910307的 8 TEST_YEAR。"
    )


def test_converted_values_are_told_in_the_unit_asked_for():
    world = World(unit=MONTH).line({2022: "12000"}, unit=YEAR)
    assert "1,000 TEST_MONTH" in said(world, unit=MONTH)


def test_year_ranges():
    assert year_ranges([2013, 2014, 2015, 2019]) == "2013—2015、2019"
