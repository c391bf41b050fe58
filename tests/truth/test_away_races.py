"""Two keepers write in the same second that a colleague is away, or that she is there again.

Whatever they press: she is away at most once on a day, and each ball has its one holder.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Absence
from samenspel.community.models import Membership
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help import queries
from tests.at_once import Deed, at_once, looking_behind, went
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.play import DUE, as_the_owner, sql

from .test_races import all_is_true, asked

TODAY = NOW.date()
ROUNDS = 8
ILL = "wijkteam"


@pytest.fixture(autouse=True)
def true_at_the_end(town: Cast) -> Iterator[None]:
    yield
    all_is_true()
    with looking_behind():
        assert sql(
            "SELECT 1 FROM commitments_absence a JOIN commitments_absence b ON a.person_id = b.person_id AND a.id < b.id"
            " WHERE daterange(a.starts_on, a.ends_on) && daterange(b.starts_on, b.ends_on)"
        ) == []  # fmt: skip


def away(town: Cast, by: str, days: int = 3) -> Deed:
    def deed() -> Any:
        town.enter(by)
        return actions.colleague_away(
            membership=Membership.objects.get(person=town[ILL]), starts_on=TODAY,
            ends_on=TODAY + timedelta(days=days), municipality=town.town, acting=town.acting(by), now=NOW,
        ).pk  # fmt: skip

    return deed


def back(town: Cast, by: str, which: UUID) -> Deed:
    def deed() -> Any:
        town.enter(by)
        actions.colleague_back(
            membership=Membership.objects.get(person=town[ILL]), absence=which, municipality=town.town,
            acting=town.acting(by), now=NOW,
        )  # fmt: skip

    return deed


def rows() -> list[UUID]:
    with looking_behind():
        return list(Absence.objects.values_list("pk", flat=True))


def test_two_keepers_press_away_and_she_is_away_once(town: Cast) -> None:
    asked(town)
    for number in range(ROUNDS):
        pressed = away(town, "official"), away(town, "lead", days=2 + number % 2)
        outcomes = at_once(*pressed)
        late = [type(one) for one in outcomes if isinstance(one, Exception)]
        assert late == [errors.AwayAlready]
        [kept] = rows()
        assert kept in outcomes
        with looking_behind():
            Absence.objects.all().delete()


def test_two_keepers_take_it_back_and_it_is_taken_back_once(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            made = away(town, "official")()
        assert went(back(town, "official", made), back(town, "lead", made)) == ["DoesNotExist", "done"]
        assert rows() == []


def test_one_presses_away_while_another_takes_it_back(town: Cast) -> None:
    """Back always counts. Away counts too when it came after that, and else it stood there already."""
    asked(town)
    for _ in range(ROUNDS):
        with transaction.atomic():
            made = away(town, "official")()
        outcomes = at_once(away(town, "lead", days=5), back(town, "official", made))
        assert outcomes[1] == "done"
        if isinstance(outcomes[0], Exception):
            assert isinstance(outcomes[0], errors.AwayAlready)
            assert rows() == []
        else:
            assert rows() == [outcomes[0]]
        with looking_behind():
            Absence.objects.all().delete()


def test_her_deputy_takes_the_ball_while_she_is_taken_back(town: Cast) -> None:
    """The ball is with one of the two, whoever came first."""
    for _ in range(ROUNDS):
        ask = asked(town)
        with transaction.atomic():
            made = away(town, "official")()

        def take(ask: Any = ask) -> Any:
            found = town.again(ask, "youssef").ball
            return actions.take_over(ball=found, due_at=DUE, acting=town.acting("youssef"), now=NOW).pk

        outcomes = at_once(take, back(town, "official", made))
        assert outcomes[1] == "done"
        with looking_behind():
            [(holder,)] = sql("SELECT holder_id FROM commitments_ball WHERE id = %s", ask.ball_id)
            sql("UPDATE mutual_help_ask SET ended_at = %s, state = 'WITHDRAWN' WHERE ended_at IS NULL", NOW)
            sql("UPDATE commitments_ball SET closed_at = %s WHERE closed_at IS NULL", NOW)
        refused = isinstance(outcomes[0], errors.NotYourBall)
        assert holder == town["wijkteam" if refused else "youssef"].pk


@pytest.mark.parametrize("round_", range(4))
def test_an_offer_is_answered_or_taken_over_by_one(town: Cast, round_: int) -> None:
    """She answers just then, before she goes; her deputy takes it over; a colleague at the door does too."""
    with transaction.atomic():
        made = offered(town, "resident")
        with as_the_owner():
            Absence.objects.create(person=town[ILL], starts_on=TODAY, ends_on=TODAY + timedelta(days=20))

    def does(who: str, deed: Any, **more: Any) -> Deed:
        def press() -> Any:
            town.enter(who)
            found = queries.offer_for(ball=made.ball_id)
            return deed(offer=found, acting=town.acting(who), now=NOW, **more).pk

        return press

    how = at_once(
        does(ILL, asks.answer_offer, text="Fijn!"), does("youssef", asks.take_over_offer),
        does("marloes", asks.take_over_offer),
        refused=(errors.AlreadyPickedUp, errors.NotYourBall, errors.BallIsClosed, ObjectDoesNotExist),
    )  # fmt: skip
    assert sum(not isinstance(one, Exception) for one in how) == 1, how
    with looking_behind():
        ((answered, closed),) = sql(
            "SELECT o.answered_by_id, b.closed_at IS NOT NULL FROM mutual_help_offer o JOIN commitments_ball b ON b.id = o.ball_id"
            " WHERE o.id = %s", made.pk,
        )  # fmt: skip
        assert (answered is not None) == closed
