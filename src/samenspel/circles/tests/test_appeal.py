"""Making a request: at once somebody holds it, with the term of the law, and she gets word of it."""

from datetime import timedelta

import pytest
from tests.asking_rights import appealed, everywhere, helper
from tests.cast import NOW, Cast
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.circles import actions, queries
from samenspel.circles.models import Appeal
from samenspel.community import actions as people
from samenspel.community.rules import DEFAULT_SETTINGS
from samenspel.journal.models import Entry
from samenspel.notifications.models import Message


def told(person: object, kind: str) -> int:
    with as_the_owner():
        return Message.objects.filter(person=person, kind=kind).count()


@pytest.mark.parametrize("kind", ["CORRECT", "OBJECT", "RESTRICT", "TAKE_ALONG", "ERASE"])
def test_it_lies_at_the_front_door_for_the_month_of_the_law(cast: Cast, kind: str) -> None:
    made = everywhere(appealed(cast, kind))
    assert made.ball.holder_id == cast["wijkteam"].pk
    assert made.ball.due_at == NOW + timedelta(days=DEFAULT_SETTINGS["rights_days"])
    assert (made.ball.subject_id, made.ball.about_id, made.state) == (cast["resident"].pk, made.pk, "OPEN")
    check_now()


def test_it_tells_her_and_the_holder_at_once(cast: Cast) -> None:
    made = appealed(cast)
    assert (told(cast["resident"], "appeal_received"), told(cast["wijkteam"], "appeal_yours")) == (1, 1)
    with as_the_owner():
        facts = Message.objects.get(kind="appeal_received").facts
        deed = Entry.objects.get(verb="appealed")
    assert f"/mijn/verzoek/{made.pk}" in facts["link"]
    assert "Zo is het niet" not in str(facts)
    assert deed.terms == {"kind": "CORRECT"}


def test_it_is_sealed_in_the_database(cast: Cast) -> None:
    appealed(cast)
    with as_the_owner():
        assert str(sql("SELECT text FROM circles_appeal")[0][0]).startswith("sealed:")


def test_the_same_request_twice_is_one(cast: Cast) -> None:
    first = appealed(cast)
    assert appealed(cast).pk == first.pk
    assert appealed(cast, text="En nog iets.").pk != first.pk


def test_it_names_one_thing_of_hers(cast: Cast) -> None:
    cast.ask()
    row = queries.written(person=cast["resident"].pk, key="words").rows[0]
    made = appealed(cast, about_type="words", about_id=row["item"])
    assert (made.about_type, made.about_id) == ("words", row["item"])


def test_somebody_makes_it_in_her_name_with_a_mandate(cast: Cast) -> None:
    helper(cast)
    acting = people.enter_namens(
        person=cast["resident"].pk, scope="LEDGER", acting=cast.acting("neighbour"), now=NOW
    )
    made = actions.appeal(wish=actions.Wish(kind="ERASE"), acting=acting, now=NOW)
    assert everywhere(made).entered_by_id == cast["neighbour"].pk
    assert sql("SELECT current_setting('samenspel.representative')")[0][0] == str(cast["neighbour"].pk)


def test_somebody_at_the_door_does_not_hold_her_own(cast: Cast) -> None:
    assert everywhere(appealed(cast, key="wijkteam")).ball.holder_id == cast["youssef"].pk


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    made = appealed(cast)
    for key in ("outsider", "neighbour", "official", "desk"):
        cast.enter(key)
        with refused(Appeal.DoesNotExist):
            queries.own_appeal(pk=made.pk, person=cast["resident"].pk)
        with refused(Appeal.DoesNotExist):
            queries.appeal_with_ball(ball=made.ball_id, acting=cast[key].pk)
