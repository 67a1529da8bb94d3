"""Starting the portal on a machine of one's own, as `make run` does."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from civaffairs.start import chosen_port, is_free


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("wish", ["http", "0", "65536", "-1", "８０００"])
def test_a_wrong_port_is_refused(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", wish)
    with pytest.raises(SystemExit, match="PORT="):
        chosen_port()


def test_a_taken_port_is_noticed() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        assert not is_free(server.getsockname()[1])
    assert is_free(a_free_port())


def start(port: int, folder: Path) -> "subprocess.Popen[str]":
    variables = {
        "PORT": str(port),
        "CIVAFFAIRS_DATA_DIR": str(folder / "data"),
        "STATIC_ROOT": str(folder / "static"),
        "DJANGO_SETTINGS_MODULE": "civaffairs.settings",
    }
    told = ("CIVAFFAIRS_", "DJANGO_", "DATABASE_")
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(told)
    }
    return subprocess.Popen(
        [sys.executable, "-m", "civaffairs.start"],
        env={**clean, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def said_until_ready(portal: "subprocess.Popen[str]") -> str:
    said: list[str] = []
    assert portal.stdout is not None
    for line in portal.stdout:
        said.append(line)
        if "CivAffairs is running" in "".join(said) and "works once" in line:
            break
    return "".join(said)


@pytest.fixture
def portals() -> Iterator[list["subprocess.Popen[str]"]]:
    running: list[subprocess.Popen[str]] = []
    yield running
    for portal in running:
        portal.terminate()
        portal.communicate(timeout=20)


def answer(port: int, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.mark.slow
def test_the_portal_starts_twice_and_keeps_its_data(
    tmp_path: Path, portals: list["subprocess.Popen[str]"]
) -> None:
    port = a_free_port()
    portals.append(start(port, tmp_path))
    said = said_until_ready(portals[0])
    link = re.search(rf"http://127\.0\.0\.1:{port}(/admin/login/once/\S+)", said)
    assert link, said
    status, page = answer(port, link[1])
    assert status == 200
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()):
        assert answer(port, path)[0] == 200

    portals[0].terminate()
    portals.pop().communicate(timeout=20)
    database = tmp_path / "data" / "civaffairs.sqlite3"
    secret = (tmp_path / "data" / "secret_key").read_text()

    began = time.monotonic()
    portals.append(start(port, tmp_path))
    said_until_ready(portals[0])
    assert time.monotonic() - began < 20
    assert database.stat().st_size > 100_000
    assert (tmp_path / "data" / "secret_key").read_text() == secret
    # The first link was not used, so it still opens the door.
    assert answer(port, link[1])[0] == 200
