"""The test database: real PostgreSQL, migrated as the owner, used as the app role, so under the policies."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.utils import translation

from samenspel.foundation.context import Context, enter
from samenspel.website.run.roles import prepare_roles

pytest_plugins = ["tests.cast"]
# What takes long begins first, so that no process waits at the end for another's longest file.
LONG_FIRST = ("browser/", "run/test_demo", "truth/test_kill", "truth/", "house/", "run/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    places = (place for place, name in enumerate(LONG_FIRST) if item.nodeid.startswith(f"tests/{name}"))
    return next(places, len(LONG_FIRST))


def _admin_url() -> str:
    return os.environ.get("DATABASE_URL", "")


def _run_as_admin(*statements: str) -> None:
    with psycopg.connect(_admin_url(), autocommit=True) as admin:
        for statement in statements:
            admin.execute(statement)


def _point_to(name: str, role: str) -> None:
    """Let Django's connection act as this role in this database from now on."""
    connection.close()
    connection.settings_dict["NAME"] = name
    options = connection.settings_dict["OPTIONS"]
    options["assume_role"] = f"samenspel_{role}"
    options["options"] = (
        f"-c role=samenspel_{role} -c timezone=Europe/Amsterdam -c lock_timeout=10s -c jit=off"
    )


@pytest.fixture(scope="session")
def template_database(django_db_blocker: Any) -> Iterator[str]:
    """A migrated database that nobody connects to: copies of it take a fifth of a second."""
    if not _admin_url():
        pytest.exit("DATABASE_URL ontbreekt. Start de tests met: ./samenspel test", returncode=2)
    name = f"test_{uuid4().hex[:12]}"
    _run_as_admin(f"CREATE DATABASE {name}")
    prepare_roles(_admin_url().rpartition("/")[0] + f"/{name}")
    with django_db_blocker.unblock():
        _point_to(name, "owner")
        call_command("migrate", verbosity=0)
        connection.close()
    yield name
    _run_as_admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def _a_copy_of(template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex[:12]}"
    _run_as_admin(f"CREATE DATABASE {name} TEMPLATE {template} OWNER samenspel_owner")
    try:
        yield name
    finally:
        connections.close_all()
        _run_as_admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), _a_copy_of(template_database) as name:
        _point_to(name, "app")
        yield


@pytest.fixture
def real_database(template_database: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own for one test, where commits are real: for races, and for what others must see."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with _a_copy_of(template_database) as name:
            _point_to(name, "app")
            yield name
        _point_to(usual, "app")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A page leaves its language in its thread, and what it keeps in the cache: each test begins without."""
    yield
    translation.deactivate()
    caches["default"].clear()


@pytest.fixture
def as_role() -> Callable[[str], Any]:
    """Let a block act as another role (owner, worker) inside the test's transaction."""

    @contextmanager
    def acting(role: str) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE samenspel_{role}")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL ROLE samenspel_app")

    return acting


@pytest.fixture
def acting_as(db: None) -> Callable[..., None]:
    """Set the database context of the rest of the test: a person, a ball's code, or nobody."""

    def become(person: Any = None, ball: Any = None) -> None:
        assert transaction.get_connection().in_atomic_block
        enter(Context(person=getattr(person, "pk", person), ball=getattr(ball, "pk", ball)))

    return become
