"""Verbs that write on the map."""

import hashlib
import json
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db import transaction

from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal
from samenspel.journal import actions as journal

from .. import rules
from ..models import Entry, Insider
from .placing import look_up_later, placed


class OwnerMustAgree(Refusal):
    """Dit komt pas op de kaart als de eigenaar ja zegt."""


class Outcome(Enum):
    """What putting an entry on the map changed."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    SAME = "SAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """Everything an entry says. `wait_weeks` in weeks; latitude and longitude in degrees (WGS84)."""

    name: str
    summary: str
    form: str = Entry.Form.SERVICE
    kind: str = Entry.Kind.OTHER
    issues: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    talents: list[str] = field(default_factory=list)
    guidance: str = ""
    organisation: Organisation | None = None
    area: Area | None = None
    municipality: Area | None = None  # left out: the one of the area
    description: str = ""
    who_for: str = ""
    when_text: str = ""
    cost_text: str = ""
    is_free: bool | None = None
    referable: bool | None = None
    languages: list[str] = field(default_factory=list)
    cues: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    pin: str = rules.GIVEN
    wheelchair: bool | None = None
    access_text: str = ""
    at_home: bool = False
    sheltered: bool = False
    has_counter: bool | None = None
    see_through: bool | None = None
    has_food: bool | None = None
    outdoors: bool | None = None
    free_room: bool | None = None
    seats: int | None = None
    bring_back: str = ""
    host: str = ""
    works_with: str | None = None
    feels: str | None = None
    room: str = Entry.Room.UNKNOWN
    wait_weeks: int | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    confirmed_on: date | None = None
    confirmed_by: str = ""
    owner_agreed: bool = False
    closed_on: date | None = None
    source_record: Any = None
    visibility: str = Entry.Visibility.PUBLIC  # of a new entry, or of one whose owner now agrees


@dataclass(frozen=True, slots=True)
class Put:
    """The outcome of putting, and the entry."""

    outcome: Outcome
    entry: Entry


# Said by an entry since some day: as long as it says nothing, it says the same as before that day.
LATER = ("talents", "guidance")


def values_of(facts: EntryFacts) -> dict[str, Any]:
    """Return the columns of these facts; the municipality follows from the area."""
    values = {each.name: getattr(facts, each.name) for each in fields(facts)}
    if facts.municipality is None and facts.area:
        values["municipality"] = facts.area.municipality or facts.area
    return values


def _hash(values: dict[str, Any]) -> str:
    """Return what changes when, and only when, an entry says something else."""
    bare = {name: getattr(value, "pk", value) for name, value in values.items()}
    if bare["visibility"] == Entry.Visibility.PUBLIC:
        del bare["visibility"]  # what was said before this could be said, says the same
    del bare["pin"]  # it follows from the rest
    for name in LATER:
        if not bare[name]:
            del bare[name]
    return hashlib.sha256(json.dumps(bare, sort_keys=True, default=str).encode()).hexdigest()


def said_by(facts: EntryFacts) -> tuple[dict[str, Any], str]:
    """Return the columns of these facts, and their hash. Raises OwnerMustAgree when public without it."""
    if not facts.owner_agreed and facts.visibility == Entry.Visibility.PUBLIC:
        raise OwnerMustAgree
    values = values_of(facts)
    return values, _hash(values)


def new_entry(*, facts: EntryFacts, source: str, source_id: str, now: datetime) -> Entry:
    """Return an entry with these facts that is not kept yet, nor placed. Raises OwnerMustAgree."""
    values, digest = said_by(facts)
    return Entry(source=source, source_id=source_id, content_hash=digest, changed_at=now, **values)


@transaction.atomic
def put_entry(
    *, facts: EntryFacts, source: str, source_id: str, acting: Acting, now: datetime, told: bool = True
) -> Put:
    """Put an entry on the map, or bring it up to date. The same facts twice change nothing.

    An entry is known by (source, source_id). One that its own people tend keeps their words: their source
    says nothing about it any more. How visible it is, is its owner's to say: an entry that had her yes
    keeps it, and stays as visible as she made it. Raises OwnerMustAgree when public without it.
    `told=False`: the caller writes one line in the journal for all that it puts (see `in_bulk`).
    """
    values, digest = said_by(facts)
    known = Entry.objects.select_for_update().filter(source=source, source_id=source_id).first()
    if known and known.content_hash == digest:
        return Put(Outcome.SAME, known)
    if (
        known
        and Insider.objects.filter(
            entry=known, role=Insider.Role.OWNER, person__isnull=False, ended_at=None
        ).exists()
    ):
        return Put(Outcome.SAME, known)
    entry = known or Entry(source=source, source_id=source_id)
    kept = (
        {"visibility", "owner_agreed"} if known and (known.owner_agreed or not facts.owner_agreed) else set()
    )
    values |= {name: getattr(entry, name) for name in kept}
    if known and known.pin == rules.OFF:
        values["pin"] = rules.OFF
    for name, value in (values | placed(values, before=known, given=True)).items():
        setattr(entry, name, value)
    entry.content_hash, entry.changed_at = digest, now
    entry.save(force_insert=known is None)
    outcome = Outcome.CHANGED if known else Outcome.ADDED
    if told:
        look_up_later(entry)
        _tell(entry, outcome, acting=acting, now=now)
    return Put(outcome, entry)


def close_entry(*, entry: Entry, acting: Acting, now: datetime, by_source: str = "") -> Put:
    """Say that something no longer exists: it leaves the lists, its own page says so.

    `by_source`: why its source closes it (`Entry.BySource`); what its source names again, is open again.
    """
    if entry.closed_on:
        return Put(Outcome.SAME, entry)
    entry.closed_on, entry.changed_at, entry.content_hash = day_of(now), now, ""
    entry.closed_by_source = by_source
    entry.save(update_fields=["closed_on", "changed_at", "content_hash", "closed_by_source"])
    _tell(entry, Outcome.CHANGED, acting=acting, now=now)
    return Put(Outcome.CHANGED, entry)


def _tell(entry: Entry, outcome: Outcome, *, acting: Acting, now: datetime) -> None:
    """Write it in the journal of its municipality; an entry outside every municipality has no journal."""
    if entry.municipality_id:
        journal.record(
            verb=f"map_entry_{outcome.value.lower()}",
            acting=acting,
            object_type="map_entry",
            object_id=entry.pk,
            municipality=entry.municipality_id,
            now=now,
            source=entry.source[:40],
        )
