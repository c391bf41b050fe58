"""Who does something, for whom, and by which way."""

from hypothesis import given
from hypothesis import strategies as some

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.ids import new_id


def test_it_is_the_resident_for_whom_it_is_done() -> None:
    me, she = new_id(), new_id()
    assert Acting(person=me).resident == me
    namens = Acting(person=me).namens(she, way="DESK")
    assert (namens.person, namens.resident, namens.way) == (me, she, "DESK")


def test_it_knows_nothing_of_who_did_not_say_who_she_is() -> None:
    acting = Acting(person=new_id(), roles=frozenset({"COACH"})).anonymous()
    assert (acting.person, acting.roles, acting.role) == (None, frozenset(), "")


def test_it_is_a_job_without_a_person() -> None:
    assert (a_job("x").person, a_job("x").way) == (None, "JOB")


@given(
    some.frozensets(
        some.sampled_from(["COACH", "WIJKTEAM", "GP", "DESK", "INITIATIVE", "OFFICIAL", "VOLUNTEER"])
    )
)
def test_it_says_the_roles_in_forty_letters(roles: frozenset[str]) -> None:
    assert len(Acting(person=None, roles=roles).role) <= 40


def test_it_makes_ids_that_sort_by_time_and_never_repeat() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert {one.version for one in made} == {7}
