"""Counting what belongs to each row, one subquery a count: joins of several would multiply."""

from django.db.models import (
    Aggregate,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
)
from django.db.models import Subquery as _Subquery
from django.db.models.functions import Coalesce


def number_of(rows: QuerySet, *, by: str, distinct: str = "pk") -> Coalesce:
    """How many of ``rows`` lead to each row by their field ``by``: 0 where none does.

    ``distinct`` names what is counted once only, where that is not the row itself.
    """
    count = Count(distinct, distinct=distinct != "pk")
    return Coalesce(of_each(rows, by, count), 0)


def leads_to(rows: QuerySet, *, by: str) -> Exists:
    """Whether any of ``rows`` leads to it by its field ``by``."""
    return Exists(rows.order_by().filter(**{by: OuterRef("pk")}))


def of_each(rows: QuerySet, by: str, aggregate: Aggregate) -> _Subquery:
    """``aggregate`` over those of ``rows`` that lead to each row; null where none does."""
    found = (
        rows.order_by()
        .filter(**{by: OuterRef("pk")})
        .annotate(_leads_to=F(by))
        .values("_leads_to")
        .annotate(_found=aggregate)
        .values("_found")
    )
    return _Subquery(found, output_field=IntegerField())
