from decimal import Decimal

from indicators.models import Observation
from reports.models import Claim, Report
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


def test_one_report_brings_its_claims_and_a_list_of_them_none(ask: Ask) -> None:
    report = Report.objects.get(code="zhuzhou-2022-decade")
    before = Observation.objects.filter(series__area=report.area).first()
    assert before is not None
    claim = Claim.objects.create(
        report=report, section="", paragraph=4, kind="growth", printed="8.4%",
        start=10, end=14, verdict="holds", computed=Decimal("8.4"), public=True,
    )  # fmt: skip
    claim.operands.create(
        position=1, printed=before.printed, year=before.year, published=True,
        observation=before,
    )  # fmt: skip
    claim.operands.create(position=2, printed="610元/月", year=2023)
    (told,) = ask("reports/zhuzhou-2022-decade/")["claims"]
    assert told["printed"] == "8.4%"
    assert (told["kind"], told["verdict"]) == ("growth", "holds")
    assert (told["missing"], told["sentence"]) == (None, None)
    assert told["place"]["paragraph"] == 4
    assert [o["year"] for o in told["operands"]] == [before.year, 2023]
    key = told["operands"][0]["observation"]
    assert ask(f"observations/{key}/")["printed"] == before.printed
    assert told["operands"][1]["observation"] is None
    assert "claims" not in ask("reports/")["results"][0]


def test_claims_that_are_not_public_are_not_told(ask: Ask) -> None:
    Claim.objects.create(
        report=Report.objects.get(code="zhuzhou-2022-decade"), paragraph=4,
        kind="growth", printed="8.4%", start=10, end=14, verdict="holds", computed=8,
    )  # fmt: skip
    assert ask("reports/zhuzhou-2022-decade/")["claims"] == []
