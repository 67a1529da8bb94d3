"""Production starts only when it has been told what it must know."""

import os
import subprocess
import sys

import pytest

COMPLETE = {
    "CIVAFFAIRS_ENV": "production",
    "DJANGO_SECRET_KEY": "k3-0fZ" * 10,
    "ALLOWED_HOSTS": "figures.example.org",
    "DATABASE_URL": "postgresql://portal:secret@db.example.org/portal",
}


def run(
    arguments: list[str], variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    # What the test run set for itself is no part of the question.
    told = ("CIVAFFAIRS_", "DJANGO_", "DATABASE_", "ALLOWED_HOSTS")
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(told)
    }
    return subprocess.run(
        [sys.executable, *arguments],
        env={**clean, "DJANGO_SETTINGS_MODULE": "civaffairs.settings", **variables},
        capture_output=True,
        text=True,
        timeout=600,
    )


def read_settings(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return run(["-c", "import civaffairs.settings"], variables)


def test_deployment_check_is_clean() -> None:
    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], COMPLETE)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.parametrize(
    "missing", ["DJANGO_SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"]
)
def test_production_refuses_to_start_without(missing: str) -> None:
    rest = {name: value for name, value in COMPLETE.items() if name != missing}
    done = read_settings(rest)
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert missing in done.stderr


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({**COMPLETE, "DJANGO_SECRET_KEY": "short"}, "50 characters"),
        ({"CIVAFFAIRS_ENV": "staging"}, "'local' or 'production'"),
    ],
)
def test_wrong_values_are_refused(variables: dict[str, str], told: str) -> None:
    assert told in read_settings(variables).stderr


def test_production_never_shows_tracebacks() -> None:
    question = "import civaffairs.settings as s; print(s.DEBUG, s.SECURE_SSL_REDIRECT)"
    done = run(["-c", question], {**COMPLETE, "DJANGO_DEBUG": "1"})
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    ("variables", "believed"),
    [
        ({}, "None"),
        ({"PROXY_SSL_HEADER": "X-Forwarded-Proto"}, "HTTP_X_FORWARDED_PROTO"),
    ],
)
def test_a_proxy_is_believed_only_where_it_is_named(
    variables: dict[str, str], believed: str
) -> None:
    question = (
        "import django.conf; s = django.conf.settings; print(s.SECURE_PROXY_SSL_HEADER)"
    )
    assert believed in run(["-c", question], {**COMPLETE, **variables}).stdout
