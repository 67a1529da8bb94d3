"""People at the staff door, and a page sent back the way a browser sends it."""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from importers.models import Membership, StaffRole
from indicators.models import City, Origin
from reports.publishing import publish
from tests.factories import SavedWorld

YEAR = 2021


class StaffWorld(SavedWorld):
    """Two cities with one series each; people with every kind of role for the first."""

    def __init__(self) -> None:
        super().__init__()
        self.city, self.other_city = self.cities
        self.line = self.series[0]
        self.boss = get_user_model().objects.create_superuser("boss")
        self.clerk = self.person(
            "clerk", self.city, StaffRole.EDITOR, StaffRole.REVIEWER
        )

    def person(self, name: str, city: City, *roles: str) -> Any:
        user = get_user_model().objects.create_user(name, is_staff=True)
        for role in roles:
            Membership.objects.create(user=user, city=city, role=role)
        return user

    def published(self, value: str = "10", **more: Any) -> None:
        entry = self.entry(value, **{"year": YEAR, **more})
        publish([entry], by=self.boss, origin=Origin.GRID, reason="试验")

    def grid(self, city: City | None = None, year: int = YEAR) -> str:
        return f"/admin/grid/{(city or self.city).code}/{year}/"

    def field(self, name: str, line: int = 0) -> str:
        return f"s{self.series[line].pk}-{name}"


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


class Form(HTMLParser):
    """The fields of the form named ``grid`` with what a browser would send."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside = False
        self.select = self.area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = have.get("id") == "grid"
        if not self.inside:
            return
        name, kind = have.get("name", ""), have.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or "checked" in have
        if tag == "input" and ticked:
            self.fields[name] = have.get("value", "")
        elif tag == "select":
            self.select = name
            self.fields[name] = ""
        elif tag == "option" and "selected" in have:
            self.fields[self.select] = have.get("value", "")
        elif tag == "textarea":
            self.area = name
            self.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "form":
            self.inside = False


class Desk:
    """One person with the grid open; what they type stays until they send it."""

    def __init__(self, world: StaffWorld, user: Any, year: int = YEAR) -> None:
        self.world = world
        self.client = client_of(user)
        self.address = world.grid(year=year)
        self.read(self.client.get(self.address))

    def read(self, response: Any) -> Any:
        self.page = response.content.decode()
        self.form = Form(self.page).fields
        return response

    def type(self, line: int = 0, **fields: str) -> "Desk":
        self.form |= {
            self.world.field(name, line): value for name, value in fields.items()
        }
        return self

    def source(self, paragraph: str = "4", line: int = 0) -> "Desk":
        return self.type(line, report=self.world.report.code, paragraph=paragraph)

    def send(self, button: str = "publish") -> Any:
        response = self.client.post(self.address, {**self.form, button: "1"})
        if response.status_code != 302:
            self.read(response)
        return response

    def confirm(self, line: int = 0) -> "Desk":
        """Tick the question that the page asks about the row."""
        name = self.world.field("confirmed", line)
        _before, _name, after = self.page.partition(f'name="{name}" value="')
        assert after, "the page asks nothing"
        self.form[name] = after.partition('"')[0]
        return self
