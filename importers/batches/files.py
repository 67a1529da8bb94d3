"""The file of a batch: kept with it, and batches that nobody decided expire."""

from datetime import timedelta
from typing import IO

from django.db.models.functions import Now

from importers.files.documents import Document
from importers.files.uploads import Upload
from importers.models import (
    Batch,
    BatchFile,
    BatchState,
)

KEPT_FOR = timedelta(days=30)


def keep_file(batch: Batch, file: Upload | Document, stream: IO[bytes]) -> None:
    """Keep an examined file with its batch."""
    BatchFile.objects.create(
        batch=batch,
        name=file.name,
        kind=file.kind.value,
        sha256=file.digest,
        size=file.size,
        content=stream.read(),
    )


def expire_old() -> int:
    """Batches that nobody decided on in time take no more decisions."""
    return Batch.objects.filter(
        state__in=[BatchState.WAITING, BatchState.SUBMITTED, BatchState.FAILED],
        # The database's clock: a worker whose own is ahead ends nothing early.
        expires_at__lt=Now(),
    ).update(state=BatchState.EXPIRED)
