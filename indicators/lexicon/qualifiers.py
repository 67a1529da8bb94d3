"""The reviewed words of ``qualifiers.yaml`` and the qualifier each of them is."""

from pathlib import Path
from typing import Any

import yaml

_TABLE: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("qualifiers.yaml").read_text(encoding="utf-8")
)


def _by_word(key: str) -> dict[str, str]:
    return {
        str(word): str(qualifier)
        for qualifier, words in _TABLE[key].items()
        for word in words
    }


BEFORE = _by_word("before")
AFTER = _by_word("after")
SIGNS_BEFORE = _by_word("signs_before")
SIGNS_AFTER = _by_word("signs_after")
INSIDE: dict[str, str] = _TABLE["inside"]
NOT_AFTER: dict[str, str] = _TABLE["not_after"]
LINKING: tuple[str, ...] = tuple(map(str, _TABLE["linking"]))
ALL = BEFORE | AFTER | SIGNS_BEFORE | SIGNS_AFTER | INSIDE
