"""From a file to the published figure and back: every step, and who may not take it."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import PermissionDenied

from importers.batches import review
from importers.batches.access import in_tray_of
from importers.models import BatchState
from importers.spreadsheets import decisions
from importers.spreadsheets.answers import answer
from indicators.models import Observation, Release, Revision
from reports.entries import Source, entry
from reports.models import Citation, Stance
from reports.publishing import publish
from tests.importers.intake_world import (
    HEADER,
    HUZHOU,
    ZHUZHOU,
    confirmed,
    figure,
    person,
    published,
    row,
    take_all,
    told,
    undone,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
BEDS = "elderly_care_beds"


def change(o, printed, by=None):
    """Somebody else publishes another value."""
    citation = o.citations.get(stance=Stance.SOURCE)
    place = Source(report=citation.report, section="别处", paragraph=1, printed=printed)
    told = entry(
        series=o.series,
        year=o.year,
        value=D(printed),
        printed=printed,
        sources=(place,),
        seen_version=o.version,
    )
    return publish([told], by=by, origin="grid", reason="另改")


def test_every_row_says_what_it_would_do(clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2021, "2.1万", unit="张"),
        row("最低生活保障标准", 2022, "625", group="城市", unit="元/月"),
        row(
            "最低生活保障标准", 2022, "630", group="城市", unit="元/月", city="株洲市 "
        ),
        row("养老床位数", 2020, "8千", unit="张", city="株州"),
        row("养老床位数", 2019, "许多", unit="张"),
        row("养老床位数", 2018, "80", unit="张", city="湖州"),
    )
    assert batch.state == BatchState.WAITING
    # The two for 2022 are the same figure twice.
    assert [verdict for _row, verdict, _decision in told(batch)] == [
        "new",
        "problem",
        "problem",
        "question",
        "problem",
        "problem",
    ]
    first = batch.candidates.get(number=1)
    assert (first.value, first.printed, first.unit_printed) == (
        D(21000),
        "2.1万张",
        "万张",
    )
    problems = list(batch.candidates.values_list("problem", flat=True))
    assert "D" not in problems[0]
    assert "E4" in problems[1]
    assert "E3" in problems[2]
    assert "不在您负责的市州" in problems[5]
    assert not Release.objects.filter(batch=batch.pk).exists()


def test_accepted_figures_are_published_as_one_release_and_undone_as_one(clerk):
    before = figure(BEDS, 2012)
    cited = list(before.citations.values_list("report__code", "section", "paragraph"))
    batch = uploaded(
        clerk,
        row("养老床位数", 2021, "21000", unit="张"),
        row("养老床位数", 2012, "8200", unit="张"),
    )
    take_all(batch, clerk)
    confirmed(batch, clerk, "补报")
    assert batch.state == BatchState.PUBLISHED
    release = batch.published_in
    assert (release.by, release.reason, release.origin, release.batch) == (
        clerk,
        "补报",
        "import",
        batch.pk,
    )
    assert {r.action for r in release.revisions.all()} == {"created", "changed"}
    assert figure(BEDS, 2012).value == D(8200)
    assert figure(BEDS, 2021).citations.get().section == "附表"

    undone(batch, clerk)
    assert (batch.state, batch.undone_in.by) == (BatchState.UNDONE, clerk)
    assert batch.undone_in.number == release.number + 1
    after = figure(BEDS, 2012)
    assert (after.value, after.printed, after.note) == (
        before.value,
        before.printed,
        before.note,
    )
    assert (
        list(after.citations.values_list("report__code", "section", "paragraph"))
        == cited
    )
    assert figure(BEDS, 2021) is None
    assert Revision.objects.filter(release=batch.undone_in).count() == 2


def test_a_batch_whose_figures_changed_since_is_not_undone_and_says_which(clerk):
    batch = published(clerk, row("养老床位数", 2021, "21000", unit="张"))
    change(figure(BEDS, 2021), "22000")
    with pytest.raises(review.ChangedSince) as refused:
        review.undo(batch.pk, by=clerk, reason="试")
    assert [(r.year, r.printed) for r in refused.value.revisions] == [(2021, "22000")]
    batch.refresh_from_db()
    assert batch.state == BatchState.PUBLISHED


def test_a_further_place_for_a_published_figure_is_added_and_taken_away_again(clerk):
    o = figure("dibao_standard", 2022, group="urban")
    places = o.citations.count()
    batch = uploaded(clerk, row("最低生活保障标准", 2022, 625, group="城市"))
    assert told(batch)[0][1] == "evidence"
    take_all(batch, clerk)
    confirmed(batch, clerk)
    added = Citation.objects.get(observation=o, section="附表")
    assert (added.stance, added.value) == (Stance.CONFIRMS, D(625))
    undone(batch, clerk)
    assert o.citations.count() == places
    assert batch.undone_in is not None


def test_a_jump_must_be_looked_at(clerk):
    batch = uploaded(clerk, row("养老床位数", 2013, "81000000", unit="张"))
    candidate = batch.candidates.get()
    assert "一万倍" in candidate.asked
    assert decisions.accept_all_without_problems(batch.pk, by=clerk) == 0
    assert review.accept(batch.pk, [1], by=clerk) == 0
    assert review.accept(batch.pk, [1], by=clerk, ticked=[1]) == 1


def test_a_rejected_repetition_frees_the_other_row(clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2021, "21000", unit="张"),
        row("养老床位数", 2021, "22000", unit="张"),
    )
    assert [v for _r, v, _d in told(batch)] == ["problem", "problem"]
    decisions.reject(batch.pk, [2], by=clerk)
    assert told(batch) == [(2, "new", "pending"), (3, "problem", "rejected")]


def test_rows_set_aside_are_not_published(clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2021, 21000, unit="张"),
        row("养老床位数", 2020, 20000, unit="张", city="某地"),
    )
    answer(batch.questions.get().pk, by=clerk, code="")
    take_all(batch, clerk)
    confirmed(batch, clerk)
    assert told(batch) == [(2, "new", "published"), (3, "question", "rejected")]


def test_a_source_for_the_whole_batch(clerk):
    from reports.models import Report

    batch = uploaded(
        clerk,
        ("株洲", "养老床位数", 2021, "21000张"),
        header=(*HEADER[:2], "年份", "数值"),
    )
    assert "没有出处" in batch.candidates.get().problem
    report = Report.objects.get(code="zhuzhou-2023-summary")
    decisions.name_source(batch.pk, by=clerk, report=report, section="附表")
    assert told(batch) == [(2, "new", "pending")]


def test_an_editor_prepares_and_a_reviewer_confirms():
    editor = person("editor", editor=ZHUZHOU)
    reviewer = person("reviewer", reviewer=ZHUZHOU)
    other = person("other", reviewer=HUZHOU)
    batch = uploaded(editor, row("养老床位数", 2021, "21000", unit="张"))
    take_all(batch, editor)
    with pytest.raises(PermissionDenied):
        review.confirm(batch.pk, by=editor, reason="试")
    with pytest.raises(PermissionDenied):
        review.confirm(batch.pk, by=reviewer, reason="未送审")
    review.submit(batch.pk, by=editor)
    assert list(in_tray_of(reviewer)) == [batch]
    assert list(in_tray_of(other)) == []
    with pytest.raises(PermissionDenied):
        review.confirm(batch.pk, by=other, reason="试")
    confirmed(batch, reviewer)
    assert (batch.state, batch.published_in.by) == (BatchState.PUBLISHED, reviewer)
    with pytest.raises(PermissionDenied):
        review.undo(batch.pk, by=editor, reason="试")


def test_what_is_sent_back_carries_a_remark_and_can_be_submitted_again():
    editor = person("editor", editor=ZHUZHOU)
    reviewer = person("reviewer", reviewer=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2021, "21000", unit="张"))
    take_all(batch, editor)
    review.submit(batch.pk, by=editor)
    review.send_back(batch.pk, by=reviewer, remark="请核对")
    batch.refresh_from_db()
    assert (batch.state, batch.remark) == (BatchState.WAITING, "请核对")
    review.submit(batch.pk, by=editor)


def test_a_discarded_batch_takes_no_more_decisions(clerk):
    batch = uploaded(clerk, row("养老床位数", 2021, "21000", unit="张"))
    review.discard(batch.pk, by=clerk)
    with pytest.raises(review.NotNow):
        take_all(batch, clerk)
    assert not Observation.objects.filter(release__batch=batch.pk).exists()


def test_nothing_changes_under_a_reviewers_eyes():
    editor = person("editor", editor=ZHUZHOU)
    reviewer = person("reviewer", reviewer=ZHUZHOU)
    batch = uploaded(
        editor,
        row("养老床位数", 2021, "21000", unit="张"),
        row("养老床位数", 2018, "9000", unit="张"),
    )
    review.accept(batch.pk, [2], by=editor)
    review.submit(batch.pk, by=editor)
    with pytest.raises(PermissionDenied):
        review.accept(batch.pk, [1], by=editor, ticked=[1])
    with pytest.raises(review.NotNow):
        review.confirm(batch.pk, by=reviewer, reason="试", expected=2)
    review.confirm(batch.pk, by=reviewer, reason="试", expected=1)


def test_a_batch_of_which_all_is_rejected_goes_back_to_its_owner():
    editor = person("editor", editor=ZHUZHOU)
    reviewer = person("reviewer", reviewer=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2018, "9000", unit="张"))
    take_all(batch, editor)
    review.submit(batch.pk, by=editor)
    decisions.reject(batch.pk, [1], by=reviewer)
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert "拒绝" in batch.remark
    assert list(in_tray_of(reviewer)) == []
