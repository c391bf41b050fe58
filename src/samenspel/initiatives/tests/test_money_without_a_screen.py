"""AS-29 without any screen of a resident: money is asked with a yes that was heard, and taken back by telephone."""

from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner, check_now, refused

from samenspel.foundation.errors import NotFound
from samenspel.initiatives import actions, errors, queries
from samenspel.initiatives.models import GrantRequest, GrantYes
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry

from .conftest import asks, asks_along, begun, comes_in, entry_of, idea, joins, sends, told


def carried_without_screens(cast: Cast) -> tuple[actions.Place, Entry]:
    """Joop and Riet, both without a screen; the coach supports it by her own yes."""
    place = begun(cast)
    joins(cast, asks_along(cast, place.code).code)
    support = asks_along(cast, place.code, role="SUPPORT")
    cast.enter("coach")
    places.come_in(code=support.address, acting=cast.acting("coach"), now=NOW)
    return place, entry_of(place)


def says_yes_at_desk(
    cast: Cast, place: actions.Place, request: GrantRequest, key: str = "desk", version: int = 1
) -> None:
    cast.enter(key)
    acting = cast.acting(key, way="LETTER")
    actions.say_yes_for(code=place.code, request=request.pk, version=version, acting=acting, now=NOW)


def test_a_professional_alone_is_refused_and_with_a_heard_yes_it_is_accepted(cast: Cast) -> None:
    """AS-29, whole, without any screen of a resident."""
    place, entry = carried_without_screens(cast)
    request = asks(cast, entry, "coach")
    with refused(errors.ResidentsYesIsMissing):
        sends(cast, request, "coach")
    with refused(errors.AnotherHearsIt):  # who wrote it hears no yes to it
        says_yes_at_desk(cast, place, request, "coach")
    with refused(errors.WordsChanged):
        says_yes_at_desk(cast, place, request, version=2)
    says_yes_at_desk(cast, place, request)
    with refused(errors.SaidYesAlready):
        says_yes_at_desk(cast, place, request)
    with as_the_owner():
        yes = GrantYes.objects.get(request=request)
    assert (yes.resident_id, yes.heard_by_id, yes.way) == (cast["caller"].pk, cast["desk"].pk, "PAPER")
    assert [one.person_id for one in told("grant_yes_written")] == [cast["caller"].pk]
    sends(cast, request, "coach")
    cast.enter("desk")
    found = queries.grants_at_desk(actions.code_hash(place.code))
    assert [(one.state, one.said_yes) for one in found] == [("SENT", True)]
    check_now()


def test_she_takes_her_yes_back_until_it_is_sent(cast: Cast) -> None:
    place, entry = carried_without_screens(cast)
    request = asks(cast, entry, "coach")
    says_yes_at_desk(cast, place, request)
    said: dict[str, Any] = {
        "code": place.code,
        "request": request.pk,
        "acting": cast.acting("desk"),
        "now": NOW,
    }
    actions.take_back_yes_for(**said)
    with refused(errors.ResidentsYesIsMissing):
        sends(cast, request, "coach")
    says_yes_at_desk(cast, place, request)
    sends(cast, request, "coach")
    cast.enter("desk")
    with refused(errors.SentAlready):
        actions.take_back_yes_for(**said)


@pytest.mark.parametrize("sent", [False, True])
def test_she_takes_the_request_back_before_the_answer(cast: Cast, sent: bool) -> None:
    place, entry = carried_without_screens(cast)
    request = asks(cast, entry, "coach")
    if sent:
        says_yes_at_desk(cast, place, request)
        sends(cast, request, "coach")
    cast.enter("desk")
    said: dict[str, Any] = {
        "code": place.code,
        "request": request.pk,
        "acting": cast.acting("desk"),
        "now": NOW,
    }
    actions.take_back_request_for(**said)
    with as_the_owner():
        now = GrantRequest.objects.select_related("ball").get(pk=request.pk)
    assert now.state == "WITHDRAWN"
    assert [one.person_id for one in told("grant_stopped")] == ([cast["official"].pk] if sent else [])
    assert now.ball is None or now.ball.closed_at == NOW
    cast.enter("desk")
    with refused(errors.AnsweredAlready):
        actions.take_back_request_for(**said)
    check_now()


def test_her_code_opens_no_other_request(cast: Cast) -> None:
    place, _entry = carried_without_screens(cast)
    other = idea(cast)
    comes_in(cast, other, "neighbour")
    request = asks(cast, other, "resident")
    cast.enter("desk")
    said: dict[str, Any] = {
        "code": place.code,
        "request": request.pk,
        "acting": cast.acting("desk"),
        "now": NOW,
    }
    for verb in (
        lambda: says_yes_at_desk(cast, place, request),
        lambda: actions.take_back_request_for(**said),
    ):
        with refused(NotFound):
            verb()
    with as_the_owner():
        assert GrantRequest.objects.get(pk=request.pk).state == "DRAFT"
