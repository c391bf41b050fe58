"""A migrated database, made once for all processes of a run."""

from collections.abc import Callable

import psycopg

from samenspel.website.run.roles import prepare_roles

TURN = 7_203_942  # any number of our own: who holds this advisory lock makes the template
NAME = "template_of_the_tests_"


def template_name(run: str) -> str:
    """Return the name of the template of a run; every process of it uses the same."""
    return NAME + run


def prepared(admin_url: str, run: str, *, migrate: Callable[[str], None]) -> str:
    """Make the template unless another process of this run did; return its name."""
    name = template_name(run)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [TURN])
        ready = admin.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [name]).fetchone()
        if ready != (True,):
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {name}")
            prepare_roles(f"{admin_url.rpartition('/')[0]}/{name}")
            migrate(name)
            admin.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
    return name


def forget(admin_url: str, run: str) -> None:
    """Drop the template of a run."""
    name = template_name(run)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        if admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None:
            admin.execute(f"ALTER DATABASE {name} IS_TEMPLATE false")
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
