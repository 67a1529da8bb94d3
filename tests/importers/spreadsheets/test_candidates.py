"""What the rows of a file are read as, and told where they cannot be."""

from decimal import Decimal as D

import pytest

from importers.models import BatchState
from indicators.models import City, Observation
from indicators.quantities import Qualifier
from tests.importers.intake_world import (
    HEADER,
    ZHUZHOU,
    confirmed,
    row,
    take_all,
    told,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def only(batch):
    return batch.candidates.get()


@pytest.mark.parametrize(
    ("value", "unit", "read", "printed"),
    [
        ("７５００", "张", D(7500), "７５００张"),
        ("1,234", "张", D(1234), "1,234张"),
        ("1.2万", "张", D(12000), "1.2万张"),
        ("0.81", "万张", D(8100), "0.81万张"),
        ("0.81万张", "", D(8100), "0.81万张"),
        ("7500余", "张", D(7500), "7500余张"),
        ("420左右", "张", D(420), "420张左右"),
        ("≥12000", "张", D(12000), "≥12000张"),
    ],
)
def test_cells_and_units_are_read_and_kept_as_typed(clerk, value, unit, read, printed):
    c = only(uploaded(clerk, row("养老床位数", 2018, value, unit=unit)))
    assert (c.verdict, c.value, c.printed, c.value_typed) == (
        "new",
        read,
        printed,
        value,
    )


def test_a_percentage_is_in_percent(clerk):
    c = only(uploaded(clerk, row("tekun_care_agreement_rate", 2018, "12%")))
    assert (c.verdict, c.value, c.printed) == ("new", D(12), "12%")


def test_units_convert_visibly(clerk):
    c = only(
        uploaded(
            clerk, row("最低生活保障标准", 2021, "650", group="农村", unit="元/月")
        )
    )
    assert (c.value, c.own_unit.code) == (D(7800), "CNY_YEAR")
    assert c.conversion == "650 元/月 ×12"
    assert c.printed == "650元/月"


def test_a_division_that_does_not_end_is_refused_with_what_to_do(clerk):
    c = only(
        uploaded(
            clerk, row("最低生活保障标准", 2021, "5983", group="城市", unit="元/年")
        )
    )
    assert c.verdict == "problem"
    assert "除不尽" in c.problem


@pytest.mark.parametrize(
    ("column", "value", "qualifier"),
    [
        ("约", "420", Qualifier.ABOUT),
        ("余", "7500", Qualifier.OVER),
        ("不低于", "12000", Qualifier.AT_LEAST),
        ("", "近6000万", Qualifier.NEARLY),
        ("约", "约420", Qualifier.ABOUT),
    ],
)
def test_qualifiers_come_from_the_cell_or_its_own_column(
    clerk, column, value, qualifier
):
    header = (*HEADER, "限定词")
    line = (*row("养老床位数", 2018, value, unit="张"), column)
    assert only(uploaded(clerk, line, header=header)).qualifier == qualifier


def test_two_qualifiers_that_differ_are_a_problem(clerk):
    line = (*row("养老床位数", 2018, "约420"), "近")
    assert only(uploaded(clerk, line, header=(*HEADER, "限定词"))).verdict == "problem"


@pytest.mark.parametrize(
    ("year", "value"),
    [
        (2018, "NaN"),
        (2018, "Infinity"),
        (2018, "123456789012345678901"),
        (2018, "0.12345"),
        ("2023.7", "5"),
        (99999, "5"),
        (1900, "5"),
        ("=2018", "5"),
    ],
)
def test_what_no_database_keeps_is_a_problem_of_its_row(clerk, year, value):
    batch = uploaded(
        clerk, row("养老床位数", year, value), row("养老床位数", 2019, 9000)
    )
    assert [v for _row, v, _d in told(batch)] == ["problem", "new"]
    assert batch.candidates.first().problem


def test_the_same_key_twice_names_both_rows_and_writes_neither(clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2018, 9000, unit="张"),
        row("养老床位数", 2019, 9500, unit="张"),
        row("养老服务床位数", "2018年", 9000, unit="张", city="株洲市"),
    )
    assert [v for _row, v, _d in told(batch)] == ["problem", "new", "problem"]
    first, _other, last = batch.candidates.all()
    assert "E4" in first.problem
    assert "E2" in last.problem
    take_all(batch, clerk)
    confirmed(batch, clerk)
    years = Observation.objects.filter(release__batch=batch.pk).values_list("year")
    assert list(years) == [(2019,)]


@pytest.mark.parametrize(
    "name", [" 株洲 ", "株洲", "株洲市", "株\u200b洲", "４３０２００", "Zhuzhou"]
)
def test_one_city_however_it_is_written(clerk, name):
    c = only(uploaded(clerk, row("养老床位数", 2018, 9000, city=name)))
    assert (c.verdict, c.city.code) == ("new", ZHUZHOU)


def test_an_unknown_city_is_a_question_and_none_is_made(clerk):
    cities = City.objects.count()
    batch = uploaded(clerk, row("养老床位数", 2018, 9000, city="亚特兰蒂斯"))
    assert only(batch).verdict == "question"
    assert City.objects.count() == cities


def test_a_missing_column_is_named(clerk):
    batch = uploaded(clerk, ("株洲", 2018, 5), header=("市州", "年份", "数值"))
    told_of = " ".join(
        [batch.message, *batch.candidates.values_list("problem", flat=True)]
    )
    assert "指标" in told_of


def test_a_wide_table_has_a_figure_for_every_year(clerk):
    batch = uploaded(
        clerk,
        (
            "株洲",
            "养老床位数",
            "张",
            "9000",
            "9500余",
            "",
            *("株洲年度总结（2023）", "附表"),
        ),
        header=("城市", "项目", "单位", "2017年", "2018", "2019年度", "来源", "章节"),
    )
    found = [(c.year, c.printed, c.verdict) for c in batch.candidates.all()]
    assert found == [(2017, "9000张", "new"), (2018, "9500余张", "new")]
    assert batch.blank_cells == 1


def test_a_row_of_another_city_is_a_problem_and_stays_one(clerk):
    batch = uploaded(clerk, row("养老床位数", 2018, 9000, city="湘潭"))
    assert only(batch).verdict == "problem"
    take_all(batch, clerk)
    assert told(batch)[0][2] == "pending"


def test_columns_that_are_not_in_the_file_leave_what_is_published(clerk):
    o = (
        Observation.objects.filter(
            series__area__code=ZHUZHOU, cutoff__isnull=False, value__isnull=False
        )
        .exclude(note="")
        .first()
    )
    s = o.series
    line = (
        s.area.code,
        s.indicator.code,
        s.group.code,
        o.year,
        o.value + 1,
        s.unit.code,
    )
    batch = uploaded(clerk, (*line, "zhuzhou-2023-summary", "附表"))
    c = only(batch)
    if s.coverage.code == "city":
        assert (c.verdict, c.cutoff, c.note) == ("changed", o.cutoff, o.note)


def test_a_file_in_another_units_scale_is_not_multiplied_twice(clerk):
    c = only(uploaded(clerk, row("养老床位数", 2018, "2.1万", unit="万张")))
    assert c.verdict == "problem"
    assert "不知该乘几次" in c.problem


def test_a_city_for_the_whole_file(clerk):
    city = City.objects.get(code=ZHUZHOU)
    batch = uploaded(
        clerk,
        ("养老床位数", 2018, 9000, "zhuzhou-2023-summary", "附表"),
        header=("指标", "年份", "数值", "来源", "章节"),
        city=city,
    )
    assert (batch.state, only(batch).verdict) == (BatchState.WAITING, "new")
