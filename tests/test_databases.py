"""The suite's own promise: each test finds the database it asked for, whatever ran before."""

import pytest
from django.contrib.auth import get_user_model

from indicators.models import City

User = get_user_model()


@pytest.mark.django_db
def test_the_empty_database_is_empty() -> None:
    assert not City.objects.exists()


@pytest.mark.usefixtures("fixtures_loaded")
@pytest.mark.parametrize("run", [1, 2])
def test_the_fixtures_are_there_and_changes_are_undone(run: int) -> None:
    assert City.objects.exists()
    assert not User.objects.exists()
    User.objects.create(username="somebody")


@pytest.mark.usefixtures("fixtures_loaded")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_what_a_committing_test_does_stays_in_its_copy(run: int) -> None:
    assert City.objects.exists()
    assert not User.objects.exists()
    User.objects.create(username="somebody")


@pytest.mark.django_db(transaction=True)
def test_a_committing_test_without_fixtures_starts_empty() -> None:
    assert not City.objects.exists()
