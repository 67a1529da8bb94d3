"""What recomputing showed is told fairly, in both languages."""

from decimal import Decimal as D

import pytest
from django.utils.translation import override

from reports.claims.wording import WordedClaim, rounded
from reports.models import Claim, ClaimVerdict


def claim(verdict, computed="34.66", **more):
    return Claim(
        kind=more.pop("kind", "growth"),
        printed=more.pop("printed", "34.65%"),
        verdict=verdict,
        computed=None if computed is None else D(computed),
        **more,
    )


@pytest.mark.parametrize("verdict", ClaimVerdict.values)
def test_every_verdict_has_a_sentence(verdict):
    one = claim(verdict, missing="whole" if verdict == "cannot_be_checked" else "")
    told = WordedClaim(one)
    assert told.tone in ("fine", "near", "off", "unknown")
    zh = told.sentence
    with override("en"):
        assert told.sentence != zh
    if verdict != ClaimVerdict.UNKNOWN:
        assert "34.66%" in zh
        assert "34.65%" in zh


def test_numbers_have_their_units():
    assert (
        WordedClaim(claim("holds", "2876", kind="sum", unit="家")).computed
        == "2,876 家"
    )
    assert WordedClaim(claim("holds", "3.5", kind="multiple")).computed == "3.5 倍"
    assert WordedClaim(claim("cannot_be_checked", None)).computed == "—"
    assert rounded(D("1200000")) == "1,200,000"


@pytest.mark.parametrize(
    "missing",
    [
        "operands", "whole", "parts", "doubtful", "published", "subject", "cities",
        "average", "nationwide", "no_rank", "not_a_figure",
    ],
)  # fmt: skip
def test_what_is_missing_is_said_in_both_languages(missing):
    told = WordedClaim(claim("cannot_be_checked", missing=missing))
    zh = told.sentence
    assert zh.startswith("无法核对：")
    with override("en"):
        assert told.sentence.startswith("Cannot be checked: ")


def test_the_year_whose_figure_is_missing_is_named():
    told = WordedClaim(
        claim("cannot_be_checked", missing="operands", missing_year=2012)
    )
    assert "2012" in told.sentence


def test_ranks_and_every_nth_are_told_as_such():
    assert WordedClaim(claim("holds", "2", kind="rank")).computed == "第 2"
    assert WordedClaim(claim("holds", "4.5", kind="nth")).computed == "每 4.5 个中 1 个"


def test_what_was_rounded_is_told_so_finely_that_the_rounding_shows():
    told = WordedClaim(claim("holds_by_rounding", "14.298", printed="14.3%"))
    assert told.computed == "14.298%"
    assert WordedClaim(claim("holds_by_rounding", "7.056")).computed == "7.06%"
