"""Accept, correct, reject, settle; publish with all places; undo. And who may not."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import PermissionDenied

from importers.batches import review
from importers.batches.review import NotNow
from importers.desk import decide
from importers.models import BatchState, CandidateVerdict, Choice, Decision
from indicators.models import Coverage, Group, Indicator, IndicatorAlias
from reports.models import Claim, ReportText, Stance
from tests.importers.desk.world import TEXT, printed, read_in
from tests.importers.intake_world import (
    HUZHOU,
    ZHUZHOU,
    both,
    confirmed,
    figure,
    person,
    undone,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
MARRIAGES = "marriage_registrations"


def correction(indicator, cell, year="2024", **more):
    return decide.Correction(
        indicator=Indicator.objects.get(code=indicator),
        group=Group.objects.get(code="total"),
        coverage=Coverage.objects.get(code="city"),
        year=year,
        cell=cell,
        **more,
    )


def test_accepted_figures_are_published_with_every_place(batch, clerk):
    first, again = printed(batch, "11268对"), printed(batch, "11268对", 1)
    known = printed(batch, "13033对")
    numbers = [first.number, again.number, known.number]
    assert decide.accept(batch.pk, numbers, by=clerk, ticked=True) == 3
    confirmed(batch, clerk)
    assert (batch.state, batch.published_in.origin) == (BatchState.PUBLISHED, "reading")

    places = figure(MARRIAGES, 2024).citations.order_by("paragraph")
    assert [(x.stance, x.section, x.paragraph) for x in places] == [
        ("source", "三、社会事务", 7),
        ("confirms", "三、社会事务", 8),
    ]
    more = figure(MARRIAGES, 2023).citations.get(report=batch.report)
    assert (more.stance, more.printed) == (Stance.CONFIRMS, "13033对")
    assert ReportText.objects.get(report=batch.report).content == TEXT
    assert not ReportText.objects.get(report=batch.report).public


def test_a_contradiction_needs_a_decision_and_a_reason(batch, clerk):
    c = printed(batch, "12175对")
    assert decide.accept(batch.pk, [c.number], by=clerk, ticked=True) == 0
    with pytest.raises(NotNow):
        decide.settle(batch.pk, c.number, by=clerk, choice=Choice.KEEP, reason=" ")
    with pytest.raises(NotNow):
        decide.settle(batch.pk, c.number, by=clerk, choice="", reason="x")


def test_keeping_the_published_figure_names_the_other_place(batch, clerk):
    c = printed(batch, "12175对")
    decide.settle(batch.pk, c.number, by=clerk, choice=Choice.KEEP, reason="印刷之误")
    confirmed(batch, clerk)
    o = figure(MARRIAGES, 2022)
    assert o.value == D(12174)
    place = o.citations.get(report=batch.report)
    assert (place.stance, place.value, place.note) == ("differs", D(12175), "印刷之误")

    undone(batch, clerk)
    assert not figure(MARRIAGES, 2022).citations.filter(report=batch.report).exists()


def test_taking_the_new_figure_keeps_the_old_place_as_differing(batch, clerk):
    before = figure(MARRIAGES, 2022)
    old = before.citations.get(stance=Stance.SOURCE)
    c = printed(batch, "12175对")
    decide.settle(batch.pk, c.number, by=clerk, choice=Choice.TAKE, reason="新近订正")
    confirmed(batch, clerk)
    o = figure(MARRIAGES, 2022)
    assert (o.value, o.version) == (D(12175), before.version + 1)
    source = o.citations.get(stance=Stance.SOURCE)
    assert (source.report, source.note) == (batch.report, "新近订正")
    former = o.citations.get(report=old.report, paragraph=old.paragraph)
    assert (former.stance, former.value) == (Stance.DIFFERS, D(12174))

    undone(batch, clerk)
    o = figure(MARRIAGES, 2022)
    assert (o.value, o.citations.count()) == (D(12174), before.citations.count())
    assert o.citations.get(stance=Stance.SOURCE).paragraph == old.paragraph


def test_a_correction_is_read_anew_and_may_be_remembered(batch, clerk):
    c = printed(batch, "6.8万户")
    told = correction("social_workers", "6.8万人")
    c = decide.correct(batch.pk, c.number, by=clerk, told=told, phrase="困难群众走访数")
    assert (c.verdict, c.value, c.printed) == (
        CandidateVerdict.NEW,
        D(68000),
        "6.8万户",
    )
    assert c.mark.corrected
    assert IndicatorAlias.objects.get(name="困难群众走访数").indicator == told.indicator


def test_a_bad_correction_says_what_is_wrong(batch, clerk):
    c = printed(batch, "2.3万余张")
    for cell, year in (("许多", "2024"), ("2.3万人", "2024"), ("23000张", "2024.5")):
        told = correction("elderly_care_beds", cell, year)
        c = decide.correct(batch.pk, c.number, by=clerk, told=told)
        assert c.verdict == CandidateVerdict.PROBLEM
        assert c.problem
        assert decide.accept(batch.pk, [c.number], by=clerk, ticked=True) == 0


def test_a_plan_can_be_taken_up_by_correcting_it(batch, clerk):
    c = printed(batch, "1000张")
    told = correction("nursing_beds_new", "1000张")
    c = decide.correct(batch.pk, c.number, by=clerk, told=told)
    assert (c.mark.aside, c.decision, c.verdict) == ("", "pending", "new")


def test_what_was_rejected_is_not_swept_up_with_the_sure_ones(batch, clerk):
    number = printed(batch, "5102对").number
    decide.reject(batch.pk, [number], by=clerk)
    assert decide.accept_clear(batch.pk, by=clerk) > 5
    c = printed(batch, "5102对")
    assert c.decision == Decision.REJECTED


def test_a_report_read_a_second_time_says_nothing_new(batch, clerk):
    decide.accept_clear(batch.pk, by=clerk)
    kept = printed(batch, "12175对").number
    decide.settle(batch.pk, kept, by=clerk, choice="keep", reason="印误")
    confirmed(batch, clerk)
    published = set(
        batch.candidates.filter(decision=Decision.PUBLISHED).values_list(
            "number", flat=True
        )
    )
    again = read_in(clerk, report=batch.report)
    verdicts = again.candidates.filter(number__in=published).values_list(
        "verdict", flat=True
    )
    assert set(verdicts) == {CandidateVerdict.UNCHANGED}
    assert again.message == ""


def test_a_published_value_that_its_own_paragraph_does_not_print(batch, clerk):
    number = printed(batch, "5102对").number
    decide.accept(batch.pk, [number], by=clerk, ticked=True)
    confirmed(batch, clerk)
    mended = TEXT.replace("5102", "5112")
    again = printed(read_in(clerk, mended, report=batch.report), "5112对")
    assert again.verdict == CandidateVerdict.CONFLICT


def test_a_place_without_a_cut_off_takes_none_from_another_report(batch):
    assert figure(MARRIAGES, 2022).cutoff is not None
    assert printed(batch, "12175对").cutoff is None


def test_rejecting_the_first_of_two_lets_the_second_lead(batch, clerk):
    first, again = printed(batch, "11268对"), printed(batch, "11268对", 1)
    decide.accept(batch.pk, [again.number], by=clerk)
    decide.reject(batch.pk, [first.number], by=clerk)
    again.refresh_from_db()
    assert again.verdict == CandidateVerdict.NEW
    decide.reconsider(batch.pk, [first.number], by=clerk)
    first.refresh_from_db()
    assert (first.decision, first.verdict) == (Decision.PENDING, CandidateVerdict.NEW)


def test_two_numbers_for_one_figure_within_a_report(clerk):
    text = "2024年结婚登记11268对。\n\n2024年结婚登记11300对。"
    batch = read_in(clerk, text)
    first, other = printed(batch, "11268对"), printed(batch, "11300对")
    assert other.verdict == CandidateVerdict.CONFLICT
    assert "第 1 段" in other.problem
    decide.settle(batch.pk, other.number, by=clerk, choice="take", reason="全年数")
    decide.accept(batch.pk, [first.number], by=clerk, ticked=True)
    confirmed(batch, clerk)
    o = figure(MARRIAGES, 2024)
    assert o.value == D(11300)
    assert o.citations.get(paragraph=1).stance == Stance.DIFFERS


def test_claims_become_public_with_the_batch_and_doubtful_ones_only_when_shown(
    batch, clerk
):
    decide.accept(batch.pk, [printed(batch, "11268对").number], by=clerk, ticked=True)
    wrong = Claim.objects.get(batch=batch.pk, printed="6.88%")
    confirmed(batch, clerk)
    public = Claim.objects.filter(batch=batch.pk, public=True)
    assert set(public.values_list("printed", flat=True)) == {"13.5%", "2876家"}
    decide.show_claim(batch.pk, wrong.pk, by=clerk, showing="shown")
    assert public.filter(pk=wrong.pk).exists()
    undone(batch, clerk)
    assert not public.exists()


def test_who_edits_one_city_neither_sees_nor_decides_anothers(batch, clerk):
    stranger = both("stranger", HUZHOU)
    number = printed(batch, "11268对").number
    for act in (
        lambda: decide.accept(batch.pk, [number], by=stranger),
        lambda: decide.reject(batch.pk, [number], by=stranger),
        lambda: decide.reconsider(batch.pk, [number], by=stranger),
        lambda: decide.settle(
            batch.pk, number, by=stranger, choice="keep", reason="x"
        ),
        lambda: decide.correct(
            batch.pk, number, by=stranger, told=correction("social_workers", "1人")
        ),
        lambda: decide.show_claim(
            batch.pk, Claim.objects.filter(batch=batch.pk)[0].pk, by=stranger,
            showing="hidden",
        ),
        lambda: decide.show_sentences(batch.pk, by=stranger, public=True),
        lambda: review.confirm(batch.pk, by=stranger, reason="x"),
    ):  # fmt: skip
        with pytest.raises(PermissionDenied):
            act()
    assert not batch.candidates.exclude(decision__in=["pending", "rejected"]).exists()


def test_an_editor_alone_submits_and_may_not_remember_names():
    editor, reviewer = person("ed", editor=ZHUZHOU), person("re", reviewer=ZHUZHOU)
    batch = read_in(editor)
    c = printed(batch, "6.8万户")
    with pytest.raises(PermissionDenied):
        decide.correct(
            batch.pk, c.number, by=editor, told=correction("social_workers", "6.8万人"),
            phrase="走访",
        )  # fmt: skip
    decide.accept(batch.pk, [printed(batch, "11268对").number], by=editor, ticked=True)
    with pytest.raises(PermissionDenied):
        review.confirm(batch.pk, by=editor, reason="x")
    review.submit(batch.pk, by=editor)
    confirmed(batch, reviewer)
    assert figure(MARRIAGES, 2024) is not None
