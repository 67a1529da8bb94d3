"""Which rows of the project's own data files were loaded."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRow(models.Model):
    """A fixture row as it was last loaded, so that loading again changes only what the
    files changed and staff edits stay."""

    key = models.CharField(max_length=250, unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("已载入的数据行")
        verbose_name_plural = _("已载入的数据行")

    def __str__(self) -> str:
        return self.key
