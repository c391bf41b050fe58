"""Databases that others are copied from (migrated, or with the whole demo), made once for all processes of a run."""

from collections.abc import Callable

import psycopg

from samenspel.website.run.roles import prepare_roles

TURN = 7_203_942  # any number of our own: who holds this advisory lock makes the template
NAME = "template_of_the_tests_"


def prepared(
    admin_url: str, run: str, *, fill: Callable[[str], None], kind: str = "", of: str = "template1"
) -> str:
    """Make this template of a run unless another process of it did, from another one; return its name."""
    name = f"{NAME}{run}{kind}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [TURN])
        ready = admin.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [name]).fetchone()
        if ready != (True,):
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {of}")
            prepare_roles(f"{admin_url.rpartition('/')[0]}/{name}")
            fill(name)
            admin.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
    return name


def forget(admin_url: str, run: str) -> None:
    """Drop the templates of a run."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        for (name,) in admin.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{NAME}{run}%"]
        ).fetchall():
            admin.execute(f"ALTER DATABASE {name} IS_TEMPLATE false")
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
