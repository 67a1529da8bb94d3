from dataclasses import replace

import pytest

from indicators.area_wording.sentences import AreaSentences
from indicators.areas.known import atlas
from indicators.models import Area, City, Level, Province
from indicators.stored_areas import code_of, key_of, stored_areas


def test_a_code_and_the_key_of_its_place_lead_to_each_other() -> None:
    assert key_of("511400_1997") == "511400-1997"
    assert code_of("511400-1997") == "511400_1997"


@pytest.mark.parametrize("level", [Level.PROVINCE, Level.PREFECTURE])
def test_stored_areas_are_those_of_the_code_history(
    fixtures_loaded: None, level: Level
) -> None:
    areas = list(Area.objects.filter(level=level))
    known = stored_areas(areas)
    for area in areas:
        whole = atlas()[key_of(area.code)]
        assert known.place(area) == replace(whole, breaks=())


def test_every_change_and_succession_is_told_as_from_the_whole_history(
    fixtures_loaded: None,
) -> None:
    words = AreaSentences(atlas())
    for area in Area.objects.filter(level=Level.PREFECTURE, code__endswith="000"):
        known = stored_areas([area])
        place = known.place(area)
        told = [known.sentences.change(place, change) for change in place.changes]
        assert told == [words.change(place, change) for change in place.changes]
        assert known.atlas.became(place.key) == atlas().became(place.key)


@pytest.mark.parametrize(
    "code", ["341400", "371200", "511400_1997", "450100", "500000"]
)
def test_one_area_brings_all_that_its_sentences_name(
    fixtures_loaded: None, code: str
) -> None:
    area = Area.objects.get(code=code)
    known, words = stored_areas([area]), AreaSentences(atlas())
    place = known.place(area)
    told = [known.sentences.change(place, change) for change in place.changes]
    assert told == [words.change(place, change) for change in place.changes]
    holders = [known.sentences.holding(h) for h in known.atlas.became(place.key)]
    assert holders == [words.holding(h) for h in atlas().became(place.key)]


def test_a_few_queries_are_enough(
    fixtures_loaded: None, django_assert_max_num_queries: object
) -> None:
    areas = list(Area.objects.select_related("parent"))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        stored_areas(areas)


@pytest.mark.django_db
def test_an_area_without_history_is_as_its_row_has_it() -> None:
    province = Province.objects.create(code="990000", name="甲省", short="甲")
    city = City.objects.create(
        code="990100", name="乙市", short="乙", province=province
    )
    place = stored_areas([city]).place(city)
    assert (place.name, place.parent, place.from_year) == ("乙市", "990000", None)
