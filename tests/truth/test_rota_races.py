"""Two want one turn in the same second, or the rota ends just then: real threads, real commits."""

from datetime import timedelta

from django.db import transaction

from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Turn
from samenspel.mutual_help.tests.rota_people import begun, by_code, had, takes, turns_of, with_offer
from tests.at_once import went
from tests.cast import NOW, Cast
from tests.play import as_the_owner, sql

HELPERS = ("neighbour", "carer", "caller", "initiative")


def test_a_turn_is_never_of_two_however_many_want_it(town: Cast) -> None:
    with transaction.atomic():
        rota, helpers = begun(town, *HELPERS)
        turns = turns_of(rota)
    for turn in turns:
        how = went(*(lambda one=one, turn=turn: takes(one, turn) for one in helpers))  # type: ignore[misc]
        assert how == ["TurnTaken", "TurnTaken", "TurnTaken", "done"]
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

        how = went(
            end,
            lambda: takes(two, turns[0]),  # noqa: B023
            lambda: actions.give_back(turns=[turns[1].pk], **with_offer(one)),  # noqa: B023
        )
        assert "done" in how
        assert set(how) <= {"done", "TurnTaken", "RotaMoved"}
        with transaction.atomic(), as_the_owner():
            assert sql(
                "SELECT count(*) FROM mutual_help_turn WHERE rota_id = %s AND cancelled_at IS NULL", rota.pk
            ) == [(0,)]


def test_who_leaves_has_no_turn_that_she_took_in_the_same_second(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            rota, (one,) = begun(town, "neighbour")
            turn = turns_of(rota)[0]
        how = went(
            lambda: takes(one, turn),  # noqa: B023
            lambda: actions.leave_rota(**with_offer(one)),  # noqa: B023
        )
        assert "done" in how
        assert set(how) <= {"done", "RotaMoved", "DoesNotExist"}
        with transaction.atomic(), as_the_owner():
            assert sql("SELECT helper_id FROM mutual_help_turn WHERE id = %s", turn.pk) == [(None,)]


def test_a_turn_is_asked_first_of_one_or_taken_by_another_and_never_both(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            rota, (one, two) = begun(town, "neighbour", "carer")
            turn = turns_of(rota)[5]

        def wishes() -> object:
            return actions.ask_first(rota=rota, turns=[turn.pk], helper=one, **by_code(rota.ask))  # noqa: B023

        how = went(wishes, lambda: takes(two, turn))  # noqa: B023
        assert how in (["RotaMoved", "done"], ["TurnTaken", "done"]), how
        with transaction.atomic(), as_the_owner():
            ((wished, helper),) = sql("SELECT wished, helper_id FROM mutual_help_turn WHERE id = %s", turn.pk)
        assert (wished is None) != (helper is None)


def test_who_leaves_is_asked_first_of_nothing(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            rota, (one,) = begun(town, "neighbour")
            turn = turns_of(rota)[5]

        def wishes() -> object:
            return actions.ask_first(rota=rota, turns=[turn.pk], helper=one, **by_code(rota.ask))  # noqa: B023

        how = went(wishes, lambda: actions.leave_rota(**with_offer(one)))  # noqa: B023
        assert "done" in how
        assert set(how) <= {"done", "RotaMoved"}
        with transaction.atomic(), as_the_owner():
            assert sql("SELECT wished FROM mutual_help_turn WHERE id = %s", turn.pk) == [(None,)]


def test_that_nobody_came_is_said_once(town: Cast) -> None:
    with transaction.atomic():
        rota, (one,) = begun(town, "neighbour")
        by_code(rota.ask)
        at = NOW - timedelta(days=1)
        turn = Turn(rota=rota, kind="VISIT", begins_at=at, ends_at=at + timedelta(hours=1), opened_at=at)
        turn.save(force_insert=True)
        had(one, turn)

    def says() -> object:
        hers = by_code(rota.ask)
        return actions.say_nobody_came(rota=queries.rota_for(pk=rota.pk), turn=turn.pk, **hers)

    assert went(says, says, says) == ["RotaMoved", "RotaMoved", "done"]
    with transaction.atomic(), as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_nobodycame") == [(1,)]
