"""The way to the grid beside a figure: for who may change it, and in nobody else's page."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from importers.models import StaffRole
from tests.importers.staff_world import StaffWorld, client_of

pytestmark = pytest.mark.django_db

LINK = "fig-edit"


@pytest.fixture
def world():
    world = StaffWorld()
    world.published("10")
    return world


@pytest.fixture
def address(world):
    return world.line.observations.get().get_absolute_url()


def shown(client, address):
    return client.get(address)


def test_who_may_publish_finds_the_row_of_the_grid(world, address):
    for user in (world.clerk, world.boss):
        response = shown(client_of(user), address)
        assert f"/admin/grid/{world.city.code}/2021/#s{world.line.pk}" in (
            response.content.decode()
        )
        assert "private" in response["Cache-Control"]
        assert "no-store" in response["Cache-Control"]
        assert "Cookie" in response["Vary"]


def test_others_find_none(world, address):
    others = [
        world.person("editor", world.city, StaffRole.EDITOR),
        world.person("stranger", world.other_city, *StaffRole),
        get_user_model().objects.create_user("reader"),
    ]
    for user in others:
        assert LINK not in shown(client_of(user), address).content.decode()
    assert LINK not in shown(Client(), address).content.decode()


def test_what_staff_saw_is_in_no_page_for_others(world, address, settings):
    settings.PAGE_CACHE = True
    anonymous = Client()
    before = shown(anonymous, address)
    assert LINK in shown(client_of(world.clerk), address).content.decode()
    after = shown(anonymous, address)
    assert LINK not in after.content.decode()
    assert after.content == before.content


def test_who_has_no_session_is_asked_nothing(world, address, settings):
    settings.PAGE_CACHE = False
    response = shown(Client(), address)
    assert "Cookie" not in response.get("Vary", "")
    assert "private" not in response.get("Cache-Control", "")


def test_a_session_that_is_none_asks_no_cities(world, address):
    client = Client()
    client.cookies["sessionid"] = "x" * 32
    response = shown(client, address)
    assert LINK not in response.content.decode()
    assert response.status_code == 200
