"""Addresses in a namespace that are loaded with the first of them, asked for or named."""

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern


class LaterResolver(URLResolver):
    """Django looks through all addresses for the name of one; what has a namespace of its own
    is found by that, and needs not be looked through."""

    def _populate(self) -> None:
        pass


def later(route: str, module: str, namespace: str) -> LaterResolver:
    """The addresses of ``module`` below ``route``, like ``path(route, include(module))``."""
    pattern = RoutePattern(route, is_endpoint=False)
    return LaterResolver(pattern, module, app_name=namespace, namespace=namespace)
