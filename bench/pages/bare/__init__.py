"""A bare Django project."""
