import pytest

from tests.importers.intake_world import ZHUZHOU, both


@pytest.fixture
def clerk():
    """Somebody who is editor and reviewer of 株洲."""
    return both("clerk", ZHUZHOU)
