"""Both of a pair write in the pot in the same second, and there is enough for one: real threads, real commits."""

from functools import partial

from django.db import transaction

from samenspel.mutual_help.tests.test_programme import running, spend
from tests.at_once import went
from tests.cast import Cast
from tests.play import as_the_owner, sql

ROUNDS = 4


def test_the_pot_holds_when_both_spend_at_once(town: Cast) -> None:
    with transaction.atomic():
        match, pair = running(town)
    for at in range(ROUNDS):
        spending = [partial(spend, match, pair, 60_00, side) for side in ("ASKER", "OFFERER")]
        assert went(*spending) == (["PotIsEmpty", "done"] if at == 0 else ["PotIsEmpty", "PotIsEmpty"])
    with transaction.atomic(), as_the_owner():
        rows = sql(
            "SELECT cents, left_cents FROM mutual_help_potentry WHERE pair_id = %s ORDER BY number", pair
        )
    assert rows == [(100_00, 100_00), (-60_00, 40_00)]
