"""Every fault is told as JSON, in one shape and in both languages.

``{"error": {"status": 400, "code": "wrong_value", "parameter": "year_min",
"message": "…", "message_en": "…"}}``; ``parameter`` is null where none is at fault.
"""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

from api.renderers.exact_json import exact_json
from api.texts import Text
from indicators.query_time import took_too_long

SHOWN_LENGTH = 60

GENERAL = {
    400: ("bad_request", Text("请求有误。", "The request is faulty.")),
    403: ("forbidden", Text("不允许这样做。", "This is not allowed.")),
    404: (
        "not_found",
        Text(
            "没有这个地址。全部入口列在 /api/v1/。",
            "There is nothing at this address. /api/v1/ lists every endpoint.",
        ),
    ),
    405: (
        "method_not_allowed",
        Text(
            "数据接口只供读取：GET、HEAD、OPTIONS。",
            "The API is for reading only: GET, HEAD, OPTIONS.",
        ),
    ),
    412: (
        "precondition_failed",
        Text("内容与 If-Match 不符。", "The content does not match If-Match."),
    ),
    429: (
        "too_many_requests",
        Text(
            "请求太密，请按 Retry-After 的秒数稍后再试。",
            "Too many requests; try again after the seconds that Retry-After gives.",
        ),
    ),
    500: (
        "server_error",
        Text("门户出错了，已记录下来。", "The portal failed; the fault was recorded."),
    ),
    503: (
        "unavailable",
        Text("暂时无法提供服务。", "The service is not available at the moment."),
    ),
}


class RequestRefused(APIException):
    """A request that cannot be answered, and the parameter that is why."""

    status_code = 400
    code = "wrong_value"

    def __init__(self, text: Text, *, parameter: str | None = None) -> None:
        super().__init__(str(text))
        self.text = text
        self.parameter = parameter


class TookTooLong(RequestRefused):
    """503: the database was made to give the question up."""

    status_code = 503
    code = "took_too_long"
    wait = 30  # seconds, for Retry-After

    def __init__(self) -> None:
        super().__init__(
            Text(
                "要查的内容太多，没有等它查完。请缩小范围，或稍后再试。",
                "Answering would have taken too long. Ask for less, or try again later.",
            )
        )


class TablesBusy(RequestRefused):
    """503: as many tables as may be are being read just now."""

    status_code = 503
    code = "busy"
    wait = 10

    def __init__(self) -> None:
        super().__init__(
            Text(
                "正有几张大表在下载，请按 Retry-After 的秒数稍后再试。",
                "Several large tables are being read; try again after the seconds that "
                "Retry-After gives.",
            )
        )


class WrongValue(RequestRefused):
    """400: no such value can be right here."""


class UnknownParameter(RequestRefused):
    """400: the endpoint does not know a parameter of this name."""

    code = "unknown_parameter"


class MissingParameter(RequestRefused):
    """400: the endpoint needs this parameter."""

    code = "missing_parameter"


class UnknownCode(RequestRefused):
    """404: written rightly, but nothing has this code."""

    status_code = 404
    code = "unknown_code"


class UnknownPage(RequestRefused):
    """404: the list has fewer pages."""

    status_code = 404
    code = "unknown_page"


def shown(value: str) -> str:
    """What was asked for, short enough to be repeated in a message."""
    return value if len(value) <= SHOWN_LENGTH else f"{value[:SHOWN_LENGTH]}…"


def body(status: int, code: str, text: Text, parameter: str | None) -> dict[str, Any]:
    return {
        "error": {
            "status": status,
            "code": code,
            "parameter": parameter,
            "message": str(text),
            "message_en": text.en,
        }
    }


def general(status: int) -> dict[str, Any]:
    code, text = GENERAL.get(status, GENERAL[500 if status >= 500 else 400])
    return body(status, code, text, None)


def error_response(exc: Exception, context: dict[str, Any]) -> Response | None:
    """The REST framework's exception handler; ``None`` leaves a fault of ours to Django,
    which logs it."""
    if took_too_long(exc):
        exc = TookTooLong()
    response = exception_handler(exc, context)
    if response is None:
        return None
    if isinstance(exc, RequestRefused):
        response.data = body(exc.status_code, exc.code, exc.text, exc.parameter)
    else:
        response.data = general(response.status_code)
    return response


def as_json(response: HttpResponseBase) -> HttpResponseBase:
    """An error that another layer answered with a page, told as JSON instead."""
    if response.headers.get("Content-Type", "").startswith("application/json"):
        return response
    if not isinstance(response, HttpResponse):
        return response
    response.content = exact_json(general(response.status_code)).encode()
    response.headers["Content-Type"] = "application/json"
    response.headers["Content-Length"] = str(len(response.content))
    return response
