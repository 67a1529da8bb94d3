"""Which program made an answer: a change of code or of templates makes new answers."""

import hashlib
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent
ROOMS = ("api", "civaffairs", "indicators", "portal", "reports", "templates", "locale")
READ = {".py", ".html", ".mo", ".yaml", ".csv", ".json"}


@cache
def build() -> str:
    """A short hash of all that public answers are made by, the same in every process."""
    digest = hashlib.blake2b(digest_size=12)
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob("*")):
            if path.suffix in READ and path.is_file():
                digest.update(path.relative_to(HOUSE).as_posix().encode())
                digest.update(path.read_bytes())
    manifest = HOUSE / "var" / "static" / "staticfiles.json"
    if manifest.is_file():
        digest.update(manifest.read_bytes())
    return digest.hexdigest()
