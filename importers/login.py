"""A link that logs one member of staff in, once, within the hour.

It stands in for a first password: whoever starts the portal on a machine is
shown the link and comes in with it. Opening it only shows a button, because
mail programs and link checkers open links too; pressing the button logs in.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from importers.staff_site import staff_site


class OneTimeLogin(PasswordResetTokenGenerator):
    """Tokens that die when used, since the last login is part of them, and after an hour.

    The hour is PASSWORD_RESET_TIMEOUT.
    """

    key_salt = "importers.login.OneTimeLogin"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        # The parent drops the fraction of the last login's second, by which
        # two logins within one second can differ.
        fraction = user.last_login.microsecond if user.last_login else ""
        return f"{super()._make_hash_value(user, timestamp)}{fraction}"


one_time_login = OneTimeLogin()


def login_path(user: Any) -> str:
    return reverse("staff_login", args=[user.pk, one_time_login.make_token(user)])


def members_of_staff() -> Any:
    users = get_user_model()._default_manager
    return users.filter(is_active=True, is_staff=True)


def spend(request: HttpRequest, user_id: int, token: str) -> bool:
    """Log in by the link, unless somebody has before.

    The member's row is locked from looking at the link until it is spent, so that of
    several who press the button at once one comes in. (SQLite lets one transaction
    write at a time.)
    """
    with transaction.atomic():
        user = members_of_staff().select_for_update().filter(pk=user_id).first()
        if not one_time_login.check_token(user, token):
            return False
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def staff_login(request: HttpRequest, user_id: int, token: str) -> HttpResponse:
    if request.method == "POST" and spend(request, user_id, token):
        return redirect("admin:index")
    context = staff_site().each_context(request)
    user = members_of_staff().filter(pk=user_id).first()
    if request.method == "POST" or not one_time_login.check_token(user, token):
        return render(request, "importers/login_spent.html", context, status=410)
    context["staff"] = user
    return render(request, "importers/login_once.html", context)
