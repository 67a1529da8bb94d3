"""One computation per key, however many ask for it at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """Locks by key, each for as long as somebody needs it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._held: dict[str, tuple[Lock, int]] = {}

    @contextmanager
    def at(self, key: str) -> Iterator[bool]:
        """Hold the key's turn; true where somebody else had it first."""
        with self._guard:
            lock, asking = self._held.get(key, (Lock(), 0))
            self._held[key] = lock, asking + 1
        try:
            with lock:
                yield asking > 0
        finally:
            with self._guard:
                lock, asking = self._held[key]
                if asking == 1:
                    del self._held[key]
                else:
                    self._held[key] = lock, asking - 1
