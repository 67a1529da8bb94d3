"""A prepared database is made once, and anew when anything changed that it follows from."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests import prepared

Begin = Callable[[], str]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("fixtures/areas.csv", "reports/migrations/0001.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("one")
    return tmp_path


@pytest.mark.parametrize("name", ["fixtures/areas.csv", "reports/migrations/0001.py"])
def test_another_content_has_another_name(checkout: Path, name: str) -> None:
    before = prepared.key_of(checkout)
    (checkout / name).write_text("two")
    assert prepared.key_of(checkout) != before
    (checkout / name).write_text("one")
    assert prepared.key_of(checkout) == before


def test_another_file_has_another_name(checkout: Path) -> None:
    before = prepared.key_of(checkout)
    (checkout / "reports/migrations/0001.pyc").write_text("compiled")
    assert prepared.key_of(checkout) == before
    (checkout / "reports/migrations/0002.py").touch()
    assert prepared.key_of(checkout) != before


def test_what_is_written_during_the_run_is_noticed(checkout: Path) -> None:
    now = time.time()
    assert prepared.changed_since(now - 3600, checkout)
    assert not prepared.changed_since(now + 3600, checkout)


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Begin with a database; what the one that made it wrote into it."""
    made: list[str] = []

    def make(kind: str, name: str) -> None:
        made.append(f"{kind} {len(made)}")
        with closing(sqlite3.connect(name)) as connection:
            connection.execute(f"CREATE TABLE made AS SELECT '{made[-1]}' AS text")
            connection.commit()

    def begun() -> str:
        prepared.begin_with("empty", str(tmp_path / "mine"))
        with closing(sqlite3.connect(tmp_path / "mine")) as connection:
            return str(connection.execute("SELECT text FROM made").fetchone()[0])

    monkeypatch.setattr(prepared, "FOLDER", tmp_path / "prepared")
    monkeypatch.setattr(prepared, "make", make)
    return begun


@pytest.mark.sqlite
def test_it_is_made_once(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "changed_since", lambda *_: False)
    assert [begin(), begin()] == ["empty 0", "empty 0"]
    monkeypatch.setattr(prepared, "KEY", "another")
    monkeypatch.setattr(prepared, "key_of", lambda _root: "another")
    assert begin() == "empty 1"
    assert len(prepared.names()) == 1


@pytest.mark.sqlite
def test_made_while_a_source_changed_it_is_not_kept(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "changed_since", lambda *_: True)
    assert [begin(), begin()] == ["empty 0", "empty 1"]
