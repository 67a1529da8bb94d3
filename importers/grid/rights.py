"""Who may do what in the yearly grid, and with catalogues.

An administrator (superuser) may do everything. Other staff belong to cities: a *reviewer*
of a city publishes its figures, an *editor* enters them. What is entered in the yearly
grid is published in the same step and kept nowhere before, so the grid takes figures only
from somebody who is both for that city. Whoever is only one of the two may read the grid;
the page says what is missing and who can help, and offers no field whose content would be
lost. Figures that wait for another person's review are batches: ``batches/access.py``.

The history of a figure and the catalogues may be read by all staff; catalogues and
memberships are changed by administrators only.
"""

from typing import Any

from django.db.models import QuerySet

from importers.models import Membership, StaffRole
from importers.values.wording import name_of
from indicators.models import Area, City


def roles_of(user: Any, city: Area) -> set[str]:
    return set(
        Membership.objects.filter(user=user, city=city).values_list("role", flat=True)
    )


def may_see_grid(user: Any, city: Area) -> bool:
    return bool(user.is_superuser or roles_of(user, city))


def may_publish(user: Any, city: Area) -> bool:
    """Enter figures of the city and publish them."""
    return bool(
        user.is_superuser
        or roles_of(user, city) >= {StaffRole.EDITOR, StaffRole.REVIEWER}
    )


def cities_of(user: Any) -> QuerySet[City]:
    """The cities whose grid the user may see."""
    if user.is_superuser:
        return City.objects.all()
    return City.objects.filter(memberships__user=user).distinct()


def publishers_of(city: Area) -> list[str]:
    """The names of the people who may publish for the city, administrators left out."""
    roles: dict[str, set[str]] = {}
    members = Membership.objects.filter(city=city, user__is_active=True).select_related(
        "user"
    )
    for member in members:
        roles.setdefault(name_of(member.user), set()).add(member.role)
    return [
        name
        for name, held in roles.items()
        if held >= {StaffRole.EDITOR, StaffRole.REVIEWER}
    ]
