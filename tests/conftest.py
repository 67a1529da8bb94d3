"""What every test may rely on; the databases are told of in databases.py."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from pytest_django.plugin import blocking_manager_key

from civaffairs.messages import compile_catalogue
from tests.databases import Databases

# Fixtures that open the database, and those whose tests commit to it.
COMMITTING = {"transactional_db", "live_server"}
OPENING = {"db", *COMMITTING}

databases: Databases | None = None
running: pytest.Item | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only tests that use the database (for the second run, on PostgreSQL)",
    )


def pytest_configure(config: pytest.Config) -> None:
    # Everywhere new examples, except where a red run must mean a changed program.
    hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
    hypothesis.settings.register_profile("here", deadline=None)
    hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")
    compile_catalogue()


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    others = {"postgresql", "sqlite"} - {connection.vendor}
    leave_out(
        config, items, [i for i in items if any(map(i.get_closest_marker, others))]
    )
    if config.getoption("only_database"):
        leave_out(config, items, [i for i in items if not twice(i)])


def pytest_collection_finish() -> None:
    # What was imported stays; looking through it again and again takes much of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def leave_out(
    config: pytest.Config, items: list[pytest.Item], unwanted: list[pytest.Item]
) -> None:
    """What another run is for; it is not counted as skipped."""
    items[:] = [item for item in items if item not in set(unwanted)]
    config.hook.pytest_deselected(items=unwanted)


def twice(item: pytest.Item) -> bool:
    """Whether the second run, on PostgreSQL, can tell anything that the first did not."""
    return uses_database(item) and item.get_closest_marker("once") is None


def uses_database(item: pytest.Item) -> bool:
    named = set(getattr(item, "fixturenames", ()))
    return bool(named & OPENING) or item.get_closest_marker("django_db") is not None


def wants_loaded(item: pytest.Item) -> bool:
    return "fixtures_loaded" in getattr(item, "fixturenames", ())


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    named = set(getattr(item, "fixturenames", ()))
    return bool(named & COMMITTING) or bool(marker and marker.kwargs.get("transaction"))


def choose_database(item: pytest.Item | None) -> None:
    if databases is not None and item is not None and uses_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            databases.choose(loaded=wants_loaded(item), committing=commits(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    global running
    running = item
    choose_database(item)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """In the place of pytest-django's, which migrates in every process and empties the database
    behind each test that commits."""
    global databases
    with django_db_blocker.unblock():
        databases = Databases()
    TransactionTestCase._fixture_teardown = lambda _self: None
    # For the test that asked first, whose own turn to choose came too early.
    choose_database(running)
    yield
    with django_db_blocker.unblock():
        databases.drop()
    databases = None


@pytest.fixture
def fixtures_loaded(db: None) -> None:
    """The database holds what `load_fixtures` loads; the test's changes are undone."""


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()
