"""What people do in the same second: real threads, real connections, real commits.

Each round starts from a fresh ask; whoever comes second hears it by name.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from samenspel.commitments import actions as balls
from samenspel.commitments import errors, queries
from samenspel.commitments.models import Absence, Ball, Pass, Seat, Step
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, as_job, enter
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import queries as journal
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message
from tests.at_once import Deed, at_once, looking_behind
from tests.cast import NOW, Cast
from tests.play import DUE, offer, sql, write

ROUNDS = 12


def asked(town: Cast, *receivers: str) -> Ask:
    """A committed ask, offered to these people."""
    with transaction.atomic():
        ask = town.ask()
        for receiver in receivers:
            offer(town, ask, receiver)
        return ask


def all_is_true() -> None:
    """An open ask has one open ball with exactly one holder; the chain has no gaps."""
    with looking_behind():
        assert (
            sql(
                "SELECT a.id FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id"
                " WHERE (a.ended_at IS NULL) <> (b.closed_at IS NULL)"
            )
            == []
        )
        assert sql(
            "SELECT b.id FROM commitments_ball b LEFT JOIN commitments_seat s ON s.ball_id = b.id"
            " AND s.reason = 'HOLDER' AND s.ended_at IS NULL WHERE b.closed_at IS NULL"
            " GROUP BY b.id HAVING count(s.id) <> 1 OR bool_or(s.person_id <> b.holder_id)"
        ) == []  # fmt: skip
        assert sql(
            "SELECT 1 FROM commitments_ball b JOIN commitments_absence a ON a.person_id = b.holder_id"
            " WHERE b.closed_at IS NULL AND a.long"
        ) == []  # fmt: skip
        assert journal.breaks() == []


def accepting(town: Cast, ask: Ask, key: str) -> Deed:
    def deed() -> Any:
        enter(Context(person=town[key].pk))
        found = Ask.objects.select_related("ball", "asker", "area", "municipality").get(pk=ask.pk)
        handover = queries.offer_to(ball=ask.ball_id, person=town[key].pk)
        return actions.accept(ask=found, handover=handover, due_at=DUE, acting=town.acting(key), now=NOW)

    return deed


def doing(town: Cast, ask: Ask, key: str, verb: Callable[..., Any], **more: Any) -> Deed:
    def deed() -> Any:
        found = town.again(ask, key)
        return verb(ask=found, acting=town.acting(key), now=NOW, **more)

    return deed


def prepared(town: Cast, ask: Ask, key: str, deed: Callable[[Ask], Any]) -> Deed:
    """Read first, wait for all others to have read, and only then do it: the hardest case."""

    def do() -> Any:
        return deed(town.again(ask, key))

    return do


def test_two_accept_in_the_same_second_and_one_has_the_ball(town: Cast) -> None:
    for _ in range(ROUNDS):
        ask = asked(town, "coach", "desk")
        outcomes = at_once(accepting(town, ask, "coach"), accepting(town, ask, "desk"))
        late = [one for one in outcomes if isinstance(one, Exception)]
        assert len(late) == 1
        assert isinstance(late[0], errors.AlreadyPickedUp | ObjectDoesNotExist), late
        winner = ("coach", "desk")[outcomes.index(next(one for one in outcomes if one is not late[0]))]
        with looking_behind():
            ball = Ball.objects.get(pk=ask.ball_id)
            assert ball.holder_id == town[winner].pk
            holders = Seat.objects.filter(ball=ball, reason="HOLDER", ended_at=None)
            assert [seat.person_id for seat in holders] == [ball.holder_id]
            assert Step.objects.filter(ball=ball, kind="PASSED").count() == 1
            assert Message.objects.filter(ball_id=ball.pk, kind="ball_accepted").count() == 1
    all_is_true()


def test_two_accept_after_both_saw_the_same_page(town: Cast) -> None:
    """Both have read that it is offered to them before either writes."""
    for _ in range(ROUNDS):
        ask = asked(town, "coach", "desk")
        both = threading.Barrier(2)

        def deed(key: str, ask: Ask = ask, both: threading.Barrier = both) -> Deed:
            def do() -> Any:
                found = town.again(ask, key)
                handover = queries.offer_to(ball=ask.ball_id, person=town[key].pk)
                both.wait(10)
                return actions.accept(
                    ask=found, handover=handover, due_at=DUE, acting=town.acting(key), now=NOW
                )

            return do

        outcomes = at_once(deed("coach"), deed("desk"))
        late = [one for one in outcomes if isinstance(one, Exception)]
        assert [type(one) for one in late] == [errors.AlreadyPickedUp]
    all_is_true()


def test_she_accepts_and_picks_up_in_the_same_second(town: Cast) -> None:
    """Two windows of one person: she has the ball, nothing is still offered, and neither waits for ever."""
    for _ in range(4):
        ask = asked(town, "marloes")

        def picking(ask: Ask = ask) -> object:
            found = town.again(ask, "marloes")
            return actions.pick_up(ask=found, due_at=DUE, acting=town.acting("marloes"), now=NOW)

        outcomes = at_once(accepting(town, ask, "marloes"), picking)
        assert any(not isinstance(one, BaseException) for one in outcomes), outcomes
        assert all(isinstance(one, Refusal) for one in outcomes if isinstance(one, BaseException)), outcomes
        with looking_behind():
            assert Ball.objects.get(pk=ask.ball_id).holder_id == town["marloes"].pk
            assert not Pass.objects.filter(ball=ask.ball_id, state__in=Pass.LIVE).exists()


def test_three_pick_up_at_the_door_and_one_has_the_ball(town: Cast) -> None:
    for _ in range(ROUNDS):
        ask = asked(town)
        three = threading.Barrier(2)

        def deed(key: str, ask: Ask = ask, three: threading.Barrier = three) -> Deed:
            def do() -> Any:
                found = town.again(ask, key)
                three.wait(10)
                return actions.pick_up(ask=found, due_at=DUE, acting=town.acting(key), now=NOW)

            return do

        outcomes = at_once(deed("youssef"), deed("marloes"), prepared(
            town, ask, "wijkteam",
            lambda found: balls.promise(
                ball=found.ball, due_at=DUE, next_step="Ik bel.", acting=town.acting("wijkteam"), now=NOW
            ),
        ))  # fmt: skip
        moved = [one for one in outcomes[:2] if not isinstance(one, Exception)]
        assert len(moved) == 1
        late = next(one for one in outcomes[:2] if isinstance(one, Exception))
        assert isinstance(late, errors.AlreadyPickedUp)
    all_is_true()


def test_accepting_and_leaving_for_good(town: Cast) -> None:
    """She gets the ball and stays, or leaves and does not get it; never both."""
    seen = set()
    for number in range(ROUNDS):
        ask = asked(town, "coach")

        def leave() -> Any:
            town.enter("coach")
            return balls.go_away(
                starts_on=NOW.date(),
                ends_on=None,
                municipality=town.town,
                acting=town.acting("coach"),
                now=NOW,
            )

        deeds = [accepting(town, ask, "coach"), leave]
        outcomes = at_once(*deeds)
        refused = [type(one) for one in outcomes if isinstance(one, Exception)]
        assert refused in ([errors.AwayNow], [errors.BallStillHeld]), outcomes
        seen.add(refused[0])
        all_is_true()
        with looking_behind():
            Absence.objects.all().delete()
            sql("UPDATE mutual_help_ask SET ended_at = %s, state = 'WITHDRAWN' WHERE ended_at IS NULL", NOW)
            sql("UPDATE commitments_ball SET closed_at = %s WHERE closed_at IS NULL", NOW)
        assert number >= 0
    assert seen


def test_asking_while_the_first_at_the_door_leaves(town: Cast) -> None:
    """The question goes to the next; whoever asks never sees that somebody left in this second."""
    for _ in range(ROUNDS):

        def ask() -> Any:
            enter(Context())
            return actions.ask(
                words="x", area=town.weide, reach="VISIT", asker=actions.Asker(), form_key=new_id(),
                acting=Acting(person=None), now=NOW,
            )  # fmt: skip

        def leave() -> Any:
            town.enter("wijkteam")
            return balls.go_away(
                starts_on=NOW.date(),
                ends_on=None,
                municipality=town.town,
                acting=town.acting("wijkteam"),
                now=NOW,
            )

        outcomes = at_once(ask, leave, ask)
        assert not isinstance(outcomes[0], Exception)
        assert not isinstance(outcomes[2], Exception)
        all_is_true()
        with looking_behind():
            Absence.objects.all().delete()
            sql("UPDATE mutual_help_ask SET ended_at = %s, state = 'WITHDRAWN' WHERE ended_at IS NULL", NOW)
            sql("UPDATE commitments_ball SET closed_at = %s WHERE closed_at IS NULL", NOW)


def test_stopping_the_question_and_accepting_it(town: Cast) -> None:
    for _ in range(ROUNDS):
        ask = asked(town, "coach")
        both = threading.Barrier(2)

        def accept(ask: Ask = ask, both: threading.Barrier = both) -> Any:
            found = town.again(ask, "coach")
            handover = queries.offer_to(ball=ask.ball_id, person=town["coach"].pk)
            both.wait(10)
            return actions.accept(
                ask=found, handover=handover, due_at=DUE, acting=town.acting("coach"), now=NOW
            )

        def stop(ask: Ask = ask, both: threading.Barrier = both) -> Any:
            found = town.again(ask, "resident")
            both.wait(10)
            return actions.withdraw(ask=found, acting=town.acting("resident"), now=NOW)

        outcomes = at_once(accept, stop)
        # Her word is the last: it stops, whether or not somebody accepted just before.
        assert not isinstance(outcomes[1], Exception), outcomes
        with looking_behind():
            assert Ball.objects.get(pk=ask.ball_id).closed_at == NOW
    all_is_true()


def test_everything_at_once_about_one_ask(town: Cast) -> None:
    """Notes, urgency, sharing, offers, a yes, an answer: nobody blocks anybody for ever."""
    for _ in range(ROUNDS // 2):
        ask = asked(town, "coach", "desk")
        at_once(
            accepting(town, ask, "coach"),
            accepting(town, ask, "desk"),
            lambda ask=ask: write(town, ask, "wijkteam"),
            lambda ask=ask: write(town, ask, "resident"),
            doing(town, ask, "resident", actions.share, text="Ik kook."),
            doing(town, ask, "resident", actions.reword, words="Of toch anders."),
            doing(town, ask, "resident", actions.rename_asker, name="Amina"),
            doing(town, ask, "wijkteam", actions.set_urgency, urgency="SOON", reason="Slaapt slecht."),
            lambda ask=ask: offer(town, ask, "gp"),
            doing(town, ask, "resident", actions.verdict, verdict="PARTLY"),
        )
        all_is_true()


def test_taking_back_and_accepting(town: Cast) -> None:
    for _ in range(ROUNDS):
        ask = asked(town, "coach")

        def take_back(ask: Ask = ask) -> Any:
            town.enter("wijkteam")
            handover = queries.offer_to(ball=ask.ball_id, person=town["coach"].pk)
            return balls.take_back_pass(handover=handover, acting=town.acting("wijkteam"), now=NOW)

        outcomes = at_once(accepting(town, ask, "coach"), take_back)
        assert sum(isinstance(one, Exception) for one in outcomes) == 1, outcomes
    all_is_true()


@pytest.mark.parametrize("submits", [2, 5])
def test_one_form_sent_several_times_at_once_is_one_ask(town: Cast, submits: int) -> None:
    for _ in range(ROUNDS):
        key = new_id()

        def ask(key: Any = key) -> Any:
            enter(Context())
            made = actions.ask(
                words="Wie loopt er mee?", area=town.weide, reach="MAIL", form_key=key, acting=Acting(person=None),
                asker=actions.Asker(email="iemand@example.org"), now=NOW,
            )  # fmt: skip
            return made.ball.code

        codes = at_once(*[ask] * submits)
        assert len(set(codes)) == 1, codes
        with looking_behind():
            made = Ask.objects.get(form_key=key)
            assert made.words.count() == 1
            assert Message.objects.filter(ball_id=made.ball_id).count() == 2
    with looking_behind():
        assert Ball.objects.count() == ROUNDS
        assert sql("SELECT count(*) FROM community_person WHERE name LIKE 'Iemand%%'") == [(ROUNDS,)]
    all_is_true()


def test_two_workers_remind_once(town: Cast) -> None:
    for _ in range(ROUNDS // 2):
        ask = asked(town)
        late = ask.ball.due_at + timedelta(hours=1)

        def remind(ask: Ask = ask, late: Any = late) -> Any:
            sql("SET LOCAL ROLE samenspel_worker")
            with as_job("remind_due"):
                return str(balls.remind_due(ball=queries.ball_for(pk=ask.ball_id), now=late))

        outcomes = at_once(remind, remind, remind)
        assert sorted(outcomes) == ["0", "0", "1"]
        with looking_behind():
            assert Step.objects.filter(ball=ask.ball_id, kind="HOLDER_REMINDED").count() == 1
            assert Message.objects.filter(ball_id=ask.ball_id, kind="ball_due").count() == 1
    all_is_true()


def test_waking_and_dropping_a_look_back(town: Cast) -> None:
    for _ in range(ROUNDS // 2):
        ask = asked(town)
        with transaction.atomic():
            found = town.again(ask, "resident")
            actions.verdict(ask=found, verdict="PARTLY", acting=town.acting("resident"), now=NOW)
            found = town.again(ask, "resident")
            planned = actions.plan_look_back(ask=found, months=1, acting=town.acting("resident"), now=NOW)
        then = NOW + timedelta(days=40)

        def wake(then: Any = then) -> Any:
            sql("SET LOCAL ROLE samenspel_worker")
            with as_job("wake_look_backs"):
                return str(balls.wake_look_backs(today=then.date(), now=then))

        def drop(planned: Any = planned, then: Any = then) -> Any:
            town.enter("resident")
            return balls.drop_look_back(look_back=planned, acting=town.acting("resident"), now=then)

        outcomes = at_once(wake, drop, wake)
        woken = sum(one == "1" for one in outcomes)
        dropped = not isinstance(outcomes[1], Exception)
        assert woken + dropped == 1, outcomes
        all_is_true()


def test_picking_up_while_the_holder_writes_her_first_word(town: Cast) -> None:
    for _ in range(ROUNDS):
        ask = asked(town)
        both = threading.Barrier(2)

        def pick_up(ask: Ask = ask, both: threading.Barrier = both) -> Any:
            found = town.again(ask, "marloes")
            both.wait(10)
            return actions.pick_up(ask=found, due_at=DUE, acting=town.acting("marloes"), now=NOW)

        def say(ask: Ask = ask, both: threading.Barrier = both) -> Any:
            found = town.again(ask, "wijkteam")
            both.wait(10)
            return actions.write_note(
                ask=found, text="Ik bel je.", readers="BETWEEN", acting=town.acting("wijkteam"), now=NOW
            )

        outcomes = at_once(pick_up, say)
        assert not isinstance(outcomes[1], Exception)
        all_is_true()
