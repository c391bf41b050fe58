"""Who stands in a circle: asked by the centre first, then herself; stopping is always possible."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from samenspel.community.models import Organisation
from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Circle, Member
from ..models.ways import YesWay
from ..queries import circles as queries
from .circles import Newcomer, person_for
from .telling import centre_of, record, tell, will_of, yes_of
from .waiting import wait_for


@dataclass(frozen=True, slots=True)
class Place:
    """As what somebody is asked: in plain words, paid or not, learning it or not, and why she."""

    as_what: str = ""
    why: str = ""
    face: str = Member.Face.INFORMAL
    organisation: Organisation | None = None
    centre: bool = False  # of the household itself
    needs_guide: bool = False
    guide_talks: str = ""  # filled in by who guides her: when they talk


def me_in(*, circle: Circle, acting: Acting) -> Member:
    """Return how the acting person stands in it, or raise NotInThisCircle."""
    found = Member.objects.active().filter(circle=circle, person=acting.resident).first()
    if found is None or circle.ended_at:
        raise errors.NotInThisCircle
    return found


@transaction.atomic
def propose_member(
    *,
    circle: Circle,
    newcomer: Newcomer,
    place: Place,
    acting: Acting,
    now: datetime,
    way: str = YesWay.SPOKEN,
) -> Member:
    """Propose somebody. The centre is asked first; proposed by the centre itself, she is asked at once.

    Raises NotInThisCircle, AskedAlready, OnlyTheCentreSays for a place in the centre.
    """
    mine = me_in(circle=circle, acting=acting)
    by_centre = mine.side == Member.Side.CENTRE
    if place.centre and not by_centre:
        raise errors.OnlyTheCentreSays
    guides = place.needs_guide and place.guide_talks and mine.face == Member.Face.FORMAL
    row = Member(
        circle=circle, named=rules.tidy(newcomer.name), as_what=rules.tidy(place.as_what),
        why=rules.tidy(place.why),
        side=Member.Side.CENTRE if place.centre else Member.Side.AROUND,
        face=place.face if place.organisation else Member.Face.INFORMAL, organisation=place.organisation,
        needs_guide=place.needs_guide, guide_id=acting.resident if guides else None,
        guide_talks=place.guide_talks if guides else "",
        state=Member.State.INVITED if by_centre else Member.State.PROPOSED,
        proposed_by_id=will_of(acting), proposed_at=now,
        person_id=person_for(
            newcomer=newcomer, municipality=circle.municipality, area=circle.area, acting=acting, now=now
        ),
    )  # fmt: skip
    if by_centre:
        row.centre_yes_at = now
        row.centre_yes_way, row.centre_yes_heard_by_id = yes_of(acting, way)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.AskedAlready from problem
    record(verb="proposed_member", circle=circle, acting=acting, now=now, member=str(row.pk))
    _ask_next(row, circle, acting, now)
    return row


def _ask_next(row: Member, circle: Circle, acting: Acting, now: datetime) -> None:
    invited = row.state == Member.State.INVITED
    people = [row.person_id] if invited else centre_of(circle)
    kind = "circle_asks_you" if invited else "circle_asks_centre"
    tell(circle=circle, people=people, kind=kind, acting=acting, now=now)


@transaction.atomic
def answer_for_centre(
    *, member: Member, yes: bool, acting: Acting, now: datetime, way: str = YesWay.SCREEN
) -> Member:
    """The centre says whether somebody may be asked. A no is neutral: it keeps no reason and costs nothing.

    A professional in the circle may write down a yes that she heard or saw, never about herself.
    Raises OnlyTheCentreSays, AnotherHearsIt, SomebodyHeardIt, AnsweredAlready.
    """
    circle = member.circle
    given, heard = yes_of(acting, way)
    if acting.resident not in centre_of(circle):
        mine = me_in(circle=circle, acting=acting)
        if mine.face != Member.Face.FORMAL or not yes:
            raise errors.OnlyTheCentreSays
        if way not in (YesWay.SPOKEN, YesWay.PAPER):
            raise errors.SomebodyHeardIt
        given, heard = way, acting.person
    if heard == member.person_id:
        raise errors.AnotherHearsIt
    changes = (
        {"state": "INVITED", "centre_yes_at": now, "centre_yes_way": given, "centre_yes_heard_by": heard}
        if yes
        else {"state": "NOT_NOW", "ended_at": now}
    )
    _move(member, "PROPOSED", changes)
    record(verb="centre_answered", circle=circle, acting=acting, now=now, member=str(member.pk), yes=yes)
    if yes:
        tell(circle=circle, people=[member.person_id], kind="circle_asks_you", acting=acting, now=now)
    if heard:
        tell(circle=circle, people=centre_of(circle), kind="circle_yes_written", acting=acting, now=now)
    tell(circle=circle, people=[member.proposed_by_id], kind="circle_answered", acting=acting, now=now)
    return member


def _move(member: Member, state: str, changes: dict[str, object]) -> None:
    """Move somebody on, once: whoever comes second hears that it was answered already."""
    if not Member.objects.filter(pk=member.pk, state=state).update(**changes):
        raise errors.AnsweredAlready
    member.refresh_from_db()


@transaction.atomic
def answer_own(
    *, member: Member, yes: bool, acting: Acting, now: datetime, way: str = YesWay.SCREEN
) -> Member:
    """She says herself whether she comes in; or whoever heard or saw her yes writes it down.

    Who still learns it comes in once somebody guides her. Raises NotInThisCircle, SomebodyHeardIt,
    OnlyTheCentreSays for a no of another, AnsweredAlready.
    """
    circle = member.circle
    given, heard = yes_of(acting, way)
    if acting.resident != member.person_id:
        mine = me_in(circle=circle, acting=acting)
        if not yes and mine.side != Member.Side.CENTRE and member.proposed_by_id != acting.resident:
            raise errors.OnlyTheCentreSays
        if yes and way not in (YesWay.SPOKEN, YesWay.PAPER):
            raise errors.SomebodyHeardIt
        given, heard = way, acting.resident  # "namens": the one acted for heard it
    centre = centre_of(circle)
    changes: dict[str, object] = {"state": "NOT_NOW", "ended_at": now}
    if yes:
        changes = {"own_yes_at": now, "own_yes_way": given, "own_yes_heard_by": heard}
        changes |= {"state": "ACTIVE", "active_since": now} if _is_guided(member) else {}
        changes |= _face(member)
    _move(member, "INVITED", changes)
    wait_for(member=member, acting=acting, now=now)
    which = str(member.pk)
    record(
        verb="answered_circle", circle=circle, acting=acting, now=now, centre=centre, member=which, yes=yes
    )
    told = [member.proposed_by_id, *centre]
    tell(circle=circle, people=told, kind="circle_answered", acting=acting, now=now)
    if yes and heard:
        tell(circle=circle, people=[member.person_id], kind="circle_yes_written", acting=acting, now=now)
    return member


def _is_guided(member: Member) -> bool:
    return not member.needs_guide or bool(member.guide_id and member.guide_talks)


def _face(member: Member) -> dict[str, object]:
    """Who says she is of an organisation works there, whoever wrote her yes down; else she is a neighbour.

    A volunteer stands beside the neighbours, and her organisation stays with her: for when she leaves (R47).
    """
    face, organisation = queries.comes_as(member=member.pk)
    return {"face": face, "organisation": organisation}


@transaction.atomic
def guide_member(*, member: Member, talks: str, acting: Acting, now: datetime) -> Member:
    """A professional in the circle promises to guide who still learns it, and says when they talk (AS-14).

    Raises OnlyAColleagueGuides, AnsweredAlready when she is no longer asked or in it.
    """
    circle = member.circle
    mine = me_in(circle=circle, acting=acting)
    if mine.face != Member.Face.FORMAL or mine.person_id == member.person_id:
        raise errors.OnlyAColleagueGuides
    changes: dict[str, object] = {"guide": acting.resident, "guide_talks": rules.tidy(talks)}
    if member.state not in Member.LIVE:
        raise errors.AnsweredAlready
    comes_in = member.state == Member.State.INVITED and member.own_yes_at is not None
    if comes_in:
        changes |= {"state": "ACTIVE", "active_since": now, **_face(member)}
    _move(member, member.state, changes)
    wait_for(member=member, acting=acting, now=now)
    record(verb="guides_member", circle=circle, acting=acting, now=now, member=str(member.pk))
    if comes_in:
        people = [member.person_id, *centre_of(circle)]
        tell(circle=circle, people=people, kind="circle_answered", acting=acting, now=now)
    return member


@transaction.atomic
def say_as_what(*, member: Member, as_what: str, acting: Acting, now: datetime) -> None:
    """Each says in her own words what she is in this circle."""
    if me_in(circle=member.circle, acting=acting).pk != member.pk:
        raise errors.NotInThisCircle
    Member.objects.filter(pk=member.pk).update(as_what=rules.tidy(as_what))
    record(verb="said_as_what", circle=member.circle, acting=acting, now=now, member=str(member.pk))
