"""The second way to run: no secret stands in the file, and none is made up."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
SECRETS = {"DJANGO_SECRET_KEY", "ALLOWED_HOSTS", "POSTGRES_PASSWORD"}


def test_every_secret_must_be_given() -> None:
    required = set(re.findall(r"\$\{(\w+):\?", COMPOSE))
    assert required == SECRETS
    for name in SECRETS:
        assert not re.search(rf"\$\{{{name}(?!:\?)", COMPOSE)


def test_the_services_wait_for_each_other() -> None:
    services = yaml.safe_load(COMPOSE)["services"]
    assert services["web"]["depends_on"] == {
        "db": {"condition": "service_healthy"},
        "prepare": {"condition": "service_completed_successfully"},
    }
    assert services["db"]["healthcheck"]
    assert services["db"]["volumes"] == ["database:/var/lib/postgresql/data"]
    # The portal is reached through a proxy, the database by the portal alone.
    assert services["web"]["ports"][0].startswith("127.0.0.1:")
    assert "ports" not in services["db"]


def test_the_image_runs_without_rights() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line for line in lines if line.startswith("USER ")]
    assert users == ["USER portal"]
    assert any("--require-hashes" in line for line in lines)
