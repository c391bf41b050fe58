"""It was not so: what she had returns, what takes a yes of others does not, and nobody hears a confusing word."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from tests.cast import NOW, Cast
from tests.deaths import ask_now, died, not_so
from tests.family import MOTHER, agreed, family
from tests.neighbours import answered_offer, started
from tests.play import as_the_owner, check_now, end, refused

from samenspel.circles.models import Agreement, Circle, Member
from samenspel.commitments.models import LookBack, Step
from samenspel.community import queries as community
from samenspel.community.models import Account, Death
from samenspel.deaths import errors
from samenspel.journal.queries import breaks
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Match, Offer
from samenspel.notifications.models import Message

LATER = NOW + timedelta(days=13)


def test_her_question_comes_back_to_who_had_it(cast: Cast) -> None:
    ask = cast.ask()
    before = ask_now(ask)
    died(cast, ask.ball)
    not_so(cast, ask.ball, now=LATER)
    check_now()
    now = ask_now(ask)
    assert (now.state, now.ended_at, now.ball.closed_at) == (before.state, None, None)
    assert now.ball.holder_id == before.ball.holder_id
    assert now.ball.due_at > LATER
    with as_the_owner():
        assert Step.objects.filter(ball=ask.ball, kind="NOT_SO").count() == 1
        assert Account.objects.get(person=cast["resident"]).is_active
        assert not list(breaks())


def test_looking_back_and_her_offer_come_back(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        row = Match.objects.select_related("ask__ball", "offer__ball").get(pk=match.pk)
        LookBack.objects.create(
            municipality=cast.town, origin=row.offer.ball, subject=cast["neighbour"], by=cast["wijkteam"],
            due_on=NOW.date(), planned_at=NOW,
        )  # fmt: skip
    died(cast, row.offer.ball, by="official")
    not_so(cast, row.offer.ball, by="official")
    check_now()
    with as_the_owner():
        assert Offer.objects.get(pk=row.offer_id).state == "OPEN"
        assert LookBack.objects.get().state == "PLANNED"
        assert Match.objects.get(pk=match.pk).ended_how == "MISTAKE", "help takes a yes of both"


def test_an_offer_at_rest_until_a_day_rests_until_that_day_again(cast: Cast) -> None:
    made = answered_offer(cast)
    cast.enter("neighbour")
    day, me = (NOW + timedelta(days=30)).date(), cast.acting("neighbour")
    actions.pause_offer(offer=made, back_on=day, acting=me, now=NOW)
    died(cast, made.ball, by="official")
    with as_the_owner():
        now = Offer.objects.get(pk=made.pk)
    assert (now.state, now.back_on, now.tell_back_on) == ("ENDED", None, None)
    not_so(cast, made.ball, by="official")
    check_now()
    with as_the_owner():
        now = Offer.objects.get(pk=made.pk)
    assert (now.state, now.back_on, now.tell_back_on) == ("PAUSED", day, day - timedelta(days=7))


def test_two_who_were_parted_by_mistake_may_be_suggested_again(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        row = Match.objects.select_related("ask__ball").get(pk=match.pk)
    died(cast, row.ask.ball)
    not_so(cast, row.ask.ball)
    ask = cast.again(row.ask, "wijkteam")
    assert [one.offer for one in queries.candidates(ask=ask, now=NOW)] == [row.offer_id]


def test_her_circle_and_what_was_agreed_come_back(cast: Cast) -> None:
    circle = family(cast)
    agreement = agreed(cast, circle)
    ask = cast.ask(key=MOTHER)
    with as_the_owner():
        before = list(Member.objects.filter(circle=circle).order_by("pk").values_list("pk", "state"))
    died(cast, ask.ball)
    not_so(cast, ask.ball)
    check_now()
    with as_the_owner():
        assert list(Member.objects.filter(circle=circle).order_by("pk").values_list("pk", "state")) == before
        assert Circle.objects.get(pk=circle.pk).ended_at is None
        assert Agreement.objects.get(pk=agreement.pk).state == "AGREED"


def test_who_was_told_reads_that_it_was_not_so_and_she_hears_nothing(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        row = Match.objects.select_related("ask__ball", "offer__ball").get(pk=match.pk)
        hers = Message.objects.filter(person=cast["resident"]).count()
    died(cast, row.ask.ball)
    cast.enter(None, ball=row.offer.ball)
    assert [(one.name, one.taken_back) for one in community.deaths_told(ball=row.offer.ball_id)] == [
        ("Amina", False)
    ]
    not_so(cast, row.ask.ball)
    cast.enter(None, ball=row.offer.ball)
    assert [(one.name, one.taken_back) for one in community.deaths_told(ball=row.offer.ball_id)] == [
        ("Amina", True)
    ]
    with as_the_owner():
        assert Message.objects.filter(kind="quiet_word", person=cast["neighbour"]).count() == 2
        assert Message.objects.filter(person=cast["resident"]).count() == hers


@pytest.mark.parametrize("key", ["outsider", "coach", "neighbour", "gp"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    with pytest.raises(ObjectDoesNotExist):
        not_so(cast, ask.ball, by=key)
    assert ask_now(ask).state == "DIED"


def test_it_is_taken_back_once_and_may_be_written_again(cast: Cast) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    not_so(cast, ask.ball)
    with refused(errors.AlreadyWritten):
        not_so(cast, ask.ball)
    died(cast, ask.ball)
    with as_the_owner():
        assert Death.objects.filter(taken_back_at=None).count() == 1


def test_after_four_weeks_it_stands(cast: Cast) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    with refused(errors.TooLongAgo):
        not_so(cast, ask.ball, now=NOW + timedelta(days=29))


def test_what_ended_before_her_death_stays_ended(cast: Cast) -> None:
    gone, ask = cast.ask(), cast.ask()
    end(cast, gone)
    died(cast, ask.ball)
    not_so(cast, ask.ball)
    assert (ask_now(gone).state, ask_now(ask).state) == ("ANSWERED", "OPEN")
