"""Whatever anybody does with an ask, in whatever order, the truths hold after every step."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samenspel.commitments import actions as balls
from samenspel.commitments import queries
from samenspel.commitments.models import Absence, Ball, Pass, Seat, Step
from samenspel.foundation.errors import Refusal
from samenspel.journal import queries as journal
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Note, Words
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, check_now

WORKERS = ("wijkteam", "youssef", "marloes", "lead", "coach", "desk", "gp")
EVERYBODY = (*WORKERS, "resident", "neighbour", "outsider", "official")
SOMETIMES = some.sampled_from([None, None, None, None, *WORKERS[:3]])
# What may be answered to somebody whose turn it is not; any other error is a defect.
NO = (Refusal, Ask.DoesNotExist, Pass.DoesNotExist)


class BallMachine(RuleBasedStateMachine):
    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.now = NOW
        self.length = 0
        self.ask: Ask

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize()
    def she_asks(self) -> None:
        self.ask = self.cast.ask()

    def try_to(self, key: str, deed: Any) -> None:
        """Let somebody try something a minute later; a refusal by name changes nothing."""
        self.now += timedelta(minutes=1)
        before = self._picture()
        try:
            with transaction.atomic():
                deed(self.cast.again(self.ask, key), self.cast.acting(key))
        except NO:
            assert self._picture() == before

    def _picture(self) -> list[Any]:
        with as_the_owner():
            ball = Ball.objects.values().get(pk=self.ask.ball_id)
            ask = Ask.objects.values().get(pk=self.ask.pk)
            return [
                ball,
                ask,
                Step.objects.count(),
                Pass.objects.count(),
                Note.objects.count(),
                Words.objects.count(),
            ]

    def _now(self) -> dict[str, Any]:
        with as_the_owner():
            return Ball.objects.values().get(pk=self.ask.ball_id)

    def _key(self, of: str, wild: str | None) -> str:
        """Mostly who may do it now (the holder, somebody invited); now and then just anybody."""
        if wild:
            return wild
        names = {person.pk: key for key, person in self.cast.person.items()}
        with as_the_owner():
            found = Ball.objects.values_list("holder", flat=True).get(pk=self.ask.ball_id)
            if of == "INVITED":
                live = Pass.objects.filter(ball=self.ask.ball_id, state="OFFERED").order_by("made_at")
                found = live.values_list("receiver", flat=True).first() or found
        return names[found]

    @rule(
        wild=SOMETIMES, receiver=some.sampled_from(WORKERS), yes=some.sampled_from(["SPOKEN", "SPOKEN", "", "SAME_TEAM"]),
        then=some.sampled_from(["accept", "accept", "decline", "take_back", ""]),
    )  # fmt: skip
    def offer(self, wild: str | None, receiver: str, yes: str, then: str) -> None:
        """Offer it; often it is answered at once, so that the ball goes round."""
        sender = self._key("HOLDER", wild)
        if sender != receiver:
            self.try_to(sender, lambda ask, me: actions.offer(
                ask=ask, receiver=self.cast[receiver].pk, why="Zij kan dit.", yes_way=yes, acting=me, now=self.now
            ))  # fmt: skip
            if then:
                getattr(self, f"_{then}")(sender if then == "take_back" else receiver, receiver)

    @rule(
        yes=some.booleans(),
        key=some.sampled_from(["resident", "resident", "resident", "wijkteam", "outsider"]),
    )
    def say_yes(self, yes: bool, key: str) -> None:
        def deed(ask: Ask, me: Any) -> None:
            waiting = (
                Pass.objects.select_related("ball", "receiver")
                .filter(ball=ask.ball, state="ASKING_PERSON")
                .first()
            )
            if waiting is not None:
                actions.say_yes(ask=ask, handover=waiting, yes=yes, way="SCREEN", acting=me, now=self.now)

        self.try_to(key, deed)

    @rule(wild=SOMETIMES, what=some.sampled_from(["accept", "decline", "take_back"]))
    def answer_an_offer(self, wild: str | None, what: str) -> None:
        receiver = self._key("INVITED", wild)
        getattr(self, f"_{what}")(self._key("HOLDER", wild) if what == "take_back" else receiver, receiver)

    def _accept(self, key: str, _receiver: str) -> None:
        self.try_to(key, lambda ask, me: actions.accept(
            ask=ask, handover=queries.offer_to(ball=ask.ball_id, person=self.cast[key].pk),
            due_at=self.now + timedelta(days=7), acting=me, now=self.now,
        ))  # fmt: skip

    def _decline(self, key: str, _receiver: str) -> None:
        self.try_to(key, lambda ask, me: actions.decline(
            ask=ask, handover=queries.offer_to(ball=ask.ball_id, person=self.cast[key].pk), why_not="Vol.",
            acting=me, now=self.now,
        ))  # fmt: skip

    def _take_back(self, key: str, receiver: str) -> None:
        self.try_to(key, lambda ask, me: balls.take_back_pass(
            handover=queries.offer_to(ball=ask.ball_id, person=self.cast[receiver].pk), acting=me, now=self.now
        ))  # fmt: skip

    @rule(wild=SOMETIMES)
    def promise(self, wild: str | None) -> None:
        due_at = self.now + timedelta(days=2)
        self.try_to(self._key("HOLDER", wild), lambda ask, me: balls.promise(
            ball=ask.ball, due_at=due_at, next_step="Ik bel.", acting=me, now=self.now
        ))  # fmt: skip

    @rule(key=some.sampled_from(["youssef", "marloes", "lead", "wijkteam", "coach"]))
    def pick_up(self, key: str) -> None:
        due_at = self.now + timedelta(days=2)
        self.try_to(key, lambda ask, me: actions.pick_up(ask=ask, due_at=due_at, acting=me, now=self.now))

    @rule(wild=some.none() | some.sampled_from(EVERYBODY), readers=some.sampled_from(["BETWEEN", "TABLE"]))
    def write(self, wild: str | None, readers: str) -> None:
        self.try_to(self._key("HOLDER", wild), lambda ask, me: actions.write_note(
            ask=ask, text="Dag.", readers=readers, acting=me, now=self.now
        ))  # fmt: skip

    @rule(
        key=some.sampled_from(["resident", "resident", "wijkteam", "outsider"]),
        what=some.sampled_from(["ANSWERED", "NOT_FOUND", "stop", "reopen", "reopen", "reopen"]),
    )  # fmt: skip
    def the_asker_says(self, key: str, what: str) -> None:
        def deed(ask: Ask, me: Any) -> None:
            if what == "stop":
                actions.withdraw(ask=ask, acting=me, now=self.now)
            elif what == "reopen":
                actions.reopen(ask=ask, acting=me, now=self.now)
            else:
                actions.verdict(ask=ask, verdict=what, acting=me, now=self.now)

        self.try_to(key, deed)

    @rule(hours=some.sampled_from([1, 25, 49, 400]))
    def remind(self, hours: int) -> None:
        late = max(self.now, self._now()["due_at"]) + timedelta(hours=hours)
        with at_work():
            balls.remind_due(ball=queries.ball_for(pk=self.ask.ball_id), now=late)
        self.now = late

    @rule(key=some.sampled_from(WORKERS))
    def leave(self, key: str) -> None:
        self.try_to(key, lambda _ask, me: self._go(key, me))

    def _go(self, _key: str, me: Any) -> None:
        balls.go_away(
            starts_on=self.now.date(), ends_on=None, municipality=self.cast.town, acting=me, now=self.now
        )

    @rule()
    def all_come_back(self) -> None:
        with as_the_owner():
            Absence.objects.all().delete()

    @invariant()
    def an_open_ask_has_one_open_ball_with_one_holder(self) -> None:
        check_now()
        with as_the_owner():
            ask = Ask.objects.select_related("ball").get(pk=self.ask.pk)
            holders = list(Seat.objects.filter(ball=ask.ball_id, reason="HOLDER", ended_at=None))
            assert ask.is_open == (ask.ball.closed_at is None)
            assert Ball.objects.filter(about_id=ask.pk, closed_at=None).count() == int(ask.is_open)
            if ask.is_open:
                assert [seat.person_id for seat in holders] == [ask.ball.holder_id]
                assert not Absence.objects.filter(person=ask.ball.holder_id, long=True).exists()

    @invariant()
    def the_asker_reads_everything(self) -> None:
        with as_the_owner():
            everything = [
                set(table.objects.values_list("pk", flat=True)) for table in (Words, Note, Step, Pass, Seat)
            ]
        for person, ball in ((self.cast["resident"].pk, None), (None, self.ask.ball_id)):
            self.cast.enter("resident" if person else None, ball=ball)
            shown = [
                set(table.objects.values_list("pk", flat=True)) for table in (Words, Note, Step, Pass, Seat)
            ]
            assert shown == everything

    @invariant()
    def nobody_outside_the_seats_reads_anything(self) -> None:
        with as_the_owner():
            seated: set[UUID] = set(Seat.objects.filter(ended_at=None).values_list("person", flat=True))
        for key in EVERYBODY:
            self.cast.enter(key)
            reads = (
                Words.objects.exists()
                or Ask.objects.exists()
                or Step.objects.exists()
                or Ball.objects.exists()
            )
            assert reads == (self.cast[key].pk in seated), key

    @invariant()
    def the_path_only_grows_and_the_journal_holds(self) -> None:
        with as_the_owner():
            length = Step.objects.filter(ball=self.ask.ball_id).count()
            assert length >= self.length
            self.length = length
            assert journal.breaks() == []

    @invariant()
    def nobody_is_invited_without_a_yes(self) -> None:
        with as_the_owner():
            invited = Seat.objects.filter(reason="INVITED", ended_at=None).values_list("person", flat=True)
            offered = (
                Pass.objects.filter(state="OFFERED").exclude(yes_way="").values_list("receiver", flat=True)
            )
            assert set(invited) == set(offered)


def test_it_is_true_after_every_step(cast: Cast) -> None:
    BallMachine.cast = cast
    run_state_machine_as_test(
        BallMachine,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
