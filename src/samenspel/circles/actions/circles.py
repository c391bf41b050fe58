"""Beginning a circle, keeping a professional contact in it, and ending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction

from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community.models import Area, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id

from .. import errors, rules
from ..models import Agreement, Circle, Member
from ..models.ways import YesWay
from .telling import centre_of, everybody_in, record, tell, will_of, yes_of

FORMAL_ROLES_ONLY = "VOLUNTEER"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is asked: how you call her, and how we reach her. No e-mail is needed."""

    name: str
    email: str = ""
    phone: str = ""
    known: UUID | None = None


def person_for(
    *, newcomer: Newcomer, municipality: Area, area: Area | None, acting: Acting, now: datetime
) -> UUID:
    """Return who this is: somebody we know by e-mail, or else somebody new."""
    known = newcomer.known or (newcomer.email and community.person_with_email(email=newcomer.email))
    if known:
        return known
    prefers = (
        Person.Prefers.MAIL
        if newcomer.email
        else Person.Prefers.TEXT
        if newcomer.phone
        else Person.Prefers.LETTER
    )
    person = people.register_person(
        name=newcomer.name, municipality=municipality, area=area, email=newcomer.email, phone=newcomer.phone,
        prefers=prefers, acting=acting, now=now,
    )  # fmt: skip
    if newcomer.email:
        account = people.open_account(person=person, email=newcomer.email)
        EmailAddress.objects.create(user=account, email=newcomer.email, verified=True, primary=True)
    return person.pk


@transaction.atomic
def begin_circle(
    *, name: str, household: Sequence[Newcomer] = (), acting: Acting, now: datetime, way: str = YesWay.SPOKEN
) -> Circle:
    """Begin a circle around me, or around us: the others of the household are asked for their own yes."""
    me = Person.objects.select_related("municipality", "area").get(pk=will_of(acting))
    circle = _new_circle(name, me.municipality, me.area, acting, now)
    given, heard = yes_of(acting, way)
    hers = {"circle": circle, "side": Member.Side.CENTRE, "proposed_by": me, "proposed_at": now}
    yes = {"centre_yes_at": now, "centre_yes_way": given, "centre_yes_heard_by_id": heard}
    first = Member(
        **hers, person=me, state=Member.State.ACTIVE, active_since=now,
        own_yes_at=now, own_yes_way=given, own_yes_heard_by_id=heard,
    )  # fmt: skip
    others = [
        Member(
            **hers, **yes, state=Member.State.INVITED, named=one.name,
            person_id=person_for(
                newcomer=one, municipality=me.municipality, area=me.area, acting=acting, now=now
            ),
        )
        for one in household
    ]  # fmt: skip
    Member.objects.bulk_create([first, *others])
    record(verb="began_circle", circle=circle, acting=acting, now=now)
    tell(
        circle=circle,
        people=[one.person_id for one in others],
        kind="circle_asks_you",
        acting=acting,
        now=now,
    )
    return circle


@transaction.atomic
def begin_circle_for(
    *, name: str, person: Newcomer, area: Area, as_what: str, way: str, acting: Acting, now: datetime
) -> Circle:
    """A worker begins a circle around somebody who said yes to her, and comes in with that same yes.

    `way` is SPOKEN or PAPER. The person is told at once, and can stop it. Raises NotFound for who
    works nowhere, SomebodyHeardIt without a way.
    """
    work = community.membership_of(person=acting.somebody, on=day_of(now))
    if work is None or work.role == FORMAL_ROLES_ONLY:
        raise NotFound
    if way not in (YesWay.SPOKEN, YesWay.PAPER):
        raise errors.SomebodyHeardIt
    municipality = community.area_line(area)[-1]
    subject = person_for(newcomer=person, municipality=municipality, area=area, acting=acting, now=now)
    if subject == acting.person:
        raise errors.AnotherHearsIt
    circle = _new_circle(name, municipality, area, acting, now)
    heard = {
        "proposed_by_id": acting.person,
        "proposed_at": now,
        "state": Member.State.ACTIVE,
        "active_since": now,
    }
    centre = Member(
        circle=circle, person_id=subject, side=Member.Side.CENTRE, named=person.name, **heard,
        own_yes_at=now, own_yes_way=way, own_yes_heard_by_id=acting.person,
    )  # fmt: skip
    worker = Member(
        circle=circle, person_id=acting.somebody, side=Member.Side.AROUND, face=Member.Face.FORMAL, **heard,
        organisation=work.organisation, as_what=as_what or work.title,
        own_yes_at=now, own_yes_way=YesWay.SCREEN,
        centre_yes_at=now, centre_yes_way=way, centre_yes_heard_by_id=acting.person,
    )  # fmt: skip
    Member.objects.bulk_create([centre, worker])
    record(verb="began_circle", circle=circle, acting=acting, now=now, way=way)
    tell(circle=circle, people=[subject], kind="circle_yes_written", acting=acting, now=now)
    return circle


def _new_circle(name: str, municipality: Area, area: Area | None, acting: Acting, now: datetime) -> Circle:
    circle = Circle(
        pk=new_id(), name=rules.tidy(name), municipality=municipality, area=area,
        made_by_id=will_of(acting), made_at=now,
    )  # fmt: skip
    circle.save(force_insert=True)
    return circle


def locked(circle: Circle) -> Circle:
    """Hold the circle until the deed is done: who stops and who lifts the fixed contact take turns."""
    return Circle.objects.select_for_update(of=("self",)).get(pk=circle.pk)


def must_be_centre(*, circle: Circle, acting: Acting) -> None:
    """Raise OnlyTheCentreSays unless it is about her."""
    if acting.resident not in centre_of(circle):
        raise errors.OnlyTheCentreSays


@transaction.atomic
def keep_backstop(*, circle: Circle, acting: Acting, now: datetime) -> None:
    """From now on somebody of an organisation always stays (R50). The centre says it, or that somebody."""
    _side(circle, acting)
    Circle.objects.filter(pk=circle.pk).update(
        needs_backstop=True, backstop_no_centre_at=None, backstop_no_formal_at=None
    )
    record(verb="kept_backstop", circle=circle, acting=acting, now=now)
    tell(circle=circle, people=everybody_in(circle), kind="circle_changed", acting=acting, now=now)


@transaction.atomic
def lift_backstop(*, circle: Circle, acting: Acting, now: datetime) -> bool:
    """Say for my own side that the fixed contact need not stay. True when both sides said so."""
    side = _side(circle, acting)
    held = locked(circle)
    if not held.needs_backstop:
        raise errors.AnsweredAlready
    setattr(held, side, now)
    both = bool(held.backstop_no_centre_at and held.backstop_no_formal_at)
    Circle.objects.filter(pk=circle.pk).update(needs_backstop=not both, **{side: now})
    record(verb="lifted_backstop", circle=circle, acting=acting, now=now, both=both)
    tell(circle=circle, people=everybody_in(circle), kind="circle_changed", acting=acting, now=now)
    return both


def _side(circle: Circle, acting: Acting) -> str:
    mine = Member.objects.active().filter(circle=circle, person=acting.resident).first()
    if mine and mine.side == Member.Side.CENTRE:
        return "backstop_no_centre_at"
    if mine and mine.face == Member.Face.FORMAL:
        return "backstop_no_formal_at"
    raise errors.OnlyTheCentreSays


@transaction.atomic
def rename_circle(*, circle: Circle, name: str, acting: Acting, now: datetime) -> None:
    """The centre says what it is called."""
    must_be_centre(circle=circle, acting=acting)
    Circle.objects.filter(pk=circle.pk).update(name=rules.tidy(name))
    record(verb="renamed_circle", circle=circle, acting=acting, now=now)


@transaction.atomic
def end_circle(*, circle: Circle, acting: Acting, now: datetime) -> None:
    """The centre stops: everybody around stops too, and what was agreed. The centre keeps the page."""
    must_be_centre(circle=circle, acting=acting)
    held = locked(circle)
    if held.ended_at:
        raise errors.AnsweredAlready
    around = Member.objects.filter(circle=circle, side=Member.Side.AROUND)
    if held.needs_backstop and around.active().filter(face=Member.Face.FORMAL).exists():
        raise errors.TheLastOneStays
    told = everybody_in(circle)
    Circle.objects.filter(pk=circle.pk).update(ended_at=now)
    Agreement.objects.filter(circle=circle, state__in=Agreement.STANDS).update(state="ENDED", ended_at=now)
    # Who learns it here goes before whoever guides her.
    for rows in (around.active().filter(needs_guide=True), around.active()):
        rows.update(state=Member.State.ENDED, ended_at=now, ended_how=Member.How.STOPPED)
    Member.objects.filter(circle=circle, state__in=["PROPOSED", "INVITED"]).update(
        state="NOT_NOW", ended_at=now
    )
    record(verb="ended_circle", circle=circle, acting=acting, now=now)
    tell(circle=circle, people=told, kind="circle_changed", acting=acting, now=now)
