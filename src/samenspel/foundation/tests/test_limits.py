"""Limits on guessing, shared by all processes."""

import pytest
from tests.play import sql

from samenspel.foundation import limits

pytestmark = pytest.mark.django_db


def test_it_blocks_after_so_many_tries() -> None:
    for _ in range(6):
        assert not limits.is_blocked(what="code", who="1.2.3.4", at_most=6)
        limits.count_try(what="code", who="1.2.3.4", at_most=6, seconds=900)
    assert limits.is_blocked(what="code", who="1.2.3.4", at_most=6)


def test_it_counts_each_person_and_each_thing_apart() -> None:
    for _ in range(6):
        limits.count_try(what="code", who="1.2.3.4", at_most=6, seconds=900)
    assert not limits.is_blocked(what="code", who="1.2.3.5", at_most=6)
    assert not limits.is_blocked(what="other", who="1.2.3.4", at_most=6)


@pytest.mark.parametrize(("seconds", "blocked"), [(890, True), (901, False)])
def test_it_blocks_for_that_long_and_no_longer(seconds: int, blocked: bool) -> None:
    for _ in range(6):
        limits.count_try(what="code", who="1.2.3.4", at_most=6, seconds=900)
    sql("UPDATE foundation_cache SET expires = expires - make_interval(secs => %s)", seconds)
    assert limits.is_blocked(what="code", who="1.2.3.4", at_most=6) is blocked


def test_it_counts_no_further_than_it_must() -> None:
    for _ in range(20):
        limits.count_try(what="code", who="1.2.3.4", at_most=6, seconds=900)
    assert sql("SELECT count(*) FROM foundation_cache") == [(6,)]


def test_it_keeps_no_address() -> None:
    limits.count_try(what="code", who="203.0.113.7", at_most=6, seconds=900)
    assert sql("SELECT count(*) FROM foundation_cache WHERE cache_key LIKE '%%203.0.113.7%%'") == [(0,)]
