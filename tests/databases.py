"""Databases within a test run: an empty one, and one with the fixtures loaded.

Most tests start from an empty database and make the few things they are about.
Tests that ask for `fixtures_loaded` see everything `load_fixtures` loads. Each
process of the run has one database of either kind, copied from a prepared one
(`prepared.py`), and every test works there within a transaction that is undone.

A test that commits (a browser journey, `transaction=True`) is given a copy of its
own, which costs milliseconds and may be left as it is: the next one gets another.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.prepared import EMPTY, LOADED, begin_with, duplicate, remove


class Databases:
    """Those of this process. It begins on the empty one; the others are made when wanted."""

    def __init__(self) -> None:
        self.before = connection.settings_dict["NAME"]
        self.empty = str(connection.creation._get_test_db_name())
        self.loaded, self.copy = f"{self.empty}_loaded", f"{self.empty}_copy"
        self._made = [self.empty]
        begin_with(EMPTY, self.empty)
        self.use(self.empty)

    def choose(self, *, loaded: bool, committing: bool) -> None:
        """Let the next test, in all its threads, work on the database it needs."""
        name = self.loaded if loaded else self.empty
        if loaded and name not in self._made:
            begin_with(LOADED, name)
            self._made.append(name)
        if committing:
            duplicate(name, self.copy)
        self.use(self.copy if committing else name)

    def use(self, name: str) -> None:
        # Every thread's connection reads its name from this one dictionary.
        if connection.settings_dict["NAME"] != name:
            connection.close()
            connection.settings_dict["NAME"] = name
            ContentType.objects.clear_cache()

    def drop(self) -> None:
        self.use(self.before)
        for name in (*self._made, self.copy):
            remove(name)
