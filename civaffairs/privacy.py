"""The data of a portal on one's own machine are its owner's alone."""

import contextlib
import os
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
# What SQLite keeps beside a database; it makes them as readable as that one.
BESIDE = ("", "-wal", "-shm", "-journal")


def private_folder(folder: Path) -> None:
    """Close the folder to others; one that holds more than the portal's data stays open."""
    if not folder.exists():
        with contextlib.suppress(OSError):
            folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    elif not _shared(folder.resolve()):
        _close(folder, FOLDER)


def _shared(folder: Path) -> bool:
    """Somebody's home, the checkout, what is above them, or a folder for everybody."""
    homes = (Path.home().resolve(), Path(__file__).resolve().parent.parent)
    above = {place for home in homes for place in (home, *home.parents)}
    return folder in above or bool(folder.stat().st_mode & 0o1000)


def private_database(name: str) -> None:
    """Make or close the files of a SQLite database before it is opened."""
    path = Path(name)
    if name == ":memory:" or name.startswith("file:") or not path.parent.is_dir():
        return
    with contextlib.suppress(OSError):
        # Empty, it is a database without tables.
        os.close(os.open(path, os.O_CREAT | os.O_RDONLY, FILE))
    for ending in BESIDE:
        _close(Path(f"{name}{ending}"), FILE)


def private_file(path: Path) -> None:
    _close(path, FILE)


def _close(path: Path, mode: int) -> None:
    # Another's file, or one on a disk that is read only, stays as it is.
    with contextlib.suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(path.stat().st_mode & mode)
