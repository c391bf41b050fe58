"""A scratch database for a benchmark: made, migrated, and dropped at the end. Needs DATABASE_URL of an administrator."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg


@contextmanager
def scratch_database() -> Iterator[str]:
    """Yield the address of a fresh, migrated database; Django is set up in it, as its owner."""
    admin = os.environ.get("DATABASE_URL", "")
    if not admin:
        raise SystemExit(
            "DATABASE_URL ontbreekt. Zet er een adres in waarmee een database gemaakt mag worden."
        )
    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    address = admin.rpartition("/")[0] + f"/{name}"
    os.environ |= {"DATABASE_URL": address, "SAMENSPEL_ROLE": "owner", "SAMENSPEL_KIND": "demo"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.website.settings")
    try:
        with TemporaryDirectory(prefix="samenspel-bench-") as static:
            os.environ["STATIC_ROOT"] = static  # pages of a demo name their files by hash
            _migrate(address)
            yield address
    finally:
        from django.db import connections

        connections.close_all()
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _migrate(address: str) -> None:
    import django
    from django.core.management import call_command

    from samenspel.website.run.roles import prepare_roles

    prepare_roles(address)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
