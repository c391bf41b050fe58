"""Two neighbours get a yes in the same second, and she has room for one: real threads, real commits."""

from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from samenspel.foundation.context import Context, enter
from tests.at_once import at_once
from tests.cast import Cast
from tests.neighbours import answered_offer, called, met, people, says, suggested
from tests.play import as_the_owner, sql

ROUNDS = 6
GO_ON = "SELECT answer_match(%s, 'ASKER', 'GO_ON', true, current_date, now())"


def _two_who_wait(town: Cast) -> list[tuple[Any, Any]]:
    """Two matches of one offer with room for one; the offerer said yes to both, the askers not yet."""
    with transaction.atomic():
        offer = answered_offer(town)
        matches = [met(town, suggested(town, called(town), offer)) for _ in range(2)]
        for match in matches:
            says(match, "OFFERER")
        return [(match.pk, people(match)["ASKER"][1]) for match in matches]


def _yes(match: Any, ball: Any) -> str:
    enter(Context(ball=ball))
    return str(sql(GO_ON, match)[0][0])


def test_her_limit_holds_when_two_get_a_yes_at_once(town: Cast) -> None:
    for _ in range(ROUNDS):
        waiting = _two_who_wait(town)
        outcomes = at_once(*(partial(_yes, *one) for one in waiting), refused=(IntegrityError,))
        said = sorted(str(one).splitlines()[0] for one in outcomes)
        assert said[0] == "BOTH_YES"
        assert "no room" in said[1]
        with transaction.atomic(), as_the_owner():
            assert sql(
                "SELECT o.id FROM mutual_help_offer o JOIN mutual_help_match m ON m.offer_id = o.id"
                " WHERE m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED') GROUP BY o.id HAVING count(*) > o.at_most"
            ) == []  # fmt: skip
