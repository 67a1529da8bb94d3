"""Who may publish and confirm which city's figures."""

import pytest
from django.urls import reverse

from importers.batches import review
from importers.models import Batch, BatchState
from indicators.models import AreaAlias, City, Observation, Release
from tests.importers.intake_world import (
    HUZHOU,
    ZHUZHOU,
    both,
    confirmed,
    figure,
    person,
    row,
    take_all,
    uploaded,
)
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

BEDS = "elderly_care_beds"


POST = {
    "reason": "试",
    "remark": "试",
    "accept": "1",
    "tick": "1",
    "code": ZHUZHOU,
    "section": "x",
}


@pytest.fixture
def owner():
    return both("owner", ZHUZHOU)


@pytest.fixture
def batch(owner):
    """One of everything: a new figure, a question."""
    return uploaded(
        owner,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2019, "9500", unit="张", city="株州"),
    )


def test_rows_of_another_city_are_never_published(owner):
    """An editor of city A with a file of city B: by name, code, alias, answer or default."""
    huzhou = City.objects.get(code=HUZHOU)
    before = Observation.objects.in_city(huzhou).count()
    for city in ("湖州", HUZHOU, "Huzhou", "湖州市"):
        batch = uploaded(owner, row("养老床位数", 2018, "9000", city=city))
        take_all(batch, owner)
        with pytest.raises((review.NotNow, PermissionError)):
            raise_if_denied(batch, owner)
    unknown = uploaded(owner, row("养老床位数", 2018, "9000", city="某市"))
    client = client_of(owner)
    question = unknown.questions.get()
    client.post(
        reverse("intake:answer", args=[unknown.pk]),
        {f"q{question.pk}": HUZHOU, f"q{question.pk}-remember": "1"},
    )
    take_all(unknown, owner)
    assert not unknown.candidates.filter(decision="accepted").exists()
    assert not AreaAlias.objects.filter(name="某市").exists()
    response = client.post(
        reverse("intake:upload"), {"city": HUZHOU, "file": _named("指标,年份,数值")}
    )
    assert response.status_code == 400
    assert Observation.objects.in_city(huzhou).count() == before


def _named(text):
    import io

    stream = io.BytesIO(text.encode())
    stream.name = "x.csv"
    return stream


def raise_if_denied(batch, user):
    from django.core.exceptions import PermissionDenied

    try:
        review.confirm(batch.pk, by=user, reason="试")
    except PermissionDenied as denied:
        raise PermissionError from denied


def test_forms_and_files_offer_only_ones_own_cities(owner):
    client = client_of(owner)
    page = client.get(reverse("intake:desk")).content.decode()
    assert ZHUZHOU in page
    assert HUZHOU not in page
    for name in ("template", "export"):
        address = reverse(f"intake:{name}")
        assert client.get(f"{address}?city={HUZHOU}").status_code == 404
        assert client.get(f"{address}?city={ZHUZHOU}").status_code == 200


def test_an_editor_alone_publishes_nothing():
    editor = person("editor", editor=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2018, "9000", unit="张"))
    take_all(batch, editor)
    client = client_of(editor)
    releases = Release.objects.count()
    for name in ("confirm", "undo"):
        address = reverse(f"intake:{name}", args=[batch.pk])
        assert client.post(address, POST).status_code == 403
    assert Release.objects.count() == releases
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "送审" in page


def test_a_reviewer_alone_uploads_nothing():
    client = client_of(person("reviewer", reviewer=ZHUZHOU))
    response = client.post(reverse("intake:upload"), {"file": _named("x")})
    assert response.status_code == 403
    assert not Batch.objects.exists()


def test_a_batch_of_two_cities_needs_a_reviewer_of_both():
    editor = person("editor", editor=f"{ZHUZHOU} {HUZHOU}")
    half = person("half", reviewer=ZHUZHOU)
    whole = person("whole", reviewer=f"{ZHUZHOU} {HUZHOU}")
    batch = uploaded(
        editor,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2018, "9000", unit="张", city="湖州"),
    )
    take_all(batch, editor)
    review.submit(batch.pk, by=editor)
    assert client_of(half).get(batch.get_absolute_url()).status_code == 404
    confirmed(batch, whole)
    assert batch.state == BatchState.PUBLISHED


def test_who_is_no_editor_any_more_publishes_nothing_through_others():
    editor = person("editor", editor=ZHUZHOU)
    reviewer = person("reviewer", reviewer=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2018, "9000", unit="张"))
    take_all(batch, editor)
    review.submit(batch.pk, by=editor)
    editor.memberships.all().delete()
    with pytest.raises(review.NotNow):
        review.confirm(batch.pk, by=reviewer, reason="试")
    assert figure(BEDS, 2018) is None


def test_an_administrator_confirms_others_batches_once_submitted(
    owner, batch, django_user_model
):
    boss = django_user_model.objects.create_superuser("boss")
    take_all(batch, owner)
    client = client_of(boss)
    address = reverse("intake:confirm", args=[batch.pk])
    assert client.post(address, POST).status_code == 403
    review.submit(batch.pk, by=owner)
    client.post(address, POST)
    batch.refresh_from_db()
    assert (batch.state, batch.confirmed_by) == (BatchState.PUBLISHED, boss)


def test_every_published_change_says_who_when_why_and_through_which_batch(
    owner,
):
    batch = uploaded(
        owner,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2012, "8200", unit="张"),
    )
    take_all(batch, owner)
    confirmed(batch, owner, "据年报补录")
    review.undo(batch.pk, by=owner, reason="年报有误")
    from importers.batches.jobs import work_off

    work_off("w")
    batch.refresh_from_db()
    for release, words in (
        (batch.published_in, "据年报补录"),
        (batch.undone_in, "年报有误"),
    ):
        assert (release.by, release.batch, release.origin) == (
            owner,
            batch.pk,
            "import",
        )
        assert words in release.reason
        assert release.published_at is not None
        assert release.revisions.count() == 2
    for candidate in batch.candidates.all():
        address = reverse(
            "importers:figure_history", args=[candidate.series_id, candidate.year]
        )
        page = client_of(owner).get(address).content.decode()
        assert "据年报补录" in page
        assert "年报有误" in page
        assert f"批次 {batch.pk}" in page
