"""One after the other: of several who start the portal at once, one prepares it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO


def take_turn(folder: Path, wait: Callable[[], None]) -> IO[bytes]:
    """Hold the folder's lock until what comes back is closed, or this process ends.

    Calls ``wait`` first where somebody else holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "start.lock"
    file = os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "r+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        wait()
        fcntl.flock(file, fcntl.LOCK_EX)
    return file
