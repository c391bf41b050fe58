"""She says herself whether she comes in; as what she comes is where she works, whoever hears her yes (R14, R50)."""

import pytest
from tests.cast import NOW, START, Cast
from tests.family import (
    MOTHER,
    VOLUNTEER,
    WORKER,
    begun,
    centre_says,
    member,
    proposed,
    says,
    state_of,
    told_of,
    worker_joined,
)
from tests.play import as_the_owner, refused

from samenspel.circles import actions, errors
from samenspel.circles.models import Circle, Member
from samenspel.community.models import Membership


def volunteers(cast: Cast, key: str, organisation: str = "wijkteam") -> None:
    with as_the_owner():
        Membership.objects.create(
            person=cast[key], organisation=cast.organisation[organisation], role="VOLUNTEER", starts_on=START
        )


def asked_as_formal(cast: Cast, circle: Circle, key: str, by: str = MOTHER) -> Member:
    row = proposed(cast, circle, key, by=by, face="FORMAL", organisation=cast.organisation["wijkteam"])
    return row if by == MOTHER else centre_says(cast, circle, key)


def heard(cast: Cast, circle: Circle, key: str, by: str = MOTHER) -> Member:
    """Somebody in the circle writes down the yes that she heard."""
    row = member(cast, circle, key, by)
    return actions.answer_own(member=row, yes=True, way="SPOKEN", acting=cast.acting(by), now=NOW)


@pytest.mark.parametrize("by", [MOTHER, WORKER])
def test_it_asks_where_she_works_also_when_another_heard_her_yes(cast: Cast, by: str) -> None:
    circle = begun(cast)
    worker_joined(cast, circle)
    asked_as_formal(cast, circle, VOLUNTEER, by)
    row = heard(cast, circle, VOLUNTEER, by)
    assert (row.state, row.face, row.organisation_id) == ("ACTIVE", "INFORMAL", None)
    assert told_of("circle_yes_written") == {cast[VOLUNTEER].pk}


def test_it_lets_a_worker_in_for_her_organisation_when_another_heard_it(cast: Cast) -> None:
    circle = begun(cast)
    asked_as_formal(cast, circle, WORKER)
    row = heard(cast, circle, WORKER)
    assert (row.face, row.organisation_id) == ("FORMAL", cast.organisation["wijkteam"].pk)


@pytest.mark.parametrize("by", [VOLUNTEER, MOTHER])
def test_it_keeps_the_organisation_of_a_volunteer_who_stands_beside_the_neighbours(
    cast: Cast, by: str
) -> None:
    circle = begun(cast)
    volunteers(cast, VOLUNTEER)
    asked_as_formal(cast, circle, VOLUNTEER)
    row = says(cast, circle, VOLUNTEER) if by == VOLUNTEER else heard(cast, circle, VOLUNTEER)
    assert (row.face, row.organisation_id) == ("INFORMAL", cast.organisation["wijkteam"].pk)


def test_it_makes_no_fixed_contact_of_a_neighbour(cast: Cast) -> None:
    """R50: whom another wrote down as a professional is not the last one who may stay."""
    circle = begun(cast)
    worker_joined(cast, circle)
    asked_as_formal(cast, circle, VOLUNTEER)
    heard(cast, circle, VOLUNTEER)
    cast.enter(MOTHER)
    actions.keep_backstop(circle=circle, acting=cast.acting(MOTHER), now=NOW)
    hers = member(cast, circle, WORKER)
    with refused(errors.TheLastOneStays):
        actions.stop_member(member=hers, acting=cast.acting(WORKER), now=NOW)


def test_it_asks_again_when_a_trainee_gets_her_guide(cast: Cast) -> None:
    circle = begun(cast)
    worker_joined(cast, circle)
    organisation = cast.organisation["praktijk"]
    proposed(cast, circle, "carer", face="FORMAL", organisation=organisation, needs_guide=True)
    says(cast, circle, "carer")
    row = member(cast, circle, "carer", WORKER)
    actions.guide_member(member=row, talks="Dinsdag", acting=cast.acting(WORKER), now=NOW)
    assert (state_of(row), row.face) == ("ACTIVE", "INFORMAL")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    circle = begun(cast)
    row = asked_as_formal(cast, circle, WORKER)
    cast.enter("outsider")
    with refused():
        actions.answer_own(member=row, yes=True, way="SPOKEN", acting=cast.acting("outsider"), now=NOW)
