"""An idea without a screen in the same second: one code, two colleagues; the telephone and the screen; going."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from samenspel.foundation.errors import Refusal
from samenspel.initiatives import actions, queries
from samenspel.initiatives.models import GrantRequest, IdeaCode
from samenspel.initiatives.tests.conftest import asks, asks_along, begun, joins, joop
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast

ROUNDS = 4


def by(town: Cast, key: str, deed: Callable[[], Any]) -> Callable[[], Any]:
    def do() -> Any:
        town.enter(key)
        return deed()

    return do


def new(town: Cast) -> tuple[actions.Place, actions.Invited]:
    with transaction.atomic():
        place = begun(town)
        return place, asks_along(town, place.code)


def refusals(got: list[Any]) -> Counter[bool]:
    return Counter(isinstance(one, Refusal) for one in got)


def owners(place: actions.Place) -> list[Any]:
    with looking_behind():
        entry = Entry.objects.get(insiders=place.pk)
        there = Insider.objects.filter(entry=entry, ended_at=None, person__isnull=False)
        return sorted(there.values_list("person", flat=True))


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_colleagues_who_hear_one_code_one_writes_it_down(town: Cast, number: int) -> None:
    place, along = new(town)
    got = at_once(
        *(by(town, key, lambda key=key: joins(town, along.code, key)) for key in ("wijkteam", "lead"))
    )
    assert refusals(got) == {True: 1, False: 1}, got
    assert len(owners(place)) == 2
    with looking_behind():  # nobody was registered by the one who came too late, and one own code each
        assert IdeaCode.objects.filter(insider__entry__insiders=place.pk).count() == 2


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_the_telephone_and_the_screen_one_takes_the_invitation(town: Cast, number: int) -> None:
    place, along = new(town)

    def on_screen() -> Any:
        return places.come_in(code=along.address, acting=town.acting("neighbour"), now=NOW)

    got = at_once(by(town, "wijkteam", lambda: joins(town, along.code)), by(town, "neighbour", on_screen))
    assert refusals(got) == {True: 1, False: 1}, got
    assert len(owners(place)) == 2


@pytest.mark.parametrize("number", range(ROUNDS))
def test_the_last_two_do_not_both_go_by_telephone(town: Cast, number: int) -> None:
    place, along = new(town)
    with transaction.atomic():
        other = joins(town, along.code)

    def goes(key: str, code: str) -> Any:
        return actions.stop_for(code=code, acting=town.acting(key, way="PHONE"), now=NOW)

    got = at_once(
        by(town, "desk", lambda: goes("desk", place.code)),
        by(town, "lead", lambda: goes("lead", other.code)),
    )
    assert refusals(got) == {True: 1, False: 1}, got
    assert len(owners(place)) == 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_one_resident_joins_once_with_two_invitations(town: Cast, number: int) -> None:
    with transaction.atomic():
        place = begun(town, resident=actions.Resident(known=town["neighbour"].pk))
        first, second = asks_along(town, place.code), asks_along(town, place.code)

    def hears(key: str, code: str) -> Any:
        return joins(town, code, key, joop(town))

    got = at_once(
        by(town, "wijkteam", lambda: hears("wijkteam", first.code)),
        by(town, "lead", lambda: hears("lead", second.code)),
    )
    assert refusals(got) == {True: 1, False: 1}, got
    assert len(owners(place)) == 2


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_request_is_taken_back_by_telephone_or_answered_and_nobody_waits_for_ever(
    town: Cast, number: int
) -> None:
    place, along = new(town)
    with transaction.atomic():
        joins(town, along.code)
        with looking_behind():
            entry = Entry.objects.get(insiders=place.pk)
        town.enter("caller")
        request = asks(town, entry, "caller")
        actions.say_yes(request=request, version=1, acting=town.acting("caller"), now=NOW)
        actions.send_request(request=request, acting=town.acting("caller"), now=NOW)

    def answers() -> Any:
        found = queries.request_with_ball(ball=request.ball_id)
        who: dict[str, Any] = {"acting": town.acting("official"), "now": NOW}
        return actions.answer_request(request=found, answer="GRANTED", less=None, words="", **who)

    def takes_back() -> Any:
        acting = town.acting("desk", way="PHONE")
        return actions.take_back_request_for(code=place.code, request=request.pk, acting=acting, now=NOW)

    got = at_once(by(town, "official", answers), by(town, "desk", takes_back))
    assert refusals(got) == {True: 1, False: 1}, got
    with looking_behind():
        now = GrantRequest.objects.select_related("ball").get(pk=request.pk)
    assert now.state in {"GRANTED", "WITHDRAWN"}
    assert now.ball is not None
    assert now.ball.closed_at is not None
