"""Any web page may read: the answers are public and depend on nobody's cookies."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

READING = ("GET", "HEAD", "OPTIONS")


def let_read(request: HttpRequest, response: HttpResponseBase) -> None:
    """Allow pages of other sites to read the answer, errors included; writing has no
    place here and gets no such header."""
    if request.method not in READING:
        return
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = (
        "Allow, Content-Disposition, Content-Length, ETag, Retry-After"
    )
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = ", ".join(READING)
        response.headers["Access-Control-Allow-Headers"] = (
            "Accept, Accept-Language, Cache-Control, Content-Type, If-None-Match, "
            "X-Requested-With"
        )
        response.headers["Access-Control-Max-Age"] = "86400"
