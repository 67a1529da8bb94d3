import io
import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

from importers.files.isolation import Source, as_file
from importers.files.limits import Limits
from tests.importers.intake_world import ZHUZHOU, both


@pytest.fixture
def clerk():
    """Somebody who is editor and reviewer of 株洲."""
    return both("clerk", ZHUZHOU)


def read_here(
    task: str, source: Source, options: Mapping[str, Any], limits: Limits
) -> Iterator[Any]:
    """What ``items_of`` gives, read in this process: its items pass through JSON alike."""
    module, _colon, function = task.partition(":")
    with as_file(source, limits) as file:
        file.seek(0)
        stream = io.BytesIO(file.read())
    for item in getattr(import_module(module), function)(stream, options, limits):
        yield json.loads(json.dumps(item, ensure_ascii=False))


@pytest.fixture(autouse=True)
def _no_process_for_each_file(request, monkeypatch):
    """A child process for each small table would be most of what its test costs.

    Tests of the child itself are marked ``isolated`` and have one, as journeys do.
    """
    if request.node.get_closest_marker("isolated") is None:
        monkeypatch.setattr("importers.files.workbooks.items_of", read_here)
        monkeypatch.setattr("importers.files.documents.items_of", read_here)
