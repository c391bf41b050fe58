"""New offers of a colleague who is away: her deputy is asked in time, and the promise is kept (R35, I5)."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.house.situation import signed_in
from tests.neighbours import answered_offer
from tests.play import as_the_owner, at_work, refused

from samenspel.commitments import actions as balls
from samenspel.commitments import errors as ball_errors
from samenspel.commitments import queries as commitments
from samenspel.commitments.models import Absence, Ball, Step
from samenspel.foundation.days import day_of
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Offer
from samenspel.notifications.models import Message


def away(cast: Cast, key: str = "wijkteam", *, until: date | None = None, starts: date | None = None) -> None:
    with as_the_owner():
        Absence.objects.create(
            person=cast[key], starts_on=starts or NOW.date(), ends_on=until or NOW.date() + timedelta(days=20)
        )


def asked_around(now: datetime = NOW) -> dict[str, int]:
    """The job looks at all that is due; return who was asked for offers that wait, and how often."""
    with at_work("remind_due"):
        due = list(commitments.due_now(now=now).filter(about=Ball.About.OFFER))
        for ball in due:
            balls.remind_due(ball=ball, now=now)
    with as_the_owner():
        return dict(Counter(row.person.shown for row in Message.objects.filter(kind="offers_wait")))


def now_at(made: Offer) -> Ball:
    with as_the_owner():
        return Ball.objects.select_related("holder").get(pk=made.ball_id)


def takes(cast: Cast, made: Offer, key: str) -> Offer:
    cast.enter(key)
    found = queries.offer_for(ball=made.ball_id)
    return actions.take_over_offer(offer=found, acting=cast.acting(key), now=NOW)


def test_what_comes_in_while_she_is_away_goes_to_the_next(cast: Cast) -> None:
    away(cast)
    assert now_at(offered(cast)).holder_id == cast["youssef"].pk


def test_what_waits_is_asked_of_her_deputy_before_the_day_we_promised(cast: Cast) -> None:
    """All of it in one message; to who offered nothing is late, and so nothing is said."""
    first, second = offered(cast), offered(cast, "neighbour")
    assert asked_around() == {}
    away(cast)
    assert asked_around() == {cast["youssef"].shown: 1}
    assert asked_around(NOW + timedelta(minutes=1)) == {cast["youssef"].shown: 1}
    for made in (first, second):
        assert now_at(made).reminded == Ball.Reminded.DEPUTY
        assert now_at(made).holder_id == cast["wijkteam"].pk  # until another takes it
    with as_the_owner():
        assert not Message.objects.filter(kind__in=("offer_is_late", "deputy_due")).exists()
        assert Step.objects.filter(ball=first.ball_id, kind="DEPUTY_REMINDED").count() == 1


def test_who_is_back_in_time_keeps_them(cast: Cast) -> None:
    made = offered(cast)
    away(cast, until=day_of(now_at(made).due_at))
    assert asked_around() == {}


def test_who_goes_away_later_is_passed_over_on_that_day(cast: Cast) -> None:
    made = offered(cast)
    goes = NOW.date() + timedelta(days=2)
    away(cast, starts=goes)
    assert asked_around() == {}
    assert asked_around(NOW + timedelta(days=2)) == {cast["youssef"].shown: 1}
    assert now_at(made).reminded == Ball.Reminded.DEPUTY


def test_without_a_deputy_who_is_there_the_lead_is_asked(cast: Cast) -> None:
    made = offered(cast)
    away(cast)
    away(cast, "youssef")
    assert set(asked_around()) == {now_at(made).lead.shown}  # type: ignore[union-attr]
    assert now_at(made).reminded == Ball.Reminded.LEAD


def test_a_question_of_hers_waits_for_its_own_moment(cast: Cast) -> None:
    ball = cast.ask().ball
    away(cast)
    with at_work("remind_due"):
        assert ball not in commitments.due_now(now=NOW)
        assert balls.remind_due(ball=commitments.ball_for(pk=ball.pk), now=NOW) == 0


def test_the_deputy_takes_it_and_the_promise_stays(cast: Cast) -> None:
    made = offered(cast)
    promised = now_at(made).due_at
    away(cast)
    takes(cast, made, "youssef")
    ball = now_at(made)
    assert (ball.holder_id, ball.deputy_id, ball.due_at) == (
        cast["youssef"].pk,
        cast["wijkteam"].pk,
        promised,
    )
    with refused(ball_errors.NotYourBall):
        cast.enter("wijkteam")
        found = queries.offer_for(ball=made.ball_id)
        actions.answer_offer(offer=found, text="Fijn!", acting=cast.acting("wijkteam"), now=NOW)


@pytest.mark.parametrize("key", ["resident", "coach", "carer", "outsider"])
def test_nobody_else_takes_it(cast: Cast, key: str) -> None:
    made = offered(cast)
    away(cast)
    cast.enter(key)
    with refused():
        found = queries.offer_for(ball=made.ball_id)
        actions.take_over_offer(offer=found, acting=cast.acting(key), now=NOW)
    assert now_at(made).holder_id == cast["wijkteam"].pk


def test_what_was_answered_is_taken_by_nobody(cast: Cast) -> None:
    made = offered(cast)
    cast.enter("wijkteam")
    found = queries.offer_for(ball=made.ball_id)
    actions.answer_offer(offer=found, text="Fijn!", acting=cast.acting("wijkteam"), now=NOW)
    with refused(errors.OfferMoved):
        takes(cast, made, "youssef")


def test_the_deputy_takes_all_with_one_press_and_she_reads_who_answered(cast: Cast) -> None:
    first, second = offered(cast), offered(cast, "neighbour")
    away(cast)
    asked_around()
    with as_the_owner():
        youssef, els = signed_in(cast, "youssef"), signed_in(cast, "wijkteam")
    page = reverse("work_offers")
    assert "Neem deze 2 over" in youssef.get(page).content.decode()
    assert "Neem de bal over" in youssef.get(reverse("work_offered", args=[first.ball_id])).content.decode()
    assert "keer aanbod ligt nu bij jou" in youssef.post(page, {"do": "take"}, follow=True).content.decode()
    assert {now_at(one).holder_id for one in (first, second)} == {cast["youssef"].pk}
    youssef.post(page, {"offer": [str(first.pk)], "text": "Wat fijn!"})
    back = els.get(page).content.decode()
    assert "Een collega nam dit van je over" in back
    assert f"{cast['youssef'].shown} gaf antwoord" in back
    assert f"{cast['youssef'].shown} antwoordt " in back
    one = els.get(reverse("work_offered", args=[first.ball_id])).content.decode()
    assert "Wat fijn!" in one
    assert "Neem de bal over" not in one


def test_a_colleague_at_the_door_takes_one_too(cast: Cast) -> None:
    made = offered(cast)
    with as_the_owner():
        youssef = signed_in(cast, "youssef")
    answer = youssef.post(reverse("work_offered", args=[made.ball_id]), {"do": "take"}, follow=True)
    assert "De bal ligt nu bij jou." in answer.content.decode()
    assert now_at(made).holder_id == cast["youssef"].pk


def test_what_somebody_wrote_back_is_taken_over_as_well(cast: Cast) -> None:
    """A reply waits for a word too: her deputy is asked, reads it on the same page, takes it and answers."""
    made = answered_offer(cast)
    cast.enter("neighbour")
    found = queries.offer_for(ball=made.ball_id)
    actions.reply_to_answer(offer=found, text="Welke deur?", acting=cast.acting("neighbour"), now=NOW)
    holder = now_at(made).holder_id
    key = next(name for name in cast.person if cast[name].pk == holder)
    cast.enter(key)
    assert [one.pk for one in queries.offers_at_work(me=holder, now=NOW).replies] == [made.pk]
    away(cast, key)
    assert list(asked_around().values()) == [1]
    deputy = now_at(made).deputy_id
    second = next(name for name in cast.person if cast[name].pk == deputy)
    cast.enter(second)
    assert [one.pk for one in queries.offers_at_work(me=cast[second].pk, now=NOW).waiting] == [made.pk]
    takes(cast, made, second)
    assert now_at(made).holder_id == deputy
