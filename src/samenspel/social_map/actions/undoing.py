"""What an entry said, kept so that it can be said again; and taking back what should not have come."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Model

from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import Acting

from ..models import Entry, Moment
from .entries import EntryFacts, Outcome, Put, _tell, put_entry
from .moments import MomentFacts, put_moments

Said = dict[str, Any]
LINKS: dict[str, type[Model]] = {"organisation": Organisation, "area": Area, "municipality": Area}
DAYS = ("confirmed_on", "closed_on")
NAMES = [each.name for each in fields(EntryFacts)]


def facts_with(entry: Entry | None, values: Mapping[str, Any]) -> EntryFacts:
    """Return the facts of an entry with these values instead; what they do not name stays as it is."""
    if entry is None:
        return EntryFacts(**values)
    return replace(EntryFacts(**{name: getattr(entry, name) for name in NAMES}), **values)


def as_said(entry: Entry) -> Said:
    """Return what an entry says now, as JSON can keep it."""
    facts = {name: getattr(entry, f"{name}_id" if name in LINKS else name) for name in NAMES}
    said = {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in facts.items()
    }
    said |= {name: str(said[name]) for name in LINKS if said[name]}
    return said | {"moments": [_as_json(one) for one in entry.moments.all()]}


def _as_json(moment: Moment) -> Said:
    said = {name: getattr(moment, name) for name in MomentFacts.__slots__}
    said["except_on"] = [day.isoformat() for day in moment.except_on]
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in said.items()}


@transaction.atomic
def say_again(*, entry: Entry, said: Said, acting: Acting, now: datetime) -> Put:
    """Let an entry say again what it said (from `as_said`), also how visible it was."""
    values: Said = {name: said[name] for name in NAMES if name in said}  # what it could not say then: nothing
    for name, model in LINKS.items():
        values[name] = model._base_manager.get(pk=said[name]) if said[name] else None
    for name in DAYS:
        values[name] = date.fromisoformat(said[name]) if said[name] else None
    facts = EntryFacts(**values)
    entry.visibility, entry.owner_agreed = facts.visibility, facts.owner_agreed
    entry.save(update_fields=["visibility", "owner_agreed"])
    put = put_entry(facts=facts, source=entry.source, source_id=entry.source_id or "", acting=acting, now=now)
    put_moments(entry=put.entry, moments=[_moment(one) for one in said["moments"]])
    return put


def _moment(said: Said) -> MomentFacts:
    read = dict(said)
    read |= {name: date.fromisoformat(said[name]) for name in ("starts_on", "until") if said[name]}
    read |= {name: time.fromisoformat(said[name]) for name in ("starts_at", "ends_at") if said[name]}
    return MomentFacts(**read | {"except_on": [date.fromisoformat(day) for day in said["except_on"]]})


@transaction.atomic
def withdraw_entry(*, entry: Entry, acting: Acting, now: datetime) -> Put:
    """Take an entry off the map as if it had never come: nobody finds it, and nobody agreed."""
    entry.visibility, entry.owner_agreed, entry.content_hash = Entry.Visibility.UNLISTED, False, ""
    entry.changed_at = now
    entry.save(update_fields=["visibility", "owner_agreed", "content_hash", "changed_at"])
    _tell(entry, Outcome.CHANGED, acting=acting, now=now)
    return Put(Outcome.CHANGED, entry)
