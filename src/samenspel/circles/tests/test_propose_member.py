"""Asking somebody to stand around you: the centre first, then she herself (R01, R06, R14, R16)."""

import pytest
from tests.cast import NOW, Cast
from tests.family import (
    FATHER,
    MOTHER,
    VOLUNTEER,
    WORKER,
    begun,
    centre_says,
    circle_as,
    joined,
    member,
    proposed,
    says,
    state_of,
    told_of,
    worker_joined,
)
from tests.play import refused

from samenspel.circles import actions, errors, queries
from samenspel.circles.models import Circle, Member


def test_proposed_by_the_centre_she_is_asked_at_once(cast: Cast) -> None:
    circle = begun(cast)
    row = proposed(cast, circle, VOLUNTEER)
    assert state_of(row) == "INVITED"
    assert told_of("circle_asks_you") == {cast[VOLUNTEER].pk}
    says(cast, circle, VOLUNTEER)
    assert state_of(row) == "ACTIVE"


def test_proposed_by_another_the_centre_is_asked_first_and_she_knows_nothing_yet(cast: Cast) -> None:
    circle = begun(cast)
    joined(cast, circle, VOLUNTEER)
    row = proposed(cast, circle, "outsider", by=VOLUNTEER)
    assert state_of(row) == "PROPOSED"
    assert told_of("circle_asks_centre") == {cast[MOTHER].pk}
    with refused(Circle.DoesNotExist):
        circle_as(cast, circle, "outsider")
    with refused(Member.DoesNotExist):
        member(cast, circle, "outsider")
    centre_says(cast, circle, "outsider")
    assert cast["outsider"].pk in told_of("circle_asks_you")
    assert state_of(says(cast, circle, "outsider")) == "ACTIVE"


def test_a_no_of_the_centre_is_neutral_and_ends_it(cast: Cast) -> None:
    circle = begun(cast)
    joined(cast, circle, VOLUNTEER)
    row = proposed(cast, circle, "outsider", by=VOLUNTEER)
    centre_says(cast, circle, "outsider", yes=False)
    assert state_of(row) == "NOT_NOW"
    cast.enter(VOLUNTEER)
    assert queries.circle_page(pk=circle.pk, person=cast[VOLUNTEER].pk).asked == []
    with refused(Member.DoesNotExist):
        member(cast, circle, "outsider")


def test_a_no_of_her_own_costs_nothing(cast: Cast) -> None:
    circle = begun(cast)
    row = proposed(cast, circle, VOLUNTEER)
    says(cast, circle, VOLUNTEER, yes=False)
    assert state_of(row) == "NOT_NOW"
    assert told_of("circle_answered") == {cast[MOTHER].pk}
    with refused(Circle.DoesNotExist):
        circle_as(cast, circle, VOLUNTEER)
    assert proposed(cast, circle, VOLUNTEER).pk != row.pk, "later she can be asked again"


def test_it_is_asked_and_answered_once(cast: Cast) -> None:
    circle = begun(cast)
    proposed(cast, circle, VOLUNTEER)
    with refused(errors.AskedAlready):
        proposed(cast, circle, VOLUNTEER)
    row = says(cast, circle, VOLUNTEER)
    with refused(errors.AnsweredAlready):
        actions.answer_own(member=row, yes=True, acting=cast.acting(VOLUNTEER), now=NOW)


def test_only_the_centre_puts_somebody_beside_it(cast: Cast) -> None:
    circle = begun(cast)
    joined(cast, circle, VOLUNTEER)
    with refused(errors.OnlyTheCentreSays):
        proposed(cast, circle, FATHER, by=VOLUNTEER, centre=True)


def test_a_helper_does_not_say_yes_for_the_centre(cast: Cast) -> None:
    circle = begun(cast)
    joined(cast, circle, VOLUNTEER)
    row = proposed(cast, circle, "outsider", by=VOLUNTEER)
    with refused(errors.OnlyTheCentreSays):
        actions.answer_for_centre(member=row, yes=True, way="SPOKEN", acting=cast.acting(VOLUNTEER), now=NOW)


def test_a_professional_writes_down_the_yes_she_heard(cast: Cast) -> None:
    circle = begun(cast)
    worker_joined(cast, circle)
    row = proposed(cast, circle, VOLUNTEER, by=WORKER)
    mine = {"member": row, "acting": cast.acting(WORKER), "now": NOW}
    with refused(errors.SomebodyHeardIt):
        actions.answer_for_centre(**mine, yes=True)
    found = actions.answer_for_centre(**mine, yes=True, way="SPOKEN")
    assert (found.state, found.centre_yes_heard_by_id) == ("INVITED", cast[WORKER].pk)
    assert told_of("circle_yes_written") == {cast[MOTHER].pk}


def test_somebody_without_email_says_yes_to_who_asked(cast: Cast) -> None:
    circle = begun(cast)
    cast.enter(MOTHER)
    found = circle_as(cast, circle, MOTHER)
    truus = actions.Newcomer("Truus", phone="+31301234599")
    mine = {"acting": cast.acting(MOTHER), "now": NOW}
    row = actions.propose_member(circle=found, newcomer=truus, place=actions.Place("buurvrouw"), **mine)
    with refused(errors.SomebodyHeardIt):
        actions.answer_own(member=row, yes=True, **mine)
    actions.answer_own(member=row, yes=True, way="PAPER", **mine)
    assert (state_of(row), row.own_yes_heard_by_id) == ("ACTIVE", cast[MOTHER].pk)
    assert told_of("circle_yes_written") == {row.person_id}


def test_who_says_she_is_of_an_organisation_works_there(cast: Cast) -> None:
    circle = begun(cast)
    assert worker_joined(cast, circle).face == "FORMAL"
    assert worker_joined(cast, circle, VOLUNTEER).face == "INFORMAL", "who works nowhere is a neighbour"


def test_a_trainee_comes_in_when_somebody_guides_her(cast: Cast) -> None:
    """AS-14: a named guide with agreed talks, or not active."""
    circle = begun(cast)
    worker_joined(cast, circle)
    proposed(cast, circle, "initiative", needs_guide=True, as_what="stagiair")
    row = says(cast, circle, "initiative")
    assert (row.state, bool(row.own_yes_at)) == ("INVITED", True)
    joined(cast, circle, VOLUNTEER)
    with refused(Member.DoesNotExist):  # to a volunteer, who waits is not there yet
        member(cast, circle, "initiative", VOLUNTEER)
    with refused(errors.OnlyAColleagueGuides):
        hers = member(cast, circle, "initiative", MOTHER)
        actions.guide_member(member=hers, talks="Dinsdag", acting=cast.acting(MOTHER), now=NOW)
    found = member(cast, circle, "initiative", WORKER)
    actions.guide_member(member=found, talks="Elke dinsdag", acting=cast.acting(WORKER), now=NOW)
    assert (state_of(row), found.guide_id) == ("ACTIVE", cast[WORKER].pk)
    with refused(errors.ATraineeCountsOnYou):
        actions.stop_member(member=member(cast, circle, WORKER), acting=cast.acting(WORKER), now=NOW)


def test_from_the_sixth_on_we_ask_whether_it_is_not_too_much_and_never_stop_it(cast: Cast) -> None:
    circle = begun(cast)
    five = ("neighbour", "carer", "caller", "coach", "desk")
    for key in five:
        assert not queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk).are_many
        joined(cast, circle, key)
        cast.enter(MOTHER)
    assert queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk).are_many
    assert state_of(joined(cast, circle, "gp")) == "ACTIVE"


@pytest.mark.parametrize("key", ["outsider", "coach"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = begun(cast)
    row = proposed(cast, circle, VOLUNTEER)
    cast.enter(key)
    stolen = {"acting": cast.acting(key), "now": NOW}
    with refused():
        actions.propose_member(
            circle=circle, newcomer=actions.Newcomer("X", known=cast[key].pk), place=actions.Place(), **stolen
        )
    for deed in (actions.answer_own, actions.answer_for_centre):
        with refused():
            deed(member=row, yes=True, way="SPOKEN", **stolen)
    with refused():
        actions.take_back_proposal(member=row, **stolen)


def test_formal_and_informal_stand_on_one_line_by_time(cast: Cast) -> None:
    """R24: who is paid comes neither first nor last."""
    for order in ((VOLUNTEER, WORKER), (WORKER, VOLUNTEER)):
        circle = begun(cast)
        for key in order:
            worker_joined(cast, circle) if key == WORKER else joined(cast, circle, key)
        cast.enter(MOTHER)
        found = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk).here
        assert [row["person"] for row in found] == [str(cast[key].pk) for key in (MOTHER, *order)]
