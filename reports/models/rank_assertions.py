"""What words say of a rank: within what scope, and how."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    PROVINCE = "province", _("省内")
    NATION = "nation", _("全国")


class Claimed(models.TextChoices):
    FIRST = "first", _("第一")
    FIRST_TO = "first_to", _("率先")
    ONLY = "only", _("唯一")
    TOP_TIER = "top_tier", _("第一方阵")
    ONLY_BELOW = "only_below", _("仅次于")
    ABOVE_AVERAGE = "above_average", _("高于平均")
    AMONG_BEST = "among_best", _("前列")
