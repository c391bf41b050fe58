"""The test database: real PostgreSQL, migrated as the owner, used as the app role, so under the policies."""

import gc
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.utils import translation
from tests import template
from tests.lending import Lender

from samenspel.foundation.context import Context, enter

if TYPE_CHECKING:
    from tests.cast import Cast

pytest_plugins = ["tests.cast", "tests.statements"]
RUN = pytest.StashKey[str]()
# What takes long begins first, so that no process waits at the end for another's longest file; before all the
# one long test that needs no loaded demo, so that nobody waits while another process loads that.
LONG_FIRST = ("run/test_demo", "browser/", "truth/test_kill", "truth/", "house/", "run/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="leave out what asks no database: it went on another"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        asking = [item for item in items if _asks_a_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
        items[:] = asking
    items.sort(key=_turn)
    gc.freeze()  # what is loaded by now stays until the end: looking through it again and again is a tenth
    gc.set_threshold(50_000, 20, 20)


def _turn(item: pytest.Item) -> int:
    places = (place for place, name in enumerate(LONG_FIRST) if item.nodeid.startswith(f"tests/{name}"))
    return next(places, len(LONG_FIRST))


def _asks_a_database(item: pytest.Item) -> bool:
    """Whether it uses our database, or starts servers that do."""
    if any(map(item.get_closest_marker, ("django_db", "processes", "browser"))):
        return True
    return not {"template_database", "_django_db_helper"}.isdisjoint(getattr(item, "fixturenames", ()))


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


def _run_id(config: pytest.Config) -> str:
    """The same in every process of a run."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(config.stash.setdefault(RUN, uuid4().hex))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The process that began the others is the last: it takes the template away."""
    if not hasattr(session.config, "workerinput") and _admin_url():
        run = getattr(session.config.pluginmanager.get_plugin("dsession"), "nodemanager", None)
        template.forget(_admin_url(), run.testrunuid if run else _run_id(session.config))


@pytest.fixture(scope="session")
def run_id(request: pytest.FixtureRequest) -> str:
    return _run_id(request.config)


@pytest.fixture(scope="session")
def template_database(run_id: str, django_db_blocker: Any) -> str:
    """A migrated database that nobody connects to: copies of it take a fifth of a second."""
    if not _admin_url():
        pytest.exit("DATABASE_URL ontbreekt. Start de tests met: ./samenspel test", returncode=2)

    def migrate(name: str) -> None:
        with django_db_blocker.unblock():
            _point_to(name, "owner")
            call_command("migrate", verbosity=0)
            connection.close()

    return template.prepared(_admin_url(), run_id, fill=migrate)


def _copy(template: str) -> tuple[str, str]:
    """Copy a database; return its name and its address for the administrator."""
    name = f"test_{uuid4().hex[:12]}"
    # To copy its files is three times as quick as to write each of its pages into the log.
    _run_as_admin(f"CREATE DATABASE {name} TEMPLATE {template} OWNER samenspel_owner STRATEGY file_copy")
    return name, f"{_admin_url().rpartition('/')[0]}/{name}"


def _drop(name: str) -> None:
    connections.close_all()
    _run_as_admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def _a_copy_of(template: str) -> Iterator[str]:
    name, _url = _copy(template)
    try:
        yield name
    finally:
        _drop(name)


@pytest.fixture(scope="session")
def lender(django_db_setup: None) -> Iterator[Lender]:
    lender = Lender(_copy, _drop)
    yield lender
    lender.close()


@contextmanager
def _committing(lender: Lender, template: str) -> Iterator[str]:
    """Let commits be real, in a database like this one; afterwards the usual one is back."""
    usual = connection.settings_dict["NAME"]
    name = lender.lend(template)
    _point_to(name, "app")
    try:
        yield name
    finally:
        connections.close_all()
        _point_to(usual, "app")


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), _a_copy_of(template_database) as name:
        _point_to(name, "app")
        yield


@pytest.fixture
def real_database(template_database: str, lender: Lender, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own for one test, where commits are real: for races, and for what others must see."""
    with django_db_blocker.unblock(), _committing(lender, template_database) as name:
        yield name


@pytest.fixture(scope="session")
def built_town(
    template_database: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[str, bytes]]:
    """A database in which the cast was committed, made once; and the cast."""
    from tests.cast import cast_as_app

    with django_db_blocker.unblock(), _a_copy_of(template_database) as name:
        usual = connection.settings_dict["NAME"]
        _point_to(name, "app")
        with transaction.atomic():
            made = pickle.dumps(cast_as_app())
        _point_to(usual, "app")
        yield name, made


@pytest.fixture
def town(built_town: tuple[str, bytes], lender: Lender, django_db_blocker: Any) -> Iterator["Cast"]:
    """The cast in a database of its own for one test, where commits are real: for races."""
    name, made = built_town
    with django_db_blocker.unblock(), _committing(lender, name):
        yield pickle.loads(made)


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
