"""Named questions for what goes on paper: a list that somebody chose, and a week in a neighbourhood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import JSONField, Q, QuerySet
from django.db.models.expressions import RawSQL

from samenspel.commitments.models import FrontDoor
from samenspel.community.models import Area

from ..models import Entry
from .finding import MOMENTS, Wish, stale_after
from .weeks import Happening, agenda

NEW_FOR_DAYS = 28
MOST_ON_SHEET = 6


def chosen(ids: Sequence[UUID]) -> list[Entry]:
    """Return these public entries in this order, with their moments; what is hidden or gone is left out."""
    found = Entry.objects.public().select_related("organisation", "area").defer("source_record")
    known = found.annotate(
        stale_after=stale_after(), moments_said=RawSQL(MOMENTS, [], output_field=JSONField())
    ).in_bulk(list(ids))
    return [known[pk] for pk in ids if pk in known]


@dataclass(frozen=True, slots=True)
class OnADay:
    """Something that is on one day."""

    day: date
    starts_at: time
    ends_at: time | None
    entry: UUID
    name: str
    where: str
    phone: str


def moments_in_week(area: Area, monday: date) -> list[OnADay]:
    """Return what is in a neighbourhood (and in its district) in one week, by day and hour: one statement.

    As the agenda has it; what nobody confirmed when asked does not go on paper.
    """
    week = agenda(wish=Wish(area=area), first=monday, last=monday + timedelta(days=6))
    here = _around(area)
    return [
        OnADay(
            one.begins.date(), one.moment.starts_at, one.moment.ends_at, one.entry.pk, one.entry.name,
            _where(one), one.entry.phone,
        )
        for one in week.happenings
        if one.entry.area_id in here and one.entry.unanswered_since is None
    ]  # fmt: skip


def _where(one: Happening) -> str:
    if one.entry.at_home or one.entry.sheltered:
        return ""
    return one.moment.where or one.entry.street


def _around(area: Area) -> list[UUID]:
    return [pk for pk in (area.pk, area.parent_id) if pk]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a sheet tells besides the days."""

    new: list[Entry]
    room: list[Entry]
    lend: list[Entry]


def worth_knowing(area: Area, *, now: datetime) -> Worth:
    """Return what is new on the map, where there is room, and what can be borrowed or shared: one statement.

    New is what was put there in the last weeks: an id holds the moment at which it was made.
    """
    since = _first_id(now - timedelta(days=NEW_FOR_DAYS))
    here = _of(area)
    parts = (
        here.filter(pk__gte=since).order_by("-pk"),
        here.filter(room=Entry.Room.YES).order_by("-confirmed_on", "name"),
        here.exclude(resources=[]).order_by("-confirmed_on", "name"),
    )
    picked = [part.values("pk")[:MOST_ON_SHEET] for part in parts]
    wanted = Q(pk__in=picked[0]) | Q(pk__in=picked[1]) | Q(pk__in=picked[2])
    found = list(here.filter(wanted).order_by("name"))
    return Worth(
        [one for one in found if one.pk >= since][:MOST_ON_SHEET],
        [one for one in found if one.room == Entry.Room.YES][:MOST_ON_SHEET],
        [one for one in found if one.resources][:MOST_ON_SHEET],
    )


def door_near(area: Area) -> FrontDoor | None:
    """Return the nearest front door: of a neighbourhood, its district or its municipality. One statement."""
    line = [area.pk, area.parent_id, area.municipality_id]
    found = FrontDoor.objects.filter(area__in=[pk for pk in line if pk])
    return min(found, key=lambda door: line.index(door.area_id), default=None)


def _of(area: Area) -> QuerySet[Entry]:
    found = Entry.objects.public().filter(area__in=_around(area), unanswered_since=None)
    return found.defer("source_record")


def _first_id(moment: datetime) -> UUID:
    """The smallest id that can have been made at this moment (UUIDv7: it begins with the milliseconds)."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
