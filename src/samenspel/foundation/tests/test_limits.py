"""Limits on guessing, shared by all processes."""

import pytest
from django.core.cache import caches

from samenspel.foundation import limits

pytestmark = pytest.mark.django_db


def test_it_blocks_after_so_many_tries() -> None:
    for _ in range(6):
        assert not limits.is_blocked(what="code", who="1.2.3.4", at_most=6)
        limits.count_try(what="code", who="1.2.3.4", seconds=900)
    assert limits.is_blocked(what="code", who="1.2.3.4", at_most=6)


def test_it_counts_each_person_and_each_thing_apart() -> None:
    for _ in range(6):
        limits.count_try(what="code", who="1.2.3.4", seconds=900)
    assert not limits.is_blocked(what="code", who="1.2.3.5", at_most=6)
    assert not limits.is_blocked(what="other", who="1.2.3.4", at_most=6)


def test_it_starts_again_after_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        limits.count_try(what="code", who="1.2.3.4", seconds=900)
    from datetime import datetime, timedelta

    from django.core.cache.backends import db

    later = datetime.now() + timedelta(seconds=901)  # noqa: DTZ005

    class Later:
        @staticmethod
        def now(tz: object = None) -> datetime:
            return later.astimezone(tz) if tz else later  # type: ignore[arg-type]

    monkeypatch.setattr(db, "tz_now", lambda: later.astimezone(), raising=False)
    monkeypatch.setattr(db, "timezone", Later, raising=False)
    assert not limits.is_blocked(what="code", who="1.2.3.4", at_most=6)


def test_it_survives_a_count_that_expired_in_between() -> None:
    """Between looking and adding the row can expire: counting may not fail."""
    limits.count_try(what="code", who="x", seconds=900)
    caches["shared"].clear()
    limits.count_try(what="code", who="x", seconds=900)
    assert not limits.is_blocked(what="code", who="x", at_most=6)


def test_it_keeps_no_address() -> None:
    from tests.play import sql

    limits.count_try(what="code", who="203.0.113.7", seconds=900)
    assert sql("SELECT count(*) FROM foundation_cache WHERE cache_key LIKE '%%203.0.113.7%%'") == [(0,)]
