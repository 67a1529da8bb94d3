from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from importers.login import login_path


class Command(BaseCommand):
    help = (
        "Print a link that logs a member of staff in once, within the hour. "
        "Where there is no administrator yet, one named admin is made."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--user", help="whom to log in; an administrator if not said"
        )
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where the portal answers",
        )

    def handle(self, *args: Any, **options: Any) -> str:
        user = named(options["user"]) if options["user"] else an_administrator()
        return options["address"].rstrip("/") + login_path(user)


def named(username: str) -> Any:
    users = get_user_model()._default_manager
    user = users.filter(username=username, is_active=True, is_staff=True).first()
    if user is None:
        raise CommandError(
            f"没有名为 {username} 的在职管理人员 · no active staff named {username}"
        )
    return user


def an_administrator() -> Any:
    """The oldest administrator who can still come in, or a new one without a password."""
    users = get_user_model()._default_manager
    user = (
        users.filter(is_superuser=True, is_active=True, is_staff=True)
        .order_by("pk")
        .first()
    )
    if user is None:
        user = users.create_superuser(free_username("admin"), password=None)
    return user


def free_username(wanted: str) -> str:
    """`admin`, unless somebody who is no administrator bears the name already."""
    taken = set(get_user_model()._default_manager.values_list("username", flat=True))
    numbered = (f"{wanted}{number}" for number in range(2, len(taken) + 3))
    return (
        wanted
        if wanted not in taken
        else next(name for name in numbered if name not in taken)
    )
