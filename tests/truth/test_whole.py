"""A new database is made at once from a file: it is what all migrations make, one by one."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from samenspel.website.run.roles import OWNER
from samenspel.website.whole import FILE, HEAD, mark, written
from samenspel.website.whole.__main__ import step_by_step, structure

pytestmark = pytest.mark.processes
OF_THE_MOMENT = ["id", "applied", "content_type_id"]


@pytest.fixture
def empty() -> Iterator[list[str]]:
    """The addresses of two empty databases."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    names = [f"whole_{os.getpid()}_{one}" for one in "ab"]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        for name in names:
            admin.execute(f"CREATE DATABASE {name} OWNER {OWNER}")
        yield [f"{server}/{name}" for name in names]
        for name in names:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_file_is_of_these_migrations() -> None:
    head = FILE.read_text(encoding="utf-8").splitlines()[0]
    assert head == HEAD + mark(), "after each migration: .venv/bin/python -m samenspel.website.whole"


def test_all_at_once_makes_what_the_migrations_make_one_by_one(
    template_database: str, empty: list[str]
) -> None:
    steps, again = empty
    at_once = steps.rpartition("/")[0] + f"/{template_database}"
    step_by_step(steps)
    # Some expressions are told otherwise after they were read once: IN (...) becomes ANY (ARRAY[...]).
    with psycopg.connect(again) as connection:
        connection.execute(f"SET ROLE {OWNER}; SET check_function_bodies = off")
        connection.execute(written(structure(steps), "").encode())
    assert written(structure(at_once), "") == written(structure(again), "")
    assert rows(at_once) == rows(steps)


def rows(url: str) -> dict[str, list[Any]]:
    """Return what stands in each table that is not empty, without what is of the moment."""
    found = {}
    with psycopg.connect(url) as connection:
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        for (table,) in connection.execute(tables).fetchall():
            said = SQL("SELECT to_jsonb(t) - %s::text[] FROM {} t ORDER BY 1").format(Identifier(table))
            found[table] = connection.execute(said, [OF_THE_MOMENT]).fetchall()
    return {table: some for table, some in found.items() if some}
