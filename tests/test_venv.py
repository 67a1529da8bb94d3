"""What tools/venv.sh tells somebody whose machine lacks something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "tools" / "venv.sh"
NAMES = ["python", "python3", *(f"python3.{minor}" for minor in range(11, 15))]

TOO_OLD = "exit 1"
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1;; esac'


@pytest.mark.parametrize(
    ("python", "told"),
    [(TOO_OLD, "Python 3.11 or newer is needed"), (WITHOUT_VENV, "python3-venv")],
)
def test_what_is_missing_is_named(tmp_path: Path, python: str, told: str) -> None:
    programs, tools = tmp_path / "bin", tmp_path / "tools"
    programs.mkdir()
    tools.mkdir()
    shutil.copy(SCRIPT, tools)
    for name in NAMES:
        (programs / name).write_text(f"#!/bin/sh\n{python}\n")
        (programs / name).chmod(0o755)
    done = subprocess.run(
        [tools / "venv.sh", "requirements.lock"],
        env={"PATH": f"{programs}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert told in done.stderr
    assert not (tmp_path / ".venv").exists()


# Stands for a Python: makes a .venv of itself, and writes down each installation.
FAKE = """#!/bin/sh
case "$*" in
*"-m venv"*) sleep 1; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*"-m pip install"*) sleep 1; echo installed >> installations ;;
*) exec {python} "$@" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the script, a lock file, and ``bin`` to be searched for programs."""
    for name in ("bin", "tools"):
        (tmp_path / name).mkdir()
    shutil.copy(SCRIPT, tmp_path / "tools")
    (tmp_path / "requirements.lock").write_text("nothing==1\n")
    for name in NAMES:
        (tmp_path / "bin" / name).write_text(FAKE.format(python=sys.executable))
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def begun(checkout: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [checkout / "tools" / "venv.sh", "requirements.lock"],
        env={"PATH": f"{checkout / 'bin'}:{os.environ['PATH']}"},
    )


def installations(checkout: Path) -> int:
    return len((checkout / "installations").read_text().split())


def test_two_at_once_install_once(checkout: Path) -> None:
    both = [begun(checkout), begun(checkout)]
    assert [process.wait() for process in both] == [0, 0]
    assert installations(checkout) == 1


def test_a_second_start_installs_nothing_until_the_lock_file_changes(
    checkout: Path,
) -> None:
    for _start in range(2):
        assert begun(checkout).wait() == 0
    assert installations(checkout) == 1
    (checkout / "requirements.lock").write_text("something==2\n")
    assert begun(checkout).wait() == 0
    assert installations(checkout) == 2
