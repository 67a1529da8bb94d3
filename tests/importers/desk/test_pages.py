"""The desk as a browser meets it: uploading, marks in the text, decisions, and closed doors."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from importers.models import Batch, BatchKind, BatchState, LearnedName
from reports.models import Claim, Report
from tests.importers.desk.world import TEXT, printed, read_in
from tests.importers.intake_world import (
    HUZHOU,
    ZHUZHOU,
    confirmed,
    figure,
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


@pytest.mark.isolated
def test_a_pasted_report_is_read_and_shown(clerk):
    client = client_of(clerk)
    response = client.post(f"{DESK}upload/", {**NEW, "text": TEXT}, follow=True)
    assert response.status_code == 200
    batch = Batch.objects.get(kind=BatchKind.REPORT)
    assert response.request["PATH_INFO"] == at(batch)
    assert batch.report.code == "zhuzhou-2024-summary"
    page = response.content.decode()
    assert "对不上" in page


def test_an_uploaded_file_of_a_listed_report_is_read(clerk):
    file = SimpleUploadedFile("报告.txt", TEXT.encode("gb18030"))
    told = {"city": ZHUZHOU, "report": "zhuzhou-2023-summary", "file": file}
    response = client_of(clerk).post(f"{DESK}upload/", told, follow=True)
    assert "校验和不同" in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": ""}, "只用一种"),
        ({"title": ""}, "没有登记过的报告要填"),
        ({"published": "昨天"}, "errorlist"),
        ({"city": HUZHOU}, "errorlist"),
        ({"city": ""}, "errorlist"),
        ({"report": "huzhou-2022-decade"}, "errorlist"),
        ({"year": "99999"}, "年份最晚"),
    ],
)
def test_a_form_that_does_not_do_says_why_and_keeps_what_was_typed(
    clerk, changed, told
):
    typed = {**NEW, "text": TEXT, **changed}
    response = client_of(clerk).post(f"{DESK}upload/", typed)
    assert response.status_code == 400
    page = response.content.decode()
    assert told in page
    assert NEW["publisher"] in page
    assert not Batch.objects.exists()
    assert not Report.objects.filter(title=NEW["title"]).exists()


def test_a_city_is_chosen_beforehand_only_for_who_has_one(clerk, admin_client):
    chosen = f'<option value="{ZHUZHOU}" selected>'
    assert chosen in client_of(clerk).get(DESK).content.decode()
    page = admin_client.get(DESK).content.decode()
    assert f'<option value="{ZHUZHOU} 株洲市">' in page
    assert f'value="{ZHUZHOU}' not in page.partition("<datalist")[0]


def test_the_text_of_others_is_inert(clerk):
    hostile = '<script>alert(1)</script>全市社会组织2876家"><img src=x onerror=1>。'
    page = client_of(clerk).get(at(read_in(clerk, hostile, year=2024))).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in page


def test_decisions_lead_on_to_the_next_figure(batch, clerk):
    client = client_of(clerk)
    beds = printed(batch, "2.3万余张")
    answer = client.post(at(batch, "decide/"), {"f": beds.number, "reject": "1"})
    assert answer.status_code == 302
    assert f"f={printed(batch, '2876家').number}#" in answer["Location"]
    conflict = printed(batch, "12175对")
    answer = client.post(at(batch, "decide/"), {"f": conflict.number, "accept": "1"})
    assert answer.status_code == 409
    told = {"f": conflict.number, "choice": "keep", "reason": "印误"}
    assert client.post(at(batch, "settle/"), told).status_code == 302
    conflict.refresh_from_db()
    assert conflict.decision == "accepted"


def test_a_correction_from_the_form(batch, clerk):
    client = client_of(clerk)
    c = printed(batch, "6.8万户")
    told = {
        "f": c.number,
        "indicator": "social_workers 持证社会工作者",
        "group": "total",
        "coverage": "city",
        "year": "2024",
        "cell": "6.8万人",
        "accept": "1",
    }
    wrong = client.post(at(batch, "correct/"), told | {"indicator": "没有这个"})
    assert wrong.status_code == 400
    assert "6.8万人" in wrong.content.decode()
    assert client.post(at(batch, "correct/"), told).status_code == 302
    c.refresh_from_db()
    assert (c.verdict, c.value) == ("new", 68000)


@pytest.mark.parametrize(
    ("said", "group"),
    [("城镇低保规模", "urban"), ("低保规模", "total"), ("男性低保规模", "")],
)
def test_a_number_without_indicator_has_the_group_that_its_words_name(
    batch, clerk, said, group
):
    c = printed(batch, "6.8万户")
    c.mark.phrase = said
    c.mark.save()
    page = client_of(clerk).get(at(batch), {"f": c.number})
    assert page.context["form"].initial["group"] == group


def test_a_remembered_phrase_carries_its_group(batch, clerk):
    c = printed(batch, "6.8万户")
    told = {
        "f": c.number,
        "indicator": "dibao_households",
        "group": "rural",
        "coverage": "city",
        "year": "2024",
        "cell": "6.8万户",
        "remember": "1",
        "phrase": "男性低保规模",
    }
    assert client_of(clerk).post(at(batch, "correct/"), told).status_code == 302
    assert LearnedName.objects.get(name="男性低保规模").group.code == "rural"


def test_everything_sure_is_accepted_at_one_stroke_and_published(batch, clerk):
    client = client_of(clerk)
    client.post(at(batch, "accept-clear/"))
    accepted = batch.candidates.filter(decision="accepted").count()
    assert accepted > 5
    client.post(at(batch, "confirm/"), {"reason": "2024 年总结"})
    batch.refresh_from_db()
    assert batch.state == BatchState.PUBLISHED
    assert figure("divorce_registrations", 2024).printed == "5102对"
    assert client.get(at(batch)).status_code == 200
    again = client.post(at(batch, "confirm/"), {"reason": "再来"})
    assert again.status_code == 409


def test_the_public_page_tells_the_checked_claims(batch, clerk, client):
    staff = client_of(clerk)
    staff.post(at(batch, "accept-clear/"))
    confirmed(batch, clerk)
    address = batch.report.get_absolute_url()
    page = client.get(address).content.decode()
    assert "13.54%" in page
    assert "只差在四舍五入" in page
    assert "6.88%" not in page
    wrong = Claim.objects.get(batch=batch.pk, printed="6.88%")
    staff.post(at(batch, "claim/"), {"claim": wrong.pk, "showing": "shown"})
    assert "5.88%" in client.get(address).content.decode()
    english = client.get(f"/en{address}").content.decode()
    assert "differs by rounding only" in english


def test_a_long_report_comes_page_by_page_in_constant_queries(
    clerk, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("importers.desk.sheet.PAGE", 1_000)
    text = "\n\n".join(f"2024年养老床位{n}张。" for n in range(1000, 1100))
    batch = read_in(clerk, text)
    client = client_of(clerk)
    with django_assert_max_num_queries(40):
        first = client.get(at(batch)).content.decode()
    assert "1 / 2" in first
    last = batch.candidates.order_by("number").last()
    page = client.get(f"{at(batch)}?f={last.number}").content.decode()
    assert "2 / 2" in page
    for junk in ("?f=x", "?f=99999999999", "?page=0", "?page=99", "?state=%00"):
        assert client.get(at(batch) + junk).status_code == 200
