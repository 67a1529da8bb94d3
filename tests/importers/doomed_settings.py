"""Settings of a process that a trial starts and kills: the database of the test run."""

from tests.settings import *  # noqa: F403
