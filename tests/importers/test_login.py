"""The one-time staff login: it opens the door once, for staff, within the hour."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import StringIO
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from importers.login import login_path, one_time_login

pytestmark = pytest.mark.django_db

User = get_user_model()
ADMIN = "/admin/"


def link(**options: Any) -> str:
    printed = StringIO()
    call_command("staff_login", stdout=printed, **options)
    return printed.getvalue().strip()


def path_of(address: str) -> str:
    return urlsplit(address).path


def logged_in(client: Client) -> bool:
    return client.get(ADMIN).status_code == 200


def test_the_first_link_makes_an_administrator_without_password() -> None:
    address = link(address="http://127.0.0.1:8001/")
    assert address.startswith("http://127.0.0.1:8001/admin/login/once/")
    user = User.objects.get()
    assert (user.username, user.is_superuser) == ("admin", True)
    assert not user.has_usable_password()
    link()
    assert User.objects.count() == 1


def test_pressing_the_button_logs_in_and_spends_the_link(client: Client) -> None:
    path = path_of(link())
    response = client.post(path)
    assert (response.status_code, response["Location"]) == (302, ADMIN)
    assert logged_in(client)
    other = Client()
    assert other.get(path).status_code == 410
    assert other.post(path).status_code == 410
    assert not logged_in(other)


def test_opening_the_link_does_not_log_in(client: Client) -> None:
    path = path_of(link())
    assert client.head(path).status_code == 200
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not logged_in(client)
    assert client.post(path).status_code == 302


def test_the_button_is_protected_from_other_sites() -> None:
    path = path_of(link())
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 410)])
def test_a_link_lives_for_an_hour(
    client: Client, monkeypatch: pytest.MonkeyPatch, minutes: int, status: int
) -> None:
    path = path_of(link())
    later = datetime.now() + timedelta(minutes=minutes)  # noqa: DTZ005 as the parent class
    monkeypatch.setattr(one_time_login, "_now", lambda: later)
    assert client.get(path).status_code == status


def test_a_link_opens_for_nobody_else(client: Client) -> None:
    admin = User.objects.create_superuser("first")
    other = User.objects.create_superuser("second")
    path = login_path(admin).replace(f"/{admin.pk}/", f"/{other.pk}/")
    assert client.post(path).status_code == 410
    assert client.post(f"/admin/login/once/{admin.pk}/made-up/").status_code == 410
    assert (
        client.post(login_path(admin).replace(f"/{admin.pk}/", "/999999/")).status_code
        == 410
    )


@pytest.mark.parametrize("lost", ["is_active", "is_staff"])
def test_who_is_no_longer_staff_stays_outside(client: Client, lost: str) -> None:
    user = User.objects.create_superuser("admin")
    path = login_path(user)
    setattr(user, lost, False)
    user.save()
    assert client.post(path).status_code == 410


def test_a_second_link_in_the_same_second_is_spent_too(client: Client) -> None:
    client.post(path_of(link()))
    again = path_of(link())
    assert client.post(again).status_code == 302
    assert client.post(again).status_code == 410


def test_a_named_member_of_staff() -> None:
    User.objects.create_user("editor", is_staff=True)
    User.objects.create_user("reader")
    editor = User.objects.get(username="editor")
    assert f"/once/{editor.pk}/" in link(user="editor")
    for name in ("reader", "nobody"):
        with pytest.raises(CommandError, match=name):
            link(user=name)


def test_a_reader_named_admin_is_not_promoted() -> None:
    User.objects.create_user("admin")
    link()
    assert User.objects.get(is_superuser=True).username == "admin2"


@pytest.mark.django_db(transaction=True)
def test_of_several_who_press_at_once_one_comes_in() -> None:
    path = path_of(link())
    clients = [Client() for _ in range(6)]
    start = Barrier(len(clients))

    def press(client: Client) -> int:
        start.wait(timeout=600)
        try:
            return client.post(path).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        statuses = list(pool.map(press, clients))
    assert sorted(statuses) == [302, *[410] * 5]
    assert [logged_in(client) for client in clients] == [s == 302 for s in statuses]


@pytest.mark.django_db(transaction=True)
def test_a_second_press_between_look_and_login_stays_outside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The other one presses just when the first one's link was found to be good."""
    path = path_of(link())
    check, statuses = one_time_login.check_token, []

    def press() -> None:
        try:
            statuses.append(Client().post(path).status_code)
        finally:
            connection.close()

    def checked(user: Any, token: str) -> bool:
        good = check(user, token)
        if good and not others:
            others.append(Thread(target=press))
            others[0].start()
            # Time for the other one to come in, if nothing holds it up.
            others[0].join(timeout=0.5)
        return good

    others: list[Thread] = []
    monkeypatch.setattr(one_time_login, "check_token", checked)
    statuses.append(Client().post(path).status_code)
    others[0].join(timeout=600)
    assert sorted(statuses) == [302, 410]
