"""Whatever two neighbours, their holder and the worker do, in whatever order: what is never false holds after every step (I6)."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samenspel.foundation import clock
from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import Refusal
from samenspel.journal import queries as journal
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Ask, Match, Offer, Round
from samenspel.notifications.models import Message
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, called, people
from tests.play import as_the_owner, at_work, check_now, sql

# What may be answered to somebody whose turn it is not; any other error is a defect.
NO = (Refusal, Match.DoesNotExist, Ask.DoesNotExist, IndexError)
SIDES = some.sampled_from(["ASKER", "OFFERER"])
YES = some.sampled_from([True, True, True, False])
PLACES = some.integers(0, 5)
RUNS = ("ACTIVE", "PAUSED")
GOES_ON = ("BOTH_YES", *RUNS)


class MatchMachine(RuleBasedStateMachine):
    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.now = NOW
        self.wants: dict[tuple[Any, str, str], bool] = {}  # what each said last, kept by this machine alone
        self.ran: set[Any] = set()
        self.apart: set[tuple[Any, Any]] = set()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize(backstop=some.booleans())
    def they_are_there(self, backstop: bool) -> None:
        """Two asks of two people, one with a wish; three offers, one of a woman, one with room for two."""
        self.offers = [answered_offer(self.cast, key) for key in ("neighbour", "carer", "outsider")]
        with as_the_owner():
            Offer.objects.filter(pk=self.offers[0].pk).update(gender="WOMAN", at_most=2)
            Offer.objects.filter(pk=self.offers[1].pk).update(gender="MAN", not_with=["PETS"])
        self.asks = [
            called(self.cast),
            called(self.cast, gender_wish="WOMAN"),
            called(self.cast, involves=["PETS"]),
        ]
        for ask in self.asks:
            self._holder(lambda one, me: actions.say_needs(
                ask=one, needs=actions.Needs(plan=True, backstop=backstop), acting=me, now=self.now
            ), ask)  # fmt: skip

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
            rows = [list(table.objects.order_by("pk").values()) for table in (Match, Offer, Ask)]
            return [
                rows,
                sql("SELECT * FROM mutual_help_answer ORDER BY 1, 2, 3, 4"),
                Message.objects.count(),
            ]

    def _holder(self, deed: Any, ask: Ask) -> Any:
        return self.try_to(lambda: deed(self.cast.again(ask, "wijkteam"), self.cast.acting("wijkteam")))

    def _match(self, place: int | UUID) -> Match:
        with as_the_owner():
            open_ones = list(Match.objects.filter(ended_at=None).order_by("suggested_at", "pk"))
        if isinstance(place, UUID):
            return next(iter([one for one in open_ones if one.pk == place]), open_ones[0])
        return open_ones[place % max(len(open_ones), 1)]

    def _with(self, place: int | UUID, side: str, deed: Any) -> None:
        self.try_to(lambda: deed(*be(self._match(place), side)))

    @rule(ask=some.integers(0, 2), offer=some.integers(0, 2))
    def suggest(self, ask: int, offer: int) -> None:
        """The holder suggests, for one ask at a time."""

        def deed(one: Ask, me: Any) -> None:
            found = [c for c in queries.candidates(ask=one, now=self.now) if c.offer == self.offers[offer].pk]
            actions.suggest_neighbours(ask=one, candidates=found, acting=me, now=self.now)

        self._holder(deed, self.asks[ask])

    @rule(days=some.sampled_from([0, 1, 4, 4, 15]))
    def a_night(self, days: int) -> None:
        """The jobs of a night, some days later."""
        self.now += timedelta(days=days, minutes=1)
        usual = clock.now, clock.today
        clock.now, clock.today = lambda: self.now, lambda: self.now.date()
        try:
            with at_work():
                jobs.plan_help.func(0)
                jobs.look_at_matches.func(0)
        finally:
            clock.now, clock.today = usual

    @rule(place=PLACES, side=SIDES, yes=YES)
    def answer(self, place: int, side: str, yes: bool) -> None:
        def deed(match: Match, me: Any) -> None:
            about = {"SUGGESTED": "MEET", "MET": "GO_ON", "ACTIVE": "CLICK"}.get(match.state, "")
            actions.answer_match(match=match, side=side, yes=yes, acting=me, now=self.now)
            self.wants[match.pk, about, side] = yes

        self._with(place, side, deed)

    @rule(place=PLACES, steps=some.integers(1, 5))
    def they_come_far(self, place: int, steps: int) -> None:
        """Often two want it: to meet, after a night, to go on, and it begins; as far as `steps`."""
        try:
            match = self._match(place).pk
        except IndexError:
            return
        both = lambda: [self.answer(match, side, True) for side in ("ASKER", "OFFERER")]  # type: ignore[call-arg]  # noqa: E731
        way = [
            both,
            lambda: self.a_night(4),
            lambda: self.meet(match, "ASKER"),
            both,
            lambda: self.start(match),
        ]  # type: ignore[call-arg]
        for step in way[:steps]:
            step()

    @rule(place=PLACES, side=SIDES)
    def meet(self, place: int, side: str) -> None:
        self._with(place, side, lambda match, me: actions.say_met(match=match, acting=me, now=self.now))

    @rule(place=PLACES)
    def start(self, place: int) -> None:
        def deed() -> None:
            match = self._match(place)
            self.cast.enter("wijkteam")
            found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
            actions.start_helping(
                match=found,
                start=actions.Start("Els", "+31301234567"),
                acting=self.cast.acting("wijkteam"),
                now=self.now,
            )
            self.ran.add(match.pk)

        self.try_to(deed)

    @rule(
        place=PLACES,
        side=SIDES,
        what=some.sampled_from(["pause", "resume", "end", "apart", "no_neighbour", "backstop"]),
    )
    def one_side_says(self, place: int, side: str, what: str) -> None:
        def deed(match: Match, me: Any) -> None:
            facts = {"match": match, "acting": me, "now": self.now}
            if what in ("end", "apart"):
                actions.end_helping(side=side, apart=what == "apart", **facts)
                if what == "apart":
                    self.apart.add((match.ask_id, match.offer_id))
            elif what == "no_neighbour":
                actions.not_informal(**facts)
            elif what == "backstop":
                actions.let_backstop_go(side="ASKER" if side == "ASKER" else "OTHER", **facts)
            else:
                getattr(actions, f"{what}_helping")(side=side, **facts)

        self._with(place, side, deed)

    @rule(
        place=PLACES,
        state=some.sampled_from(["FIRST_MEETING", "MET", "BOTH_YES", "ACTIVE"]),
        job=some.booleans(),
    )
    def attack(self, place: int, state: str, job: bool) -> None:
        """Somebody at work, or the worker's role, pairs two without them."""

        def deed() -> None:
            match = self._match(place)
            self.cast.enter("wijkteam")
            with transaction.atomic(), at_work() if job else transaction.atomic():
                rows = Match.objects.filter(pk=match.pk)
                rows.update(state=state, **({} if job else {"escalation_name": "x", "escalation_phone": "1"}))

        try:
            before = self._picture()
            with transaction.atomic():
                deed()
        except (*NO, IntegrityError):
            assert self._picture() == before

    @rule(ask=some.integers(0, 2))
    def the_ask_ends(self, ask: int) -> None:
        def deed() -> None:
            one = self.cast.again(self.asks[ask], "resident")
            actions.withdraw(ask=one, acting=self.cast.acting("resident"), now=self.now)

        self.try_to(deed)

    @invariant()
    def nobody_goes_on_without_both_yeses(self) -> None:
        check_now()
        with as_the_owner():
            for match in Match.objects.filter(ended_at=None).exclude(state="SUGGESTED"):
                about = {"MEET": match.state in ("FIRST_MEETING", "MET"), "GO_ON": match.state in GOES_ON}
                for asked in (name for name, now in about.items() if now):
                    said = [self.wants.get((match.pk, asked, side)) for side in ("ASKER", "OFFERER")]
                    assert said == [True, True], match.state

    @invariant()
    def nobody_helps_more_than_she_said_and_only_what_both_want(self) -> None:
        with as_the_owner():
            full = Offer.objects.annotate(n=Count("matches", filter=Q(matches__state__in=GOES_ON)))
            assert not full.filter(n__gt=F("at_most")).exists()
            for match in Match.objects.select_related("ask", "offer"):
                assert match.ask.gender_wish in ("", match.offer.gender)
                assert not set(match.ask.call_involves) & set(match.offer.not_with)
            lists = Match.objects.filter(state="SUGGESTED").values("ask").annotate(n=Count("pk"))
            assert all(row["n"] <= 5 for row in lists)
            pairs = list(Match.objects.values_list("ask", "offer"))
            assert len(pairs) == len(set(pairs)), "suggested once"

    @invariant()
    def what_runs_has_somebody_to_call_and_its_backstop(self) -> None:
        with as_the_owner():
            for match in Match.objects.filter(state__in=RUNS).select_related("ask"):
                assert match.escalation_phone
                let_go = match.backstop_off_asker_at and match.backstop_off_other_at
                assert match.backstop_id or let_go or not match.ask.needs_backstop
            ended = Ask.objects.exclude(ended_at=None)
            assert not Match.objects.filter(ask__in=ended, ended_at=None).exists()

    @invariant()
    def what_is_over_left_nothing_and_nobody_reads_an_answer(self) -> None:
        with as_the_owner():
            left = sql(
                "SELECT count(*) FROM mutual_help_answer a JOIN mutual_help_match m ON m.id = a.match_id WHERE m.ended_at IS NOT NULL"
            )
            assert left == [(0,)]
            assert not Entry.objects.filter(verb="answered_match", terms__has_key="yes").exists()
            assert journal.breaks() == []
        for role in ("samenspel_app", "samenspel_worker"):
            assert sql("SELECT has_table_privilege(%s, 'mutual_help_answer', 'SELECT')", role) == [(False,)]

    @invariant()
    def each_side_reads_its_own_answers_alone(self) -> None:
        with as_the_owner():
            open_ones = list(Match.objects.filter(state="SUGGESTED"))
        for match in open_ones:
            for side, (_person, ball) in people(match).items():
                enter(Context(ball=ball))
                mine = {card.id: card.my_meet for card in queries.matches_at(ball=ball)}
                if match.pk in mine:
                    assert mine[match.pk] == self.wants.get((match.pk, "MEET", side))

    @invariant()
    def a_night_is_counted_once(self) -> None:
        with as_the_owner():
            rounds = list(Round.objects.values_list("area", "made_on"))
            assert len(rounds) == len(set(rounds))
            assert (
                sum(Round.objects.values_list("suggested", flat=True))
                == Match.objects.filter(suggested_by=None).count()
            )


def test_it_is_true_after_every_step(cast: Cast) -> None:
    MatchMachine.cast = cast
    run_state_machine_as_test(
        MatchMachine,
        settings=settings(
            max_examples=6, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
