"""A keeper writes down that a colleague is away, and takes it back."""

from datetime import date, timedelta

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


def test_nobody_is_away_twice_on_a_day(cast: Cast) -> None:
    ill(cast)
    with refused(errors.AwayAlready):
        ill(cast, days=3)
    cast.enter("wijkteam")
    with refused(errors.AwayAlready):
        actions.go_away(
            starts_on=TODAY + timedelta(days=4), ends_on=None, municipality=cast.town,
            acting=cast.acting("wijkteam"), now=NOW,
        )  # fmt: skip
    made = actions.go_away(
        starts_on=TODAY + timedelta(days=5), ends_on=TODAY + timedelta(days=6), municipality=cast.town,
        acting=cast.acting("wijkteam"), now=NOW,
    )  # fmt: skip
    assert made.starts_on == TODAY + timedelta(days=5)


def test_a_keeper_reads_back_no_illness_that_is_over(cast: Cast) -> None:
    with as_the_owner():
        over = Absence.objects.create(person=cast["wijkteam"], starts_on=TODAY - timedelta(9), ends_on=TODAY)
    for key, found in (("official", False), ("lead", False), ("youssef", False), ("wijkteam", True)):
        cast.enter(key)
        assert Absence.objects.filter(pk=over.pk).exists() is found, key
    cast.enter("official")
    assert Absence.objects.filter(pk=over.pk).delete()[0] == 0


def test_of_an_official_only_an_official_writes_and_reads_it(cast: Cast) -> None:
    with as_the_owner():
        row = Absence.objects.create(person=cast["official"], starts_on=TODAY, ends_on=TODAY + timedelta(2))
    cast.enter("lead")
    assert not Absence.objects.filter(pk=row.pk).exists()
    with refused(OnlyForKeepers):
        ill(cast, by="lead", key="official")
    with refused(ProgrammingError):
        Absence(
            pk=new_id(), person=cast["official"], starts_on=TODAY + timedelta(3), ends_on=TODAY + timedelta(4)
        ).save(force_insert=True)


@pytest.mark.parametrize("ends_on", [None, TODAY])
def test_a_keeper_names_the_day_on_which_somebody_looks_again(cast: Cast, ends_on: date | None) -> None:
    cast.enter("official")
    with refused(ProgrammingError):
        Absence(
            pk=new_id(), person=cast["wijkteam"], starts_on=TODAY - timedelta(1), ends_on=ends_on,
            long=ends_on is None,
        ).save(force_insert=True)  # fmt: skip


@pytest.mark.parametrize("key", ["official", "wijkteam"])
def test_no_absence_moves_to_another(cast: Cast, key: str) -> None:
    made = ill(cast)
    cast.enter(key)
    with refused(ProgrammingError):
        Absence.objects.filter(pk=made.pk).update(person=cast["youssef"])
