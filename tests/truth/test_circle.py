"""What the database refuses about circles and agreements, whatever the software above it does."""

from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samenspel.circles import actions, errors
from samenspel.circles.models import Agreement, Circle, Member, Part, Signature
from samenspel.foundation.errors import Refusal
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast
from tests.family import (
    FATHER,
    MOTHER,
    SIGNERS,
    VOLUNTEER,
    WORKER,
    agreed,
    agreement_as,
    begun,
    centre_says,
    circle_as,
    family,
    joined,
    laid_down,
    member,
    proposed,
    signs,
    worker_joined,
    written,
)
from tests.play import as_the_owner, check_now, refused, sql

TABLES = ("circle", "member", "agreement", "part", "signature")
NO = (IntegrityError, ProgrammingError)


def rows() -> dict[str, int]:
    return {table: sql(f"SELECT count(*) FROM circles_{table}")[0][0] for table in TABLES}


def whole(cast: Cast) -> Circle:
    """A circle with everything in it, so that an empty answer means: hidden, not absent."""
    circle = family(cast)
    agreed(cast, circle)
    proposed(cast, circle, "coach")  # invited
    proposed(cast, circle, "gp", by=VOLUNTEER)  # only proposed
    return circle


def test_an_outsider_a_proposed_person_and_nobody_see_nothing(cast: Cast) -> None:
    whole(cast)
    for key in ("outsider", "gp", "official", None):
        cast.enter(key)
        assert set(rows().values()) == {0}, key


def test_an_invited_person_sees_herself_and_the_centre_and_no_agreement(cast: Cast) -> None:
    whole(cast)
    cast.enter("coach")
    assert rows() == {"circle": 1, "member": 3, "agreement": 0, "part": 0, "signature": 0}


def test_who_stopped_sees_only_that_she_was_there(cast: Cast) -> None:
    circle = whole(cast)
    actions.stop_member(member=member(cast, circle, VOLUNTEER), acting=cast.acting(VOLUNTEER), now=NOW)
    cast.enter(VOLUNTEER)
    assert rows() == {"circle": 0, "member": 1, "agreement": 0, "part": 0, "signature": 0}


def test_a_helper_sees_who_is_in_it_and_whom_she_proposed(cast: Cast) -> None:
    whole(cast)
    cast.enter(VOLUNTEER)
    assert rows()["member"] == 5, "four are in it, and the one she proposed; not whom the mother asked"


# deed: the statement, and who tries it. None of it may happen.
ATTACKS = {
    "put in by others": ("UPDATE circles_member SET state = 'ACTIVE', active_since = now() WHERE person_id = %(coach)s", MOTHER),
    "her yes by another on the screen": (
        "UPDATE circles_member SET own_yes_at = now(), own_yes_way = 'SCREEN', state = 'ACTIVE', active_since = now()"
        " WHERE person_id = %(coach)s", MOTHER),
    "the centre's yes by a helper": (
        "UPDATE circles_member SET centre_yes_at = now(), centre_yes_way = 'SCREEN', state = 'INVITED' WHERE person_id = %(gp)s",
        VOLUNTEER),
    "the centre's yes heard by a helper": (
        "UPDATE circles_member SET centre_yes_at = now(), centre_yes_way = 'SPOKEN', centre_yes_heard_by_id = %(neighbour)s,"
        " state = 'INVITED' WHERE person_id = %(gp)s", VOLUNTEER),
    "a helper sends another away": ("UPDATE circles_member SET state = 'ENDED', ended_at = now() WHERE person_id = %(wijkteam)s", VOLUNTEER),
    "a worker sends the mother away": ("UPDATE circles_member SET state = 'ENDED', ended_at = now() WHERE person_id = %(resident)s", WORKER),
    "a helper renames the circle": ("UPDATE circles_circle SET name = 'Mijn kring'", VOLUNTEER),
    "a worker ends the circle": ("UPDATE circles_circle SET ended_at = now()", WORKER),
    "a helper ends the agreement": ("UPDATE circles_agreement SET state = 'ENDED', ended_at = now()", VOLUNTEER),
    "a helper makes it revised": ("UPDATE circles_agreement SET state = 'REVISED', ended_at = now()", VOLUNTEER),
    "the mother changes what was signed": ("UPDATE circles_agreement SET thanks = 'een taart'", MOTHER),
    "the mother changes a part that was signed": ("UPDATE circles_part SET replaced_by = 'Oma'", MOTHER),
    "the mother throws away a part": ("DELETE FROM circles_part", MOTHER),
    "the mother throws away a signature": ("DELETE FROM circles_signature", MOTHER),
    "a signature changes": ("UPDATE circles_signature SET yes = true", MOTHER),
    "a member row changes its person": ("UPDATE circles_member SET person_id = %(outsider)s", MOTHER),
    "a helper takes the centre": ("UPDATE circles_member SET side = 'CENTRE' WHERE person_id = %(neighbour)s", VOLUNTEER),
    "a helper makes it due": ("UPDATE circles_agreement SET state = 'DUE'", VOLUNTEER),
    "a helper postpones looking back": ("UPDATE circles_agreement SET review_on = '2040-01-01'", VOLUNTEER),
    "a helper names another as guide": ("UPDATE circles_member SET guide_id = %(wijkteam)s WHERE person_id = %(neighbour)s", VOLUNTEER),
    "a helper lifts the fixed contact": ("UPDATE circles_circle SET backstop_no_centre_at = now()", VOLUNTEER),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_it_does_not_happen(cast: Cast, name: str) -> None:
    whole(cast)
    statement, key = ATTACKS[name]
    cast.enter(key)
    with as_the_owner():
        before = [
            list(table.objects.order_by("pk").values())
            for table in (Circle, Member, Agreement, Part, Signature)
        ]
    try:
        with transaction.atomic():
            sql(
                statement.replace("%(", "{")
                .replace(")s", "}")
                .format(**{k: f"'{p.pk}'" for k, p in cast.person.items()})
            )
            check_now()
    except NO:
        pass
    with as_the_owner():
        after = [
            list(table.objects.order_by("pk").values())
            for table in (Circle, Member, Agreement, Part, Signature)
        ]
    assert before == after, name


def test_nobody_slips_into_the_centre_of_a_circle_that_is_there(cast: Cast) -> None:
    circle = family(cast)
    for key, person in ((VOLUNTEER, "outsider"), (WORKER, "outsider")):
        cast.enter(key)
        with refused(*NO):
            Member.objects.create(
                circle_id=circle.pk, person=cast[person], side="CENTRE", state="ACTIVE", proposed_by=cast[key],
                proposed_at=NOW, active_since=NOW, own_yes_at=NOW, own_yes_way="SPOKEN", own_yes_heard_by=cast[key],
            )  # fmt: skip


def test_a_worker_does_not_write_herself_in_later(cast: Cast) -> None:
    circle = begun(cast)
    cast.enter(WORKER)
    with refused(*NO):
        Member.objects.create(
            circle_id=circle.pk, person=cast[WORKER], side="AROUND", state="ACTIVE", proposed_by=cast[WORKER],
            proposed_at=NOW, active_since=NOW, own_yes_at=NOW, own_yes_way="SCREEN", centre_yes_at=NOW,
            centre_yes_way="SPOKEN", centre_yes_heard_by=cast[WORKER],
        )  # fmt: skip


def _sign(agreement: Agreement, person: UUID, **how: Any) -> None:
    facts = {"way": "SCREEN", "witness_id": None} | how
    Signature(agreement=agreement, person_id=person, yes=True, signed_at=NOW, **facts).save(force_insert=True)


def test_nobody_signs_for_another(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    tries = [
        (VOLUNTEER, MOTHER, {}), (VOLUNTEER, WORKER, {}), (MOTHER, VOLUNTEER, {}), ("outsider", MOTHER, {}),
        (VOLUNTEER, MOTHER, {"way": "SPOKEN", "witness_id": cast[VOLUNTEER].pk}),
        (VOLUNTEER, WORKER, {"way": "PAPER", "witness_id": cast[MOTHER].pk}),
        (MOTHER, "outsider", {"way": "PAPER", "witness_id": cast[MOTHER].pk}),
        ("outsider", WORKER, {"way": "PAPER", "witness_id": cast["outsider"].pk}),
    ]  # fmt: skip
    for key, person, how in tries:
        cast.enter(key)
        with refused(*NO):
            _sign(agreement, cast[person].pk, **how)


@pytest.mark.parametrize("missing", SIGNERS)
def test_it_is_not_in_force_without_everybody(cast: Cast, missing: str) -> None:
    agreement = laid_down(cast, family(cast))
    for key in SIGNERS:
        if key != missing:
            signs(cast, agreement, key)
    cast.enter(MOTHER)
    with refused(*NO):
        Agreement.objects.filter(pk=agreement.pk).update(state="AGREED", agreed_at=NOW)
        check_now()


def test_the_last_professional_does_not_slip_away_as_a_neighbour(cast: Cast) -> None:
    circle = family(cast)
    actions.keep_backstop(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    cast.enter(WORKER)
    for more in ({"face": "INFORMAL"}, {"face": "INFORMAL", "state": "ENDED", "ended_at": NOW}):
        with refused(*NO):
            Member.objects.filter(person=cast[WORKER]).update(**more)


@pytest.mark.parametrize("key", ["coach", "neighbour", "carer"])
@pytest.mark.parametrize(
    "how", [{"own_yes_way": "SCREEN"}, {"own_yes_way": "SPOKEN", "own_yes_heard_by_id": WORKER}]
)
def test_nobody_comes_in_for_where_she_does_not_work(cast: Cast, key: str, how: dict[str, str]) -> None:
    """The formal face is not given by who hears her yes: whoever writes it down, the database asks where she works."""
    circle = begun(cast)
    worker_joined(cast, circle)
    row = proposed(cast, circle, key, by=WORKER, face="FORMAL", organisation=cast.organisation["wijkteam"])
    centre_says(cast, circle, key)
    by = WORKER if "own_yes_heard_by_id" in how else key
    facts = {**how, "own_yes_heard_by_id": cast[WORKER].pk} if by == WORKER else how
    cast.enter(by)
    with refused(*NO):
        Member.objects.filter(pk=row.pk).update(state="ACTIVE", active_since=NOW, own_yes_at=NOW, **facts)
    cast.enter(WORKER)
    with refused(*NO):
        Member.objects.filter(person=cast[WORKER]).update(organisation=cast.organisation["praktijk"])


def test_who_works_here_no_more_hears_no_yes_of_the_centre(cast: Cast) -> None:
    agreement = laid_down(cast, family(cast))
    with as_the_owner():
        sql("ALTER TABLE community_membership DISABLE TRIGGER USER")
        sql("UPDATE community_membership SET ends_on = current_date WHERE person_id = %s", cast[WORKER].pk)
    cast.enter(WORKER)
    with refused(*NO):
        _sign(agreement, cast[MOTHER].pk, way="PAPER", witness_id=cast[WORKER].pk)
    with refused(errors.NobodySignsForAnother):
        signs(cast, agreement, WORKER, person=cast[MOTHER].pk, way="PAPER")


def test_words_stand_sealed(cast: Cast) -> None:
    agreed(cast, family(cast))
    with as_the_owner():
        (stored,) = sql("SELECT why, tells FROM circles_agreement")
    assert all(words.startswith("sealed:") for words in stored)


# --- in the same second -----------------------------------------------------------------------------------


def test_two_last_signatures_in_the_same_second_agree_it_once(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            circle = family(town)
            agreement = laid_down(town, circle)
            for key in SIGNERS[:2]:
                signs(town, agreement, key)

        def signing(key: str, agreement: Agreement = agreement) -> Any:
            return lambda: signs(town, agreement, key).pk

        at_once(*(signing(key) for key in SIGNERS[2:]))
        with looking_behind():
            found = Agreement.objects.get(pk=agreement.pk)
            assert (found.state, found.signatures.count()) == ("AGREED", 4)


def test_signing_and_changing_in_the_same_second_never_changes_what_was_signed(town: Cast) -> None:
    for _ in range(4):
        with transaction.atomic():
            circle = family(town)
            agreement = laid_down(town, circle)

        def change(agreement: Agreement = agreement) -> Any:
            found = agreement_as(town, agreement, MOTHER)
            return actions.write_in(
                agreement=found, thanks="een taart", acting=town.acting(MOTHER), now=NOW
            ).pk

        at_once(lambda agreement=agreement: signs(town, agreement, VOLUNTEER).pk, change)  # type: ignore[misc]
        with looking_behind():
            found = Agreement.objects.get(pk=agreement.pk)
            assert not (found.signatures.exists() and found.thanks == "een taart")


# --- whatever people do, in whatever order -----------------------------------------------------------------


class FamilyMachine(RuleBasedStateMachine):
    """Everybody tries everything; a refusal changes nothing, and what must be true stays true."""

    cast: ClassVar[Cast]
    PEOPLE = (*SIGNERS, "outsider")

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.circle: Circle

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize()
    def they_begin(self) -> None:
        self.circle = family(self.cast)
        laid_down(self.cast, self.circle)

    def try_to(self, deed: Any) -> None:
        try:
            with transaction.atomic():
                deed()
        except (Refusal, Circle.DoesNotExist, Member.DoesNotExist, Agreement.DoesNotExist):
            pass

    def newest(self, states: tuple[str, ...]) -> Agreement:
        with as_the_owner():
            return Agreement.objects.filter(circle=self.circle, state__in=states).latest("version")

    @rule(key=some.sampled_from(PEOPLE), yes=some.sampled_from([True, True, True, False]))
    def sign(self, key: str, yes: bool) -> None:
        self.try_to(lambda: signs(self.cast, self.newest(("TALKED_THROUGH",)), key, yes))

    @rule(key=some.sampled_from(PEOPLE), other=some.sampled_from(PEOPLE))
    def hear(self, key: str, other: str) -> None:
        who = self.cast[other].pk
        self.try_to(lambda: signs(self.cast, self.newest(("TALKED_THROUGH",)), key, person=who, way="SPOKEN"))

    @rule()
    def all_sign(self) -> None:
        for key in SIGNERS:
            self.sign(key=key, yes=True)  # type: ignore[call-arg]

    @rule(key=some.sampled_from(PEOPLE))
    def write_another(self, key: str) -> None:
        def deed() -> None:
            draft = written(self.cast, self.circle, key)
            actions.lay_down(agreement=draft, acting=self.cast.acting(key), now=NOW)

        self.try_to(deed)

    @rule(key=some.sampled_from(PEOPLE))
    def change(self, key: str) -> None:
        def deed() -> None:
            found = agreement_as(self.cast, self.newest(("PROPOSAL", "TALKED_THROUGH", "AGREED")), key)
            actions.write_in(agreement=found, meets="Elke week.", acting=self.cast.acting(key), now=NOW)

        self.try_to(deed)

    @rule(key=some.sampled_from(PEOPLE), other=some.sampled_from(SIGNERS))
    def stop(self, key: str, other: str) -> None:
        def deed() -> None:
            row = member(self.cast, self.circle, other, key)
            actions.stop_member(member=row, acting=self.cast.acting(key), now=NOW)

        self.try_to(deed)

    @rule(other=some.sampled_from([VOLUNTEER, WORKER, FATHER]))
    def join_again(self, other: str) -> None:
        self.try_to(lambda: joined(self.cast, self.circle, other, centre=other == FATHER))

    @invariant()
    def what_is_in_force_was_signed_by_everybody_then(self) -> None:
        check_now()
        with as_the_owner():
            for one in Agreement.objects.exclude(agreed_at=None):
                said = dict(one.signatures.values_list("person_id", "yes"))
                assert all(said.get(person) for person in one.parts.values_list("person_id", flat=True))
                assert all(said.values())
                assert one.escalation_phone
                assert one.thanks
            assert Agreement.objects.filter(state__in=Agreement.STANDS).count() <= 1
            here = Member.objects.active().filter(circle=self.circle, side="CENTRE")
            for one in Agreement.objects.filter(state__in=Agreement.IN_FORCE):
                said = one.signatures.filter(yes=True).values_list("person_id", flat=True)
                assert set(here.values_list("person_id", flat=True)) <= set(said), "nobody new in the centre"

    @invariant()
    def somebody_stands_in_the_centre_and_nobody_without_both_yeses(self) -> None:
        with as_the_owner():
            here = Member.objects.active().filter(circle=self.circle)
            assert here.filter(side="CENTRE").exists()
            assert not here.filter(own_yes_at=None).exists()
            assert not here.filter(side="AROUND", centre_yes_at=None).exists()

    @invariant()
    def who_is_not_in_it_sees_nothing_of_it(self) -> None:
        with as_the_owner():
            here = set(Member.objects.active().filter(circle=self.circle).values_list("person_id", flat=True))
        for key in self.PEOPLE:
            self.cast.enter(key)
            assert Agreement.objects.exists() == (self.cast[key].pk in here)


def test_it_is_true_after_every_step(cast: Cast) -> None:
    FamilyMachine.cast = cast
    run_state_machine_as_test(
        FamilyMachine,
        settings=settings(
            max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
