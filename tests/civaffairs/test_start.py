"""Starting the portal on a machine of one's own, as `make run` does."""

import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

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
        portal.communicate(timeout=600)


def answer(port: int, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def eventually(question: Callable[[], Any]) -> Any:
    """What the question finds, asked until it finds something."""
    for _look in range(6_000):
        if found := question():
            return found
        time.sleep(0.1)
    raise AssertionError(question)


def workers(database: Path) -> set[int]:
    """The processes of the workers that have reported so far."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM importers_worker").fetchall()
    return {int(name.split(":")[1]) for (name,) in names}


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_the_portal_starts_once_and_again_and_keeps_its_data(
    tmp_path: Path, portals: list["subprocess.Popen[str]"]
) -> None:
    port = a_free_port()
    data = tmp_path / "data"
    database = data / "civaffairs.sqlite3"

    # Two at the same moment: one comes up, the other says why not.
    both = [start(port, tmp_path), start(port, tmp_path)]
    portals += both
    late = eventually(lambda: [one for one in both if one.poll() is not None])[0]
    portals.remove(late)
    (first,) = portals
    told, _nothing = late.communicate()
    assert late.returncode == 1
    assert f"Port {port} is taken" in told
    said = said_until_ready(first)
    assert "Traceback" not in told + said

    link = re.search(rf"http://127\.0\.0\.1:{port}(/admin/login/once/\S+)", said)
    assert link, said
    status, page = answer(port, link[1])
    assert status == 200
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()):
        assert answer(port, path)[0] == 200
    assert {stat.S_IMODE(file.stat().st_mode) & 0o077 for file in data.iterdir()} == {0}

    # A worker that is killed is followed by another, which ends with the portal.
    (worker,) = eventually(lambda: workers(database))
    os.kill(worker, signal.SIGKILL)
    (next_one,) = eventually(lambda: workers(database) - {worker})
    first.terminate()
    portals.remove(first)
    first.communicate(timeout=600)
    assert not runs(next_one)
    secret = (data / "secret_key").read_text()

    second = start(port, tmp_path)
    portals.append(second)
    assert "本次新增或更新 0 条" in said_until_ready(second)
    assert database.stat().st_size > 100_000
    assert (data / "secret_key").read_text() == secret
    # The first link was not used, so it still opens the door.
    assert answer(port, link[1])[0] == 200

    # However the portal ends, no worker outlives it.
    (last,) = eventually(lambda: workers(database) - {worker, next_one})
    second.kill()
    portals.remove(second)
    second.communicate(timeout=600)
    eventually(lambda: not runs(last))
