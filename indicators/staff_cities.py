"""The cities that a member of staff works for, as editor or as reviewer."""

from typing import Any

from django.db.models import QuerySet

from indicators.models import City


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
