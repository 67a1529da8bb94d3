"""What is said of a name that was, or was not, right in its year."""

import pytest

from indicators.area_wording.findings import finding
from indicators.area_wording.sentences import AreaSentences
from indicators.areas.known import atlas


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [
        ("襄樊", 2008, "襄樊市（今襄阳市）"),
        ("襄阳", 2012, ""),
        ("株洲县", 2022, "2018年起株洲县为渌口区"),
        ("522400", 2015, "2011年起毕节地区为毕节市"),
        ("341421", 2015, "2015年庐江县的区划代码为340124"),
        ("渌口区", 2010, "2010年为株洲县，2018年起为渌口区"),
        ("港闸区", 2022, "2020年港闸区并入崇川区"),
        ("姑苏区", 2005, "2012年设立姑苏区，辖区来自沧浪区、平江区、金阊区"),
    ],
)
def test_a_name_in_a_year(text: str, year: int, said: str) -> None:
    candidate = atlas().find(text, year).candidates[0]
    assert finding(AreaSentences(atlas()), candidate, year) == said
