"""Whatever two neighbours do while somebody lets an offer stand still and another decides: what is never false holds (0057)."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import Refusal
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Ask, Match, Offer, Standstill, StandstillWord
from samenspel.mutual_help.tests.standstill_people import moved, nightly, stands_still
from samenspel.notifications.models import Message
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, called, people, says, started, suggested
from tests.play import as_the_owner, check_now, sql

NO = (Refusal, Match.DoesNotExist, Ask.DoesNotExist, Standstill.DoesNotExist, IndexError)
WORK, OTHERS = (
    ("wijkteam", "youssef", "marloes", "lead"),
    ("desk", "neighbour", "resident", "outsider", "official"),
)
KEYS = some.sampled_from([*WORK, *WORK, *WORK, *OTHERS])
PLACES, DAYS = some.integers(0, 2), some.sampled_from([0, 2, 14, 28, 29])


class StandstillMachine(RuleBasedStateMachine):
    """Three who help: with one it runs, one is to meet, one is suggested; and one of them stands still already."""

    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize(first=some.integers(0, 2), rests=some.booleans())
    def they_are_there(self, first: int, rests: bool) -> None:
        self.offers = [answered_offer(self.cast, key) for key in ("neighbour", "carer", "outsider")]
        with as_the_owner():
            Offer.objects.filter(pk=self.offers[0].pk).update(at_most=3)
        runs, meets, waits = (suggested(self.cast, called(self.cast), one) for one in self.offers)
        started(self.cast, runs)
        for side in ("ASKER", "OFFERER"):
            says(meets, side)
        self.ask = called(self.cast, line="Samen koken.")
        stands_still(self.cast, self.offers[first], "youssef", rests=rests)
        assert waits

    def try_to(self, deed: Any) -> Any:
        """Try something; a refusal by name changes nothing."""
        before = self._picture()
        try:
            with transaction.atomic():
                return deed()
        except NO:
            assert self._picture() == before
            return None

    def _picture(self) -> list[Any]:
        with as_the_owner():
            tables = (Match, Offer, Ask, Standstill, StandstillWord)
            rows = [list(table.objects.order_by("pk").values()) for table in tables]
            return [
                rows,
                sql("SELECT * FROM mutual_help_answer ORDER BY 1, 2, 3, 4"),
                Message.objects.count(),
            ]

    def _match(self, place: int) -> Match:
        with as_the_owner():
            found = list(Match.objects.filter(ended_at=None).order_by("suggested_at", "pk"))
        return found[place % max(len(found), 1)]

    @rule(place=PLACES)
    def suggest(self, place: int) -> None:
        """Somebody who has an ask suggests: only who does not stand still."""

        def deed() -> None:
            ask = self.cast.again(self.ask, "wijkteam")
            found = [
                one for one in queries.candidates(ask=ask, now=NOW) if one.offer == self.offers[place].pk
            ]
            actions.suggest_neighbours(
                ask=ask, candidates=found, acting=self.cast.acting("wijkteam"), now=NOW
            )

        self.try_to(deed)

    @rule(
        place=PLACES,
        side=some.sampled_from(["ASKER", "OFFERER"]),
        what=some.sampled_from(["yes", "met", "pause", "resume", "end"]),
    )
    def one_side_says(self, place: int, side: str, what: str) -> None:
        def deed() -> None:
            match, acting = be(self._match(place), side)
            facts: dict[str, Any] = {"match": match, "acting": acting, "now": NOW}
            if what == "yes":
                actions.answer_match(side=side, yes=True, **facts)
            elif what == "met":
                actions.say_met(**facts)
            else:
                getattr(actions, f"{what}_helping")(side=side, **facts)

        self.try_to(deed)

    @rule(place=PLACES)
    def start(self, place: int) -> None:
        def deed() -> None:
            match = self._match(place)
            self.cast.enter("wijkteam")
            found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
            begin = actions.Start("Els", "+31301234567")
            actions.start_helping(match=found, start=begin, acting=self.cast.acting("wijkteam"), now=NOW)

        self.try_to(deed)

    def _still(self, place: int) -> Standstill:
        with as_the_owner():
            found = list(Standstill.objects.filter(over_at=None).order_by("pk"))
        return found[place % max(len(found), 1)]

    @rule(place=PLACES, key=KEYS, days=DAYS, rests=some.booleans())
    def let_stand_still(self, place: int, key: str, days: int, rests: bool) -> None:
        def deed() -> None:
            self.cast.enter(key)
            still = actions.Still("Er is iets gezegd.", clock.today() + timedelta(days=days), rests)
            offer = self.offers[place].pk
            actions.let_stand_still(offer=offer, still=still, acting=self.cast.acting(key), now=NOW)

        self.try_to(deed)

    def _looks(self, it: Standstill) -> str:
        with as_the_owner():
            holder = Ball.objects.get(pk=it.ball_id).holder_id
        return next(key for key, person in self.cast.person.items() if person.pk == holder)

    @rule(
        place=PLACES, by=some.one_of(some.just("LOOKS"), KEYS), days=DAYS,
        how=some.sampled_from(["LONGER", "LONGER", "GOES_ON", "ENDED"]),
    )  # fmt: skip
    def decide(self, place: int, by: str, how: str, days: int) -> None:
        def deed() -> None:
            it = self._still(place)
            key = self._looks(it) if by == "LOOKS" else by
            self.cast.enter(key)
            found = queries.standstill_for(pk=it.pk)
            said: dict[str, Any] = {
                "standstill": found, "words": "We praatten.", "acting": self.cast.acting(key), "now": NOW,
            }  # fmt: skip
            if how == "LONGER":
                actions.let_stand_longer(until_on=clock.today() + timedelta(days=days), **said)
            else:
                (actions.let_go_on if how == "GOES_ON" else actions.let_it_end)(**said)

        self.try_to(deed)

    @rule(place=PLACES, key=some.sampled_from(WORK))
    def another_looks(self, place: int, key: str) -> None:
        """Whoever looks is late, and who stands behind takes it; anybody else does not."""

        def deed() -> None:
            it = self._still(place)
            with as_the_owner():
                Ball.objects.filter(pk=it.ball_id).update(reminded=1)
            self.cast.enter(key)
            found = queries.standstill_for(pk=it.pk)
            actions.look_instead(standstill=found, acting=self.cast.acting(key), now=NOW)

        self.try_to(deed)

    @rule(place=PLACES, key=some.sampled_from([None, "desk", "wijkteam", "lead"]))
    def say_back(self, place: int, key: str | None) -> None:
        """She says something back: herself with her code, or at the desk that she reads it out to."""

        def deed() -> None:
            it = self._still(place)
            with as_the_owner():
                ball = Offer.objects.get(pk=it.offer_id).ball_id
            enter(Context(person=self.cast[key].pk if key else None, ball=ball))
            offer = queries.offer_for(ball=ball)
            hers = Acting(person=offer.offerer_id, way="CODE")
            acting = self.cast.acting(key).namens(offer.offerer_id, way="PHONE") if key else hers
            actions.say_back(standstill=it.pk, offer=offer, text="Zo was het niet.", acting=acting, now=NOW)

        self.try_to(deed)

    @rule(place=PLACES, days=some.sampled_from([1, 10, 30]))
    def days_pass(self, place: int, days: int) -> None:
        try:
            it = self._still(place)
        except IndexError:
            return
        check_now()
        moved(it, days)
        nightly(jobs.look_at_standstills)

    @rule(place=PLACES)
    def the_offer_stops(self, place: int) -> None:
        def deed() -> None:
            enter(Context(ball=self.offers[place].ball_id))
            offer = queries.offer_for(ball=self.offers[place].ball_id)
            acting = Acting(person=offer.offerer_id, way="CODE")
            actions.stop_offer(offer=offer, acting=acting, now=NOW)

        self.try_to(deed)

    @rule(place=PLACES, key=KEYS, statement=some.sampled_from([
        "UPDATE mutual_help_standstill SET over_at = now(), how = 'GOES_ON' WHERE id = %s",
        "UPDATE mutual_help_standstill SET until_on = until_on + 60 WHERE id = %s",
        "SELECT decide_standstill(%s, 'GOES_ON', NULL, now())",
        "SELECT decide_standstill(%s, 'LONGER', current_date + 200, now())",
        "UPDATE mutual_help_match SET state = 'ACTIVE' WHERE state = 'PAUSED' AND %s::uuid IS NOT NULL",
    ]))  # fmt: skip
    def attack(self, place: int, key: str, statement: str) -> None:
        """Somebody writes in the database itself: without words nothing is decided, by whoever it be."""
        try:
            it = self._still(place)
        except IndexError:
            return
        with as_the_owner():
            before = list(Standstill.objects.order_by("pk").values())
        self.cast.enter(key)
        try:
            with transaction.atomic():
                sql(statement, it.pk) if statement.startswith("SELECT") else _write(statement, it.pk)
                sql("SET CONSTRAINTS ALL IMMEDIATE")
        except DatabaseError:
            pass
        else:
            sql("SET CONSTRAINTS ALL DEFERRED")
        with as_the_owner():
            assert list(Standstill.objects.order_by("pk").values()) == before

    @invariant()
    def nothing_goes_on_while_it_stands_still(self) -> None:
        check_now()
        with as_the_owner():
            assert sql(
                "SELECT m.state, s.rests FROM mutual_help_match m JOIN mutual_help_offer o ON o.id = m.offer_id JOIN mutual_help_standstill s"
                " ON s.person_id = o.offerer_id AND s.over_at IS NULL AND s.until_on >= (now() AT TIME ZONE 'Europe/Amsterdam')::date"
                " WHERE m.state IN ('SUGGESTED', 'FIRST_MEETING') OR m.state = 'ACTIVE' AND s.rests"
            ) == []  # fmt: skip

    @invariant()
    def another_human_looks_and_every_decision_has_words(self) -> None:
        with as_the_owner():
            for one in Standstill.objects.select_related("ball"):
                ball = one.ball
                assert (one.over_at is None) == (ball.closed_at is None)
                apart = {one.person_id, one.held_by_id}
                assert not apart & {ball.holder_id, ball.deputy_id, ball.lead_id}
                assert one.terms <= 3
                assert one.until_on <= clock.today() + timedelta(days=28)
                words = list(StandstillWord.objects.filter(standstill=one).order_by("said_at", "pk"))
                ours = [word for word in words if not word.is_hers]
                assert len(ours) == one.terms + (one.how in ("GOES_ON", "ENDED"))
                assert ours[0].said_by_id == one.held_by_id
                assert all(word.said_by_id not in apart for word in ours[1:])
                assert all(word.written_by_id not in (one.held_by_id,) for word in words)
                assert not (
                    one.how == "ENDED" and Offer.objects.filter(pk=one.offer_id, ended_at=None).exists()
                )
            once = "SELECT person_id FROM mutual_help_standstill WHERE over_at IS NULL GROUP BY 1 HAVING count(*) > 1"
            assert sql(once) == []

    @invariant()
    def it_is_read_by_whom_it_concerns_and_when_it_is_over_by_her_alone(self) -> None:
        with as_the_owner():
            every = list(Standstill.objects.select_related("ball"))
            seats = {
                one.pk: {row[0] for row in sql(
                    "SELECT s.person_id FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id"
                    " WHERE b.id = %s AND s.ended_at IS NULL AND (s.reason IN ('HOLDER', 'LEAD')"
                    " OR s.reason = 'DEPUTY' AND (b.reminded > 0 OR EXISTS (SELECT FROM commitments_seat x"
                    " WHERE x.ball_id = b.id AND x.person_id = s.person_id AND x.reason = 'HOLDER')))", one.ball_id,
                )} for one in every
            }  # fmt: skip
        for key, person in self.cast.person.items():
            self.cast.enter(key)
            seen = set(Standstill.objects.values_list("pk", flat=True))
            may = {
                one.pk for one in every
                if one.person_id == person.pk
                or (one.over_at is None and (one.held_by_id == person.pk or person.pk in seats[one.pk]))
            }  # fmt: skip
            assert seen == may, key


def _write(statement: str, *values: object) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_it_is_true_after_every_step(cast: Cast) -> None:
    StandstillMachine.cast = cast
    run_state_machine_as_test(
        StandstillMachine,
        settings=settings(
            max_examples=8, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
