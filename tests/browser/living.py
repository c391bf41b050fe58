"""The demo as people get it: its own database, a real web server, a real worker, a real mail server."""

import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from axe_playwright_python.base import AXE_SCRIPT

from samenspel.website.run.children import Child, step, stop_all, tail
from samenspel.website.run.demo import STEPS, healthy
from samenspel.website.run.environment import (
    SETTINGS,
    WEB,
    WEB_APPLICATION,
    WORKER_COMMAND,
    without_databases,
)
from samenspel.website.run.roles import prepare_roles
from samenspel.website.run.server import free_port

from .barriers import AXE
from .postbox import Postbox

SRC = Path(__file__).resolve().parents[2] / "src"
PATIENCE_SECONDS = 60.0
# A background of our own: a plain picture, as the internet is not asked. A journey may take it away.
TILES = "http://127.0.0.1:{port}/static/design/icon.svg?z={{z}}&x={{x}}&y={{y}}"


@dataclass(frozen=True, slots=True)
class LivingDemo:
    """A demo that runs: where it is, what it mailed, and its database as administrator."""

    url: str
    postbox: Postbox
    database_url: str
    logs: Path

    def log(self, name: str) -> str:
        """Return what a process (website, worker) said so far."""
        return (self.logs / f"{name}.log").read_text(errors="replace")

    def forget_wrong_codes(self) -> None:
        """Let everybody guess codes anew: all journeys come from one address."""
        with psycopg.connect(self.database_url, autocommit=True) as admin:
            admin.execute("DELETE FROM foundation_cache")


@contextmanager
def living_demo(admin_url: str, template: str = "template0") -> Iterator[LivingDemo]:
    """Start everything; afterwards only these processes and this database are gone.

    The template may be a migrated database: the demo is ready sooner then.
    """
    name = f"demo_{secrets.token_hex(6)}"
    url = f"{admin_url.rpartition('/')[0]}/{name}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}")
    try:
        with (
            tempfile.TemporaryDirectory(prefix="samenspel-browser-", ignore_cleanup_errors=True) as place,
            Postbox(free_port()) as postbox,
        ):
            yield from _running(url, Path(place), postbox)
    finally:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _running(url: str, place: Path, postbox: Postbox) -> Iterator[LivingDemo]:
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    common = without_databases() | {
        "PYTHONPATH": os.pathsep.join([str(SRC), os.environ.get("PYTHONPATH", "")]),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "SAMENSPEL_KIND": "demo",
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": site,
        "STATIC_ROOT": str(place / "static"),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(postbox.port),
        "PYTHONUNBUFFERED": "1",
        "TILE_URL": TILES.format(port=port),
    }
    common.pop("EMAIL_FOLDER", None)
    prepare_roles(url)
    command = (sys.executable, "-m", "samenspel.website.run.set_up", *STEPS)
    step("klaarzetten", command, common | {"SAMENSPEL_ROLE": "owner"}, place / "klaarzetten.log")
    (place / "static" / Path(AXE).name).write_text(AXE_SCRIPT)
    chosen = ("--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "1")
    children = [
        Child(
            "website",
            (*WEB, *chosen, "--workers-kill-timeout", "1", WEB_APPLICATION),
            common | {"SAMENSPEL_ROLE": "app"},
            place / "website.log",
            signal.SIGTERM,
        ),
        Child(
            "worker",
            (*WORKER_COMMAND, "--shutdown-graceful-timeout", "1"),
            common | {"SAMENSPEL_ROLE": "worker"},
            place / "worker.log",
        ),
    ]
    try:
        for child in children:
            child.start()
        _wait_until_healthy(children[0], port)
        yield LivingDemo(site, postbox, url, place)
    finally:
        stop_all(children)


def _wait_until_healthy(website: Child, port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not healthy(port):
        if website.stopped() or time.monotonic() > deadline:
            raise RuntimeError(f"The website does not answer:\n{tail(website.log, 20)}")
        time.sleep(0.05)
