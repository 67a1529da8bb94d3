"""The reviewed files of reports/reading/lexicon/, each read once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
# The one in C, ten times as quick, where PyYAML was built with it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Any:
    """The content of ``tables/<name>.yaml``; callers must not change it."""
    content = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(content, Loader=LOADER)  # noqa: S506  a safe one


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """The words listed under ``key``, longest first."""
    return tuple(
        sorted(map(str, table(name)[key]), key=lambda word: (-len(word), word))
    )
