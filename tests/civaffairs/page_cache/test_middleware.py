"""When an answer is kept, for whom, and that it never outlives a change."""

import gzip
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from civaffairs.page_cache import middleware, states
from civaffairs.page_cache.middleware import SHORT_STREAM, PageCache

PAGE = "株洲 " * 200


class Portal:
    """A stand-in for all that lies behind the cache; counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.state = "1"
        self.answer: Callable[[HttpRequest], Any] = lambda request: HttpResponse(PAGE)

    def __call__(self, request: HttpRequest) -> Any:
        self.asked.append(request.get_full_path())
        return self.answer(request)


@pytest.fixture
def portal(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    settings.PAGE_CACHE = True
    found = Portal()
    monkeypatch.setattr(states, "public_state", lambda: found.state)
    yield found
    caches["pages"].clear()


@pytest.fixture
def get(portal: Portal) -> Callable[..., Any]:
    door, requests = PageCache(portal), RequestFactory()
    return lambda path="/cities/", **more: door(requests.get(path, **more))


def test_an_answer_is_made_once_for_a_state(portal, get):
    first, second = get(), get()
    assert first.content == second.content == PAGE.encode()
    assert first.headers["ETag"] == second.headers["ETag"]
    assert len(portal.asked) == 1


def test_the_next_state_is_made_anew_under_another_tag(portal, get):
    first = get()
    portal.state = "2"
    portal.answer = lambda request: HttpResponse("650 元")
    second = get(HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert second.content.decode() == "650 元"
    assert second.headers["ETag"] != first.headers["ETag"]


def test_what_is_made_is_never_of_a_remembered_state(portal, get, settings):
    """For a moment a process goes by what it knows; that finds answers and makes none."""
    settings.PAGE_STATE_SECONDS = 60
    first = get()
    portal.state = "2"
    assert get().headers["ETag"] == first.headers["ETag"]
    other = get("/about/")
    settings.PAGE_STATE_SECONDS = 0
    assert get("/about/").headers["ETag"] == other.headers["ETag"]


def test_what_a_reader_has_is_not_sent_again(portal, get):
    tag = get().headers["ETag"]
    again = get(HTTP_IF_NONE_MATCH=f"W/{tag}, *")
    assert (again.status_code, again.content) == (304, b"")
    assert len(portal.asked) == 1


def test_it_leaves_compressed_where_the_reader_takes_it(portal, get):
    small = get(HTTP_ACCEPT_ENCODING="br, gzip;q=0.5")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == PAGE.encode()
    whole = get(HTTP_ACCEPT_ENCODING="gzip;q=0, identity")
    assert not whole.has_header("Content-Encoding")
    assert whole.content == PAGE.encode()
    # Two bodies, two strong tags, and proxies know what the answer depends on.
    assert small.headers["ETag"] != whole.headers["ETag"]
    assert {"Accept-Encoding", "Cookie"} <= set(whole.headers["Vary"].split(", "))
    assert "public" in whole.headers["Cache-Control"]


def test_the_order_of_parameters_makes_no_other_page(portal, get):
    get("/search/?q=低保&page=2")
    get("/search/?page=2&q=低保")
    get("/search/?page=2&q=孤儿")
    assert len(portal.asked) == 2


def test_what_the_address_depends_on_makes_other_pages(portal, get, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.test"]
    for path, more in [
        ("/about/", {}),
        ("/en/about/", {}),
        ("/about/", {"HTTP_HOST": "other.test"}),
        ("/about/", {"secure": True}),
        ("/api/v1/", {"HTTP_ACCEPT": "text/html"}),
        ("/api/v1/", {"HTTP_ACCEPT": "application/json"}),
    ]:
        get(path, **more)
        get(path, **more)
    assert len(portal.asked) == 6


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/cities/", {"HTTP_COOKIE": "sessionid=abc"}),
        ("/admin/", {}),
        ("/health/", {}),
        ("/static/x.css", {}),
        ("/search/?q=" + "长" * 1000, {}),
        ("/cities/", {"HTTP_RANGE": "bytes=0-9"}),
    ],
)
def test_for_staff_and_for_what_is_no_public_page_nothing_is_kept(
    portal, get, path, more
):
    get(path, **more)
    get(path, **more)
    assert len(portal.asked) == 2


def test_a_program_with_a_cookie_gets_what_all_get(portal, get):
    get("/api/v1/")
    get("/api/v1/", HTTP_COOKIE="sessionid=abc")
    assert len(portal.asked) == 1


def test_faults_and_answers_with_cookies_are_never_kept(portal, get):
    def with_cookie(request):
        response = HttpResponse("hello")
        response.set_cookie("seen", "1")
        return response

    for answer in (lambda request: HttpResponse("no", status=404), with_cookie):
        portal.answer = answer
        before = len(portal.asked)
        get()
        get()
        assert len(portal.asked) == before + 2


def test_no_answer_of_two_states_is_kept(portal, get):
    """Something is published while the page is made: it is made again."""

    def published_meanwhile(request):
        portal.state = str(min(int(portal.state) + 1, 2))
        return HttpResponse(f"state {portal.state}" + PAGE)

    portal.answer = published_meanwhile
    get()
    assert len(portal.asked) == 2
    portal.answer = lambda request: HttpResponse("never asked")
    assert get().content.decode().startswith("state 2")


def test_a_state_that_never_rests_ends_in_an_answer_that_is_not_kept(portal, get):
    def always(request):
        portal.state += "1"
        return HttpResponse(PAGE)

    portal.answer = always
    assert get().status_code == 200
    assert get().status_code == 200
    assert len(portal.asked) == 2 * middleware.TRIES


def test_a_hundred_who_ask_at_once_wait_for_one(portal, get):
    gate = threading.Event()

    def slow(request):
        gate.wait(30)
        return HttpResponse(PAGE)

    portal.answer = slow
    with ThreadPoolExecutor(100) as readers:
        waiting = [readers.submit(get) for _ in range(100)]
        gate.set()
        bodies = {w.result().content for w in waiting}
    assert bodies == {PAGE.encode()}
    assert len(portal.asked) == 1


def test_those_who_waited_for_a_fault_ask_for_themselves(portal, get):
    gate = threading.Event()

    def fault(request):
        gate.wait(30)
        return HttpResponse("out", status=503)

    portal.answer = fault
    with ThreadPoolExecutor(5) as readers:
        waiting = [readers.submit(get) for _ in range(5)]
        gate.set()
        assert {w.result().status_code for w in waiting} == {503}


def test_a_cache_that_is_out_costs_time_only(portal, get, monkeypatch):
    def out(*_of_call: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(type(caches["pages"]), "get", out)
    monkeypatch.setattr(type(caches["pages"]), "set", out)
    assert get().content == get().content == PAGE.encode()


def test_a_database_that_is_out_is_left_to_the_page(portal, get, monkeypatch):
    def out() -> str:
        raise OperationalError

    monkeypatch.setattr(states, "public_state", out)
    portal.answer = lambda request: HttpResponse("503", status=503)
    assert get().status_code == 503


def test_a_short_table_is_kept_and_a_long_one_flows_by(portal, get):
    def table(pieces: int) -> Callable[[HttpRequest], StreamingHttpResponse]:
        return lambda request: StreamingHttpResponse(
            (b"x" * 1000 for _ in range(pieces)), content_type="text/csv"
        )

    portal.answer = table(10)
    assert get("/api/v1/a.csv").content == get("/api/v1/a.csv").content == b"x" * 10_000
    assert len(portal.asked) == 1
    many = SHORT_STREAM // 1000 + 2
    portal.answer = table(many)
    long = get("/api/v1/b.csv")
    assert b"".join(long) == b"x" * 1000 * many
    assert len(portal.asked) == 2
    # It has a tag all the same, and whoever has it is told in a few bytes.
    again = get("/api/v1/b.csv", HTTP_IF_NONE_MATCH=long.headers["ETag"])
    assert again.status_code == 304
    assert len(portal.asked) == 2


def test_a_head_is_answered_without_being_kept(portal):
    door, requests = PageCache(portal), RequestFactory()
    portal.answer = lambda request: HttpResponse(
        "" if request.method == "HEAD" else PAGE
    )
    head = door(requests.head("/cities/"))
    page = door(requests.get("/cities/"))
    assert page.content == PAGE.encode()
    assert head.headers["ETag"].removeprefix("W/") == page.headers["ETag"]
    again = door(requests.get("/cities/", HTTP_IF_NONE_MATCH=head.headers["ETag"]))
    assert again.status_code == 304


def test_what_is_not_kept_leaves_compressed_too(portal, get):
    portal.answer = lambda request: HttpResponse(PAGE, status=404)
    response = get(HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(response.content) == PAGE.encode()
