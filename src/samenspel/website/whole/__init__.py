"""The tables of a new database in one go: what all migrations together make, written down in whole.sql.

Two hundred migrations take half a minute, most of it Django drawing its models anew; a new database needs
only what comes of them. It is taken from the file when that was written for exactly these migrations, and one
by one otherwise, so an old file is slow and never wrong. A test holds both ways against each other. What they
put in the tables (the words of the thesaurus) is put in again here: each database computes the stems of words
itself (decision 0040).
"""

import hashlib
import re
from importlib import import_module
from pathlib import Path
from typing import cast

from django.apps import apps
from django.db import migrations, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps

FILE = Path(__file__).with_name("whole.sql")
HEAD = "-- Made by `python -m samenspel.website.whole`; read __init__.py. Of the migrations "
SETTINGS = (
    "statement_timeout|lock_timeout|idle_in_transaction_session_timeout|transaction_timeout|client_encoding|"
    "standard_conforming_strings|check_function_bodies|xmloption|client_min_messages|row_security|"
    "default_tablespace|default_table_access_method"
)
# What pg_dump says about each thing, what is of the session or the roles, and what only psql understands.
NOT_OURS = (
    r"--\n-- Name: [^\n]*\n--\n\n",
    r"^-- \*not\* creating schema[^\n]*\n",
    rf"^SET (?:{SETTINGS}) = [^\n]*;\n",
    r"^(?:SELECT pg_catalog\.set_config|\\(?:un)?restrict|COMMENT ON EXTENSION)[^\n]*\n",
    r"^(?:GRANT|REVOKE)[^\n]* ON SCHEMA public [^\n]*\n",
    r"^-- (?:PostgreSQL database dump|Dumped )[^\n]*\n",
    r"^--\n",
)


def take(connection: BaseDatabaseWrapper) -> bool:
    """Make all tables in a database that has none, from the file; return whether that was done.

    Raises DatabaseError, and then nothing was made.
    """
    if connection.introspection.table_names() or not FILE.exists():
        return False
    head, _, statements = FILE.read_text(encoding="utf-8").partition("\n")
    if head != HEAD + mark():
        return False
    loader = MigrationLoader(connection)
    plan = [loader.graph.nodes[key] for key in in_order(loader)]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET LOCAL check_function_bodies = off")  # a function may come before its table
        cursor.execute(statements)
        recorder = MigrationRecorder(connection)
        for migration in plan:
            recorder.record_applied(migration.app_label, migration.name)
        cursor.execute("SELECT map_bulk_begin()")  # the words of the thesaurus are counted once, at the end
        with connection.schema_editor(atomic=False) as editor:
            for operation in (one for migration in plan for one in migration.operations):
                if isinstance(operation, migrations.RunPython):
                    operation.code(cast(StateApps, apps), editor)
        cursor.execute("SELECT map_bulk_end()")
    return True


def in_order(loader: MigrationLoader) -> list[tuple[str, str]]:
    """Return all migrations, each after what it needs."""
    found: dict[tuple[str, str], None] = {}
    for leaf in sorted(loader.graph.leaf_nodes()):
        found |= dict.fromkeys(loader.graph.forwards_plan(leaf))
    return list(found)


def mark() -> str:
    """Return what is different as soon as any migration is."""
    told = hashlib.sha256()
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        source = Path(str(import_module(migration.__module__).__file__))
        told.update(f"{app} {name} ".encode() + source.read_bytes())
    return told.hexdigest()


def written(dump: str, mark: str) -> str:
    """Return the file, from what pg_dump says of the tables and the mark of their migrations."""
    for part in NOT_OURS:
        dump = re.sub(part, "", dump, flags=re.MULTILINE)
    return f"{HEAD}{mark}\n\n" + re.sub(r"\n{3,}", "\n\n", dump).strip() + "\n"
