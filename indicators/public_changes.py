"""What the public can see changes with releases, and with catalogues and evidence between them.

Every change of the second kind leaves a row here in its own transaction. Rows are only
inserted, so that no editor ever waits for another's transaction; how many there are and the
highest number name a state (``indicators.public_state``).
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction

M = TypeVar("M", bound=models.Model)
# How many rows are kept at least; each deletion of older ones begins a new state as well.
KEPT = 64


class PublicChange(models.Model):
    """A change of a catalogue or of evidence that the public can see."""

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def note(cls) -> None:
        """The transaction that is open changes what the public sees."""
        number = cls.objects.create().pk
        if number % KEPT == 0:
            with transaction.atomic():
                old = cls.objects.filter(pk__lte=number - KEPT)
                # Nobody waits for a deletion; what another one holds, it deletes.
                held = old.select_for_update(skip_locked=True).values_list("pk")
                cls.objects.filter(pk__in=[pk for (pk,) in held]).delete()


class PublicQuerySet(models.QuerySet[M]):
    """Notes the changes that send no signal, which are those of many rows at once."""

    def update(self, **values: Any) -> int:
        PublicChange.note()
        return super().update(**values)

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        PublicChange.note()
        return super().bulk_create(objs, *args, **options)

    def bulk_update(
        self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        PublicChange.note()
        return super().bulk_update(objs, fields, batch_size)


class PublicModel(models.Model):
    """Something that public pages show and that changes outside releases, too."""

    objects = PublicQuerySet.as_manager()

    class Meta:
        abstract = True
