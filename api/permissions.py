from typing import TYPE_CHECKING

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:
    # The framework's views load this module while they are being loaded themselves.
    from rest_framework.views import APIView


class ReadOnly(BasePermission):
    """Programs read; whoever changes a figure comes in through the staff door."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if request.method not in SAFE_METHODS:
            # Not a matter of who asks, so 405 and not 403.
            raise MethodNotAllowed(request.method or "")
        return True
