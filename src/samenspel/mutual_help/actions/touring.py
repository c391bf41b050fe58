"""A tour at a company: made, moved, called off; seats by own yeses; a tick that nobody reads (I70, R14)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django import app

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.sealed import seal
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import errors, rules
from ..models import Ask, Offer, Tour, TourSeat
from .noting import Brought, note

REFUSALS: tuple[tuple[str, type[Refusal]], ...] = (
    ("it is full", errors.TourIsFull),
    ("seat_in_a_tour_once", errors.TourSeatTaken),
    ("somebody said yes to this", errors.TourHasPeople),
)


@dataclass(frozen=True, slots=True)
class TourPlan:
    """What everybody reads of a tour. `place_id`: of the social map, or nothing: then `where` says it."""

    company: str
    sights: str
    received_by: str
    where: str
    begins_at: datetime
    seats: int
    minutes: int = 90
    place_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody shares when the other wants to talk on too: a name, and how to reach her. Sealed."""

    name: str
    reach: str


@transaction.atomic
def make_tour(
    *, plan: TourPlan, organisation: Organisation, municipality: Area, acting: Acting, now: datetime
) -> Tour:
    """Make a tour in the name of my organisation, and lead it. Raises TourMoved: also when it is past."""
    if plan.begins_at <= now:
        raise errors.TourMoved
    made = Tour(
        municipality=municipality, organisation=organisation, lead_id=acting.somebody, made_at=now,
        **asdict(plan),
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.TourMoved from problem
    _record("made_tour", made, acting, now)
    return made


@transaction.atomic
def change_tour(*, tour: Tour, plan: TourPlan, acting: Acting, now: datetime) -> None:
    """Say something else about it. Once somebody said yes only place and moment move, and all hear it.

    Raises TourHasPeople, TourMoved.
    """
    moves = any(getattr(tour, name) != getattr(plan, name) for name in ("where", "begins_at", "minutes"))
    _change(_running(tour), **asdict(plan))
    _record("changed_tour", tour, acting, now)
    if moves:
        _tell_later("tour_news", tour)


@transaction.atomic
def call_off_tour(*, tour: Tour, acting: Acting, now: datetime) -> None:
    """It does not go on; everybody who has a seat hears it. Raises TourMoved."""
    _change(_running(tour), called_off_at=now)
    _record("called_off_tour", tour, acting, now)
    _tell_later("tour_news", tour)


@transaction.atomic
def ask_host(*, tour: Tour, offer: Offer, acting: Acting, now: datetime) -> TourSeat:
    """Ask somebody of the company, whose offer lies with me, to receive people. She says yes, or nothing."""
    made = TourSeat(tour=tour, offer=offer, asked_at=now)
    _save(made)
    _record("asked_tour_host", tour, acting, now)
    _tell_later("tour_host_asked", tour, made.pk)
    return made


@transaction.atomic
def take_seat(*, tour: Tour, name: str, brought: Brought, acting: Acting, now: datetime) -> None:
    """My own yes: a visitor's with her ask, a host's with her offer. `name` is what the other side may read.

    Raises TourIsFull, TourSeatTaken, TourMoved; never somebody else's yes.
    """
    said = {"name": rules.tidy(name), "taken_at": now}
    if isinstance(brought, Ask):
        _save(TourSeat(tour=tour, ask=brought, **said))
    else:
        asked = TourSeat.objects.filter(tour=tour, offer=brought, left_at=None, taken_at=None)
        _change(asked, **said)
    note("took_tour_seat", brought, acting, now)


@transaction.atomic
def give_seat_back(*, seat: UUID, brought: Brought, acting: Acting, now: datetime) -> None:
    """I do not come; a reason is never asked, and what I ticked is gone. Raises TourMoved."""
    rows = TourSeat.objects.filter(pk=seat, left_at=None, **_side(brought))
    _change(rows, left_at=now)
    note("gave_tour_seat_back", brought, acting, now, is_a_yes=False)


@transaction.atomic
def tick_talk(
    *, seat: UUID, other: UUID, share: Share, brought: Brought, acting: Acting, now: datetime
) -> None:
    """I would like to talk on with this one. Nobody reads it; when both ticked, both are told, here and now.

    It gives back nothing, whatever the other ticked; and by her own hand it stands in no journal either: that
    would outlive it. Raises TourMoved: before the tour, after its window, or for another than herself.
    """
    said = [seat, other, seal(rules.tidy(share.name)), seal(rules.tidy(share.reach)), now]
    ((talk,),) = _said("SELECT tick_talk(%s, %s, %s, %s, %s)", said, brought, acting, now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, ball, code, is_ask FROM talk_people(%s)", [talk])
        for person, ball, code, is_ask in cursor.fetchall():
            _tell(person, "tour_news", brought.municipality_id, ball, code, is_ask=is_ask, now=now)


@transaction.atomic
def untick_talk(*, seat: UUID, other: UUID, brought: Brought, acting: Acting, now: datetime) -> None:
    """Take it back; nobody ever knew. Raises TourMoved."""
    _said("SELECT untick_talk(%s, %s)", [seat, other], brought, acting, now)


@transaction.atomic
def end_talk(*, seat: UUID, talk: UUID, brought: Brought, acting: Acting, now: datetime) -> None:
    """Take back what both shared; no reason is asked, and nobody is told (R14). Raises TourMoved."""
    _said("SELECT end_talk(%s, %s)", [seat, talk], brought, acting, now)


def _said(sql: str, values: list[Any], brought: Brought, acting: Acting, now: datetime) -> list[Any]:
    """Let the database do it, and return its rows. What another wrote down for her she hears."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            found = list(cursor.fetchall())
    except IntegrityError as problem:
        raise errors.TourMoved from problem
    if acting.on_behalf_of is not None:
        note("answered_in_tour", brought, acting, now)
    return found


@transaction.atomic
def close_tour(*, tour: Tour, acting: Acting, now: datetime) -> bool:
    """Its window is over: every tick of one side goes. For the job; False when it was done already."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT close_tour(%s, %s)", [tour.pk, now])
        done = bool(cursor.fetchone()[0])
    if done:
        _record("closed_tour", tour, acting, now)
    return done


def tell_tour(*, kind: str, tour: UUID, seat: UUID | None, now: datetime) -> None:
    """Tell everybody with a seat, or the one of this seat, that there is something. For the job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tour_receivers(%s, %s)", [tour, seat])
        found = cursor.fetchall()
    for person, ball, code, municipality, is_ask in found:
        _tell(person, kind, municipality, ball, code, is_ask=is_ask, now=now)


def _tell(
    person: UUID, kind: str, town: UUID, ball: UUID, code: str | None, *, is_ask: bool, now: datetime
) -> None:
    """One and the same message for what moved and for two who talk on: it tells its carrier nothing."""
    door = balls.main_door()
    with translation.override(settings.LANGUAGE_CODE):
        name = "follow_tour" if is_ask else "offer_tour"
        page = reverse(name, args=[codes.in_address(code)]) if code else reverse("mine")
    notifications.tell(
        person=person, kind=kind, municipality=town, ball=ball, now=now, link=settings.SITE_URL + page,
        code=codes.spoken(code or ""), phone=door.phone if door else "",
    )  # fmt: skip


def _tell_later(kind: str, tour: Tour, seat: UUID | None = None) -> None:
    """Who leads it reads no code of who comes: a job tells them. By name, since jobs import this module."""
    to = {"kind": kind, "tour": str(tour.pk), "seat": str(seat or "")}
    app.configure_task("tell_tour").defer(**to)


def _running(tour: Tour) -> QuerySet[Tour]:
    return Tour.objects.filter(pk=tour.pk, called_off_at=None)


def _side(brought: Brought) -> dict[str, Brought]:
    return {"ask": brought} if isinstance(brought, Ask) else {"offer": brought}


def _save(seat: TourSeat) -> None:
    try:
        with transaction.atomic():
            seat.save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem


def _change(rows: QuerySet[Tour] | QuerySet[TourSeat], **values: object) -> None:
    """Change one row that is still there, or say by name what the database refused."""
    try:
        with transaction.atomic():
            if not rows.update(**values):
                raise errors.TourMoved
    except IntegrityError as problem:
        raise _refusal(problem) from problem


def _refusal(problem: IntegrityError) -> type[Refusal]:
    words = str(problem)
    return next((kind for part, kind in REFUSALS if part in words), errors.TourMoved)


def _record(verb: str, tour: Tour, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="tour", object_id=tour.pk,
        municipality=tour.municipality_id, now=now,
    )  # fmt: skip
