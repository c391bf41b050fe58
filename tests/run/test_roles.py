from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import errors

from samenspel.website.run.roles import APP, OWNER, ROLES, WORKER, prepare_roles
from samenspel.website.run.trouble import DatabaseUnreachable, RolesMissing

pytestmark = pytest.mark.processes
PASSWORDS = {role: f"word of {role}" for role in ROLES}


def login(url: str, role: str, password: str) -> str:
    place = psycopg.conninfo.conninfo_to_dict(url)
    return psycopg.conninfo.make_conninfo(**(place | {"user": role, "password": password}))


def one(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        found = connection.execute(question).fetchone()
        return found and found[0]


def test_it_may_be_repeated(database: str) -> None:
    for _ in range(3):
        prepare_roles(database, PASSWORDS)
    assert (
        one(database, "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'samenspel\\_%' AND NOT rolsuper")
        == 3
    )


def test_it_may_run_several_times_at_once_also_for_different_databases(scratch: str) -> None:
    with psycopg.connect(scratch, autocommit=True) as connection:
        for number in range(2):
            connection.execute(f"CREATE DATABASE together_{number}")
    urls = [scratch.rpartition("/")[0] + f"/together_{number % 2}" for number in range(8)]
    with ThreadPoolExecutor(8) as several:
        list(several.map(lambda url: prepare_roles(url, PASSWORDS), urls))
    for url in urls:
        assert one(url, f"SELECT has_schema_privilege('{APP}', 'public', 'USAGE')") is True


def test_it_gives_nobody_a_special_right(database: str) -> None:
    prepare_roles(database, PASSWORDS)
    special = "rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication"
    assert (
        one(
            database,
            f"SELECT count(*) FROM pg_roles WHERE ({special}) AND rolname = ANY('{{{','.join(ROLES)}}}')",
        )
        == 0
    )


def test_it_takes_special_rights_away(database: str) -> None:
    prepare_roles(database)
    with psycopg.connect(database) as connection:
        connection.execute(f"ALTER ROLE {APP} BYPASSRLS SUPERUSER")
    prepare_roles(database)
    assert one(database, f"SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = '{APP}'") is False


@pytest.mark.parametrize(
    ("role", "other"), [(APP, OWNER), (APP, WORKER), (WORKER, OWNER), (WORKER, APP), (OWNER, APP)]
)
def test_it_keeps_the_roles_apart(database: str, role: str, other: str) -> None:
    prepare_roles(database, PASSWORDS)
    connection = psycopg.connect(login(database, role, PASSWORDS[role]))
    with connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(f"SET ROLE {other}")


def test_it_lets_only_the_owner_make_tables(database: str) -> None:
    prepare_roles(database, PASSWORDS)
    with psycopg.connect(login(database, OWNER, PASSWORDS[OWNER])) as connection:
        connection.execute("CREATE TABLE made (number integer)")
        connection.execute("CREATE EXTENSION pg_trgm")
    for role in (APP, WORKER):
        connection = psycopg.connect(login(database, role, PASSWORDS[role]))
        with connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE made_by_another (number integer)")


def test_it_gives_the_owner_the_database(database: str) -> None:
    prepare_roles(database)
    assert (
        one(database, "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()")
        == OWNER
    )
    assert one(database, "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'public'") == OWNER


def administrator(database: str, name: str, rights: str) -> str:
    with psycopg.connect(database) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN {rights} PASSWORD 'word'")
        connection.execute(f"ALTER DATABASE {connection.info.dbname} OWNER TO {name}")
    return login(database, name, "word")


@pytest.fixture
def bare(scratch: str, database: str) -> str:
    """A database on a server that has never seen our roles."""
    with psycopg.connect(scratch) as connection:
        names = [row[0] for row in connection.execute("SELECT datname FROM pg_database WHERE datallowconn")]
    for name in names:
        with psycopg.connect(scratch.rpartition("/")[0] + f"/{name}") as connection:
            for role in ROLES:
                if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    connection.execute(f"REASSIGN OWNED BY {role} TO CURRENT_USER")
                    connection.execute(f"DROP OWNED BY {role}")
    with psycopg.connect(scratch) as connection:
        for role in ROLES:
            connection.execute(f"DROP ROLE IF EXISTS {role}")
    return database


def test_it_works_for_an_administrator_who_is_no_superuser(bare: str) -> None:
    url = administrator(bare, "hosted_admin", "CREATEROLE")
    prepare_roles(url)
    prepare_roles(url)
    with psycopg.connect(url) as connection:
        for role in ROLES:
            connection.execute(f"SET ROLE {role}")
            connection.execute("RESET ROLE")
        connection.execute(f"SET ROLE {OWNER}")
        connection.execute("CREATE TABLE made (number integer)")


def test_it_says_what_is_missing_when_the_login_may_make_no_roles(bare: str) -> None:
    url = administrator(bare, "plain_login", "NOCREATEROLE")
    with pytest.raises(RolesMissing, match=f"plain_login(?s:.*)CREATE ROLE {OWNER}"):
        prepare_roles(url)


def test_its_remedy_really_helps(bare: str) -> None:
    url = administrator(bare, "helped_login", "NOCREATEROLE")
    with pytest.raises(RolesMissing) as refusal:
        prepare_roles(url)
    with psycopg.connect(bare) as connection:
        connection.execute(str(refusal.value.words["remedy"]))
    prepare_roles(url)


def test_it_says_so_when_there_is_no_database() -> None:
    with pytest.raises(DatabaseUnreachable, match="DATABASE_URL"):
        prepare_roles("postgresql://somebody@127.0.0.1:1/nothing")
