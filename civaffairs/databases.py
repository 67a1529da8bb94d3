"""From an address to the settings of a database, with what each kind needs to be safe."""

from typing import Any

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# IMMEDIATE takes the write lock when a transaction begins; without it two
# writers that both read first end in "database is locked". WAL lets readers
# go on while somebody writes. The timeout is in seconds.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON"
    ),
}


def database_settings(
    address: dict[str, Any],
    *,
    lock_timeout: int,
    statement_timeout: int,
    keep_seconds: int,
) -> dict[str, Any]:
    """Settings for Django; the timeouts are in seconds and hold on PostgreSQL."""
    options = dict(address.get("OPTIONS", {}))
    settings = dict(address)
    if settings["ENGINE"] == SQLITE:
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **options}
        settings.setdefault("CONN_MAX_AGE", keep_seconds)
    elif settings["ENGINE"] == POSTGRESQL:
        limits = (
            f"-c lock_timeout={lock_timeout}s -c statement_timeout={statement_timeout}s"
        )
        options["options"] = f"{options.get('options', '')} {limits}".strip()
        settings["OPTIONS"] = {"connect_timeout": 5, **options}
        settings.setdefault("CONN_MAX_AGE", keep_seconds)
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
