"""Going away, for a while or for good: only with empty hands (R47)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests.cast import NOW, Cast
from tests.play import accept, accepted, as_the_owner, end, offered, refused

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Absence
from samenspel.community.models import Membership
from samenspel.journal.models import Entry

TODAY = NOW.date()


def go(cast: Cast, key: str, days: int | None) -> Absence:
    cast.enter(key)
    return actions.go_away(
        starts_on=TODAY, ends_on=TODAY + timedelta(days=days) if days else None, municipality=cast.town,
        acting=cast.acting(key), now=NOW,
    )  # fmt: skip


def test_it_is_written_with_empty_hands(cast: Cast) -> None:
    absence = go(cast, "coach", None)
    assert absence.long
    assert Entry.objects.filter(verb="went_away", actor_id=cast["coach"].pk).exists()


@pytest.mark.parametrize("days", [6, 30, None])
def test_it_is_refused_while_holding_a_ball(cast: Cast, days: int | None) -> None:
    cast.ask()
    with refused(errors.BallStillHeld):
        go(cast, "wijkteam", days)
    assert not Absence.objects.exists()


@pytest.mark.parametrize("days", [1, 5])
def test_it_may_be_short_with_a_ball_in_hand(cast: Cast, days: int) -> None:
    cast.ask()
    assert not go(cast, "wijkteam", days).long


def test_it_is_allowed_after_somebody_accepted(cast: Cast) -> None:
    accepted(cast)
    assert go(cast, "wijkteam", None).long


def test_it_is_allowed_after_the_ask_ended(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    assert go(cast, "wijkteam", None).long


def test_it_keeps_balls_away_from_who_left(cast: Cast) -> None:
    ask, _ = offered(cast)
    go(cast, "coach", None)
    with refused(errors.AwayNow):
        accept(cast, ask)


def test_it_holds_against_sql(cast: Cast) -> None:
    cast.ask()
    cast.enter("wijkteam")
    with pytest.raises(IntegrityError, match="still holds balls"), transaction.atomic():
        Absence(person=cast["wijkteam"], starts_on=TODAY, ends_on=None, long=True).save(force_insert=True)
    short = go(cast, "wijkteam", 2)
    with as_the_owner(), pytest.raises(IntegrityError, match="still holds balls"), transaction.atomic():
        Absence.objects.filter(pk=short.pk).update(long=True)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Absence.objects.filter(pk=short.pk).update(ends_on=TODAY + timedelta(days=9))
    cast.enter("coach")
    with pytest.raises(IntegrityError, match="absence_for_good_is_long"), transaction.atomic():
        Absence(person=cast["coach"], starts_on=TODAY, ends_on=None, long=False).save(force_insert=True)


def test_it_holds_for_ending_the_last_membership(cast: Cast) -> None:
    cast.ask()
    with as_the_owner(), pytest.raises(IntegrityError, match="still holds balls"), transaction.atomic():
        Membership.objects.filter(person=cast["wijkteam"]).update(
            starts_on="2020-01-01", ends_on="2020-02-01"
        )


def test_it_ends_after_it_starts(cast: Cast) -> None:
    with refused(IntegrityError, errors.BallStillHeld):
        go(cast, "coach", -1)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """Nobody writes down that somebody else is away."""
    cast.enter("outsider")
    with refused():
        Absence(person=cast["coach"], starts_on=TODAY, ends_on=None, long=True).save(force_insert=True)
