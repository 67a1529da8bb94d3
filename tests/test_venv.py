"""What tools/venv.sh tells somebody whose machine lacks something."""

import os
import shutil
import subprocess
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
