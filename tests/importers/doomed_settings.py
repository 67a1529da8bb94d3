"""Settings of a process that a test starts and kills: the database of the test run."""

from tests.settings import *  # noqa: F403
