"""Addresses that are loaded with the first of them."""

import subprocess
import sys

PROGRAM = """
import sys
import civaffairs.wsgi
from django.urls import resolve, reverse
reverse("home")
print("civaffairs.staff_urls" in sys.modules)
print(reverse("admin:index"), resolve("/admin/").url_name, reverse("admin:auth_user_add"))
print("civaffairs.staff_urls" in sys.modules)
"""


def test_the_admin_is_loaded_when_it_is_named_or_asked_for() -> None:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "False",
        "/admin/ index /admin/auth/user/add/",
        "True",
    ]
