"""From faulty parameters to refusals that name them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from api.errors import (
    MissingParameter,
    RequestRefused,
    UnknownCode,
    UnknownParameter,
    WrongValue,
    shown,
)
from api.filters.fields import UNKNOWN
from api.texts import Text


def refuse_strange_names(request: Request, known: Iterable[str]) -> None:
    """Every parameter is known, stands once and has a value, or ``Refusal`` is raised:
    a misspelt filter must not answer with everything."""
    known = sorted(known)
    for name, values in request.query_params.lists():
        if name not in known:
            listed = ", ".join(known)
            raise UnknownParameter(
                Text(
                    f"这里没有参数“{shown(name)}”。可用：{listed or '无'}。",
                    f"There is no parameter “{shown(name)}” here. "
                    f"Known: {listed or 'none'}.",
                ),
                parameter=shown(name),
            )
        if len(values) > 1:
            raise WrongValue(
                Text(f"{name} 只能给一个值。", f"{name} takes one value only."),
                parameter=name,
            )
        if not values[0]:
            raise WrongValue(
                Text(f"{name} 没有值。", f"{name} has no value."), parameter=name
            )


def refuse_faults(form: forms.Form) -> None:
    """Raises ``Refusal`` for the first fault of a bound form of parameters."""
    if form.is_valid():
        return
    parameter, faults = next(iter(form.errors.as_data().items()))
    raise _refusal(parameter, faults[0])


def _refusal(parameter: str, fault: Any) -> RequestRefused:
    if fault.code == "required":
        return MissingParameter(
            Text(f"缺少参数 {parameter}。", f"The parameter {parameter} is missing."),
            parameter=parameter,
        )
    text: Text = fault.message
    told = Text(f"{parameter}：{text}", f"{parameter}: {text.en}")
    refusal = UnknownCode if fault.code == UNKNOWN else WrongValue
    return refusal(told, parameter=parameter)


class NamingFilters(DjangoFilterBackend):
    """Filters a list by its view's ``filterset_class``."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet, view: APIView
    ) -> QuerySet:
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        refuse_faults(filterset.form)
        return filterset.qs
