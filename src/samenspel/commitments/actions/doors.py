"""Front doors and their rotas: who opens the door of an area, in which order, with which lead behind them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal

from .. import errors, queries
from ..models import FrontDoor, Turn


@dataclass(frozen=True, slots=True)
class DoorFacts:
    """Who keeps a front door, and how people reach it."""

    organisation: Organisation
    lead: Person
    phone: str
    walk_in: str = ""
    hours: str = ""


@transaction.atomic
def open_door(*, area: Area, facts: DoorFacts, acting: Acting, now: datetime) -> FrontDoor:
    """Give an area a front door of its own. Raises DoorIsThere, LeadMustWorkHere."""
    people.must_keep(acting=acting)
    _must_stay(facts.lead, area=area, on=day_of(now))
    if FrontDoor.objects.filter(area=area).exists():
        raise errors.DoorIsThere
    door = FrontDoor(area=area, **_fields(facts))
    door.save(force_insert=True)
    written("opened_door", door, area=area, acting=acting, now=now)
    return door


@transaction.atomic
def change_door(*, door: FrontDoor, facts: DoorFacts, acting: Acting, now: datetime) -> None:
    """Change who keeps a front door. Raises LeadMustWorkHere: never a door without a lead."""
    people.must_keep(acting=acting)
    _must_stay(facts.lead, area=door.area, on=day_of(now))
    if not FrontDoor.objects.filter(pk=door.pk).update(**_fields(facts)):
        raise FrontDoor.DoesNotExist
    written("changed_door", door, area=door.area, acting=acting, now=now)


def _fields(facts: DoorFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in facts.__slots__}


def _must_stay(lead: Person, *, area: Area, on: date) -> None:
    here = community.working_here(municipality=_town(area), on=on)
    if not here.filter(person=lead, ends_on=None, leaves_on=None).exists():
        raise errors.LeadMustWorkHere


def _town(area: Area) -> UUID:
    return area.municipality_id or area.pk


def written(verb: str, door: FrontDoor, *, area: Area, acting: Acting, now: datetime) -> None:
    """Write a deed about a front door in the journal."""
    journal.record(
        verb=verb,
        acting=acting,
        object_type="front_door",
        object_id=door.pk,
        municipality=_town(area),
        now=now,
    )


def _locked(door: FrontDoor) -> FrontDoor:
    """The door, held until the end of the transaction; it does not exist for who may not change it."""
    return (
        FrontDoor.objects.select_for_update(no_key=True, of=("self",)).select_related("area").get(pk=door.pk)
    )


@transaction.atomic
def put_on_rota(*, door: FrontDoor, person: Person, on: date, acting: Acting, now: datetime) -> Turn:
    """Let somebody of the door's organisation stand at it from a day on, last in the row."""
    people.must_keep(acting=acting)
    door = _locked(door)
    colleagues = community.colleagues_of(
        municipality=_town(door.area), on=on, organisation=door.organisation_id
    )
    if not colleagues.filter(pk=person.pk).exists():
        raise errors.NotOfThisDoor
    rota = queries.rota_of(door=door.pk, on=on)
    if rota.filter(person=person).exists():
        raise errors.OnRotaAlready
    last: int | None = rota.aggregate(last=Max("place"))["last"]
    turn = Turn(door=door, person=person, place=0 if last is None else last + 1, starts_on=on)
    turn.save(force_insert=True)
    _turned("put_on_rota", turn, door=door, acting=acting, now=now)
    return turn


@transaction.atomic
def move_on_rota(*, turn: Turn, forward: bool, on: date, acting: Acting, now: datetime) -> None:
    """Move somebody one place forward or back; the first in the row gets a new ball."""
    people.must_keep(acting=acting)
    door = _locked(turn.door)
    row = list(queries.rota_of(door=door.pk, on=on))
    at = next((place for place, one in enumerate(row) if one.pk == turn.pk), None)
    if at is None:
        raise Turn.DoesNotExist
    to = min(max(at + (-1 if forward else 1), 0), len(row) - 1)
    row.insert(to, row.pop(at))
    for place, one in enumerate(row):
        if one.place != place:
            Turn.objects.filter(pk=one.pk).update(place=place)
    _turned("moved_on_rota", turn, door=door, acting=acting, now=now)


@transaction.atomic
def take_off_rota(*, turn: Turn, on: date, acting: Acting, now: datetime) -> None:
    """End a turn from this day on; one that has not begun leaves no trace but the journal."""
    people.must_keep(acting=acting)
    door = _locked(turn.door)
    rows = Turn.objects.filter(pk=turn.pk)
    done, _each = rows.filter(starts_on__gte=on).delete()
    if not done and not rows.filter(starts_on__lt=on, ends_on=None).update(ends_on=on):
        raise Turn.DoesNotExist
    _turned("took_off_rota", turn, door=door, acting=acting, now=now)


def _turned(verb: str, turn: Turn, *, door: FrontDoor, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb,
        acting=acting,
        object_type="turn",
        object_id=turn.pk,
        municipality=_town(door.area),
        subject=turn.person_id,
        now=now,
    )
