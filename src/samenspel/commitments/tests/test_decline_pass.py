"""Declining the ball."""

from tests.cast import NOW, Cast
from tests.play import ball_of, deeds, offered, refused, sitting, steps, told

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Ball, Pass
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask


def decline(cast: Cast, ask: Ask, key: str = "coach") -> Pass:
    ask = cast.again(ask, key)
    handover = queries.offer_to(ball=ask.ball_id, person=cast[key].pk)
    return asks.decline(ask=ask, handover=handover, why_not="Ik zit vol.", acting=cast.acting(key), now=NOW)


def test_it_leaves_the_ball_with_the_sender(cast: Cast) -> None:
    ask, _ = offered(cast)
    handover = decline(cast, ask)
    assert (handover.state, ball_of(ask).holder_id) == ("DECLINED", cast["wijkteam"].pk)


def test_it_tells_the_sender_and_keeps_the_reason(cast: Cast) -> None:
    ask, handover = offered(cast)
    decline(cast, ask)
    assert told(ask, "pass_answered") == [cast["wijkteam"].pk]
    cast.enter("wijkteam")
    assert Pass.objects.get(pk=handover.pk).why_not == "Ik zit vol."


def test_it_ends_the_seat_at_once(cast: Cast) -> None:
    ask, _ = offered(cast)
    decline(cast, ask)
    assert cast["coach"].pk not in {person for person, _ in sitting(ask)}
    cast.enter("coach")
    assert not Ask.objects.exists()
    assert not Ball.objects.exists()


def test_it_is_a_stop_on_the_path_and_a_row_in_the_journal(cast: Cast) -> None:
    ask, _ = offered(cast)
    decline(cast, ask)
    assert steps(ask)[-1] == "DECLINED"
    assert deeds(ask)[-1] == "declined_pass"


def test_it_is_refused_after_it_was_taken_back(cast: Cast) -> None:
    ask, handover = offered(cast)
    cast.enter("wijkteam")
    mine = Pass.objects.select_related("ball").get(pk=handover.pk)
    actions.take_back_pass(handover=mine, acting=cast.acting("wijkteam"), now=NOW)
    cast.enter("coach")
    late = Pass.objects.select_related("ball").filter(pk=handover.pk).first() or handover
    with refused(errors.OfferIsOver):
        actions.decline_pass(handover=late, why_not="x", acting=cast.acting("coach"), now=NOW)


def test_it_is_only_for_the_receiver(cast: Cast) -> None:
    _, handover = offered(cast)
    cast.enter("youssef")
    with refused(errors.NotYourBall):
        actions.decline_pass(handover=handover, why_not="x", acting=cast.acting("youssef"), now=NOW)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask, _ = offered(cast)
    with refused(Ask.DoesNotExist):
        decline(cast, ask, "outsider")
