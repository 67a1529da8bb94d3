"""What the name of an area says of it."""

import pytest

from indicators.areas.names import is_district, shorts, stem


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("株洲市", "株洲"),
        ("毕节地区", "毕节"),
        ("和县", "和县"),
        ("郊区", "郊区"),
        ("海南藏族自治州", "海南"),
        ("恩施土家族苗族自治州", "恩施"),
        ("博尔塔拉蒙古自治州", "博尔塔拉"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("新疆维吾尔自治区", "新疆"),
        ("宁夏回族自治区", "宁夏"),
        ("香港特别行政区", "香港"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("防城各族自治县", "防城"),
        ("土默特左旗", "土默特左"),
        ("石景山区", "石景山"),
    ],
)
def test_the_stem_leaves_out_kind_and_peoples(name: str, short: str) -> None:
    assert stem(name) == short


def test_districts_are_known_by_their_names() -> None:
    assert is_district("渌口区")
    assert is_district("井陉矿区")
    assert is_district("碑林区")
    assert not is_district("神农架林区")
    assert not is_district("六枝特区")
    assert not is_district("株洲县")


def test_autonomous_areas_have_more_short_forms() -> None:
    assert list(shorts("恩施土家族苗族自治州")) == ["恩施", "恩施州", "恩施自治州"]
    assert list(shorts("长阳土家族自治县")) == ["长阳", "长阳县", "长阳自治县"]
    assert list(shorts("株洲市")) == ["株洲"]
    assert list(shorts("和县")) == []
