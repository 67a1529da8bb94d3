"""The admin of areas, catalogue and figures: found, filtered, and not to be tampered with."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from importers.models import Batch, Job, Membership, Worker
from importers.staff_site import staff_site
from indicators.models import Observation, Release, Revision, Series
from reports.models import Achievement, Citation, ClaimedRank, Report
from tests.factories import group
from tests.importers.staff_world import YEAR, StaffWorld, client_of

pytestmark = pytest.mark.django_db

PUBLISHED = [Observation, Revision, Release, Citation]


# Staff of a city add these for it: tests/reports/test_own_city.py.
OF_A_CITY = [Report, Achievement]


def registered():
    ours = ("indicators", "reports", "importers", "auth")
    return [m for m in staff_site()._registry if m._meta.app_label in ours]


def address(model, page, *args):
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args
    )


@pytest.fixture
def world():
    world = StaffWorld()
    world.published("10")
    ClaimedRank.objects.create(
        area=world.city,
        year=YEAR,
        scope="province",
        kind="first",
        printed="全省第一",
        meaning="第一",
        meaning_en="First",
        report=world.report,
        paragraph=1,
    )
    return world


@pytest.mark.parametrize("model", registered(), ids=lambda m: m._meta.label)
def test_every_list_is_found_searched_and_opened(world, model):
    client = client_of(world.boss)
    assert client.get(address(model, "changelist")).status_code == 200
    assert client.get(address(model, "changelist"), {"q": "试验"}).status_code == 200
    found = model._default_manager.first()
    if found is not None:
        assert client.get(address(model, "change", found.pk)).status_code == 200


@pytest.mark.parametrize(
    "model",
    [model for model in registered() if model not in OF_A_CITY],
    ids=lambda m: m._meta.label,
)
def test_staff_who_are_no_administrators_change_nothing(world, model):
    client = client_of(world.clerk)
    people = model in (Membership, Batch, Job, Worker) or (
        model._meta.app_label == "auth"
    )
    assert client.get(address(model, "changelist")).status_code == (
        403 if people else 200
    )
    assert client.get(address(model, "add")).status_code == 403
    found = model._default_manager.first()
    if found is not None:
        before = type(found)._default_manager.filter(pk=found.pk).values().get()
        assert (
            client.post(address(model, "change", found.pk), {"name": "x"}).status_code
            == 403
        )
        assert (
            client.post(address(model, "delete", found.pk), {"post": "yes"}).status_code
            == 403
        )
        assert type(found)._default_manager.filter(pk=found.pk).values().get() == before


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda m: m.__name__)
def test_not_even_administrators_alter_what_is_published(world, model):
    client = client_of(world.boss)
    found = model.objects.first()
    before = model.objects.filter(pk=found.pk).values().get()
    assert client.get(address(model, "add")).status_code == 403
    assert (
        client.post(address(model, "change", found.pk), {"note": "x"}).status_code
        == 403
    )
    assert (
        client.post(address(model, "delete", found.pk), {"post": "yes"}).status_code
        == 403
    )
    chosen = {
        "action": "delete_selected",
        "_selected_action": [found.pk],
        "post": "yes",
    }
    client.post(address(model, "changelist"), chosen)
    assert model.objects.filter(pk=found.pk).values().get() == before


@pytest.mark.parametrize(
    "name", ["city", "indicator", "unit", "group", "coverage", "province"]
)
def test_what_carries_figures_is_not_deleted(world, name):
    thing = world.province if name == "province" else getattr(world, name)
    model = type(thing)
    client_of(world.boss).post(address(model, "delete", thing.pk), {"post": "yes"})
    assert model.objects.filter(pk=thing.pk).exists()
    assert Observation.objects.exists()


def test_a_series_with_figures_keeps_what_it_counts(world):
    other = group("test_other")
    other.pk = None
    other.save()
    sent = {
        "indicator": world.indicator.pk,
        "city": world.city.pk,
        "group": other.pk,
        "coverage": world.coverage.pk,
        "unit": world.unit.pk,
    }
    client_of(world.boss).post(address(Series, "change", world.line.pk), sent)
    assert Series.objects.get(pk=world.line.pk).group == world.group


def test_a_figure_leads_to_grid_history_and_page(world):
    o = Observation.objects.get()
    page = (
        client_of(world.clerk)
        .get(address(Observation, "change", o.pk))
        .content.decode()
    )
    for way in (
        world.grid(),
        f"/admin/history/{world.line.pk}/{YEAR}/",
        o.get_absolute_url(),
    ):
        assert way in page


@pytest.mark.parametrize(
    "model", [Observation, Revision, Citation, Series], ids=lambda m: m.__name__
)
def test_lists_take_the_same_queries_for_one_figure_and_for_twenty(world, model):
    client = client_of(world.boss)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(address(model, "changelist"))
        return len(captured)

    queries()
    before = queries()
    for year in range(2000, 2019):
        world.published("10", year=year, line=year % 2)
    assert queries() == before


@pytest.mark.parametrize("term", ["910100", "试验数"])
def test_autocomplete_finds_by_code_and_name(world, term):
    field = {"910100": "area", "试验数": "indicator"}[term]
    asked = {
        "term": term,
        "app_label": "indicators",
        "model_name": "series",
        "field_name": field,
    }
    found = client_of(world.clerk).get("/admin/autocomplete/", asked).json()["results"]
    assert len(found) == 1


def test_autocomplete_shows_no_people_to_those_who_may_not_see_them(world):
    asked = {
        "term": "",
        "app_label": "importers",
        "model_name": "membership",
        "field_name": "user",
    }
    assert client_of(world.clerk).get("/admin/autocomplete/", asked).status_code == 403


def test_a_script_in_a_name_stays_text_in_the_admin(world):
    evil = "<script>alert(1)</script>"
    for thing in (world.indicator, world.city, world.unit, world.group, world.coverage):
        thing.name = evil
        thing.save()
    world.report.title = world.report.short = evil
    world.report.save()
    world.published("11", seen=1, note=evil, sources=(world.source(evil),))
    client = client_of(world.boss)
    for model in registered():
        assert evil not in client.get(address(model, "changelist")).content.decode()
        found = model._default_manager.first()
        if found is not None:
            page = client.get(address(model, "change", found.pk)).content.decode()
            assert evil not in page


def test_the_admin_keeps_to_the_policy_of_the_site(world):
    response = client_of(world.boss).get(address(Observation, "changelist"))
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
