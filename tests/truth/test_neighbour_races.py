"""Two neighbours get a yes in the same second, and she has room for one: real threads, real commits."""

from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, queries
from tests.at_once import at_once, went
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, called, met, people, says, started, suggested
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


def _calls_wanted() -> list[tuple[Any, ...]]:
    with transaction.atomic(), as_the_owner():
        return sql("SELECT side FROM mutual_help_callme")


def test_somebody_wants_to_be_called_once_however_often_it_is_pressed(town: Cast) -> None:
    with transaction.atomic():
        match = started(town)

    def presses() -> object:
        found, acting = be(match, "OFFERER")
        asks = actions.let_me_be_called(match=found, side="OFFERER", talked="", acting=acting, now=NOW)
        return "said" if asks else "said before"

    assert sorted(at_once(presses, presses, presses)) == ["said", "said before", "said before"]
    assert _calls_wanted() == [("OFFERER",)]


def test_it_is_taken_back_or_somebody_called_and_never_both(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            match = started(town)
            ball = people(match)["ASKER"][1]
            found, acting = be(match, "OFFERER")
            actions.let_me_be_called(match=found, side="OFFERER", talked="", acting=acting, now=NOW)
            town.enter("wijkteam")
            (one,) = queries.ask_page(ball=ball, reads=(), matches=True).calls

        def takes_back() -> object:
            found, acting = be(match, "OFFERER")  # noqa: B023
            return actions.no_call_needed(match=found, side="OFFERER", acting=acting, now=NOW)

        def called_her() -> object:
            town.enter("wijkteam")
            return actions.say_i_called(
                call=one.id, match=match.pk, ball=ball, town=town.town.pk, acting=town.acting("wijkteam"), now=NOW  # noqa: B023
            )  # fmt: skip

        assert went(takes_back, called_her) == ["MatchMoved", "done"]
        assert _calls_wanted() == []


def test_nobody_asks_to_be_called_about_what_ended_in_the_same_second(town: Cast) -> None:
    """Either it ended first, and a number stands there; or she asked first, and is called all the same."""
    for _ in range(4):
        with transaction.atomic():
            match = started(town)

        def presses() -> object:
            found, acting = be(match, "OFFERER")  # noqa: B023
            return actions.let_me_be_called(match=found, side="OFFERER", talked="", acting=acting, now=NOW)

        def stops() -> object:
            found, acting = be(match, "ASKER")  # noqa: B023
            return actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW)

        how = went(presses, stops)
        assert how in (["MatchMoved", "done"], ["done", "done"]), how
