"""Who may work on which city."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models import Area


class StaffRole(models.TextChoices):
    EDITOR = "editor", _("编辑")
    REVIEWER = "reviewer", _("审核")


class Membership(models.Model):
    """A person's role for a city; administrators (superusers) need none."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("用户"),
        related_name="memberships",
    )
    city = models.ForeignKey(
        Area, models.CASCADE, verbose_name=_("市州"), related_name="memberships"
    )
    role = models.CharField(_("角色"), max_length=8, choices=StaffRole.choices)

    class Meta:
        verbose_name = _("成员")
        verbose_name_plural = _("成员")
        ordering = ["city__code", "user__username", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "city", "role"], name="membership_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=StaffRole.values),
                name="membership_role_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.city} · {self.get_role_display()}"
