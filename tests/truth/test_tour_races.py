"""The last seat, and both ticks in the same second: real threads, one seat, one talk, and each told once."""

from django.db import transaction

from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Talk, TourSeat
from samenspel.mutual_help.tests.tour_people import (
    YESTERDAY,
    be,
    both,
    card,
    in_secret,
    receives,
    ticks,
    told,
    tour,
    visits,
)
from tests.at_once import went
from tests.cast import Cast
from tests.play import as_the_owner

ROUNDS = 4


def test_the_last_seat_is_of_one(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            it = tour(town, seats=1)
            asks = [town.ask("Ik wil mee.", key=key) for key in ("resident", "neighbour", "caller")]
        how = went(*(lambda ask=ask: actions.take_seat(tour=it, name="", **be(ask)) for ask in asks))  # type: ignore[misc]  # noqa: B023
        assert how == ["TourIsFull", "TourIsFull", "done"]
        with transaction.atomic(), as_the_owner():
            assert TourSeat.objects.filter(tour=it, left_at=None).count() == 1


def test_both_tick_at_once_and_there_is_one_talk_and_each_is_told_once(town: Cast) -> None:
    for at in range(1, ROUNDS + 1):
        with transaction.atomic():
            it = tour(town, YESTERDAY)
            visitor, host = visits(town, it), receives(town, it)
            seats = [both(visitor), both(host)]
        how = went(lambda: ticks(visitor, **seats[0]), lambda: ticks(host, **seats[1]))  # noqa: B023
        assert how == ["done", "done"]
        with transaction.atomic():
            assert sorted(told()) == sorted([visitor.asker_id, host.offerer_id] * at)
            assert in_secret() == 0
            assert len(card(visitor).talks) == 1
            with as_the_owner():
                assert Talk.objects.filter(tour=it).count() == 1


def test_both_take_back_what_they_shared_at_once(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            it = tour(town, YESTERDAY)
            visitor, host = visits(town, it), receives(town, it)
            ticks(visitor)
            ticks(host)
            mine = [(one, card(one).seat, card(one).talks[0].id) for one in (visitor, host)]
        how = went(
            *(lambda one=one, seat=seat, talk=talk: actions.end_talk(seat=seat, talk=talk, **be(one))  # type: ignore[misc]
              for one, seat, talk in mine)
        )  # fmt: skip
        assert how == ["done", "done"]
        with transaction.atomic(), as_the_owner():
            assert not Talk.objects.filter(tour=it).exists()


def test_who_leaves_while_the_other_ticks_leaves_no_tick(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            it = tour(town, YESTERDAY)
            visitor, host = visits(town, it), receives(town, it)
            seats = both(host)
        how = went(
            lambda: ticks(host, **seats),  # noqa: B023
            lambda: actions.give_seat_back(seat=seats["other"], **be(visitor)),  # noqa: B023
        )
        assert how in (["TourMoved", "done"], ["done", "done"])
        with transaction.atomic():
            assert in_secret() == 0
