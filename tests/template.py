"""A migrated database, made once for all processes of a run; its copy on disk serves the next run.

Migrating takes longer than most files of tests. The copy belongs to exactly these migrations on this version of
the server: with any other it is made anew.
"""

import hashlib
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import psycopg
from django.apps import apps

from samenspel.website.run.copies import backup, restore
from samenspel.website.run.roles import prepare_roles
from samenspel.website.run.trouble import Trouble

TURN = 7_203_942  # any number of our own: who holds this advisory lock makes the template
NAME = "template_of_the_tests_"


def template_name(run: str) -> str:
    """Return the name of the template of a run; every process of it uses the same."""
    return NAME + run


def prepared(admin_url: str, run: str, *, keep_in: Path, migrate: Callable[[str], None]) -> str:
    """Make the template unless another process of this run did; return its name."""
    name = template_name(run)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [TURN])
        ready = admin.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [name]).fetchone()
        if ready != (True,):
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {name}")
            _fill(f"{admin_url.rpartition('/')[0]}/{name}", name, keep_in, migrate)
            admin.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
    return name


def forget(admin_url: str, run: str) -> None:
    """Drop the template of a run."""
    name = template_name(run)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        if admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None:
            admin.execute(f"ALTER DATABASE {name} IS_TEMPLATE false")
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _fill(url: str, name: str, keep_in: Path, migrate: Callable[[str], None]) -> None:
    kept = place_of_copy(url, keep_in)
    prepare_roles(url)
    if kept.exists():
        restore(url, kept, sure=True)
        return
    migrate(name)
    try:
        for former in keep_in.glob("*.dump"):
            former.unlink()
        backup(url, kept)
    except Trouble:  # without the tools of this server each run migrates: slower, and just as good
        kept.unlink(missing_ok=True)


def place_of_copy(url: str, keep_in: Path) -> Path:
    """Return where the copy of a migrated database is kept for this server, whether it is there or not."""
    with psycopg.connect(url) as connection:
        return keep_in / f"{_fingerprint(connection.info.server_version // 10_000)}.dump"


def _fingerprint(server: int) -> str:
    found = hashlib.sha256(f"{server} {os.getuid()}".encode())
    for app in apps.get_app_configs():
        try:
            folder = Path(str(import_module(f"{app.name}.migrations").__file__)).parent
        except ModuleNotFoundError:
            continue
        for path in sorted(folder.glob("*.*")):
            if path.suffix in (".py", ".sql"):
                found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]
