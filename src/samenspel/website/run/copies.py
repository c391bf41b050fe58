"""./samenspel backup and restore: the whole database in one file, and back."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import NamedTemporaryFile, TemporaryFile

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from . import binaries
from .roles import OWNER, is_superuser, prepare_roles
from .trouble import (
    BinariesMissing,
    CopyFailed,
    CopyToolsMissing,
    DatabaseNotEmpty,
    DatabaseUnreachable,
    FileExists,
    FileUnreadable,
    TooFewLocks,
    in_words,
)

ENCRYPTED = {"require", "verify-ca", "verify-full"}
# The whole restore is one transaction: it succeeds, or nothing changed. Tables that the copy does not know
# would stay behind with pg_restore --clean, so the schema goes as a whole. Who is at work may wait for us
# while we wait for her: then her statement is ended, not ours, as she looks first (for a superuser).
EMPTY = f"""
SET lock_timeout = '10s';
DO $$ BEGIN PERFORM set_config('deadlock_timeout', '9s', false);
  EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;
SET client_min_messages = warning;
BEGIN;
DROP SCHEMA IF EXISTS public CASCADE;
CREATE SCHEMA public;
GRANT USAGE, CREATE ON SCHEMA public TO {OWNER};
""".encode()
# pg_restore begins with settings of its own version; an older server does not know this one.
NEWER = b"SET transaction_timeout"
TRIES = 3  # for who may not say so


def backup(url: str, file: Path) -> None:
    """Write a copy of the database, readable for this user only.

    Raises FileExists, CopyFailed, CopyToolsMissing, DatabaseUnreachable, NotWritable or DiskFull.
    """
    if file.exists():
        raise FileExists(file=file)
    dump = tool("pg_dump", url)
    half = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _run([dump, "--format=custom", f"--file={half}", *_role(url)], url)
        _settle(half, file)
    except OSError as error:
        raise in_words(error, file.parent) from error
    finally:
        half.unlink(missing_ok=True)


def restore(url: str, file: Path, *, sure: bool = False) -> None:
    """Replace what is in the database by the copy, in one transaction; owners, grants and policies return.

    Raises FileUnreadable, DatabaseNotEmpty, CopyFailed, TooFewLocks, CopyToolsMissing or DatabaseUnreachable.
    """
    _require_copy(file)
    if not sure and not _empty(url):
        raise DatabaseNotEmpty
    prepare_roles(url)  # the copy names the roles as owners: they must exist first
    for left in reversed(range(TRIES)):
        try:
            _replay([tool("pg_restore", url), "--file=-", str(file)], tool("psql", url), url)
            break
        except CopyFailed as trouble:
            if not left or "deadlock detected" not in str(trouble):
                raise
    prepare_roles(url)  # and the new schema needs their rights


def erased_in(url: str) -> list[str]:
    """Return the ids of whoever was erased in the database of now; none when it is empty, new or gone.

    An id leads to nobody. It lives through a restore, so that an older copy brings nobody back.
    """
    try:
        with _connect(url) as connection:
            there = connection.execute("SELECT to_regclass('public.retention_erased') IS NOT NULL").fetchone()
            if there != (True,):
                return []
            if not is_superuser(connection):
                connection.execute(f"SET ROLE {OWNER}")  # whom the policies let through
            erased = "SELECT person::text FROM retention_erased ORDER BY erased_at"
            rows = connection.execute(erased).fetchall()
            return [str(row[0]) for row in rows]
    except DatabaseUnreachable:
        return []


@contextmanager
def list_of(ids: list[str]) -> Iterator[Path]:
    """A file with these ids, one a line, readable for this user only; gone afterwards."""
    with NamedTemporaryFile("w", suffix=".erased", encoding="ascii") as file:  # made with mode 0600
        file.writelines(f"{one}\n" for one in ids)
        file.flush()
        yield Path(file.name)


def _replay(unpack: list[str], psql: str, url: str) -> None:
    """Feed the copy to the database; it is kept only when the copy was read to its very end."""
    address, secret = _without_password(url)
    with (
        TemporaryFile() as told,
        Popen(unpack, stdout=PIPE, stderr=told) as copy,
        Popen(
            [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", f"--dbname={address}"],
            env=_environment(secret),
            stdin=PIPE,
            stdout=subprocess.DEVNULL,
            stderr=told,
        ) as database,
    ):
        assert copy.stdout
        assert database.stdin
        with suppress(BrokenPipeError):  # the database refused something: its own words follow below
            database.stdin.write(EMPTY)
            database.stdin.writelines(line for line in islice(copy.stdout, 40) if not line.startswith(NEWER))
            shutil.copyfileobj(copy.stdout, database.stdin)
            if copy.wait() == 0:
                database.stdin.write(b"COMMIT;\n")
        with suppress(BrokenPipeError):
            database.stdin.close()
        copy.stdout.close()
        if copy.wait() or database.wait():
            told.seek(0)
            said = told.read().decode(errors="replace")
            raise TooFewLocks if "max_locks_per_transaction" in said else CopyFailed(tail=_indented(said))


def _require_copy(file: Path) -> None:
    try:
        with file.open("rb") as stream:
            begins = stream.read(5)
    except OSError:
        raise FileUnreadable(file=file) from None
    if begins != b"PGDMP":
        raise FileUnreadable(file=file)


def _settle(half: Path, file: Path) -> None:
    """Give the copy its name; os.link refuses where a file appeared meanwhile."""
    with half.open("rb") as stream:
        os.fsync(stream.fileno())
    try:
        os.link(half, file)
    except FileExistsError:
        raise FileExists(file=file) from None
    except OSError:  # a file system without hard links
        half.rename(file)


def _empty(url: str) -> bool:
    with _connect(url) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind IN"
            " ('r', 'p', 'v', 'm', 'S', 'f') AND oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')"
        ).fetchone()
    return found == (0,)


def _role(url: str) -> list[str]:
    """A superuser reads everything; another login reads as the owner, who the policies let through."""
    with _connect(url) as connection:
        return [] if is_superuser(connection) else [f"--role={OWNER}"]


def tool(name: str, url: str) -> str:
    """Return a program that is new enough for this server. Raises CopyToolsMissing."""
    with _connect(url) as connection:
        needed = connection.info.server_version // 10_000
    encrypted = conninfo_to_dict(url).get("sslmode") in ENCRYPTED
    candidates = [shutil.which(name)]
    with suppress(BinariesMissing):
        # The embedded programs cannot encrypt a connection: then only those of the machine will do.
        candidates = candidates if encrypted else [str(binaries.embedded() / "bin" / name), *candidates]
    for candidate in candidates:
        with suppress(BinariesMissing):
            if candidate and binaries.major(candidate) >= needed:
                return candidate
    raise CopyToolsMissing(major=needed, tool=name)


def _connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    try:
        return psycopg.connect(url, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(reason=str(error).strip()) from error


def _run(command: list[str], url: str) -> None:
    address, secret = _without_password(url)
    ended = subprocess.run(
        [*command, f"--dbname={address}"],
        env=_environment(secret),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if ended.returncode:
        raise CopyFailed(tail=_indented(ended.stderr))


def _environment(secret: dict[str, str]) -> dict[str, str]:
    return dict(os.environ) | secret | {"LC_ALL": "C"}


def _indented(told: str) -> str:
    return "\n".join(f"    {line}" for line in told.splitlines()[-8:])


def _without_password(url: str) -> tuple[str, dict[str, str]]:
    """Keep the password out of the command line, where everybody on the machine can read it."""
    words = conninfo_to_dict(url)
    password = words.pop("password", None)
    return make_conninfo("", **words), {"PGPASSWORD": str(password)} if password else {}
