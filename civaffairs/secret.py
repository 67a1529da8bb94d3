"""A secret of one's own for a portal on one's own machine."""

import contextlib
import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from civaffairs.privacy import private_file, private_folder


def local_secret(path: Path) -> str:
    """The secret kept in the file; made on the first call, readable by its owner only."""
    private_folder(path.parent)
    # The whole file appears at once, so that several workers starting
    # together all read the same secret and none reads half of one.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    private_file(path)
    return path.read_text(encoding="ascii").strip()
