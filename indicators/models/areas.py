"""Areas: provinces and prefecture-level cities with their GB/T 2260 codes."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.localized import Named, localized
from indicators.public_changes import PublicModel

area_code = RegexValidator(r"\A[1-9]\d{5}\Z", _("行政区划代码是六位数字。"))


class Area(Named):
    """What provinces and cities share: a code, a short name, an English name."""

    code = models.CharField(
        _("区划代码"), max_length=6, unique=True, validators=[area_code]
    )
    short = models.CharField(_("简称"), max_length=30)

    class Meta:
        abstract = True

    @property
    def short_label(self) -> str:
        """株洲 for a Chinese reader, Zhuzhou for an English one."""
        return localized(self.short, self.name_en)


class Province(Area):
    class Meta:
        verbose_name = _("省")
        verbose_name_plural = _("省")
        ordering = ["code"]


class City(Area):
    province = models.ForeignKey(
        Province, models.PROTECT, verbose_name=_("省"), related_name="cities"
    )

    class Meta:
        verbose_name = _("市州")
        verbose_name_plural = _("市州")
        ordering = ["code"]
        indexes = [models.Index(fields=["short"])]


class CityAlias(PublicModel):
    """Another name of a city, as files and people write it."""

    city = models.ForeignKey(
        City, models.CASCADE, verbose_name=_("市州"), related_name="aliases"
    )
    name = models.CharField(_("别名"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("市州别名")
        verbose_name_plural = _("市州别名")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
