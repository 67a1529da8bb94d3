"""A rank published from the desk is listed wherever one of a data file is."""

import pytest
from django.utils.html import strip_tags

from importers.desk import decide
from importers.models import Decision
from reports.models import Claim, ClaimedRank, Showing
from tests.importers.desk.test_claims import publish
from tests.importers.desk.world import read_in
from tests.importers.intake_world import ZHUZHOU, both, confirmed, undone

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

YEAR = 2025
BEDS = "elderly_care_beds"
TEXT = f"一、养老\n\n{YEAR}年，全市养老床位24000张，总量居全省第二。\n"
WORDS = "居全省第二"


@pytest.fixture
def clerk():
    return both("clerk", ZHUZHOU)


def read_and_publish(clerk, text=TEXT):
    batch = read_in(clerk, text, year=YEAR)
    numbers = list(batch.candidates.values_list("number", flat=True))
    decide.accept(batch.pk, numbers, by=clerk, ticked=True)
    assert batch.candidates.filter(decision=Decision.ACCEPTED).exists()
    confirmed(batch, clerk)
    return batch


def pages(client):
    return {
        address: client.get(address).content.decode()
        for address in (
            f"/rankings/430000/{BEDS}/{YEAR}/",
            f"/indicators/{BEDS}/",
            f"/cities/{ZHUZHOU}/",
        )
    }


def listed(client, batch):
    found = client.get(f"/api/v1/standings/?report={batch.report.code}").json()
    return found["results"]


def test_it_is_on_the_pages_and_in_the_api_while_it_is_published(clerk, client):
    batch = read_in(clerk, TEXT, year=YEAR)
    assert ClaimedRank.objects.filter(claim__batch=batch.pk).count() == 1
    assert listed(client, batch) == []
    numbers = list(batch.candidates.values_list("number", flat=True))
    decide.accept(batch.pk, numbers, by=clerk, ticked=True)
    confirmed(batch, clerk)
    (found,) = listed(client, batch)
    assert {name: found[name] for name in ("year", "scope", "kind", "rank_low")} == {
        "year": YEAR, "scope": "province", "kind": None, "rank_low": 2,
    }  # fmt: skip
    assert (found["indicator"]["code"], found["group"]["code"]) == (BEDS, "total")
    assert found["meaning"] == "养老床位：全省第 2"
    assert found["meaning_en"].endswith("rank 2 in the province")
    assert found["citation"]["section"] == "一、养老"
    rank = ClaimedRank.objects.get(claim__batch=batch.pk)
    for address, page in pages(client).items():
        assert WORDS in page, address
        assert f"{batch.report.get_absolute_url()}#standing-{rank.pk}" in page
    report = client.get(batch.report.get_absolute_url()).content.decode()
    assert f'id="standing-{rank.pk}"' in report

    undone(batch, clerk)
    assert listed(client, batch) == []
    for address, page in pages(client).items():
        assert WORDS not in page, address


def test_the_ranking_holds_it_against_the_figures(clerk, client):
    read_and_publish(clerk)
    page = pages(client)[f"/rankings/430000/{BEDS}/{YEAR}/"]
    verdict = " ".join(strip_tags(page.split("报告自述：")[1]).split())
    assert "只有一市报告，不成排名。 无法核对。" in verdict


def test_one_that_came_to_fail_waits_for_somebody_to_look(clerk, client):
    batch = read_and_publish(clerk)
    for city, value in (("430100", 30000), ("430300", 29000)):
        publish(BEDS, value, year=YEAR, city=city)
    address = f"/rankings/430000/{BEDS}/{YEAR}/"
    assert WORDS not in pages(client)[address]
    Claim.objects.filter(batch=batch.pk).update(showing=Showing.SHOWN)
    assert "与计算不符" in pages(client)[address]


def test_hiding_its_claim_hides_it(clerk, client):
    batch = read_and_publish(clerk)
    claim = Claim.objects.get(batch=batch.pk)
    decide.show_claim(batch.pk, claim.pk, by=clerk, showing=Showing.HIDDEN)
    assert listed(client, batch) == []


def test_a_rank_of_no_figure_is_listed_without_year_or_indicator(clerk, client):
    text = f"{YEAR}年，全市养老床位24000张。群众满意度居全省第二。"
    batch = read_and_publish(clerk, text)
    (found,) = listed(client, batch)
    assert (found["indicator"], found["group"], found["year"]) == (None, None, None)
    assert found["meaning"] == "全省第 2"
    assert WORDS not in pages(client)[f"/cities/{ZHUZHOU}/"]
