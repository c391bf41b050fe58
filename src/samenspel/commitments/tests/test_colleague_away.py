"""A keeper writes down that a colleague is away, and takes it back."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Absence
from samenspel.community.actions import OnlyForKeepers
from samenspel.community.models import Membership
from samenspel.foundation.ids import new_id
from samenspel.journal.models import Entry

TODAY = NOW.date()


def membership(cast: Cast, key: str) -> Membership:
    return Membership.objects.filter(person=cast[key]).get()


def ill(cast: Cast, by: str = "official", key: str = "wijkteam", days: int = 5) -> Absence:
    cast.enter(by)
    return actions.colleague_away(
        membership=membership(cast, key), starts_on=TODAY, ends_on=TODAY + timedelta(days=days),
        municipality=cast.town, acting=cast.acting(by), now=NOW,
    )  # fmt: skip


def test_a_new_question_goes_to_the_next(cast: Cast) -> None:
    made = ill(cast)
    assert cast.ask().ball.holder_id == cast["youssef"].pk
    with as_the_owner():
        deed = Entry.objects.get(verb="went_away", object_id=made.pk)
    assert (deed.actor_id, deed.subject_id) == (cast["official"].pk, cast["wijkteam"].pk)


def test_the_deputy_takes_over_at_once_and_nobody_else_does(cast: Cast) -> None:
    ball = cast.ask().ball
    assert (ball.holder_id, ball.deputy_id) == (cast["wijkteam"].pk, cast["youssef"].pk)
    cast.enter("youssef")
    with refused(errors.NotYourBall):
        actions.take_over(ball=ball, due_at=ball.due_at, acting=cast.acting("youssef"), now=NOW)
    ill(cast)
    cast.enter("marloes")
    with refused(errors.NotYourBall):
        actions.take_over(ball=ball, due_at=ball.due_at, acting=cast.acting("marloes"), now=NOW)
    cast.enter("youssef")
    moved = actions.take_over(ball=ball, due_at=ball.due_at, acting=cast.acting("youssef"), now=NOW)
    assert moved.holder_id == cast["youssef"].pk


def test_long_needs_empty_hands(cast: Cast) -> None:
    cast.ask()
    with refused(errors.BallStillHeld):
        ill(cast, days=6)
    assert ill(cast, days=5).long is False


def test_she_is_there_again(cast: Cast) -> None:
    made = ill(cast)
    cast.enter("official")
    actions.colleague_back(
        membership=membership(cast, "wijkteam"), absence=made.pk, municipality=cast.town,
        acting=cast.acting("official"), now=NOW,
    )  # fmt: skip
    assert queries.is_present(person=cast["wijkteam"].pk, on=TODAY)


def test_she_takes_it_back_herself(cast: Cast) -> None:
    made = ill(cast)
    cast.enter("wijkteam")
    actions.come_back(absence=made, municipality=cast.town, acting=cast.acting("wijkteam"), now=NOW)
    assert queries.is_present(person=cast["wijkteam"].pk, on=TODAY)


@pytest.mark.parametrize("key", ["youssef", "neighbour", "outsider"])
def test_only_a_keeper_does(cast: Cast, key: str) -> None:
    with refused(OnlyForKeepers, Membership.DoesNotExist):
        ill(cast, by=key)
    cast.enter(key)
    with refused(ProgrammingError):
        Absence(
            pk=new_id(), person=cast["wijkteam"], starts_on=TODAY, ends_on=TODAY + timedelta(days=1)
        ).save(force_insert=True)
