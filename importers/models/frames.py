"""What counts for a whole sheet of a batch: its city, year, indicator, group and unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from importers.models.batches import Batch


class SheetFrame(models.Model):
    """Texts by role (city, year, indicator, group, unit, cutoff): ``found`` by the reader in
    title, sheet or file name, as ``origins`` says; ``given`` by a person, which counts
    first. ``wanted``: the roles that rows of the sheet take from here, or would have to."""

    batch = models.ForeignKey(
        Batch, models.CASCADE, verbose_name=_("批次"), related_name="frames"
    )
    sheet = models.CharField(_("工作表"), max_length=100, blank=True)
    found = models.JSONField(_("读出的"), default=dict, blank=True)
    origins = models.JSONField(_("出自"), default=dict, blank=True)
    given = models.JSONField(_("填写的"), default=dict, blank=True)
    wanted = models.JSONField(_("要用的"), default=list, blank=True)

    class Meta:
        verbose_name = _("整表说明")
        verbose_name_plural = _("整表说明")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "sheet"], name="sheet_frame_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.sheet}"

    @property
    def texts(self) -> dict[str, str]:
        return {**self.found, **self.given}

    @property
    def lacking(self) -> list[str]:
        """What rows of the sheet need and neither the file nor a person says."""
        return [role for role in self.wanted if not self.texts.get(role)]
