"""Keys: the codes of a series, and its year, joined by dots."""

from indicators.keys import (
    FigureKey,
    observation_lookup,
    read_figure_key,
    series_lookup,
)
from tests import factories as make

SERIES = "dibao_standard.430200.urban.city"
NO_KEYS = [
    "",
    "12",
    SERIES,
    f"{SERIES}.",
    f"{SERIES}.22",
    f"{SERIES}.02022",
    f"{SERIES}.２０２２",
    f"{SERIES}.2022.",
    f"{SERIES}.2022\n",
    f"{SERIES}.2022~",
    f"{SERIES}.2022~20",
    f"{SERIES}.2022~20200",
    f"{SERIES}.2022~2020~2021",
    f"{SERIES}.~2020",
    f"{SERIES}.extra.2022",
    "dibao_standard..urban.city.2022",
    ".430200.urban.city.2022",
    "dibao_standard.430200.urban.ci\x00ty.2022",
    "dibao_standard.株洲.urban.city.2022",
    "dibao-standard.430200.urban.city.2022",
    f"{'x' * 61}.430200.urban.city.2022",
    f"{SERIES}.{'2' * 5000}",
]


def test_a_key_is_read_as_it_is_written():
    assert read_figure_key(f"{SERIES}.2022") == FigureKey(SERIES, 2022)
    assert str(FigureKey(SERIES, 2022)) == f"{SERIES}.2022"


def test_the_key_of_a_restated_figure_has_the_year_of_its_boundaries():
    key = FigureKey(SERIES, 2010, 2020)
    assert str(key) == f"{SERIES}.2010~2020"
    assert read_figure_key(str(key)) == key
    assert (observation_lookup(str(key)) or {})["boundary_year"] == 2020


def test_what_is_written_otherwise_is_no_key():
    assert [k for k in NO_KEYS if read_figure_key(k) or observation_lookup(k)] == []
    assert series_lookup(f"{SERIES}.2022") is None
    assert series_lookup("dibao_standard.430200.urban") is None


def test_a_key_finds_by_all_its_codes():
    assert observation_lookup(f"{SERIES}.2022") == {
        "series__indicator__code": "dibao_standard",
        "series__area__code": "430200",
        "series__group__code": "urban",
        "series__coverage__code": "city",
        "year": 2022,
        "boundary_year": None,
    }


def test_the_address_of_a_figure_is_its_key():
    line = make.series(
        indicator=make.indicator(make.unit()),
        area=make.city(make.province(), "910100"),
        group=make.group(),
        coverage=make.coverage(),
        unit=make.unit(),
    )
    figure = make.observation(line, 2020, "10", "10")
    assert figure.key == f"{line.indicator.code}.910100.total.city.2020"
    assert figure.get_absolute_url() == f"/figures/{figure.key}/"
    assert line.page_of(2020) == figure.get_absolute_url()
    restated = make.observation(line, 2010, "10", "10", boundary_year=2020)
    assert restated.get_absolute_url() == f"/figures/{line.key}.2010~2020/"
