"""Bring the portal up on this machine: python -m civaffairs.start (which `make run` calls).

Everything is prepared in one process, so that a second start takes seconds:
migrations, fixtures, the English catalogue, static files, a staff login; then
this process becomes the web server, with a worker beside it that reads and
publishes what is uploaded. Of several that start at once one prepares, the
others wait.
"""

import contextlib
import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from civaffairs.turns import take_turn

HOST = "127.0.0.1"

WORKERS = 2
THREADS = 4

TAKEN = """
端口 {port} 已被占用。请先停止占用它的程序，或换一个端口：make run PORT={other}
Port {port} is taken. Stop the program that holds it, or choose another: make run PORT={other}
"""

READY = """
民政指标已启动（准备用时 {seconds:.1f} 秒）。按 Ctrl+C 停止，数据保留在 {data}。
  网址：      {address}/
  员工登录：  {login}
              （一次性链接，一小时内有效；新链接：.venv/bin/python manage.py staff_login）

CivAffairs is running (prepared in {seconds:.1f} s). Ctrl+C stops it; the data stay in {data}.
  Address:     {address}/    English: {address}/en/
  Staff login: {login}
               (works once, within the hour; for a new one: .venv/bin/python manage.py staff_login)
"""


def chosen_port() -> int:
    value = os.environ.get("PORT") or "8000"
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:
        sys.exit(
            f"PORT={value}：端口须是 1 至 65535 的整数 · a port is a number from 1 to 65535"
        )
    return int(value)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def step(chinese: str, english: str) -> None:
    print(f"· {chinese} · {english}", flush=True)


def prepare(address: str) -> str:
    """Make everything ready; the one-time login link is what comes back."""
    from django.core.management import call_command

    from civaffairs.messages import compile_catalogue

    step("更新数据库结构", "migrating the database")
    call_command("migrate", interactive=False, verbosity=0)
    step("载入资料", "loading the fixtures")
    call_command("load_fixtures")
    step("生成译文与静态文件", "compiling translations, collecting static files")
    compile_catalogue()
    call_command("collectstatic", interactive=False, verbosity=0)
    link = io.StringIO()
    call_command("staff_login", address=address, stdout=link)
    return link.getvalue().strip()


def wait_for_another() -> None:
    step(
        "另一个 make run 正在准备同一份数据，等它完成",
        "another make run prepares the same data, waiting for it",
    )


def start_worker() -> "subprocess.Popen[bytes]":
    """The worker beside the portal; a Ctrl+C in the terminal is for the portal alone."""
    manage = str(Path(__file__).parent.parent / "manage.py")
    worker = [sys.executable, manage, "work", "--beside", "--pause", "0.5"]
    beside = [sys.executable, "-m", "civaffairs.beside", str(os.getpid())]
    return subprocess.Popen([*beside, *worker], start_new_session=True)  # noqa: S603


def serve(port: int, announcement: str, turn: ExitStack) -> None:
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    beside: list[subprocess.Popen[bytes]] = []

    def ready(server: Any) -> None:
        turn.close()
        beside.append(start_worker())
        print(announcement, flush=True)

    def end(server: Any) -> None:
        for process in beside:
            process.terminate()
            process.wait()

    class Portal(BaseApplication):
        def load_config(self) -> None:
            self.cfg.set("bind", f"{HOST}:{port}")
            self.cfg.set("worker_class", "civaffairs.server.PortalWorker")
            self.cfg.set("workers", WORKERS)
            self.cfg.set("threads", THREADS)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("when_ready", ready)
            self.cfg.set("on_exit", end)

        def load(self) -> Any:
            from civaffairs.wsgi import application

            return application

    # The workers are forked from here and must not share a connection.
    connections.close_all()
    Portal().run()


def refuse_taken(port: int) -> None:
    if not is_free(port):
        sys.exit(TAKEN.format(port=port, other=port + 1 if port < 65535 else 8001))


def take_turns(folders: Sequence[Path]) -> ExitStack:
    """Hold the locks of all the folders that preparing writes to."""
    turn = ExitStack()
    for folder in folders:
        turn.enter_context(take_turn(folder, wait_for_another))
    return turn


def main() -> None:
    started = time.monotonic()
    port = chosen_port()
    refuse_taken(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civaffairs.settings")

    import django
    from django.conf import settings
    from django.core.management import CommandError
    from django.db import DatabaseError

    django.setup()
    turn = take_turns([settings.DATA_DIR, settings.GENERATED_STATIC_DIR.parent])
    # The one that went first may have taken it.
    refuse_taken(port)
    address = f"http://{HOST}:{port}"
    try:
        login = prepare(address)
    except (CommandError, DatabaseError, OSError) as error:
        sys.exit(f"未能启动 · not started\n{error}")
    seconds = time.monotonic() - started
    announcement = READY.format(
        address=address, login=login, seconds=seconds, data=settings.DATA_DIR
    )
    serve(port, announcement, turn)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
