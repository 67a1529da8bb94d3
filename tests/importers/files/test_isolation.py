"""A reader in a process of its own: what it may use, and that whatever it does is survived."""

import io
import os
import resource
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from importers.files.isolation import items_of
from importers.files.limits import LIMITS, MIB
from importers.files.refusals import RefusalReason, Refused

QUICK = replace(LIMITS, cpu_seconds=1, patience_seconds=20)


def answers(
    task: str, content: bytes = b"", limits: Any = LIMITS, **options: str
) -> list[Any]:
    return list(
        items_of(f"tests.importers.tasks:{task}", io.BytesIO(content), options, limits)
    )


def reason(task: str, limits: Any = LIMITS, **options: str) -> RefusalReason:
    with pytest.raises(Refused) as refused:
        answers(task, limits=limits, **options)
    return refused.value.reason


def test_the_file_and_the_options_go_in_and_the_items_come_back() -> None:
    assert answers("echo", "株洲".encode(), kind="csv") == ["株洲", {"kind": "csv"}]


def test_a_file_by_its_path_is_read_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("湘潭", encoding="utf-8")
    assert next(items_of("tests.importers.tasks:echo", path, {}, LIMITS)) == "湘潭"


def test_the_limits_are_set_in_the_child_and_not_here() -> None:
    found = dict(answers("bounds"))
    assert found["AS"] == [LIMITS.memory_bytes] * 2
    assert found["CPU"] == [LIMITS.cpu_seconds] * 2
    assert found["FSIZE"] == found["CORE"] == found["NPROC"] == [0, 0]
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != LIMITS.memory_bytes


def test_a_reader_that_wants_too_much_memory_is_refused() -> None:
    assert reason("eat_memory") == RefusalReason.TOO_MUCH_MEMORY
    assert answers("echo", b"alive")[0] == "alive"


def test_a_reader_that_never_ends_is_refused() -> None:
    assert reason("spin", QUICK) == RefusalReason.TOO_SLOW


def test_a_reader_that_only_waits_is_refused() -> None:
    assert (
        reason("sleep", replace(LIMITS, patience_seconds=1)) == RefusalReason.TOO_SLOW
    )


def test_a_reader_that_says_too_much_is_refused() -> None:
    assert (
        reason("flood", replace(LIMITS, output_bytes=MIB))
        == RefusalReason.TOO_MUCH_TEXT
    )


def test_a_reader_that_crashes_is_refused() -> None:
    assert reason("crash") == RefusalReason.READER_FAILED
    assert answers("echo", b"alive")[0] == "alive"


def test_a_fault_of_the_reader_is_refused_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert reason("stumble") == RefusalReason.READER_FAILED
    assert "ZeroDivisionError" in caplog.text


def test_the_child_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "written"
    assert reason("write_file", path=str(target)) == RefusalReason.READER_FAILED
    assert not target.exists() or target.stat().st_size == 0


def test_the_child_cannot_lift_its_limits_or_start_a_process() -> None:
    assert len(answers("lift_limits")) == 2
    assert len(answers("start_process")) == 1


def test_the_child_has_no_secrets_and_no_framework(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    environment, folder, framework, _pid = answers("surroundings")
    assert not {"DATABASE_URL", "DJANGO_SECRET_KEY"} & set(environment)
    assert Path(folder) != Path.cwd()
    assert framework == []


def test_a_caller_that_stops_asking_ends_the_child() -> None:
    items = items_of("tests.importers.tasks:sleep", io.BytesIO(), {}, LIMITS)
    pid = next(items)
    items.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_copy_of_an_open_file_is_bounded() -> None:
    with pytest.raises(Refused) as refused:
        answers("echo", b"x" * 11, replace(LIMITS, file_bytes=10))
    assert refused.value.reason == RefusalReason.TOO_LARGE


def test_several_threads_read_at_once() -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(answers("echo", b"%d" % n)[0]))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["0", "1", "2", "3"]
