import pytest

from tests.importers.desk.world import read_in


@pytest.fixture
def batch(clerk):
    """A report that the clerk has had read."""
    return read_in(clerk)
