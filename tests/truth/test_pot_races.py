"""Both of a pair write in the pot in the same second, and there is enough for one: real threads, real commits."""

import threading
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import errors
from samenspel.mutual_help.models import Match
from samenspel.mutual_help.tests.test_programme import running, spend
from tests.cast import Cast
from tests.play import as_the_owner, sql

ROUNDS = 4


def _spend(match: Match, pair: UUID, side: str, both: threading.Barrier, outcomes: list[str]) -> None:
    try:
        with transaction.atomic():
            enter(Context())
            both.wait(10)
            spend(match, pair, 60_00, side)
        outcomes.append("spent")
    except errors.PotIsEmpty:
        outcomes.append("empty")
    finally:
        connections.close_all()


def test_the_pot_holds_when_both_spend_at_once(town: Cast) -> None:
    with transaction.atomic():
        match, pair = running(town)
    for at in range(ROUNDS):
        both, outcomes = threading.Barrier(2), list[str]()
        found: list[Any] = [(match, pair, side, both, outcomes) for side in ("ASKER", "OFFERER")]
        threads = [threading.Thread(target=_spend, args=one) for one in found]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
            assert not thread.is_alive(), "somebody waits for ever"
        assert sorted(outcomes) == (["empty", "spent"] if at == 0 else ["empty", "empty"])
    with transaction.atomic(), as_the_owner():
        rows = sql(
            "SELECT cents, left_cents FROM mutual_help_potentry WHERE pair_id = %s ORDER BY number", pair
        )
    assert rows == [(100_00, 100_00), (-60_00, 40_00)]
