"""The cities that a member of staff works for, as editor or as reviewer."""

from typing import Any

from django.db.models import Count, QuerySet

from indicators.models import City

# With both, figures of the city can be entered and published.
BOTH_ROLES = ("editor", "reviewer")


def cities_of_staff(user: Any) -> QuerySet[City]:
    """Every city for an administrator, none for who is no staff."""
    if not (user.is_active and user.is_staff):
        return City.objects.none()
    if user.is_superuser:
        return City.objects.all()
    return City.objects.filter(memberships__user=user).distinct()


def works_for(user: Any, city_id: int | None) -> bool:
    """Whether a thing of the city is for ``user`` to change; one of no city is for
    administrators."""
    if user.is_superuser and user.is_active:
        return True
    return city_id is not None and cities_of_staff(user).filter(pk=city_id).exists()


def cities_published_by(user: Any) -> QuerySet[City]:
    """The cities whose figures ``user`` may enter and publish."""
    cities = cities_of_staff(user)
    if not user.is_staff or user.is_superuser:
        return cities
    held = City.objects.filter(
        memberships__user=user, memberships__role__in=BOTH_ROLES
    ).annotate(roles=Count("memberships__role", distinct=True))
    return cities.filter(pk__in=held.filter(roles=len(BOTH_ROLES)).values("pk"))
