"""Counties that together have more than their city. What must be asked was written before."""

import pytest

from tests.importers.intake_world import XIANGTAN, both, confirmed, table, take_all
from tests.importers.spreadsheets.test_names_in_tables import read

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]
HEADER = ("市州", "指标", "年份", "数值", "单位")
COUPLES, STANDARD = "结婚登记数", "城市低保标准"


@pytest.fixture
def clerk():
    return both("clerk", XIANGTAN)


def uploaded(clerk, *rows):
    return read(clerk, table(*rows, header=HEADER), city=XIANGTAN)


def doubted(batch):
    return {c.city_typed: c.asked for c in batch.candidates.all() if "县区" in c.asked}


def couples(place, value, year=2005, unit="对"):
    return (place, COUPLES, year, value, unit)


def test_more_than_the_city_is_asked_about_at_the_city(clerk):
    batch = uploaded(
        clerk, couples("湘潭市", 1000), couples("雨湖区", 600), couples("湘潭县", 401)
    )
    assert set(doubted(batch)) == {"湘潭市"}
    assert "2 个县区合计 1,001" in doubted(batch)["湘潭市"]


@pytest.mark.parametrize(
    "rows",
    [
        [couples("湘潭市", 1000), couples("雨湖区", 600), couples("湘潭县", 400)],
        # Of another year; no more than the whole may be, as it is printed.
        [couples("湘潭市", 1000), couples("雨湖区", 1200, 2006)],
        [couples("湘潭市", "1000余"), couples("雨湖区", 1001)],
        [couples("湘潭市", "0.1", unit="万对"), couples("雨湖区", 999)],
    ],
)
def test_no_more_than_the_city_is_not_asked_about(clerk, rows):
    assert doubted(uploaded(clerk, *rows)) == {}


def test_a_standard_is_no_sum(clerk):
    batch = uploaded(
        clerk,
        ("湘潭市", STANDARD, 2005, 200, "元/月"),
        ("雨湖区", STANDARD, 2005, 150, "元/月"),
        ("湘潭县", STANDARD, 2005, 150, "元/月"),
    )
    assert doubted(batch) == {}


def test_the_published_city_counts_beside_new_counties(clerk):
    first = uploaded(clerk, couples("湘潭市", 1000), couples("雨湖区", 600))
    take_all(first, clerk)
    confirmed(first, clerk)
    batch = uploaded(clerk, couples("湘潭县", 300), couples("湘乡市", 200))
    assert set(doubted(batch)) == {"湘潭县", "湘乡市"}
    assert "3 个县区合计 1,100" in doubted(batch)["湘潭县"]


def test_a_county_counts_for_the_city_that_it_was_in(clerk):
    """巢湖's 庐江县 of 2010 is no part of 合肥."""
    both_cities = both("both", "340100")
    rows = [couples("合肥市", 1000, 2010), couples("庐江县", 1200, 2010)]
    batch = read(both_cities, table(*rows, header=HEADER))
    assert doubted(batch) == {}
