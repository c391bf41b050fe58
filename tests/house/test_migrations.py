"""Migrations: nothing forgotten, and each named by its intention."""

import re

import pytest
from django.core.management import CommandError, call_command

from tests.cast import as_app, as_owner

from .floors import SOURCE

NAME = re.compile(r"\d{4}_(initial|[a-z0-9]+(_[a-z0-9]+){2,})")  # a word for a first one, else a sentence


@pytest.mark.django_db
def test_no_change_of_a_model_was_forgotten() -> None:
    as_owner()
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    except (CommandError, SystemExit) as problem:
        pytest.fail(f"a migration is missing: run ./samenspel manage makemigrations ({problem})")
    finally:
        as_app()


def test_a_migration_says_what_it_is_for() -> None:
    names = [path.stem for path in SOURCE.rglob("migrations/[0-9]*.py")]
    assert len(names) > 10
    assert [name for name in names if not NAME.fullmatch(name) or "_auto_" in name] == []


def test_numbers_follow_each_other() -> None:
    for folder in SOURCE.rglob("migrations"):
        numbers = sorted(int(path.name[:4]) for path in folder.glob("[0-9]*.py"))
        assert numbers == list(range(1, len(numbers) + 1)), folder
