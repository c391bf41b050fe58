"""Named questions about balls."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from samenspel.community import queries as community
from samenspel.community.models import Area, Membership
from samenspel.foundation.days import day_of

from . import codes, errors
from .models import Absence, Ball, FrontDoor, Pass, Sighting, Turn


def standing_at_door(*, area: Area, on: date) -> tuple[list[UUID], UUID | None]:
    """Return who stands at the door of an area, in order, and its lead. Raises NobodyAtTheDoor.

    Who is away is left out. The first holds a new ball, the next is the deputy, the lead stands behind both.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, is_lead FROM standing_at_door(%s, %s)", [area.pk, on])
        rows: list[tuple[UUID, bool]] = cursor.fetchall()
    if not rows:
        raise errors.NobodyAtTheDoor
    lead = next((person for person, is_lead in rows if is_lead), None)
    return list(dict.fromkeys(person for person, _ in rows)), lead


def offer_to(*, ball: UUID, person: UUID) -> Pass:
    """Return the open or last offer of this ball to somebody, or raise Pass.DoesNotExist."""
    rows = Pass.objects.select_related("ball", "sender", "receiver").filter(ball=ball, receiver=person)
    return rows.exclude(state__in=["ASKING_PERSON", "REFUSED"]).latest("made_at")


def is_present(*, person: UUID, on: date) -> bool:
    """True when somebody is not away on this day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_present(%s, %s)", [person, on])
        return bool(cursor.fetchone()[0])


def same_door(one: UUID | None, other: UUID, *, on: date) -> bool:
    """True when two people stand at one front door (as rota or lead)."""
    return _at_doors(one, on=on).intersection(_at_doors(other, on=on)) != set()


def _at_doors(person: UUID | None, *, on: date) -> set[UUID]:
    turns = Turn.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), person=person, starts_on__lte=on)
    doors = FrontDoor.objects.filter(lead=person)
    return set(turns.values_list("door_id", flat=True)) | set(doors.values_list("pk", flat=True))


def team_of(*, person: UUID | None, on: date) -> set[UUID]:
    """Return everybody who stands at a front door together with this person."""
    doors = _at_doors(person, on=on)
    turns = Turn.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), door__in=doors, starts_on__lte=on)
    leads = FrontDoor.objects.filter(pk__in=doors).values_list("lead_id", flat=True)
    return (set(turns.values_list("person_id", flat=True)) | set(leads)) - {person}


def door_of(*, area: Area | None) -> FrontDoor | None:
    """Return the front door of an area, or of the area above it."""
    while area is not None:
        rows = FrontDoor.objects.select_related("organisation", "taken_over_by__organisation")
        found = rows.filter(area=area).first()
        if found:
            return found
        area = area.parent
    return None


def closed_days(*, area: Area, on: date) -> tuple[date, date] | None:
    """Return the days, from and until (excluded), on which nobody answers for this area; None from today on.

    None too where another door takes over: that one is open. One statement, when the areas above are there.
    """
    line = [one.pk for one in community.area_line(area)]
    doors = {door.area_id: door for door in FrontDoor.objects.filter(area__in=line)}
    door = next((doors[pk] for pk in line if pk in doors), None)
    if door is None or door.closed_from is None or door.closed_until is None or door.taken_over_by_id:
        return None
    return (door.closed_from, door.closed_until) if door.closed_until > on else None


def main_door() -> FrontDoor | None:
    """Return the front door of the municipality, or else the first one: whom anybody may call."""
    rows = FrontDoor.objects.select_related("taken_over_by__organisation")
    return rows.order_by(F("area__parent").desc(nulls_first=True), "pk").first()


def with_code(written: str) -> tuple[UUID, str, UUID, UUID] | None:
    """Return (ball, about, about_id, subject) for exactly this code, or None: the look-up without context."""
    code = codes.stored(written)
    if not code:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT ball, about, about_id, subject FROM ball_with_code(%s)", [code])
        found: tuple[UUID, str, UUID, UUID] | None = cursor.fetchone()
    return found


def ball_for(*, pk: UUID) -> Ball:
    """Return a ball that the context may see, or raise Ball.DoesNotExist: permission and look-up in one."""
    return Ball.objects.select_related("holder", "deputy", "lead", "subject").get(pk=pk)


def own_code(*, ball: UUID) -> str:
    """Return the code by which its holder is known, as it is said; '' when she has none (for a job)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ball_own_code(%s)", [ball])
        return codes.spoken(cursor.fetchone()[0] or "")


def about(*, thing: UUID, what: str) -> list[Ball]:
    """Return the open ball about a thing, if there is one and the context may see it."""
    return list(Ball.objects.open().filter(about=what, about_id=thing))


def open_about(*, what: str) -> QuerySet[Ball]:
    """Return every open ball about this kind of thing (for a job)."""
    return Ball.objects.open().filter(about=what).order_by("opened_at")


def held_by(*, person: UUID) -> QuerySet[Ball]:
    """Return the open balls in somebody's hands."""
    return Ball.objects.open().filter(holder=person).select_related("subject").order_by("due_at")


def seen_by(*, ball: UUID) -> int:
    """Return how many people saw this ball (R35)."""
    return Sighting.objects.filter(ball=ball).count()


def pass_for(*, pk: UUID) -> Pass:
    """Return a pass the context may see, or raise Pass.DoesNotExist."""
    return Pass.objects.select_related("ball", "sender", "receiver", "organisation").get(pk=pk)


def due_now(*, now: datetime) -> QuerySet[Ball]:
    """Return the open balls past their due moment that still have somebody to remind (for the job).

    Not those about the map: its own nightly job reminds, with buttons that need no signing in. Offers sooner:
    when their holder is away now and on the day we promised, others are asked while it can still be kept.
    """
    late = Q(due_at__lt=now, reminded__lt=3) & ~Q(about=Ball.About.MAP)
    waits = Q(about=Ball.About.OFFER, reminded__lt=2) & _away(day_of(now)) & _away(OuterRef("due_on"))
    day = TruncDate("due_at", tzinfo=timezone.get_current_timezone())
    return Ball.objects.open().annotate(due_on=day).filter(late | waits).order_by("due_at")


def _away(on: date | OuterRef) -> Exists:
    """True of a ball of which the holder is away on this day."""
    away = Q(ends_on=None) | Q(ends_on__gt=on)
    return Exists(Absence.objects.filter(away, person=OuterRef("holder"), starts_on__lte=on))


def absence_for(*, pk: UUID, person: UUID) -> Absence:
    """Return one of somebody's own absences, or raise Absence.DoesNotExist."""
    return Absence.objects.get(pk=pk, person=person)


def absences_of(*, person: UUID, on: date) -> Sequence[Absence]:
    """Return somebody's own absences from today on."""
    return list(
        Absence.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), person=person).order_by("starts_on")
    )


# --- for who keeps a municipality ----------------------------------------------------------------------
def areas_with_doors(*, municipality: UUID, on: date) -> list[Area]:
    """Return the areas of a municipality, each below the one it lies in, with `front_door` and `standing`.

    `standing` counts who stands on the rota of the area's own door on this day.
    """
    turns = Q(front_door__turns__starts_on__lte=on) & (
        Q(front_door__turns__ends_on=None) | Q(front_door__turns__ends_on__gt=on)
    )
    rows = list(
        community.areas_of(municipality=municipality, on=on)
        .select_related("front_door__organisation", "front_door__lead", "parent__parent")
        .annotate(standing=Count("front_door__turns", filter=turns))
    )
    return sorted(rows, key=lambda area: [above.name for above in reversed(community.area_line(area)[:-1])])


def door_at(*, area: Area) -> FrontDoor | None:
    """Return the area's own front door, with its organisation and lead, or None."""
    beside = ("area", "organisation", "lead", "taken_over_by__organisation", "taken_over_by__area")
    return FrontDoor.objects.select_related(*beside).filter(area=area).first()


def doors_beside(*, door: FrontDoor, municipality: UUID) -> QuerySet[FrontDoor]:
    """Return the other front doors of a municipality: one of them may take over."""
    rows = FrontDoor.objects.filter(Q(area=municipality) | Q(area__municipality=municipality))
    return rows.exclude(pk=door.pk).select_related("area", "organisation").order_by("area__name")


def rota_of(*, door: UUID, on: date) -> QuerySet[Turn]:
    """Return the turns at a door that have not ended on this day, in order."""
    going_on = Q(ends_on=None) | Q(ends_on__gt=on)
    return Turn.objects.filter(going_on, door=door).select_related("person", "door").order_by("place", "pk")


def balls_still_held(*, person: UUID) -> int:
    """Return how many balls a colleague holds: a number for a keeper; 0 for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT balls_still_held(%s)", [person])
        return int(cursor.fetchone()[0])


def leaving_now(*, on: date) -> QuerySet[Membership]:
    """Return the work whose agreed last day is over, and that goes on (for the job)."""
    rows = Membership.objects.filter(leaves_on__lte=on, ends_on=None)
    return rows.select_related("person", "organisation").order_by("leaves_on", "pk")
