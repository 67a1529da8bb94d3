"""Who may do what at the staff door."""

import pytest
from django.contrib.auth import get_user_model

from importers.models import StaffRole
from indicators.models import Observation, Release, Series
from tests.importers.staff_world import YEAR, Desk, Form, StaffWorld, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = StaffWorld()
    world.published("10", line=1)
    return world


def payload(world, line):
    """What the administrator's browser would send for the row."""
    city = world.series[line].area
    page = client_of(world.boss).get(world.grid(city)).content.decode()
    fields = Form(page).fields
    fields |= {
        world.field("cell", line): "11",
        world.field("paragraph", line): "4",
        world.field("report", line): world.report.code,
        "new-indicator": str(world.indicator.pk),
        "new-group": str(world.group.pk),
        "new-coverage": str(world.coverage.pk),
    }
    return fields


PEOPLE = {
    "administrator": (200, 302),
    "editor_and_reviewer": (200, 302),
    "editor": (200, 403),
    "reviewer": (200, 403),
    "of_another_city": (403, 403),
    "of_no_city": (403, 403),
}


def somebody(world, name):
    if name == "administrator":
        return world.boss
    city = world.other_city if name == "of_another_city" else world.city
    roles = {
        "editor": [StaffRole.EDITOR],
        "reviewer": [StaffRole.REVIEWER],
        "of_no_city": [],
    }.get(name, [StaffRole.EDITOR, StaffRole.REVIEWER])
    return world.person(name, city, *roles)


@pytest.mark.parametrize("name", PEOPLE)
def test_who_sees_the_grid_and_who_publishes(world, name):
    sees, publishes = PEOPLE[name]
    client = client_of(somebody(world, name))
    sent = {**payload(world, 0), "publish": "1"}
    assert client.get(world.grid()).status_code == sees
    assert client.post(world.grid(), sent).status_code == publishes
    assert Observation.objects.filter(series=world.line).exists() is (publishes == 302)


@pytest.mark.parametrize("name", ["editor", "reviewer"])
def test_who_may_not_publish_is_told_so_and_who_may(world, name):
    page = client_of(somebody(world, name)).get(world.grid()).content.decode()
    assert "clerk" in page
    assert 'class="cell"' not in page


@pytest.mark.parametrize("button", ["publish", "check", "add_series"])
def test_an_editor_of_one_city_changes_nothing_of_another(world, button):
    sent = {**payload(world, 1), button: "1"}
    before = (Release.objects.count(), Series.objects.count())
    client = client_of(world.clerk)
    assert client.post(world.grid(world.other_city), sent).status_code == 403
    # Nor by sending the other city's rows to one's own page.
    client.post(world.grid(), sent)
    assert Observation.objects.get(series=world.series[1]).version == 1
    assert (Release.objects.count(), Series.objects.count()) == before


def test_the_choice_offers_ones_own_cities_only(world):
    client = client_of(world.clerk)
    page = client.get("/admin/grid/").content.decode()
    assert world.city.code in page
    assert world.other_city.code not in page
    asked = client.get("/admin/grid/", {"city": world.other_city.code, "year": YEAR})
    assert asked.status_code == 200


@pytest.mark.parametrize("address", ["/admin/grid/", "grid", "history"])
def test_the_public_is_sent_to_the_login(world, client, address):
    known = {
        "grid": world.grid(),
        "history": f"/admin/history/{world.series[1].pk}/{YEAR}/",
    }
    member = get_user_model().objects.create_user("no_staff")
    for visitor in (client, client_of(member)):
        response = visitor.get(known.get(address, address))
        assert response.status_code == 302
        assert "/admin/login/" in response.headers["Location"]


def test_a_role_taken_away_between_page_and_publication_counts(world):
    desk = Desk(world, world.clerk).type(cell="7").source()
    world.clerk.memberships.filter(role=StaffRole.REVIEWER).delete()
    assert desk.send().status_code == 403
    assert not Observation.objects.filter(series=world.line).exists()


def test_an_unknown_city_is_no_page(world):
    assert client_of(world.boss).get(f"/admin/grid/999999/{YEAR}/").status_code == 404


def test_an_administrator_makes_somebody_a_clerk(world):
    boss = client_of(world.boss)
    page = boss.get("/admin/auth/user/add/")
    assert page.context["adminform"].form.initial["is_staff"] is True
    sent = {
        "username": "new_clerk",
        "last_name": "张",
        "first_name": "敏",
        "is_staff": "on",
        "usable_password": "true",
        "password1": "a long enough phrase",
        "password2": "a long enough phrase",
        "memberships-TOTAL_FORMS": "2",
        "memberships-INITIAL_FORMS": "0",
        "memberships-0-city": world.city.pk,
        "memberships-0-role": StaffRole.EDITOR,
        "memberships-1-city": world.city.pk,
        "memberships-1-role": StaffRole.REVIEWER,
    }
    assert boss.post("/admin/auth/user/add/", sent).status_code == 302
    user = get_user_model().objects.get(username="new_clerk")
    assert client_of(user).get(world.grid()).status_code == 200
    Desk(world, user).type(cell="7").source().send()
    history = client_of(user).get(f"/admin/history/{world.line.pk}/{YEAR}/")
    assert history.context["events"][0].by == "张敏"
