"""Text that is kept in Chinese and English: choose by the reader's language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from indicators.public_changes import PublicModel


def localized(zh: str, en: str) -> str:
    """``en`` for an English reader where there is one, else ``zh``."""
    return en if en and (get_language() or "").startswith("en") else zh


class Named(PublicModel):
    """Something with a code and a name in both languages."""

    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("英文名称"), max_length=160)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return localized(self.name, self.name_en)
