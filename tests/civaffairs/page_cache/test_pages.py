"""The page cache before the portal itself: corrections, publications, languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from indicators.models import Indicator, Origin
from reports.publishing import publish
from tests.factories import SavedWorld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE = True
    yield
    caches["pages"].clear()


@pytest.fixture
def world() -> SavedWorld:
    world = SavedWorld()
    publish([world.entry("10")], by=None, origin=Origin.GRID, reason="试验")
    return world


def test_a_kept_page_asks_the_database_for_the_state_alone(
    world, client, django_assert_num_queries
):
    address = f"/indicators/{world.indicator.code}/"
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    with django_assert_num_queries(1):
        client.get(address, HTTP_IF_NONE_MATCH=first.headers["ETag"])


def test_a_published_figure_shows_at_once(world, client):
    addresses = [
        "/",
        f"/indicators/{world.indicator.code}/",
        "/api/v1/observations.csv",
    ]
    before = [client.get(a).headers["ETag"] for a in addresses]
    publish([world.entry("77", seen=1)], by=None, origin=Origin.GRID, reason="更正")
    after = [
        client.get(a, HTTP_IF_NONE_MATCH=t)
        for a, t in zip(addresses, before, strict=True)
    ]
    assert [r.status_code for r in after] == [200] * 3
    assert "77" in after[1].content.decode()
    assert "77" in after[2].content.decode()


@pytest.mark.parametrize("at_once", [False, True])
def test_a_corrected_name_shows_at_once(world, client, at_once):
    address = f"/en/indicators/{world.indicator.code}/"
    client.get(address)
    found = Indicator.objects.filter(pk=world.indicator.pk)
    if at_once:
        found.update(name_en="Mended name")
    else:
        indicator = found.get()
        indicator.name_en = "Mended name"
        indicator.save()
    assert "Mended name" in client.get(address).content.decode()


def test_a_language_has_its_own_page(world, client):
    client.get("/about/")
    assert 'lang="en"' in client.get("/en/about/").content.decode()
    assert 'lang="zh' in client.get("/about/").content.decode()


def test_staff_see_their_own_pages_and_leave_none_behind(world, admin_client):
    Client().get("/")
    seen = admin_client.get("/")
    assert "public" not in seen.headers.get("Cache-Control", "")
    assert Client().get("/").headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize("address", ["/about/", "/api/v1/"])
def test_an_answer_that_still_holds_may_be_kept_as_long_as_a_new_one(
    world, client, address
):
    first = client.get(address)
    again = client.get(address, HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert again.status_code == 304
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
