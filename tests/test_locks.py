"""Installing is repeatable anywhere: every pin has hashes, and no address is named."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> set[tuple[str, str]]:
    """Name and version of each; what condition it is under depends on who needs it."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|index|find-links", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    requirements = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(requirements) > 10
    assert all("--hash=sha256:" in requirement for requirement in requirements)


def test_development_runs_what_production_runs() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")
