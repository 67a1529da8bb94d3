"""Nobody else on the machine reads the database or the secret."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from civaffairs.privacy import private_database, private_folder
from tests.civaffairs.test_settings import read_settings


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _as_usual() -> Iterator[None]:
    """What is made is readable by everybody unless somebody sees to it."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_new_database_and_what_stands_beside_it_are_private(tmp_path: Path) -> None:
    name = tmp_path / "a.sqlite3"
    private_database(str(name))
    with closing(sqlite3.connect(name)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE t (a)")
        files = sorted(tmp_path.iterdir())
        assert [file.name for file in files] == [
            "a.sqlite3",
            "a.sqlite3-shm",
            "a.sqlite3-wal",
        ]
        assert {mode(file) for file in files} == {0o600}


def test_the_database_of_an_earlier_start_is_closed(tmp_path: Path) -> None:
    files = [
        tmp_path / f"a.sqlite3{ending}" for ending in ("", "-wal", "-shm", "-journal")
    ]
    for file in files:
        file.write_bytes(b"kept")
        file.chmod(0o664)
    private_database(str(files[0]))
    assert {mode(file) for file in files} == {0o600}
    assert {file.read_bytes() for file in files} == {b"kept"}


@pytest.mark.parametrize("name", [":memory:", "file:memory?mode=memory"])
def test_a_database_in_memory_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    private_database(name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_or_closed(tmp_path: Path) -> None:
    new, old = tmp_path / "a" / "new", tmp_path / "old"
    old.mkdir(mode=0o755)
    for folder in (new, old):
        private_folder(folder)
        assert mode(folder) == 0o700


def test_a_home_and_a_folder_for_everybody_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, shared = tmp_path / "home" / "me", tmp_path / "shared"
    home.mkdir(parents=True)
    shared.mkdir()
    home.chmod(0o755)
    shared.chmod(0o1777)
    monkeypatch.setenv("HOME", str(home))
    for folder, before in ((home, 0o755), (home.parent, 0o755), (shared, 0o1777)):
        private_folder(folder)
        assert mode(folder) == before


@pytest.mark.parametrize("secret", ["", "given " * 10])
def test_reading_the_settings_closes_what_is_there(tmp_path: Path, secret: str) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    names = ["secret_key", "civaffairs.sqlite3", "civaffairs.sqlite3-wal"]
    for name in names:
        (data / name).write_text("x" * 60 if name == "secret_key" else "")
        (data / name).chmod(0o644)
    done = read_settings(
        {"CIVAFFAIRS_DATA_DIR": str(data), "DJANGO_SECRET_KEY": secret}
    )
    assert done.returncode == 0, done.stderr
    assert mode(data) == 0o700
    closed = names[1:] if secret else names
    assert {mode(data / name) for name in closed} == {0o600}


def test_a_first_start_makes_nothing_that_others_can_read(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = read_settings({"CIVAFFAIRS_DATA_DIR": str(data)})
    assert done.returncode == 0, done.stderr
    assert mode(data) == 0o700
    assert {mode(file) for file in data.iterdir()} == {0o600}
    assert {"civaffairs.sqlite3", "secret_key"} == {f.name for f in data.iterdir()}
