"""Two want one turn in the same second, or the rota ends just then: real threads, real commits."""

import threading
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError, connections, transaction

from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import Refusal
from samenspel.mutual_help import actions
from samenspel.mutual_help.tests.rota_people import begun, by_code, takes, turns_of, with_offer
from tests.cast import Cast
from tests.play import as_the_owner, sql

HELPERS = ("neighbour", "carer", "caller", "initiative")
Deed = Callable[[], object]


def at_once(*deeds: Deed) -> list[str]:
    """Do these in the same second, each in a transaction of its own; return how each went."""
    start, outcomes = threading.Barrier(len(deeds)), list[str]()

    def run(deed: Deed) -> None:
        try:
            with transaction.atomic():
                enter(Context())
                start.wait(10)
                deed()
            outcomes.append("done")
        except (Refusal, IntegrityError, ObjectDoesNotExist) as problem:
            outcomes.append(type(problem).__name__)
        except OperationalError as problem:  # a deadlock is a defect: each deed locks in one order
            outcomes.append(str(problem))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(one,)) for one in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive(), "somebody waits for ever"
    return sorted(outcomes)


def test_a_turn_is_never_of_two_however_many_want_it(town: Cast) -> None:
    with transaction.atomic():
        rota, helpers = begun(town, *HELPERS)
        turns = turns_of(rota)
    for turn in turns:
        went = at_once(*(lambda one=one, turn=turn: takes(one, turn) for one in helpers))  # type: ignore[misc]
        assert went == ["TurnTaken", "TurnTaken", "TurnTaken", "done"]
    with transaction.atomic(), as_the_owner():
        taken = "SELECT count(*), count(helper_id) FROM mutual_help_turn WHERE rota_id = %s"
        assert sql(taken, rota.pk) == [(7, 7)]


def test_nobody_is_expected_after_the_end_whoever_was_first(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            rota, (one, two) = begun(town, "neighbour", "carer")
            turns = turns_of(rota)
            takes(one, turns[1])

        def end() -> object:
            return actions.end_rota(rota=rota, thanks="", **by_code(rota.ask))  # noqa: B023

        went = at_once(
            end,
            lambda: takes(two, turns[0]),  # noqa: B023
            lambda: actions.give_back(turns=[turns[1].pk], **with_offer(one)),  # noqa: B023
        )
        assert "done" in went
        assert set(went) <= {"done", "TurnTaken", "RotaMoved"}
        with transaction.atomic(), as_the_owner():
            assert sql(
                "SELECT count(*) FROM mutual_help_turn WHERE rota_id = %s AND cancelled_at IS NULL", rota.pk
            ) == [(0,)]


def test_who_leaves_has_no_turn_that_she_took_in_the_same_second(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            rota, (one,) = begun(town, "neighbour")
            turn = turns_of(rota)[0]
        went = at_once(
            lambda: takes(one, turn),  # noqa: B023
            lambda: actions.leave_rota(**with_offer(one)),  # noqa: B023
        )
        assert "done" in went
        assert set(went) <= {"done", "RotaMoved", "DoesNotExist"}
        with transaction.atomic(), as_the_owner():
            assert sql("SELECT helper_id FROM mutual_help_turn WHERE id = %s", turn.pk) == [(None,)]
