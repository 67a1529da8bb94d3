"""What the portal answers when it cannot: 503 while the database does not answer or would
take too long, 500 otherwise."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error as failed

from indicators.query_time import took_too_long

RETRY_AFTER = 30  # seconds: a database restarts within them
OUT = (OperationalError, InterfaceError)  # not there, restarting, locked or full


def server_error(request: HttpRequest) -> HttpResponse:
    """``handler500``: 503 with Retry-After where the database is out or was made to give
    up a query, else 500.

    Both pages ask the database for nothing.
    """
    fault = sys.exc_info()[1]
    if not isinstance(fault, OUT):
        return failed(request)
    page = render_to_string("503.html", {"too_long": took_too_long(fault)})
    response = HttpResponse(page, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response
