from tests.api.conftest import Ask


def test_achievements_are_found_by_place_kind_and_year(ask: Ask) -> None:
    found = ask("achievements/", city="430200", category="honour", page_size=1000)
    assert found["count"] > 0
    for a in found["results"]:
        assert a["city"]["code"] == "430200"
        assert a["category"] == "honour"
        assert a["title"]
        assert a["title_en"]
        assert a["citations"]
    early = ask("achievements/", year_max=2018, page_size=1000)["results"]
    assert early
    assert all(a["by_year"] <= 2018 for a in early)


def test_achievements_of_an_indicator_and_of_a_report(ask: Ask) -> None:
    some = next(
        a for a in ask("achievements/", page_size=1000)["results"] if a["indicators"]
    )
    by_indicator = ask(
        "achievements/", indicator=some["indicators"][0], page_size=1000
    )["results"]
    by_report = ask(
        "achievements/", report=some["citations"][0]["report"], page_size=1000
    )["results"]
    assert some in by_indicator
    assert some in by_report


def test_a_report_tells_who_wrote_it_when_and_about_what(ask: Ask) -> None:
    report = ask("reports/zhuzhou-2022-decade/")
    assert report["publisher"] == "株洲市民政局"
    assert report["city"]["code"] == "430200"
    assert (report["period_start"], report["period_end"]) == (2012, 2022)
    assert len(report["checksum"]) == 64
    assert report["page"].endswith("/reports/zhuzhou-2022-decade/")


def test_reports_by_year_are_those_whose_period_holds_it(ask: Ask) -> None:
    found = ask("reports/", city="430200", year=2015)["results"]
    assert found
    assert all(r["period_start"] <= 2015 <= r["period_end"] for r in found)


def test_a_standing_stays_a_claim_with_its_place(ask: Ask) -> None:
    found = ask("standings/", city="430200", kind="only_below")["results"]
    assert found
    for claim in found:
        assert claim["rank_low"] == 2
        assert claim["reference"]["short"] == "长沙"
        assert claim["citation"]["report"]
        assert claim["citation"]["page"]
