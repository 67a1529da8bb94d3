"""Publishing: the only way an observation changes."""

import threading
from decimal import Decimal as D

import pytest
from django.db import connection, transaction

from indicators.models import Action, Ledger, Observation, Origin, Release, Revision
from reports.entries import Source
from reports.models import Citation, Stance
from reports.publishing import Busy, Conflict, Unsourced, publish, withdraw
from tests.factories import SavedWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SavedWorld()


@pytest.fixture
def clerk(django_user_model):
    return django_user_model.objects.create(username="clerk")


def published(*entries, by=None, reason="试验"):
    return publish(entries, by=by, origin=Origin.GRID, reason=reason)


def revisions(world):
    return Revision.objects.filter(series__in=world.series).order_by("version")


def test_a_new_figure_comes_with_revision_citation_and_release(world, clerk):
    release = published(world.entry("10"), by=clerk, reason="补录")
    o = Observation.objects.get(series=world.series[0])
    assert (o.value, o.low, o.high, o.version, o.release) == (
        D(10),
        D(10),
        D(10),
        1,
        release,
    )
    assert (release.by, release.reason, release.origin) == (clerk, "补录", "grid")
    citation = o.citations.get()
    assert (citation.report, citation.paragraph, citation.value) == (
        world.report,
        1,
        D(10),
    )
    assert revisions(world).get().action == Action.CREATED


def test_a_change_keeps_the_old_state_in_the_revisions(world):
    published(world.entry("10"))
    published(world.entry("12", seen=1), reason="更正")
    assert [(r.value, r.action, r.release.reason) for r in revisions(world)] == [
        (D(10), Action.CREATED, "试验"),
        (D(12), Action.CHANGED, "更正"),
    ]


def test_each_publication_is_one_release_and_the_number_goes_up_by_one(world):
    first = published(world.entry("10"), world.entry("20", line=1))
    second = published(world.entry("11", seen=1))
    assert second.number == first.number + 1 == Ledger.objects.get().latest
    assert first.revisions.count() == 2


def test_publishing_what_is_published_changes_nothing(world):
    published(world.entry("10"))
    before = Release.objects.count()
    assert published(world.entry("10", seen=1)) is None
    assert Release.objects.count() == before
    assert revisions(world).count() == 1


def test_a_stale_version_is_a_conflict_that_shows_both_and_writes_nothing(world):
    published(world.entry("10"))
    published(world.entry("11", seen=1))
    with pytest.raises(Conflict) as refused:
        published(world.entry("12", seen=1), world.entry("20", line=1))
    ((mine, theirs),) = refused.value.entries
    assert (mine.value, theirs.value) == (D(12), D(11))
    assert not Observation.objects.filter(series=world.series[1]).exists()


def test_two_who_enter_the_same_new_figure_conflict(world):
    published(world.entry("10"))
    with pytest.raises(Conflict):
        published(world.entry("11", seen=0))


def test_a_figure_without_source_is_refused(world):
    with pytest.raises(Unsourced):
        published(world.entry(sources=()))
    assert not Observation.objects.filter(series__in=world.series).exists()


def test_one_more_place_for_a_published_figure_is_a_release_without_revision(world):
    published(world.entry("10"))
    more = Source(
        report=world.report, printed="10个", paragraph=7, stance=Stance.CONFIRMS
    )
    release = published(world.entry("10", seen=1, sources=(world.source(), more)))
    assert release is not None
    assert revisions(world).count() == 1
    assert Citation.objects.filter(observation__series=world.series[0]).count() == 2


def test_a_figure_taken_from_another_place_is_a_revision_with_one_source(world):
    published(world.entry("10"))
    published(world.entry("10", seen=1, sources=(world.source(paragraph=8),)))
    assert [r.version for r in revisions(world)] == [1, 2]
    citation = Citation.objects.get(observation__series=world.series[0])
    assert (citation.stance, citation.paragraph) == (Stance.SOURCE, 8)


def test_a_contradiction_keeps_its_own_value(world):
    other = Source(
        report=world.report,
        printed="9个",
        paragraph=3,
        stance=Stance.DIFFERS,
        value=D(9),
    )
    published(world.entry("10", sources=(world.source(), other)))
    assert Citation.objects.get(stance="differs").value == D(9)


def test_withdrawing_leaves_the_history_and_counting_goes_on(world):
    published(world.entry("10"))
    withdraw(
        Observation.objects.filter(series=world.series[0]),
        by=None,
        origin=Origin.GRID,
        reason="误录",
    )
    assert not Observation.objects.filter(series=world.series[0]).exists()
    published(world.entry("11"))
    assert [(r.version, r.action) for r in revisions(world)] == [
        (1, "created"),
        (2, "withdrawn"),
        (3, "created"),
    ]


def test_a_figure_changed_meanwhile_is_not_withdrawn(world):
    published(world.entry("10"))
    seen = list(Observation.objects.filter(series=world.series[0]))
    published(world.entry("11", seen=1))
    with pytest.raises(Conflict):
        withdraw(seen, by=None, origin=Origin.GRID, reason="误录")
    assert Observation.objects.filter(series=world.series[0]).exists()


@pytest.mark.parametrize("digits", ["999999999999.999", "0.001", "123456789012.345"])
def test_fifteen_digits_come_back_exactly(world, digits):
    published(world.entry(digits))
    assert Observation.objects.get(series=world.series[0]).value == D(digits)


def test_figures_written_and_withdrawn_together_are_one_release(world):
    published(world.entry("10"))
    old = list(Observation.objects.filter(series=world.series[0]))
    release = publish(
        [world.entry("20", line=1)],
        by=None,
        origin=Origin.IMPORT,
        reason="换行",
        batch=7,
        withdrawn=old,
    )
    assert (release.batch, release.origin) == (7, "import")
    assert [r.action for r in release.revisions.order_by("pk")] == [
        Action.CREATED,
        Action.WITHDRAWN,
    ]


def test_many_figures_are_written_piece_by_piece_or_not_at_all(world, monkeypatch):
    monkeypatch.setattr("reports.publishing.PIECE", 2)
    release = published(*(world.entry(str(n), year=2000 + n) for n in range(1, 8)))
    assert release.revisions.count() == 7
    entries = [world.entry("99", year=2000 + n, seen=n != 6) for n in range(1, 8)]
    with pytest.raises(Conflict) as refused:
        published(*entries)
    assert [e.year for e, _standing in refused.value.entries] == [2006]
    assert Release.objects.latest("number") == release


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql  # SQLite waits when a transaction begins
def test_who_has_to_wait_too_long_for_another_publication_is_told(world, monkeypatch):
    monkeypatch.setattr("reports.publishing.PATIENCE", "100ms")
    published(world.entry("10"))
    held, tried = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Ledger.objects.select_for_update().get(pk=1)
            held.set()
            tried.wait(timeout=600)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(timeout=600)
    try:
        with pytest.raises(Busy):
            published(world.entry("12", seen=1))
    finally:
        tried.set()
        other.join()
    assert published(world.entry("12", seen=1)) is not None
