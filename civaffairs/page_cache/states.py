"""The public state, asked of the database at most every half second."""

import time

from django.conf import settings
from django.db import DatabaseError

from indicators.public_state import public_state


class StateClock:
    """One per process. Whatever thread asks the database, all others know."""

    def __init__(self) -> None:
        self._known: tuple[str, float] | None = None

    def lately(self) -> str | None:
        """The state of ``PAGE_STATE_SECONDS`` ago at the earliest: enough to find what is
        kept, not to make something that will be."""
        if (
            self._known
            and time.monotonic() - self._known[1] < settings.PAGE_STATE_SECONDS
        ):
            return self._known[0]
        return self.now()

    def now(self) -> str | None:
        """``None`` while the database does not say; the page itself will tell."""
        asked = time.monotonic()
        try:
            state = public_state()
        except DatabaseError:
            return None
        self._known = state, asked
        return state
