"""What readers are told of the claims of a report, and which sentences they may see."""

import pytest

from reports.claims.public import public_claims, sentences_of
from reports.models import Claim, Report, ReportText

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

TEXT = "一、概况\n\n全市有养老机构158家，居全省\n第二。另有一句。\n"


@pytest.fixture
def report():
    return Report.objects.get(code="zhuzhou-2022-decade")


@pytest.fixture
def claim(report):
    start = TEXT.index("居全省")
    return Claim.objects.create(
        report=report,
        paragraph=2,
        kind="rank",
        printed="居全省第二",
        start=start,
        end=start + 6,
        verdict="cannot_be_checked",
        missing="subject",
        public=True,
    )


def test_only_what_is_public_is_told(report, claim):
    assert [t.claim for t in public_claims(report)] == [claim]
    Claim.objects.update(public=False)
    assert public_claims(report) == []


def test_what_fails_is_told_only_after_somebody_looked(report, claim):
    Claim.objects.update(kind="growth", verdict="does_not_hold", computed=10)
    assert public_claims(report) == []
    Claim.objects.update(showing="shown")
    assert len(public_claims(report)) == 1


def test_a_sentence_needs_leave_to_be_quoted(report, claim):
    text = ReportText.objects.create(
        report=report, content=TEXT, checksum="0" * 64, public=False
    )
    assert sentences_of(report, public_claims(report)) == {}
    text.public = True
    text.save()
    sentence = sentences_of(report, public_claims(report))[claim.pk]
    assert sentence == "全市有养老机构158家，居全省第二。"


def test_a_text_in_which_the_claim_stands_elsewhere_is_not_quoted(report, claim):
    ReportText.objects.create(
        report=report, content="另一份文本。" * 9, checksum="0" * 64, public=True
    )
    assert sentences_of(report, public_claims(report)) == {}
