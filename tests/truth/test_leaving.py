"""Nobody takes over silently, and nobody leaves with people in her hands: hostile SQL, races, every order of deeds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspel.circles import actions, queries
from samenspel.circles.models import Circle, GleaningNote, Member, Succession
from samenspel.circles.queries import successions
from samenspel.commitments import actions as commitments
from samenspel.commitments import errors as balls
from samenspel.community.models import Membership, Person
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import Context, as_job, enter
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, begun, family, proposed, worker_joined
from tests.parting import (
    COLLEAGUE,
    LATER,
    answered,
    asked,
    gleaned,
    hers,
    lapsed,
    met,
    places,
    seen_by,
    state,
    work_of,
)
from tests.play import as_the_owner, check_now, refused, sql

HOSTILE = (ProgrammingError, IntegrityError)
TODAY = NOW.date()


# --- the successor sees nothing before the yes -----------------------------------------------------------------
def _sees(cast: Cast, key: str, circle: Circle) -> dict[str, bool]:
    cast.enter(key)
    return {
        "succession": Succession.objects.exists(),
        "circle": Circle.objects.filter(pk=circle.pk).exists(),
        "member": Member.objects.filter(circle=circle).exists(),
        "mother": Person.objects.filter(pk=cast[MOTHER].pk).exists(),
    }


def test_who_would_come_sees_nothing_before_the_yes_and_a_name_after_it(cast: Cast) -> None:
    circle = family(cast)
    succession = asked(cast, circle)
    nothing = dict.fromkeys(("succession", "circle", "member", "mother"), False)
    assert _sees(cast, COLLEAGUE, circle) == nothing
    answered(cast, succession)
    assert _sees(cast, COLLEAGUE, circle) == nothing | {"succession": True, "mother": True}
    met(cast, succession)
    assert all(_sees(cast, COLLEAGUE, circle).values())


@pytest.mark.parametrize("key", ["outsider", FATHER, VOLUNTEER, "marloes", "lead", "official"])
def test_a_stranger_sees_no_succession(cast: Cast, key: str) -> None:
    answered(cast, asked(cast))
    cast.enter(key)
    assert not Succession.objects.exists()


# --- hostile statements ------------------------------------------------------------------------------------------
YES = "UPDATE circles_succession SET state = 'YES', yes_at = now(), yes_way = %(way)s, yes_heard_by_id = %(heard)s WHERE id = %(it)s"


def _try(cast: Cast, key: str, statement: str, **facts: Any) -> bool:
    """True when the statement did something."""
    cast.enter(key)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, facts)
            count = cursor.rowcount
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            return count > 0
    except HOSTILE:
        return False


@pytest.mark.parametrize("key", [COLLEAGUE, WORKER, "outsider", FATHER, "lead", "official"])
@pytest.mark.parametrize(("way", "hears"), [("SCREEN", None), ("SPOKEN", MOTHER), ("SPOKEN", COLLEAGUE)])
def test_nobody_answers_for_another(cast: Cast, key: str, way: str, hears: str | None) -> None:
    succession = asked(cast)
    heard = cast[hears].pk if hears else None
    assert not _try(cast, key, YES, way=way, heard=heard, it=succession.pk)
    assert state(succession) == "ASKED"


@pytest.mark.parametrize("statement", [
    "UPDATE circles_succession SET successor_id = %(me)s WHERE id = %(it)s",
    "UPDATE circles_succession SET subject_id = %(me)s WHERE id = %(it)s",
    "UPDATE circles_succession SET leaving = false WHERE id = %(it)s",
    "UPDATE circles_succession SET answer_by = current_date - 1 WHERE id = %(it)s",
    "UPDATE circles_succession SET state = 'LAPSED', ended_at = now() WHERE id = %(it)s",
    "UPDATE circles_succession SET state = 'INTRODUCED', introduced_at = now(), ended_at = now() WHERE id = %(it)s",
    "UPDATE circles_member SET person_id = %(me)s WHERE id = %(member)s",
    "UPDATE circles_gleaningnote SET maker_id = %(me)s",
    "DELETE FROM circles_succession WHERE id = %(it)s",
])  # fmt: skip
@pytest.mark.parametrize("key", [COLLEAGUE, WORKER, MOTHER])
@pytest.mark.parametrize("after_yes", [False, True])
def test_nothing_is_put_in_her_place_silently(cast: Cast, statement: str, key: str, after_yes: bool) -> None:
    """R40: no statement of the web puts one in the place of another; only the door, after yes and meeting."""
    circle = family(cast)
    row = hers(cast, circle)
    succession = asked(cast, circle)
    if after_yes:
        answered(cast, succession)
    before = places(circle), state(succession)
    assert not _try(cast, key, statement, me=cast[key].pk, it=succession.pk, member=row.pk)
    assert (places(circle), state(succession)) == before


@pytest.mark.parametrize("key", [COLLEAGUE, WORKER, "lead", "outsider"])
def test_the_door_opens_for_who_was_named_alone_and_after_the_yes(cast: Cast, key: str) -> None:
    circle = family(cast)
    succession = asked(cast, circle)
    before = places(circle)
    cast.enter(key)
    assert sql("SELECT succession_introduce(%s, %s, now())", succession.pk, new_id()) == [(False,)]
    answered(cast, succession)
    if key != COLLEAGUE:
        cast.enter(key)
        assert sql("SELECT succession_introduce(%s, %s, now())", succession.pk, new_id()) == [(False,)]
    assert places(circle) == before


@pytest.mark.parametrize("key", [COLLEAGUE, "outsider", MOTHER, "lead"])
def test_nobody_gives_on_what_is_not_hers(cast: Cast, key: str) -> None:
    circle = family(cast)
    row = hers(cast, circle)
    statement = (
        "INSERT INTO circles_succession (id, member_id, subject_id, leaver_id, successor_id, leaving, why, state, asked_at,"
        " answer_by, yes_way, introduction) VALUES (gen_random_uuid(), %(member)s, %(mother)s, %(leaver)s, %(comes)s, true, '',"
        " 'ASKED', now(), current_date + 5, '', 'x')"
    )
    for leaver in (key, WORKER):
        facts = {
            "member": row.pk,
            "mother": cast[MOTHER].pk,
            "leaver": cast[leaver].pk,
            "comes": cast["marloes"].pk,
        }
        assert not _try(cast, key, statement, **facts)


def test_who_counts_is_a_number_for_a_keeper_and_nothing_for_another(cast: Cast) -> None:
    family(cast)
    gleaned(cast)
    organisation = cast.organisation["wijkteam"].pk
    for key, all_of_it in (("lead", 2), (WORKER, 2), ("outsider", 0), (COLLEAGUE, 0), (MOTHER, 0)):
        cast.enter(key)
        found = queries.counts_on(person=cast[WORKER].pk, organisation=organisation, asked_before=NOW)
        assert found.circles + found.contacts == all_of_it, key


# --- leaving -------------------------------------------------------------------------------------------------
def _leave(cast: Cast, key: str = WORKER) -> None:
    cast.enter("official")
    found = work_of(cast, key)
    commitments.leave(membership=found, on=clock.today(), acting=cast.acting("official"), now=clock.now())


def test_nobody_leaves_with_people_in_her_hands(cast: Cast) -> None:
    """R47: her work does not end before each relation was passed on or ended; and it is said in words."""
    circle = family(cast)
    note = gleaned(cast)
    with refused(balls.SomebodyCountsOnHer):
        _leave(cast)
    met(cast, answered(cast, asked(cast, circle)))
    with refused(balls.SomebodyCountsOnHer):
        _leave(cast)
    met(cast, answered(cast, asked(cast, relation=note), key="caller"))
    _leave(cast)
    check_now()
    with as_the_owner():
        assert work_of(cast, WORKER).ends_on is not None


def test_after_the_day_nobody_waits_any_more(cast: Cast) -> None:
    circle = family(cast)
    lapsed(asked(cast, circle))
    _leave(cast)
    assert places(circle)[str(cast[WORKER].pk)] == "ENDED"


# --- how many faces -----------------------------------------------------------------------------------------------
def test_she_sees_how_many_faces_there_were(cast: Cast) -> None:
    circle = family(cast)
    cast.ask()
    met(cast, answered(cast, asked(cast, circle)))
    cast.enter(MOTHER)
    found = queries.faces_this_year(person=cast[MOTHER].pk, year=NOW.year)
    assert {face.name for face in found.people} == {"Els", "Youssef"}, "once each, however often"
    assert found.number == 2
    assert queries.faces_this_year(person=cast[MOTHER].pk, year=NOW.year - 1).number == 0


@pytest.mark.parametrize("key", ["outsider", "lead", "official", "coach"])
def test_her_faces_are_hers_alone(cast: Cast, key: str) -> None:
    worker_joined(cast, family(cast), "marloes")
    cast.enter(key)
    assert queries.faces_this_year(person=cast[MOTHER].pk, year=NOW.year).number == 0


# --- every order of deeds --------------------------------------------------------------------------------------------
DEEDS: dict[str, Callable[[Cast, Succession], Any]] = {
    "yes": lambda cast, it: answered(cast, it),
    "no": lambda cast, it: answered(cast, it, yes=False),
    "heard": lambda cast, it: answered(cast, it, key=WORKER, way="SPOKEN"),
    "false yes": lambda cast, it: answered(cast, it, key=COLLEAGUE, way="SPOKEN"),
    "meet": lambda cast, it: met(cast, it),
    "meet by another": lambda cast, it: met(cast, it, "marloes"),
    "lapse": lambda _cast, it: lapsed(it),
    "take back": lambda cast, it: actions.take_back_succession(
        succession=seen_by(cast, it, WORKER), acting=cast.acting(WORKER), now=NOW
    ),
}
NEXT = {
    "ASKED": {"yes": "YES", "heard": "YES", "no": "NO", "lapse": "LAPSED", "take back": "TAKEN_BACK"},
    "YES": {"meet": "INTRODUCED", "take back": "TAKEN_BACK"},
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=some.lists(some.sampled_from(sorted(DEEDS)), min_size=1, max_size=5))
def test_in_every_order_she_comes_only_after_yes_and_meeting(cast: Cast, deeds: list[str]) -> None:
    point = transaction.savepoint()
    circle = family(cast)
    succession = asked(cast, circle)
    is_now = "ASKED"
    for deed in deeds:
        try:
            with transaction.atomic():
                DEEDS[deed](cast, succession)
                check_now()
        except (Refusal, ObjectDoesNotExist, ProgrammingError):
            assert deed not in NEXT.get(is_now, {}), f"{deed} was refused while {is_now}"
        else:
            is_now = NEXT[is_now][deed]
        there = places(circle)
        assert state(succession) == is_now
        assert (str(cast[COLLEAGUE].pk) in there) is (is_now == "INTRODUCED")
        assert (there[str(cast[WORKER].pk)] == "ENDED") is (is_now in ("INTRODUCED", "LAPSED"))
    transaction.savepoint_rollback(point)


# --- the same second ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("round_", range(4))
def test_a_yes_and_the_day_in_the_same_second(town: Cast, round_: int) -> None:
    """One of both: she stays with her yes, or it lapsed and the relation ended; never both."""
    with transaction.atomic():
        circle = family(town)
        succession = asked(town, circle)

    def yes() -> Any:
        enter(Context(person=town[MOTHER].pk))
        found = successions.succession_for(pk=succession.pk)
        return actions.answer_succession(
            succession=found, yes=True, way="SCREEN", acting=town.acting(MOTHER), now=NOW
        )

    def day() -> Any:
        sql("SET LOCAL ROLE samenspel_worker")
        with as_job("lapse_successions"):
            found = successions.unanswered(on=LATER.date() + timedelta(days=round_)).get(pk=succession.pk)
            return actions.lapse(succession=found, acting=a_job("lapse_successions"), now=LATER)

    outcomes = at_once(yes, day)
    lost = [one for one in outcomes if isinstance(one, Exception)]
    assert len(lost) == 1, outcomes
    with looking_behind():
        row = Succession.objects.get(pk=succession.pk)
        relation = Member.objects.get(pk=row.member_id)
        assert (row.state, relation.state) in {("YES", "ACTIVE"), ("LAPSED", "ENDED")}
        assert GleaningNote.objects.count() == 0


@pytest.mark.parametrize("round_", range(4))
def test_who_leaves_and_who_counts_on_her_in_the_same_second(town: Cast, round_: int) -> None:
    """One of both: her work ended and she is not in the circle, or she came in and her work goes on."""
    with transaction.atomic():
        circle = begun(town)
        proposed(
            town, circle, WORKER, as_what="gezinsbegeleider",
        )  # fmt: skip
    with looking_behind():  # the invitation itself is of nobody's work yet, so that only the yes counts
        membership = Membership.objects.select_related("person", "organisation").get(person=town[WORKER])
        row = Member.objects.get(circle=circle, person=town[WORKER])

    def leaves() -> Any:
        enter(Context(person=town["official"].pk))
        commitments.leave(membership=membership, on=clock.today(), acting=town.acting("official"), now=NOW)

    def comes() -> Any:
        sql("SET LOCAL ROLE samenspel_owner")
        try:
            with transaction.atomic():
                sql("SELECT set_config('samenspel.person', %s, true)", str(town[WORKER].pk))
                sql(
                    "UPDATE circles_member SET state = 'ACTIVE', own_yes_at = now(), own_yes_way = 'SCREEN',"
                    " active_since = now(), face = 'FORMAL', organisation_id = %s WHERE id = %s",
                    membership.organisation_id, row.pk,
                )  # fmt: skip
        except IntegrityError as problem:
            raise ObjectDoesNotExist from problem

    outcomes = at_once(leaves, comes)
    assert sum(isinstance(one, Exception) for one in outcomes) == 1, outcomes
    with looking_behind():
        ended = Membership.objects.get(pk=membership.pk).ends_on is not None
        assert (ended, Member.objects.get(pk=row.pk).state) in {(True, "INVITED"), (False, "ACTIVE")}


def test_nobody_writes_down_what_she_heard_where_she_does_not_work(cast: Cast) -> None:
    note = gleaned(cast)
    with as_the_owner(), pytest.raises(IntegrityError, match="does not work there"), transaction.atomic():
        GleaningNote.objects.filter(pk=note.pk).update(maker=cast["outsider"])
