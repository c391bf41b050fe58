"""The rota of a front door: who stands there, in which order, from when."""

import pytest
from django.db import ProgrammingError
from tests.cast import NOW, Cast
from tests.play import refused, sql

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Turn
from samenspel.community import actions as people
from samenspel.foundation.ids import new_id

TODAY = NOW.date()


def put(cast: Cast, who: str = "lead", by: str = "official") -> Turn:
    cast.enter(by)
    return actions.put_on_rota(door=cast.door, person=cast[who], on=TODAY, acting=cast.acting(by), now=NOW)


def move(cast: Cast, who: str, *, forward: bool, by: str = "official") -> None:
    cast.enter(by)
    turn = Turn.objects.select_related("door").get(person=cast[who], ends_on=None)
    actions.move_on_rota(turn=turn, forward=forward, on=TODAY, acting=cast.acting(by), now=NOW)


def take_off(cast: Cast, who: str, by: str = "official") -> None:
    cast.enter(by)
    turn = Turn.objects.select_related("door").get(person=cast[who], ends_on=None)
    actions.take_off_rota(turn=turn, on=TODAY, acting=cast.acting(by), now=NOW)


def row(cast: Cast) -> list[object]:
    return list(queries.rota_of(door=cast.door.pk, on=TODAY).values_list("person", flat=True))


def people_of(cast: Cast, *keys: str) -> list[object]:
    return [cast[key].pk for key in keys]


@pytest.mark.parametrize("by", ["official", "lead"])
def test_it_puts_her_last(cast: Cast, by: str) -> None:
    put(cast, by=by)
    assert row(cast) == people_of(cast, "wijkteam", "youssef", "marloes", "lead")
    assert sql("SELECT count(*) FROM journal_entry WHERE verb = 'put_on_rota'") == [(1,)]


def test_it_is_for_who_works_at_the_doors_organisation(cast: Cast) -> None:
    for who in ("coach", "resident"):
        with refused(errors.NotOfThisDoor):
            put(cast, who)


def test_it_happens_once(cast: Cast) -> None:
    with refused(errors.OnRotaAlready):
        put(cast, "youssef")


def test_it_moves_one_place_and_no_further_than_the_end(cast: Cast) -> None:
    move(cast, "youssef", forward=True)
    assert row(cast) == people_of(cast, "youssef", "wijkteam", "marloes")
    move(cast, "youssef", forward=True)
    move(cast, "wijkteam", forward=False)
    assert row(cast) == people_of(cast, "youssef", "marloes", "wijkteam")
    assert queries.standing_at_door(area=cast.weide, on=TODAY)[0][0] == cast["youssef"].pk


def test_it_ends_today_and_she_may_come_back(cast: Cast) -> None:
    take_off(cast, "wijkteam")
    assert row(cast) == people_of(cast, "youssef", "marloes")
    put(cast, "wijkteam")
    take_off(cast, "wijkteam")  # it began today: no turn is left
    assert Turn.objects.filter(person=cast["wijkteam"]).count() == 1
    assert row(cast) == people_of(cast, "youssef", "marloes")


def test_it_leaves_the_lead_when_the_rota_is_empty(cast: Cast) -> None:
    for who in ("wijkteam", "youssef", "marloes"):
        take_off(cast, who)
    assert queries.standing_at_door(area=cast.weide, on=TODAY)[0] == [cast["lead"].pk]


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused(people.OnlyForKeepers):
        put(cast, by=key)
    with refused(people.OnlyForKeepers):
        move(cast, "youssef", forward=True, by=key)
    with refused(people.OnlyForKeepers):
        take_off(cast, "youssef", by=key)
    cast.enter(key)  # a refusal takes the context back with it
    assert sql("UPDATE commitments_turn SET place = 9") == [(0,)]
    assert sql("DELETE FROM commitments_turn") == [(0,)]
    with refused(ProgrammingError):
        Turn(id=new_id(), door=cast.door, person=cast[key], place=0, starts_on=TODAY).save(force_insert=True)


def test_it_puts_nobody_there_who_does_not_work_here(cast: Cast) -> None:
    cast.enter("official")
    with refused(ProgrammingError):
        Turn(door=cast.door, person=cast["resident"], place=0, starts_on=TODAY).save(force_insert=True)
