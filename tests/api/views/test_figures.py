from tests.api.conftest import Ask


def test_a_figure_brings_its_evidence(ask: Ask) -> None:
    figure = ask("observations/dibao_standard.430200.urban.city.2022/")
    assert figure["series"] == "dibao_standard.430200.urban.city"
    assert figure["value"] == figure["low"] == figure["high"] == 625
    assert figure["unit"]["name"] == "元/月"
    assert figure["city"]["name_en"] == "Zhuzhou"
    assert figure["release"] == 1
    [citation] = figure["citations"]
    assert citation["report"] == "zhuzhou-2022-decade"
    assert citation["stance"] == "source"
    assert citation["paragraph"] > 0
    assert citation["page"] == "http://testserver/reports/zhuzhou-2022-decade/"
    assert figure["page"].startswith("http://testserver/")


def test_a_floor_has_no_upper_bound(ask: Ask) -> None:
    figure = ask("observations/dibao_standard.330500.unified.city.2022/")
    assert (figure["value"], figure["low"], figure["high"]) == (12000, 12000, None)
    assert figure["qualifier"] == "at_least"


def test_a_suspect_figure_is_never_a_value(ask: Ask) -> None:
    figure = ask("observations/poverty_monitored_dibao.430200.total.city.2022/")
    assert figure["status"] == "U"
    assert figure["value"] is figure["low"] is figure["high"] is None
    assert figure["printed"] == "363万名"
    assert figure["note_en"]


def test_what_is_not_there_is_null(ask: Ask) -> None:
    figure = ask("observations/dibao_standard.430200.urban.city.2022/")
    assert figure["note"] is figure["cutoff"] is figure["start_year"] is None


def test_filters_narrow_and_add_up(ask: Ask) -> None:
    found = ask(
        "observations/",
        province="430000",
        indicator="dibao_standard",
        group="urban",
        coverage="city",
        city="430200",
        year_min=2012,
        year_max=2022,
    )
    assert [(o["year"], o["value"]) for o in found["results"]] == [
        (2012, 370),
        (2022, 625),
    ]
    assert ask("observations/", city="430200", province="330000")["count"] == 0


def test_figures_of_a_report_are_those_that_cite_it(ask: Ask) -> None:
    report = ask("reports/huzhou-2022-decade/")
    found = ask("observations/", report="huzhou-2022-decade", page_size=1000)["results"]
    assert len(found) == report["observations"] > 30
    assert all(
        "huzhou-2022-decade" in [c["report"] for c in o["citations"]] for o in found
    )


def test_figures_of_a_year_a_theme_and_a_status(ask: Ask) -> None:
    found = ask("observations/", year=2022, theme="social_assistance", status="U")
    assert found["count"] > 0
    assert {(o["year"], o["status"]) for o in found["results"]} == {(2022, "U")}


def test_a_series_knows_its_years_not_more(ask: Ask) -> None:
    series = ask("series/dibao_standard.430200.urban.city/")
    assert series["observations"] == 3
    assert (series["first_year"], series["last_year"]) == (2012, 2023)
    assert series["unit"]["code"] == "CNY_MONTH"


def test_series_of_a_city_and_an_indicator(ask: Ask) -> None:
    found = ask("series/", city="430200", indicator="dibao_standard")["results"]
    assert {s["key"] for s in found} >= {
        "dibao_standard.430200.urban.city",
        "dibao_standard.430200.rural.city",
    }
