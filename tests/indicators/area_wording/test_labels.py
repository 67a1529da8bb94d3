"""Names of areas in English."""

import pytest
from django.utils.translation import override

from indicators.area_wording.labels import label


@pytest.mark.parametrize(
    ("key", "name", "english"),
    [
        ("430200", "株洲市", "Zhuzhou"),
        ("430212", "渌口区", "Lukou District"),
        ("371200", "莱芜市", "Laiwu"),
        # Named by no list: after what has the same name and another kind.
        ("", "株洲县", "Zhuzhou County"),
        ("", "枞阳县", "Zongyang County"),
        # 鼓楼区 and such have one English name everywhere, whichever is meant.
        ("", "鼓楼区", "Gulou District"),
        # Unknown: left as it is.
        ("", "没有县", "没有县"),
    ],
)
def test_english_names(key: str, name: str, english: str) -> None:
    with override("en"):
        assert label(key, name) == english
    with override("zh-hans"):
        assert label(key, name) == name
