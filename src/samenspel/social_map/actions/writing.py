"""Verbs of who tends an entry: write it, change it, say whether there is room, stop it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id

from .. import rules
from ..models import Change, Check, Entry, Insider, Moment
from .checking import answer
from .entries import EntryFacts, OwnerMustAgree, values_of
from .moments import MomentFacts, put_moments
from .placing import look_up_later, placed, said_of
from .telling import tell, who_says

# What an owner says herself. All else is said by the database, a source or a job.
OWN_WORDS = frozenset(each.name for each in fields(EntryFacts)) - {
    "municipality",
    "confirmed_on",
    "confirmed_by",
    "closed_on",
    "source_record",
}


# What undoing leaves as it is: other doors say these.
NOT_UNDONE = frozenset(
    {
        "merged_into_id",
        "closed_on",
        "closed_by_source",
        "by_calendar",
        "handover_by",
        "handed_over_at",
        "initiative_since",
    }
)


class NotYours(Refusal):
    """Dit is van een ander. Je kunt wel iets voorstellen."""


class ResidentsBegin(Refusal):
    """Een idee begint bij een bewoner. Jij werkt hier: laat je vragen om het te ondersteunen."""


class CalendarSaysWhen(Refusal):
    """Een agenda zegt wanneer dit is. Verander het daar, of zet de agenda uit."""


def broken(problem: IntegrityError) -> str:
    """Return which truth of the database would be broken, by its name."""
    return str(getattr(getattr(problem.__cause__, "diag", None), "constraint_name", "") or "")


@transaction.atomic
def write_entry(
    *,
    facts: EntryFacts,
    visibility: str = Entry.Visibility.PUBLIC,
    mine: bool = True,
    idea: bool = False,
    acting: Acting,
    now: datetime,
) -> Entry:
    """Put something of one's own on the map, or (`mine` false) of somebody who asked for it (R57, R77).

    Whoever writes is its owner at once: the database sees to that. For another she keeps it as a helper,
    until its owner comes in. It counts as confirmed today. `idea`: a resident's own, which who works here can
    support and never lead (R46). Raises OwnerMustAgree, and ResidentsBegin for an idea of who works here.
    """
    if not facts.owner_agreed:
        raise OwnerMustAgree
    values = values_of(facts) | {"visibility": visibility}
    entry = Entry(pk=new_id(), changed_at=now, **values | placed(values, given=True))
    entry.confirmed_on, entry.confirmed_by, entry.closed_on = None, "", None
    entry.initiative_since = now if idea else None
    _save_new(entry)
    if not mine:
        Insider.objects.filter(entry=entry, person=acting.person).update(role=Insider.Role.HELPER)
    look_up_later(entry)
    confirm(entry=entry, acting=acting, now=now)
    tell(entry, "map_entry_written", acting=acting, now=now)
    return entry


def _save_new(entry: Entry) -> None:
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as problem:
        if broken(problem) == "insider_residents_lead_an_idea":
            raise ResidentsBegin from problem
        raise


@transaction.atomic
def change_entry(*, entry: Entry, said: Mapping[str, Any], acting: Acting, now: datetime) -> bool:
    """Let an entry say something else, by who tends it; what it said is kept. It counts as confirmed today.

    `said`: field → value, of OWN_WORDS and `visibility`. Returns whether anything changed. Raises NotYours.
    """
    changed = {name: value for name, value in said.items() if getattr(entry, name) != value}
    if changed:
        write_words(entry, changed | _place_of(entry, changed), now=now)
        look_up_later(entry)
        tell(entry, "map_entry_changed", acting=acting, now=now)
    confirm(entry=entry, acting=acting, now=now)
    return bool(changed)


def _place_of(entry: Entry, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Its place, when what was changed decides about that: a point of a former address does not stay."""
    if rules.DECIDES.isdisjoint(changed):
        return {}
    return placed({**said_of(entry), **changed}, before=entry, given="latitude" in changed)


def write_words(entry: Entry, values: Mapping[str, Any], *, now: datetime) -> None:
    """Write these columns, by who may. Raises NotYours."""
    for name, value in values.items():
        setattr(entry, name, value)
    try:
        with transaction.atomic():
            rows = Entry.objects.filter(pk=entry.pk)
            if not rows.update(**values, changed_at=now, content_hash=""):
                raise NotYours
    except ProgrammingError as problem:  # a policy of the database
        raise NotYours from problem


@transaction.atomic
def set_room(*, entry: Entry, room: str, weeks: int | None, acting: Acting, now: datetime) -> None:
    """Say whether there is room: yes, after `weeks` weeks, or not now. One tap. Raises NotYours."""
    weeks = weeks if room == Entry.Room.WAIT else None
    change_entry(entry=entry, said={"room": room, "wait_weeks": weeks}, acting=acting, now=now)


@transaction.atomic
def stop_entry(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """It is over: it leaves the lists, and its own page says so. Raises NotYours."""
    if entry.closed_on is None:
        write_words(entry, {"closed_on": day_of(now)}, now=now)
        tell(entry, "map_entry_stopped", acting=acting, now=now)


@transaction.atomic
def restart_entry(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """It is there again. Raises NotYours."""
    if entry.closed_on is not None and entry.merged_into_id is None:
        write_words(entry, {"closed_on": None}, now=now)
        confirm(entry=entry, acting=acting, now=now)
        tell(entry, "map_entry_restarted", acting=acting, now=now)


@transaction.atomic
def say_when(*, entry: Entry, moments: Sequence[MomentFacts], acting: Acting, now: datetime) -> None:
    """Let these be its moments: they say from now on when it is, and not its words.

    Raises NotYours, or CalendarSaysWhen.
    """
    if entry.by_calendar:
        raise CalendarSaysWhen
    write_words(entry, {"when_text": ""}, now=now)
    put_moments(entry=entry, moments=moments)
    tell(entry, "map_entry_changed", acting=acting, now=now)


@transaction.atomic
def skip_day(
    *, entry: Entry, moment: UUID, day: date, after_all: bool = False, acting: Acting, now: datetime
) -> None:
    """One of its moments is not there on this day, or after all it is; it keeps its id.

    Raises NotYours, CalendarSaysWhen.
    """
    if entry.by_calendar:
        raise CalendarSaysWhen
    write_words(entry, {"when_text": ""}, now=now)
    found = Moment.objects.get(pk=moment, entry=entry)
    found.except_on = [one for one in found.except_on if one != day] + ([] if after_all else [day])
    found.save(update_fields=["except_on"])
    tell(entry, "map_entry_changed", acting=acting, now=now)


def confirm(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """Who tends it says that it holds: written in the history, which makes the entry fresh.

    What was asked about it is answered with that.
    """
    if entry.municipality_id is None:
        return
    asked = Check.objects.filter(entry=entry, answered_at=None).select_related("entry__organisation").first()
    if asked:
        answer(check=asked, answer=Check.Answer.RIGHT, acting=acting, now=now)
        return
    Check(
        entry=entry,
        municipality_id=entry.municipality_id,
        person_id=acting.person,
        way=Check.Way.SCREEN,
        asked_at=now,
        answered_at=now,
        answer=Check.Answer.RIGHT,
        answered_by_id=acting.person,
        by_words=who_says(entry),
    ).save(force_insert=True)


@transaction.atomic
def undo(*, change: Change, acting: Acting, now: datetime) -> None:
    """Let an entry say again what it said before this change. That is a change too, and can be undone.

    Raises NotYours.
    """
    before, entry = dict(change.before), change.entry
    moments = before.pop("moments", [])
    names = {field.attname for field in Entry._meta.concrete_fields}
    kept = {name: before[name] for name in before if name in names and name not in NOT_UNDONE}
    write_words(entry, {"pin": rules.GIVEN} | kept, now=now)
    if not entry.by_calendar:
        put_moments(entry=entry, moments=[moment_of(one) for one in moments])
    confirm(entry=Entry.objects.get(pk=entry.pk), acting=acting, now=now)
    tell(entry, "map_entry_undone", acting=acting, now=now)


def moment_of(kept: Mapping[str, Any]) -> MomentFacts:
    """Return a moment as it stood in a former version."""

    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    return MomentFacts(
        starts_on=date.fromisoformat(kept["starts_on"]),
        starts_at=time.fromisoformat(kept["starts_at"]),
        ends_at=time.fromisoformat(kept["ends_at"]) if kept["ends_at"] else None,
        every=kept["every"],
        until=day(kept["until"]),
        except_on=[date.fromisoformat(one) for one in kept["except_on"]],
        where=kept["where"],
    )
