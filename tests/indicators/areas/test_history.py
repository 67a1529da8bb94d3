"""Rows of the code history that cannot be true are refused, each by its line."""

import pytest

from indicators.areas.history import HistoryFault, read

COLUMNS = (
    "code",
    "province",
    "prefecture",
    "name",
    "level",
    "state",
    "from_year",
    "until_year",
    "became",
)


def row(line: str) -> dict[str, str]:
    return dict(zip(COLUMNS, line.split(","), strict=True))


PROVINCE = "430000,湖南省,,湖南省,province,in use,1981,,"
CITY = "430200,湖南省,株洲市,株洲市,prefecture,in use,1981,,"
COUNTY = "430221,湖南省,株洲市,株洲县,county,abolished,1981,2018,430211[1984];430212"
DISTRICTS = (
    "430211,湖南省,株洲市,天元区,county,in use,1983,,",
    "430212,湖南省,株洲市,渌口区,county,in use,2018,,",
)
GOOD = (PROVINCE, CITY, COUNTY, *DISTRICTS)


def faults(*lines: str) -> tuple[str, ...]:
    with pytest.raises(HistoryFault) as refused:
        read(map(row, lines))
    return refused.value.faults


def test_a_row_is_read_with_the_years_in_which_land_went() -> None:
    county = read(map(row, GOOD))[2]
    assert (county.from_year, county.until_year) == (1981, 2018)
    assert county.went == ((1984, "430211"), (2018, "430212"))
    assert county.used_in(2017)
    assert not county.used_in(2018)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ("430212,湖南省,株洲市,渌口区,county,in use,2019,,", "in use beside"),
        (
            "430213,湖南省,株洲市,南区,county,abolished,1983,1997,430299",
            "became 430299",
        ),
        ("430213,湖南省,株洲市,南区,county,abolished,1983,1997,", "land went nowhere"),
        (
            "430213,湖南省,湘潭市,南区,county,in use,1983,,",
            "is under 株洲市, not 湘潭市",
        ),
        ("440100,广东省,广州市,广州市,prefecture,in use,1981,,", "no province"),
        ("430213,湖南省,株洲市,南区,county,in use,1983,1997,430211", "state 'in use'"),
        ("430213,湖南省,株洲市,南区,county,abolished,1997,1983,430211", "wrong order"),
        ("430213,湖南省,株洲市,南区,county,in use,2025,,", "years outside"),
        ("43021,湖南省,株洲市,南区,county,in use,1983,,", "six digits"),
        ("430213,湖南省,株洲市,南区,town,in use,1983,,", "town"),
        ("430213,湖南省,株洲市,南区,prefecture,in use,1983,,", "level prefecture"),
        ("430213,湖南省,株洲市,南区,county,in use,1983,,430211", "no code or no year"),
        (
            "430213,湖南省,株洲市,南区,county,abolished,1990,1997,430211[1985];430211",
            "in 1985",
        ),
    ],
)
def test_a_row_that_cannot_be_true_is_named(bad: str, fault: str) -> None:
    found = faults(*GOOD, bad)
    assert any(text.startswith("line 7: ") and fault in text for text in found), found
