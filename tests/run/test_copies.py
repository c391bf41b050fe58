import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import psycopg
import pytest
from psycopg import errors
from psycopg.sql import SQL, Identifier

from samenspel.website.run import copies, server
from samenspel.website.run.copies import backup, restore
from samenspel.website.run.roles import APP, OWNER, ROLES, prepare_roles
from samenspel.website.run.trials import scratch_server
from samenspel.website.run.trouble import (
    CopyFailed,
    DatabaseNotEmpty,
    FileExists,
    FileUnreadable,
    TooFewLocks,
)

pytestmark = pytest.mark.processes
# A table that somebody holds who waits for another one.
HELD = """SELECT c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
  WHERE c.relname = 'note' AND l.granted AND l.mode = 'AccessExclusiveLock'
    AND l.pid IN (SELECT pid FROM pg_locks WHERE NOT granted)"""


@pytest.fixture
def filled(database: str) -> str:
    """A database with a table, rows, a grant, a forced policy and an extension."""
    prepare_roles(database)
    with psycopg.connect(database) as connection:
        connection.execute(f"SET ROLE {OWNER}")
        connection.execute("CREATE EXTENSION unaccent")
        connection.execute("CREATE TABLE note (number serial PRIMARY KEY, words text)")
        connection.execute("INSERT INTO note (words) SELECT 'één ' || n FROM generate_series(1, 5000) AS n")
        connection.execute("ALTER TABLE note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        connection.execute(f"CREATE POLICY mine ON note TO {APP} USING (number = 3)")
        connection.execute(f"GRANT SELECT ON note TO {APP}")
    return database


def seen_by_app(url: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        connection.execute(f"SET ROLE {APP}")
        return connection.execute("SELECT number, words FROM note").fetchall()


def test_it_makes_the_round_trip_with_owners_grants_and_policies(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.dump"
    backup(filled, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["copy.dump"]
    with psycopg.connect(filled) as connection:
        connection.execute("CREATE TABLE newer AS SELECT * FROM note")
        connection.execute("DELETE FROM note")
    restore(filled, file, sure=True)
    assert seen_by_app(filled) == [(3, "één 3")]
    with psycopg.connect(filled) as connection:
        owners = connection.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert owners.fetchall() == [(OWNER,)]
        assert connection.execute("SELECT count(*), to_regclass('newer') FROM note").fetchone() == (
            5000,
            None,
        )
        connection.execute(f"SET ROLE {APP}")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE another (number integer)")


@pytest.mark.parametrize("superuser", [True, False])
def test_who_is_at_work_meanwhile_can_not_make_it_fail(
    filled: str, tmp_path: Path, superuser: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She waits for a table that the restore holds, and it waits for hers: the database ends one of both."""
    if not superuser:
        monkeypatch.setattr(copies, "EMPTY", copies.EMPTY.replace(b"'9s'", b"'1s'"))  # what it is without
    file = tmp_path / "copy.dump"
    with psycopg.connect(filled) as connection:
        connection.execute("CREATE TABLE other (number int)")
    backup(filled, file)
    with ThreadPoolExecutor() as pool, psycopg.connect(filled) as at_work, psycopg.connect(filled) as looking:
        looking.autocommit = True
        if not superuser:
            at_work.execute("SET deadlock_timeout = '9s'")  # so that it is always the restore that is ended
        at_work.execute("LOCK TABLE other IN ROW EXCLUSIVE MODE")
        restoring = pool.submit(restore, filled, file, sure=True)
        held = None
        while not held and not restoring.done():
            held = looking.execute(HELD).fetchone()
        assert held, restoring.result()
        with pytest.raises(errors.DeadlockDetected) if superuser else nullcontext():
            at_work.execute(SQL("LOCK TABLE {} IN ROW EXCLUSIVE MODE").format(Identifier(*held)))
        at_work.rollback()
        restoring.result(timeout=60)
    assert seen_by_app(filled) == [(3, "één 3")]


def test_it_makes_the_round_trip_for_an_administrator_who_is_no_superuser(
    database: str, tmp_path: Path
) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("DROP ROLE IF EXISTS copying_admin")
        connection.execute("CREATE ROLE copying_admin LOGIN CREATEROLE PASSWORD 'word'")
        connection.execute(f"ALTER DATABASE {connection.info.dbname} OWNER TO copying_admin")
        for role in ROLES:
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(f"GRANT {role} TO copying_admin WITH ADMIN OPTION")
    place = psycopg.conninfo.conninfo_to_dict(database) | {"user": "copying_admin", "password": "word"}
    url = psycopg.conninfo.make_conninfo("", **place)
    prepare_roles(url)
    with psycopg.connect(url) as connection:
        connection.execute(f"SET ROLE {OWNER}")
        connection.execute("CREATE TABLE note AS SELECT 3 AS number, 'één 3' AS words")
        connection.execute(f"GRANT SELECT ON note TO {APP}")
    backup(url, tmp_path / "copy.dump")
    for _ in range(2):
        restore(url, tmp_path / "copy.dump", sure=True)
    assert seen_by_app(url) == [(3, "één 3")]
    prepare_roles(url)


def test_it_asks_before_it_throws_away(filled: str, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.dump")
    with pytest.raises(DatabaseNotEmpty, match="--yes"):
        restore(filled, tmp_path / "copy.dump")


def test_it_changes_nothing_when_the_copy_is_cut_short(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.dump"
    backup(filled, file)
    file.write_bytes(file.read_bytes()[:-2000])
    with pytest.raises(CopyFailed, match="niets veranderd"):
        restore(filled, file, sure=True)
    assert seen_by_app(filled) == [(3, "één 3")]


def test_it_does_not_overwrite(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.dump"
    file.write_text("precious")
    with pytest.raises(FileExists):
        backup(filled, file)
    assert file.read_text() == "precious"


@pytest.mark.parametrize("content", [None, "no copy at all"])
def test_it_refuses_what_is_no_copy(filled: str, tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "copy.dump").write_text(content)
    with pytest.raises(FileUnreadable):
        restore(filled, tmp_path / "copy.dump", sure=True)


def test_it_says_what_to_do_when_the_database_cannot_lock_so_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server of somebody else: what is put back at once are more things than it can hold locked."""
    monkeypatch.setitem(server.THROW_AWAY, "max_locks_per_transaction", "10")
    monkeypatch.setitem(server.THROW_AWAY, "max_connections", "10")
    file = tmp_path / "copy.dump"
    with scratch_server() as narrow:
        prepare_roles(narrow.admin_url)
        with psycopg.connect(narrow.admin_url, autocommit=True) as connection:
            for part in range(20):
                connection.execute(
                    f"DO $$ BEGIN FOR n IN 1..1000 LOOP EXECUTE format("
                    f"'CREATE FUNCTION one_{part}_%s() RETURNS int LANGUAGE sql RETURN 1', n); END LOOP; END $$"
                )
        backup(narrow.admin_url, file)
        with pytest.raises(TooFewLocks):
            restore(narrow.admin_url, file, sure=True)
        with psycopg.connect(narrow.admin_url) as connection:
            there = connection.execute("SELECT count(*) FROM pg_proc WHERE proname LIKE 'one%'").fetchone()
    assert there == (20_000,)
