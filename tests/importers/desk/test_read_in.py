"""An uploaded report becomes candidates, marks and claims; nothing of it is public."""

from decimal import Decimal as D

import pytest

from importers.models import Aside, BatchState, CandidateVerdict, Decision
from indicators.models import Release
from reports.models import Claim, ClaimVerdict, Report, ReportText
from tests.importers.desk.world import TEXT, printed, read_in

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def test_every_figure_is_a_candidate_with_its_place(clerk):
    batch = read_in(clerk)
    assert (batch.state, batch.message) == (BatchState.WAITING, "")
    beds = printed(batch, "2.3万余张")
    assert (beds.indicator.code, beds.year) == ("elderly_care_beds", 2024)
    assert (beds.value, beds.low, beds.high) == (D(23000), D(23000), D(24000))
    assert (beds.qualifier, beds.unit_printed) == ("over", "万张")
    assert (beds.section, beds.paragraph) == ("二、养老服务", 5)
    assert beds.verdict == CandidateVerdict.NEW
    for c in batch.candidates.select_related("mark"):
        assert TEXT[c.mark.start : c.mark.end] == c.printed_typed


def test_what_is_published_and_equal_is_one_more_place(clerk):
    batch = read_in(clerk)
    # 13033 of 2023 stands in the report of 2023; 12174 of 2022 there is 12175 here.
    assert printed(batch, "13033对").verdict == CandidateVerdict.EVIDENCE
    contradiction = printed(batch, "12175对")
    assert contradiction.verdict == CandidateVerdict.CONFLICT
    assert "12174" in contradiction.problem


def test_a_report_that_repeats_itself_has_one_figure_in_two_places(clerk):
    batch = read_in(clerk)
    first, again = printed(batch, "11268对"), printed(batch, "11268对", 1)
    assert (first.verdict, again.verdict) == (
        CandidateVerdict.NEW,
        CandidateVerdict.EVIDENCE,
    )
    assert again.mark.repeats == first.number


def test_plans_and_growth_are_left_aside_and_no_match_is_a_question(clerk):
    batch = read_in(clerk)
    plan = printed(batch, "1000张")
    assert (plan.mark.aside, plan.decision) == (Aside.PLAN, Decision.REJECTED)
    assert printed(batch, "6.88%").mark.aside == Aside.GROWTH
    unmatched = printed(batch, "6.8万户")
    assert (unmatched.verdict, unmatched.decision) == ("question", "pending")
    assert unmatched.mark.phrase == "走访困难群众"


def test_claims_are_kept_with_their_operands_and_are_not_public(clerk):
    batch = read_in(clerk)
    claims = {c.printed: c for c in Claim.objects.filter(report=batch.report)}
    wrong = claims["6.88%"]
    assert (wrong.verdict, wrong.computed) == (ClaimVerdict.FAILS, D("5.8824"))
    told = [(o.printed, o.year) for o in wrong.operands.all()]
    assert told == [("680元/月", 2023), ("720元/月", 2024)]
    assert claims["13.5%"].verdict == ClaimVerdict.BY_ROUNDING
    assert claims["2876家"].verdict == ClaimVerdict.HOLDS
    assert not any(c.public for c in claims.values())


def test_nothing_is_published_by_reading(clerk):
    before = Release.objects.count()
    batch = read_in(clerk)
    assert Release.objects.count() == before
    assert not ReportText.objects.filter(report=batch.report).exists()


def test_reading_again_begins_anew(clerk):
    from importers.desk.read_in import read_report

    batch = read_in(clerk)
    counted = batch.candidates.count(), Claim.objects.filter(batch=batch.pk).count()
    read_report(batch)
    again = batch.candidates.count(), Claim.objects.filter(batch=batch.pk).count()
    assert counted == again


def test_more_people_than_the_city_has_is_asked_about(clerk):
    text = "全市持证社会工作者820万人。"
    asked = printed(read_in(clerk, text, year=2024), "820万人").asked
    assert "比全市人口还多" in asked
    assert "2020" in asked


def test_lost_glyphs_are_reported(clerk):
    batch = read_in(
        clerk, TEXT.replace("基金会", "基\ufffd会").replace("8200", "(cid:12)")
    )
    assert "2 处字形缺失" in batch.message


def test_another_file_than_the_registered_one_is_told(clerk):
    report = Report.objects.get(code="zhuzhou-2023-summary")
    assert "校验和不同" in read_in(clerk, report=report).message


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "a.txt", "空的"),
        (b"%PDF-1.7 nothing", "a.pdf", "损坏"),
        (b"\x01\x02", "a.txt", "控制字符"),
        ("没有一个数。".encode(), "a.txt", "没有读到数字"),
        ("数 1 ".encode() * 400_000, "a.txt", "文字太多"),
        (b"1\n\n" * 25_000, "a.txt", "段落太多"),
    ],
)
def test_what_cannot_be_read_says_why(clerk, content, name, told):
    from importers.files.document_wording import refusal
    from importers.files.refusals import Refused

    try:
        message = read_in(clerk, content, name=name).message
    except Refused as refused:
        message = refusal(refused)
    assert told in message


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("同比增长10.8%", ClaimVerdict.BY_ROUNDING),
        ("比上年增长10.7%", ClaimVerdict.BY_TRUNCATION),
        # The published figure may be of another term: it proves nothing against a report.
        ("同比增长12%", ClaimVerdict.UNKNOWN),
        ("同比下降10.8%", ClaimVerdict.UNKNOWN),
    ],
)
def test_growth_is_borne_out_by_what_is_published(clerk, said, verdict):
    # 650 a month is published for 2023.
    batch = read_in(clerk, f"2024年，全市城市低保标准达到720元/月，{said}。")
    claim = Claim.objects.get(batch=batch.pk)
    assert claim.verdict == verdict
    if verdict != ClaimVerdict.UNKNOWN:
        told = [(o.printed, o.year) for o in claim.operands.all()]
        assert told == [("650/月", 2023), ("720元/月", 2024)]
