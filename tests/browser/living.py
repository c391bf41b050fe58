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
from hashlib import sha256
from pathlib import Path

import psycopg
from axe_playwright_python.base import AXE_SCRIPT

from samenspel.website.run.children import Child, step, stop_all, tail
from samenspel.website.run.demo import healthy
from samenspel.website.run.environment import (
    SETTINGS,
    WEB,
    WEB_APPLICATION,
    WORKER_COMMAND,
    without_databases,
)
from samenspel.website.run.roles import prepare_roles
from samenspel.website.run.server import free_port
from tests import template

from .barriers import AXE
from .postbox import Postbox

SRC = Path(__file__).resolve().parents[2] / "src"
PATIENCE_SECONDS = 60.0
# A background of our own: a plain picture, as the internet is not asked. A journey may take it away.
TILES = "/static/design/icon.svg?z={z}&x={x}&y={y}"


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

    def way_in(self, name: str) -> str:
        """Return an address that once signs in somebody of the demo who stands on no button, by her full name."""
        token = secrets.token_urlsafe(24)
        with psycopg.connect(self.database_url, autocommit=True) as admin:
            admin.execute(
                "INSERT INTO community_account (password, id, is_active, person_id) SELECT '!', gen_random_uuid(), true,"
                " p.id FROM community_person p WHERE p.name = %s ON CONFLICT DO NOTHING",
                [name],
            )
            made = admin.execute(
                "INSERT INTO community_onetimesignin (id, digest, made_at, account_id) SELECT gen_random_uuid(), %s, now(),"
                " a.id FROM community_account a JOIN community_person p ON p.id = a.person_id WHERE p.name = %s",
                [sha256(token.encode()).hexdigest(), name],
            )
            assert made.rowcount == 1, f"nobody or several are called {name}"
        return f"/demo/inloggen/{token}"

    def forget_wrong_codes(self) -> None:
        """Let everybody guess codes anew: all journeys come from one address."""
        with psycopg.connect(self.database_url, autocommit=True) as admin:
            admin.execute("DELETE FROM foundation_cache")


def loaded_demo(admin_url: str, run: str, of: str) -> tuple[str, str]:
    """Return the name of a database with the demo, made once for a run; and the key of what is sealed in it."""
    secret = sha256(f"demo of {run}".encode()).hexdigest()

    def load(name: str) -> None:
        with tempfile.TemporaryDirectory(prefix="samenspel-browser-") as place:
            url = f"{admin_url.rpartition('/')[0]}/{name}"
            _set_up(
                ("migrate", "demo_load"),
                _environment(url, secret, "http://127.0.0.1", Path(place)),
                Path(place),
            )

    return template.prepared(admin_url, run, kind="_demo", of=of, fill=load), secret


@contextmanager
def living_demo(admin_url: str, of: str, secret: str) -> Iterator[LivingDemo]:
    """Start everything on a copy of a loaded demo; afterwards only these processes and the copy are gone."""
    name = f"demo_{secrets.token_hex(6)}"
    url = f"{admin_url.rpartition('/')[0]}/{name}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY file_copy")
    try:
        with (
            tempfile.TemporaryDirectory(prefix="samenspel-browser-", ignore_cleanup_errors=True) as place,
            Postbox(free_port()) as postbox,
        ):
            yield from _running(url, secret, Path(place), postbox)
    finally:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _environment(url: str, secret: str, site: str, place: Path) -> dict[str, str]:
    told = without_databases() | {
        "PYTHONPATH": os.pathsep.join([str(SRC), os.environ.get("PYTHONPATH", "")]),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "SAMENSPEL_KIND": "demo",
        "DATABASE_URL": url,
        "SECRET_KEY": secret,
        "SITE_URL": site,
        "STATIC_ROOT": str(place / "static"),
        "PYTHONUNBUFFERED": "1",
        "TILE_URL": f"{site}{TILES}",
    }
    told.pop("EMAIL_FOLDER", None)
    return told


def _set_up(commands: tuple[str, ...], environment: dict[str, str], place: Path) -> None:
    words = (sys.executable, "-m", "samenspel.website.run.set_up", *commands)
    step("klaarzetten", words, environment | {"SAMENSPEL_ROLE": "owner"}, place / "klaarzetten.log")


def _running(url: str, secret: str, place: Path, postbox: Postbox) -> Iterator[LivingDemo]:
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    common = _environment(url, secret, site, place) | {
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(postbox.port),
    }
    prepare_roles(url)
    _set_up(("collectstatic",), common, place)
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
