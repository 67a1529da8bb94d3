"""Claims of an uploaded report are checked with what is published, and with it alone."""

from decimal import Decimal as D

import pytest

from importers.desk.claims import within_the_column
from importers.desk.pages import claims_of
from importers.models import Decision
from indicators.models import (
    City,
    Coverage,
    Group,
    Indicator,
    Observation,
    Release,
    Series,
    Unit,
)
from reports.claim_checks import Check, CheckVerdict
from reports.claims.public import OPERANDS, worded_claims
from reports.models import Citation, Claim, ClaimVerdict
from tests.importers.desk.test_pages import at, client_of
from tests.importers.desk.world import read_in
from tests.importers.intake_world import ZHUZHOU, both

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

HOLDS, FAILS, UNKNOWN = ClaimVerdict.HOLDS, ClaimVerdict.FAILS, ClaimVerdict.UNKNOWN
# No figure of this year is published from the sources.
YEAR = 2025


@pytest.fixture
def clerk():
    return both("clerk", ZHUZHOU)


def publish(indicator, value, *, year, city=ZHUZHOU, group="total", **more):
    subject = Indicator.objects.get(code=indicator)
    series, _new = Series.objects.get_or_create(
        indicator=subject,
        area=City.objects.get(code=city),
        group=Group.objects.get(code=group),
        coverage=Coverage.objects.get(code="city"),
        defaults={"unit": Unit.objects.get(pk=subject.unit_id)},
    )
    return Observation.objects.create(
        series=series,
        year=year,
        value=D(value),
        low=D(value),
        high=D(value),
        printed=str(value),
        release=Release.objects.first(),
        **more,
    )


def only(batch, kind):
    claims = Claim.objects.filter(batch=batch.pk, kind=kind).prefetch_related(OPERANDS)
    (told,) = worded_claims(claims)
    return told


@pytest.mark.parametrize(
    ("said", "kind", "verdict"),
    [
        ("是2024年的2倍", "multiple", HOLDS),
        ("比2024年翻了一番", "multiple", HOLDS),
        ("比2024年增长一倍", "multiple", HOLDS),
        ("较上年增加12000张", "difference", HOLDS),
        ("比2024年增长100%", "growth", HOLDS),
        ("是2024年的3倍", "multiple", UNKNOWN),
        ("较上年增加9000张", "difference", UNKNOWN),
        ("较上年减少12000张", "difference", UNKNOWN),
        ("比2024年增长40%", "growth", UNKNOWN),
        ("是2016年的2倍", "multiple", UNKNOWN),
    ],
)
def test_the_figure_before_may_be_a_published_one(clerk, said, kind, verdict):
    published = publish("elderly_care_beds", 12000, year=YEAR - 1)
    told = only(read_in(clerk, f"{YEAR}年，全市养老床位24000张，{said}。"), kind)
    assert told.claim.verdict == verdict
    if verdict == HOLDS:
        first = told.operands_in_order[0]
        assert (first.observation, first.published, first.year) == (
            published,
            True,
            YEAR - 1,
        )


def test_a_published_figure_that_gives_something_else_is_told_and_proves_nothing(clerk):
    publish("elderly_care_beds", 12000, year=YEAR - 1)
    text = f"{YEAR}年，全市养老床位24000张，比上年增长40%。"
    told = only(read_in(clerk, text), "growth")
    assert (told.claim.verdict, told.claim.missing) == (UNKNOWN, "published")
    assert "100%" in told.sentence
    assert "40%" in told.sentence


def test_what_is_missing_is_named_by_its_year(clerk):
    text = f"{YEAR}年，全市养老床位24000张，比2019年增长140%。"
    told = only(read_in(clerk, text), "growth")
    assert (told.claim.missing, told.claim.missing_year) == ("operands", 2019)
    assert "2019" in told.sentence


@pytest.mark.parametrize("wrong", ["part", "doubt", "group"])
def test_a_figure_that_is_not_comparable_is_no_operand(clerk, wrong):
    more = {
        "part": {"cutoff": f"{YEAR - 1}-06-30"},
        "doubt": {"status": "U"},
        "group": {"group": "urban"},
    }[wrong]
    publish("elderly_care_beds", 12000, year=YEAR - 1, **more)
    text = f"{YEAR}年，全市养老床位24000张，比上年增长100%。"
    assert only(read_in(clerk, text), "growth").claim.missing == "operands"


def test_a_part_of_a_year_is_not_held_against_a_whole_one(clerk):
    publish("marriage_registrations", 10000, year=YEAR - 1)
    text = f"截至{YEAR}年11月底，全市办理结婚登记11000对，同比增长10%。"
    claim = only(read_in(clerk, text, year=YEAR), "growth").claim
    assert claim.verdict == UNKNOWN


def test_shares_and_every_nth_may_be_of_the_residents(clerk):
    residents = publish("resident_population", 3_600_000, year=YEAR)
    text = (
        f"{YEAR}年，全市注册志愿者72万人，占常住人口的20%，每5位市民中就有1位志愿者。"
    )
    batch = read_in(clerk, text, year=YEAR)
    for kind in ("share", "nth"):
        told = only(batch, kind)
        assert told.claim.verdict in (HOLDS, ClaimVerdict.BY_ROUNDING), kind
        assert told.operands_in_order[1].observation == residents


class TestRanks:
    """The fourteen cities of a province, their standards published here."""

    def others(self, *values):
        cities = City.objects.filter(province__code="430000").exclude(code=ZHUZHOU)
        for city, value in zip(cities, values, strict=False):
            publish("dibao_standard", value, year=YEAR, city=city.code, group="urban")

    def read(self, clerk, said):
        text = f"{YEAR}年，全市城市低保标准达到每人每月720元，{said}。"
        return read_in(clerk, text, year=YEAR)

    def told(self, batch):
        (told,) = [t for t in claims_of(batch) if t.claim.kind == "rank"]
        return told

    @pytest.mark.parametrize(
        ("said", "verdict"),
        [
            ("居全省第二", HOLDS),
            ("位列全省前三", HOLDS),
            ("仅次于长沙", HOLDS),
            ("居全省第一", FAILS),
            ("居全省第五", FAILS),
            ("居全国第二", UNKNOWN),
            ("高于全省平均水平", UNKNOWN),
            ("连续三年居全省第二", UNKNOWN),
        ],
    )
    def test_is_checked_where_all_cities_are_published(self, clerk, said, verdict):
        self.others(800, *[600] * 12)
        told = self.told(self.read(clerk, said))
        assert told.claim.verdict == verdict
        if verdict == FAILS:
            assert told.claim.computed == 2

    def test_nothing_published_of_others_leaves_it_open(self, clerk):
        told = self.told(self.read(clerk, "居全省第二"))
        assert (told.claim.verdict, told.claim.missing) == (UNKNOWN, "cities")
        assert "只有一市报告，不成排名" in told.sentence

    def test_one_city_missing_is_not_last(self, clerk):
        self.others(800, *[600] * 11)
        assert self.told(self.read(clerk, "居全省第二")).claim.verdict == UNKNOWN

    def test_enough_cities_surely_above_refute_it_while_others_are_silent(self, clerk):
        self.others(800, 790)
        batch = self.read(clerk, "居全省第二")
        told = self.told(batch)
        assert told.claim.verdict == FAILS
        kept = Claim.objects.get(pk=told.claim.pk)
        assert kept.verdict == FAILS
        assert not kept.may_show

    def test_the_verdict_follows_what_is_published(self, clerk):
        batch = self.read(clerk, "居全省第二")
        assert self.told(batch).claim.verdict == UNKNOWN
        self.others(800, *[600] * 12)
        assert self.told(batch).claim.verdict == HOLDS

    def test_a_city_nobody_knows_is_no_reference(self, clerk):
        self.others(800, *[600] * 12)
        told = self.told(self.read(clerk, "仅次于青崖"))
        assert (told.claim.verdict, told.claim.missing) == (UNKNOWN, "cities")

    def test_a_figure_that_is_not_matched_has_no_rank(self, clerk):
        batch = self.read(clerk, "群众满意度居全省第二")
        assert self.told(batch).claim.missing == "subject"
        assert not batch.candidates.filter(decision=Decision.ACCEPTED).exists()


def test_desk_and_public_page_link_the_published_figure_and_the_ranking(clerk, client):
    published = publish("elderly_care_beds", 12000, year=YEAR - 1)
    text = f"{YEAR}年，全市养老床位24000张，比上年增长100%，总量居全省第一。"
    batch = read_in(clerk, f"{text}全市社会组织3000家，居全省第三。", year=YEAR)
    link = published.get_absolute_url()
    desk = client_of(clerk).get(at(batch)).content.decode()
    assert link in desk
    assert f"/rankings/430000/social_organizations/{YEAR}/" in desk
    Claim.objects.filter(batch=batch.pk).update(public=True)
    publish("social_organizations", 3000, year=YEAR)
    Citation.objects.create(
        observation=published, report=batch.report, paragraph=1, printed="x",
        stance="confirms",
    )  # fmt: skip
    address = batch.report.get_absolute_url()
    page = client.get(address).content.decode()
    assert link in page
    assert f"/rankings/430000/social_organizations/{YEAR}/" in page
    english = client.get(f"/en{address}").content.decode()
    assert "Only one city reports, which makes no ranking" in english


def test_a_result_longer_than_is_kept_is_not_checked():
    longest = Check(CheckVerdict.HOLDS, D(10) ** 14 - 1)
    assert within_the_column(longest) == longest
    longer = within_the_column(Check(CheckVerdict.FAILS, D(10) ** 14))
    assert (longer.verdict, longer.would_be) == (CheckVerdict.UNKNOWN, None)
