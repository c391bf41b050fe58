"""A front door that is closed for a while: a holiday, a removal. Why is not asked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samenspel.community import actions as people
from samenspel.foundation.acting import Acting

from .. import errors
from ..models import FrontDoor
from .doors import written


@dataclass(frozen=True, slots=True)
class Closure:
    """From which day until which (excluded) nobody answers, who can be called, and which door takes over."""

    closed_from: date
    closed_until: date
    closed_phone: str
    taken_over_by: FrontDoor | None = None  # without one the lead gets what is new


@transaction.atomic
def close_door(*, door: FrontDoor, closure: Closure, acting: Acting, now: datetime) -> None:
    """Close a front door for a while: what is new goes to the door that takes over, or to the lead.

    Raises OnlyForKeepers, and TakesOverItself where a door that takes over would be closed in those days.
    """
    people.must_keep(acting=acting)
    try:
        with transaction.atomic():
            _set(door, **{name: getattr(closure, name) for name in closure.__slots__})
    except IntegrityError as problem:
        raise errors.TakesOverItself from problem
    written("closed_door", door, area=door.area, acting=acting, now=now)


@transaction.atomic
def reopen_door(*, door: FrontDoor, acting: Acting, now: datetime) -> None:
    """The door is open after all, or again: what is new comes to its own rota. Raises OnlyForKeepers."""
    people.must_keep(acting=acting)
    _set(door, closed_from=None, closed_until=None, closed_phone="", taken_over_by=None)
    written("reopened_door", door, area=door.area, acting=acting, now=now)


def _set(door: FrontDoor, **fields: object) -> None:
    if not FrontDoor.objects.filter(pk=door.pk).update(**fields):
        raise FrontDoor.DoesNotExist
