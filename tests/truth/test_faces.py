"""How many different people there were this year: who carried, stood in, wrote it down or came for an organisation (R40)."""

from datetime import UTC, datetime

from samenspel.circles import queries
from samenspel.circles.models import Member
from samenspel.community.models import Membership
from samenspel.mutual_help import actions as asks
from tests.cast import NOW, START, Cast
from tests.family import MOTHER, VOLUNTEER, begun, joined
from tests.play import as_the_owner, write


def faces(cast: Cast, year: int = NOW.year) -> list[str]:
    cast.enter(MOTHER)
    return sorted(face.name for face in queries.faces_this_year(person=cast[MOTHER].pk, year=year).people)


def test_it_counts_who_stood_in_and_not_who_only_may_read_it(cast: Cast) -> None:
    ask = cast.ask()
    assert faces(cast) == ["Els"], "the deputy and the door may read it, and did nothing"
    write(cast, ask, "youssef")
    assert faces(cast) == ["Els", "Youssef"]


def test_it_counts_who_wrote_it_down_at_the_desk(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter(None, ask.ball)
    page = cast.again(ask, MOTHER)
    acting = cast.acting("desk").namens(cast[MOTHER].pk, way="DESK")
    asks.share(ask=page, text="Ik kook.", acting=acting, now=NOW)
    assert faces(cast) in (["Els", "Wim"], ["", "Els"]), "also when she may not read that name"


def test_it_counts_a_volunteer_of_an_organisation_and_no_neighbour(cast: Cast) -> None:
    with as_the_owner():
        Membership.objects.create(
            person=cast[VOLUNTEER],
            organisation=cast.organisation["aanloop"],
            role="VOLUNTEER",
            starts_on=START,
        )
    circle = begun(cast)
    joined(cast, circle, VOLUNTEER, face="FORMAL", organisation=cast.organisation["aanloop"])
    joined(cast, circle, "carer")
    assert faces(cast) == ["Bram"]


def test_the_year_begins_at_midnight_here(cast: Cast) -> None:
    """Half an hour before midnight in UTC is already the new year in Amsterdam."""
    circle = begun(cast)
    joined(cast, circle, "coach", face="FORMAL", organisation=cast.organisation["aanloop"])
    moment = datetime(NOW.year - 1, 12, 31, 23, 30, tzinfo=UTC)
    with as_the_owner():
        Member.objects.filter(person=cast["coach"]).update(active_since=moment)
    assert (faces(cast, NOW.year - 1), faces(cast)) == ([], ["Dewi"])
    with as_the_owner():
        rows = Member.objects.filter(person=cast["coach"])
        rows.update(active_since=moment, state="ENDED", ended_at=moment, ended_how="STOPPED")
    assert faces(cast) == ["Dewi"]
