"""Who may do what with a batch.

An *editor* of a city uploads and prepares its figures, a *reviewer* of it publishes and
undoes them; somebody who is both confirms directly. A batch belongs to its owner; once it
is submitted, whoever reviews all of its cities may see it and decide. An administrator
(superuser) may see every batch and is editor and reviewer of every city, but other
people's batches too are confirmed only after they were submitted.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from importers.models import (
    Batch,
    BatchState,
    Candidate,
    Decision,
    Membership,
    StaffRole,
)
from indicators.models import Area, City, County, Level

TAKEN = (Decision.ACCEPTED, Decision.PUBLISHED)
# What others than the owner may see.
SHOWN = (
    BatchState.SUBMITTED,
    BatchState.CONFIRMED,
    BatchState.PUBLISHED,
    BatchState.UNDOING,
    BatchState.UNDONE,
)


@dataclass(frozen=True)
class Reach:
    """The cities a person has a role for; ``everywhere`` for administrators.

    A city's counties, as they are today or were last, are within it.
    """

    everywhere: bool
    cities: frozenset[int]

    def covers(self, *areas: int | None) -> bool:
        others = set(areas) - self.cities
        if self.everywhere or not others:
            return True
        below = County.of_all_time.filter(
            pk__in=[area for area in others if area is not None],
            parent__in=self.cities,
        )
        return below.count() == len(others)

    def covers_area(self, area: Area) -> bool:
        """The same of an area at hand, without a query."""
        county = area.level == Level.COUNTY and area.parent_id in self.cities
        return self.everywhere or area.pk in self.cities or county

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.cities)


def edits(user: Any) -> Reach:
    return _reach(user, StaffRole.EDITOR)


def reviews(user: Any) -> Reach:
    return _reach(user, StaffRole.REVIEWER)


def _reach(user: Any, role: str) -> Reach:
    if not (user.is_active and user.is_staff):
        return Reach(False, frozenset())
    if user.is_superuser:
        return Reach(True, frozenset())
    held = Membership.objects.filter(user=user, role=role)
    return Reach(False, frozenset(held.values_list("city_id", flat=True)))


def cities_edited_by(user: Any) -> QuerySet[City]:
    return _cities(edits(user))


def _cities(reach: Reach) -> QuerySet[City]:
    cities = City.objects.select_related("province")
    return cities if reach.everywhere else cities.filter(pk__in=reach.cities)


def cities_of_batch(batch: Batch) -> set[int]:
    """The cities whose figures the batch publishes or has published."""
    taken = batch.candidates.filter(decision__in=TAKEN, city__isnull=False)
    return set(taken.order_by().values_list("city_id", flat=True).distinct())


def batches_seen_by(user: Any) -> QuerySet[Batch]:
    """One's own, and those one may decide on or has had the say over."""
    batches = Batch.objects.select_related("owner", "confirmed_by", "undone_by")
    if user.is_superuser:
        return batches
    return batches.filter(Q(owner=user) | Q(pk__in=_within(reviews(user))))


def in_tray_of(user: Any) -> QuerySet[Batch]:
    """What waits for this reviewer, the longest waiting first."""
    reach = reviews(user)
    waiting = Batch.objects.filter(state=BatchState.SUBMITTED).select_related("owner")
    if not reach.everywhere:
        waiting = waiting.filter(pk__in=_within(reach))
    return waiting.order_by("submitted_at", "pk")


def _within(reach: Reach) -> QuerySet[Batch, Any]:
    taken = Candidate.objects.filter(batch=OuterRef("pk"), decision__in=TAKEN)
    return (
        Batch.objects.filter(Exists(taken), state__in=SHOWN)
        .exclude(Exists(taken.exclude(_of_cities(reach))))
        .values("pk")
    )


def _of_cities(reach: Reach) -> Q:
    below = Q(city__level=Level.COUNTY, city__parent__in=reach.cities)
    return Q(city__in=reach.cities) | below


def may_prepare(user: Any, batch: Batch) -> bool:
    """Answer its questions, accept and reject its figures: the owner until it is submitted,
    then its reviewers, so that nothing changes under their eyes."""
    if batch.state == BatchState.SUBMITTED:
        return may_review(user, batch)
    return batch.owner_id == user.pk and bool(edits(user))


def may_review(user: Any, batch: Batch) -> bool:
    """Publish or undo it: a reviewer of every city in it."""
    cities = cities_of_batch(batch)
    return bool(cities) and reviews(user).covers(*cities)


def may_confirm(user: Any, batch: Batch) -> bool:
    """One's own batch directly, another's once it is submitted."""
    theirs = batch.owner_id != user.pk
    return may_review(user, batch) and not (
        theirs and batch.state == BatchState.WAITING
    )
