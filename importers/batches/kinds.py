"""How batches of one kind are read, published and taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from importers.batches.published_figures import SeriesKey
from importers.models import Batch
from indicators.models import Origin, Series
from reports.entries import Entry

Progress = Callable[[int], None]


def _nothing(batch: Batch) -> None:
    """Nothing else follows."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """``read`` makes candidates of the batch's file, ``entries`` what is published of the
    accepted ones; ``published`` and ``undone`` say what follows in the same transaction."""

    read: Callable[[Batch, Progress], None]
    entries: Callable[[Batch, dict[SeriesKey, Series]], Iterable[Entry]]
    origin: Origin
    published: Callable[[Batch], None] = _nothing
    undone: Callable[[Batch], None] = _nothing
