"""Is the portal well? The address /health/, and the question: python -m civaffairs.health"""

import os
import sys
from http.client import HTTPConnection, HTTPException

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civaffairs.checkup import fault


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and takes what is written; else 503 and what fails."""
    found = fault()
    status = 503 if found else 200
    return HttpResponse(f"{found or 'ok'}\n", status=status, content_type="text/plain")


def is_well(host: str, port: int) -> bool:
    """Ask the portal of this machine, by a name that it answers to."""
    server = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        server.request("GET", "/health/", headers={"Host": host})
        return server.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        server.close()


if __name__ == "__main__":
    names = os.environ.get("ALLOWED_HOSTS") or "127.0.0.1"
    # A leading dot stands for a whole domain, a star for any name.
    name = names.split(",")[0].strip().lstrip(".").replace("*", "localhost")
    sys.exit(0 if is_well(name, int(os.environ.get("PORT") or 8000)) else 1)
