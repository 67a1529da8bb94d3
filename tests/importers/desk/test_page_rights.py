"""Who sees and publishes what at the reading desk."""

import pytest

from reports.models import Claim, Report, ReportText
from tests.importers.desk.world import TEXT, printed
from tests.importers.intake_world import (
    HUZHOU,
    ZHUZHOU,
    both,
    confirmed,
    figure,
    person,
)
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

DESK = "/admin/desk/"


NEW = {
    "city": ZHUZHOU,
    "title": "株洲市2024年民政工作总结",
    "publisher": "株洲市民政局",
    "published": "2025-01",
    "kind": "summary",
    "period_end": "2024",
}


def at(batch, action=""):
    return f"{DESK}{batch.pk}/{action}"


def test_who_does_not_belong_to_the_city_finds_nothing(batch):
    client = client_of(both("stranger", HUZHOU))
    assert client.get(at(batch)).status_code == 404
    assert str(batch.title) not in client.get(DESK).content.decode()
    number = printed(batch, "11268对").number
    claim = Claim.objects.filter(batch=batch.pk)[0].pk
    for action in (
        "decide", "settle", "correct", "accept-clear", "claim", "sentences", "submit",
        "send-back", "confirm", "undo", "discard",
    ):  # fmt: skip
        told = {"f": number, "accept": "1", "claim": claim, "reason": "x"}
        assert client.post(at(batch, f"{action}/"), told).status_code == 404
    assert not batch.candidates.filter(decision="accepted").exists()


def test_who_is_no_editor_cannot_upload():
    client = client_of(person("reviewer", reviewer=ZHUZHOU))
    assert client.get(DESK).status_code == 200
    assert client.post(f"{DESK}upload/", {**NEW, "text": TEXT}).status_code == 403


def test_the_doors_for_tables_do_not_open_reports(batch, clerk):
    client = client_of(clerk)
    assert client.get(f"/admin/intake/{batch.pk}/").status_code == 404
    for action in ("decide", "source", "confirm", "discard"):
        assert client.post(f"/admin/intake/{batch.pk}/{action}/").status_code == 404


def test_an_unpublished_report_is_nowhere_public(batch, clerk, client):
    address = batch.report.get_absolute_url()
    code = batch.report.code

    def seen():
        return [
            client.get(address).status_code == 200,
            code in client.get("/reports/").content.decode(),
            code in client.get("/sitemap.xml").content.decode(),
            client.get(f"/api/v1/reports/{code}/").status_code == 200,
        ]

    assert seen() == [False] * 4
    client_of(clerk).post(at(batch, "accept-clear/"))
    confirmed(batch, clerk)
    assert seen() == [True] * 4


def test_a_discarded_upload_takes_its_report_with_it(batch, clerk):
    code = batch.report.code
    client_of(clerk).post(at(batch, "discard/"))
    assert not Report.objects.filter(code=code).exists()
    assert not Claim.objects.filter(batch=batch.pk).exists()
    assert client_of(clerk).get(at(batch)).status_code == 200


def test_sentences_are_shown_only_when_a_reviewer_allows_it(batch, clerk, client):
    staff = client_of(clerk)
    assert staff.post(at(batch, "sentences/"), {"public": "1"}).status_code in (
        403,
        409,
    )
    staff.post(at(batch, "accept-clear/"))
    confirmed(batch, clerk)
    pages = [
        batch.report.get_absolute_url(),
        figure("divorce_registrations", 2024).get_absolute_url(),
    ]
    for page in pages:
        assert "办理离婚登记" not in client.get(page).content.decode()
    staff.post(at(batch, "sentences/"), {"public": "1"})
    for page in pages:
        assert "办理离婚登记<mark>5102对</mark>" in client.get(page).content.decode()
    staff.post(at(batch, "sentences/"), {"public": "0"})
    assert not ReportText.objects.get(report=batch.report).public
