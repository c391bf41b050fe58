"""One weekly plan: groups, places shown by who leads it and taken by one's own yes (AS-17, I68, R46)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django import app

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from ... import errors, rules
from ...models import Group, Joining, Place, Programme, Wish
from ..noting import Brought, note

REFUSALS: tuple[tuple[str, type[Refusal]], ...] = (
    ("place_at_one_time", errors.TwoPlacesAtOnce),
    ("it is full", errors.GroupIsFull),
    ("two hands", errors.AnotherWritesDown),
    ("place_yeses_are_of_two_hands", errors.AnotherWritesDown),
)


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A group: what, on which weekday (0 is Monday) from when till when, where, with whom, for how many.

    Who begins it as a professional says on which day residents go on with it (R46).
    """

    kind: str
    name: str
    weekday: int
    begins: time
    ends: time
    where: str
    led_by: str
    places: int
    hand_over_on: date | None = None


def _refusal(problem: IntegrityError) -> type[Refusal]:
    words = str(problem)
    return next((kind for part, kind in REFUSALS if part in words), errors.WeekMoved)


@transaction.atomic
def open_group(*, programme: Programme, plan: GroupPlan, acting: Acting, now: datetime) -> Group:
    """Begin a group that comes together every week; for who leads the programme. Raises WeekMoved."""
    made = Group(programme=programme, begun_at=now, **asdict(plan))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    _record("opened_group", programme, acting, now)
    return made


@transaction.atomic
def close_group(*, programme: Programme, group: UUID, acting: Acting, now: datetime) -> None:
    """It comes together no more: whoever had a place hears it. Raises WeekMoved."""
    places = Place.objects.filter(group=group, left_at=None).exclude(taken_at=None)
    joinings = list(places.values_list("joining", flat=True))
    rows = Group.objects.filter(pk=group, programme=programme, ended_at=None)
    try:
        with transaction.atomic():
            if not rows.update(ended_at=now):
                raise errors.WeekMoved
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    _record("closed_group", programme, acting, now)
    for joining in joinings:
        tell_later("week_moved", joining)


@transaction.atomic
def show_place(*, group: Group, joining: Joining, acting: Acting, now: datetime) -> Place:
    """Who leads it shows somebody a place that could fit; it is hers when she says yes. Raises WeekMoved."""
    made = Place(group=group, joining=joining, offered_at=now)
    _write(made)
    journal.record(
        verb="showed_place", acting=acting, object_type="joining", object_id=joining.pk,
        municipality=group.programme.municipality_id, now=now,
    )  # fmt: skip
    tell_later("place_shown", joining.pk)
    return made


@transaction.atomic
def take_back_place(
    *, group: UUID, joining: Joining, programme: Programme, acting: Acting, now: datetime
) -> None:
    """Show it no more, as long as she did not say yes: nobody is told. Raises WeekMoved."""
    rows = Place.objects.filter(group=group, group__programme=programme, joining=joining, left_at=None)
    try:
        with transaction.atomic():
            gone = rows.filter(taken_at=None).update(left_at=now)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    if not gone:
        raise errors.WeekMoved
    _record("took_back_place", programme, acting, now)


@transaction.atomic
def plan_quiet_week(*, programme: Programme, day: date, acting: Acting, now: datetime) -> bool:
    """In the week of this day no group comes together, or after all it does: True when it is quiet now.

    For who leads the programme; who has something in her week hears it.
    """
    held = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk, lead=acting.somebody)
    monday = rules.week.monday_of(day)
    weeks = {*held.quiet_weeks} ^ {monday}
    Programme.objects.filter(pk=held.pk).update(quiet_weeks=sorted(weeks))
    _record("planned_quiet_week", programme, acting, now)
    for joining in in_their_week(programme):
        tell_later("week_moved", joining)
    return monday in weeks


def in_their_week(programme: Programme) -> set[UUID]:
    """Return who has a place of her own in one of the groups of a programme, by her joining."""
    places = Place.objects.filter(group__programme=programme, left_at=None).exclude(taken_at=None)
    return {*places.values_list("joining", flat=True)}


@transaction.atomic
def take_place(*, group: Group, joining: Joining, brought: Brought, acting: Acting, now: datetime) -> None:
    """My own yes to a place, shown to me or not.

    Raises TwoPlacesAtOnce, GroupIsFull, AnotherWritesDown, WeekMoved.
    """
    shown = Place.objects.filter(group=group, joining=joining, left_at=None)
    try:
        with transaction.atomic():
            if not shown.filter(taken_at=None).update(taken_at=now):
                Place(group=group, joining=joining, taken_at=now).save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    note("changed_week", brought, acting, now)


@transaction.atomic
def leave_place(*, group: UUID, joining: Joining, brought: Brought, acting: Acting, now: datetime) -> None:
    """I do not come there any more; a reason is never asked. Raises WeekMoved."""
    rows = Place.objects.filter(group=group, joining=joining, left_at=None).exclude(taken_at=None)
    try:
        with transaction.atomic():
            left = rows.update(left_at=now)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    if not left:
        raise errors.WeekMoved
    note("changed_week", brought, acting, now, is_a_yes=False)


@transaction.atomic
def say_wish(
    *,
    joining: Joining,
    half_days: int | None,
    interpreter: str,
    brought: Brought,
    acting: Acting,
    now: datetime,
) -> None:
    """How many half-days I want, and in which language an interpreter would help me."""
    said = {"half_days": half_days, "interpreter": rules.tidy(interpreter), "said_at": now}
    try:
        with transaction.atomic():
            if not Wish.objects.filter(joining=joining).update(**said):
                Wish(joining=joining, **said).save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    note("said_wish", brought, acting, now, is_a_yes=False)


def _write(place: Place) -> None:
    try:
        with transaction.atomic():
            place.save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem


def _record(verb: str, programme: Programme, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="programme", object_id=programme.pk,
        municipality=programme.municipality_id, now=now,
    )  # fmt: skip


def tell_later(kind: str, joining: UUID) -> None:
    app.configure_task("tell_week").defer(kind=kind, joining=str(joining))  # by name: jobs import this module


def tell_week(*, kind: str, joining: UUID, now: datetime) -> None:
    """Tell somebody that there is something in her week: who leads it reads no code of hers. For the job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, ball, code, municipality, is_ask FROM joining_person(%s)", [joining])
        found = cursor.fetchone()
    if found is None:
        return
    person, ball, code, municipality, is_ask = found
    door = balls.main_door()
    with translation.override(settings.LANGUAGE_CODE):
        name = "follow_programme" if is_ask else "offer_programme"
        page = reverse(name, args=[codes.in_address(code)]) if code else reverse("mine")
    notifications.tell(
        person=person, kind=kind, municipality=municipality, ball=ball, now=now,
        link=settings.SITE_URL + page, code=codes.spoken(code or ""), phone=door.phone if door else "",
    )  # fmt: skip
