"""Public pages that show more to staff are for them alone."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponseBase]


def not_kept_for_others(get_response: Answer) -> Answer:
    """Let nobody keep a page on which the reader saw what staff see."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if getattr(request, "shows_staff", False):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return answer
