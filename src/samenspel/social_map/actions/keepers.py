"""Verbs of who keeps a place without a screen: her code, and what another writes down for her (R59, AS-28).

She calls, stands at the desk or sends a sheet. A colleague has her code, both names stand in the journal, and
she is told. The database does each deed itself, for who keeps the place now.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.utils.formats import date_format

from samenspel.commitments import codes
from samenspel.community.models import Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.sealed import seal
from samenspel.notifications import actions as notifications

from ..models import Entry
from ..queries import Heard, kept_by_asker
from .counting import DayToCome
from .inviting import code_hash, hash_of
from .moments import MomentFacts
from .telling import page_of, tell, whom_to_call
from .writing import CalendarSaysWhen, NotYours, broken

Counts = Mapping[date, int | None]


class ChangedMeanwhile(Refusal):
    """Er is net iets veranderd. Kijk wat er nu staat, en vraag het nog eens."""


# --- her code --------------------------------------------------------------------------------------------
@transaction.atomic
def give_code(*, entry: Entry, insider: UUID, acting: Acting, now: datetime) -> str:
    """Make a code for who keeps this place; an old one counts no more. Returns it as it is said.

    She is told. By who tends the place; raises NotYours.
    """
    code = codes.new_code()
    person = _set_code(insider, code)
    tell(entry, "map_code_given", acting=acting, now=now, subject=person)
    if person != acting.person:
        _say_code(entry, person, code, now)
    return codes.spoken(code)


@transaction.atomic
def stop_code(*, entry: Entry, insider: UUID, acting: Acting, now: datetime) -> None:
    """Her code counts no more, and she is told. By who tends the place; raises NotYours."""
    person = _set_code(insider, "")
    tell(entry, "map_code_stopped", acting=acting, now=now, subject=person)
    if person != acting.person:
        _say(entry, person, "map_code_stopped", "map_tend", now)


def first_code(*, entry: Entry, keeper: UUID, acting: Acting, now: datetime) -> str:
    """Make her first code, by who wrote down her yes; she is told. Returns it as it is said, or ''."""
    code = codes.new_code()
    made = _asked("SELECT map_give_first_code(%s, %s, %s, %s)", entry.pk, keeper, code_hash(code), seal(code))
    if not made:
        return ""
    tell(entry, "map_code_given", acting=acting, now=now, subject=keeper)
    _say_code(entry, keeper, code, now)
    return codes.spoken(code)


@transaction.atomic
def code_anew(*, own_code: str, insider: UUID, acting: Acting, way: str, now: datetime) -> str:
    """A lost code is made anew, for who read out that of a question or offer of her own; she is told.

    Returns it as it is stored. Raises NotFound when she keeps no such place (any more).
    """
    found = {one.insider: one for one in kept_by_asker(own_code)}.get(insider)
    code = codes.new_code()
    made = _asked("SELECT map_code_anew(%s, %s, %s, %s)", own_code, insider, code_hash(code), seal(code))
    if made is None or found is None:
        raise NotFound
    namens = acting.namens(found.person, way=way)
    tell(found.entry, "map_code_given", acting=namens, now=now, subject=found.person)
    _say_code(found.entry, found.person, code, now)
    return code


def _set_code(insider: UUID, code: str) -> UUID:
    person = _asked("SELECT map_give_code(%s, %s, %s)", insider, code_hash(code) if code else "", seal(code))
    if person is None:
        raise NotYours
    found: UUID = person
    return found


def _say_code(entry: Entry, person: UUID, code: str, now: datetime) -> None:
    _say(entry, person, "map_code_for_you", "map_tend", now, code=codes.spoken(code))


# --- what she says, written down for her -------------------------------------------------------------------
@transaction.atomic
def count_for(*, keeper: Heard, counts: Counts, acting: Acting, way: str, now: datetime) -> Counts:
    """So many people came on each of these days, or (nothing) it was not counted. Returns what stood there.

    Raises DayToCome, or NotFound when her code does not count (any more).
    """
    if any(day > day_of(now) for day in counts):
        raise DayToCome
    days, numbers = list(counts), list(counts.values())
    was = _asked("SELECT map_count_for_keeper(%s, %s::date[], %s::integer[])", keeper.hash, days, numbers)
    if was is None:
        raise NotFound
    before = dict(zip(days, was, strict=True))
    said = "\n".join(_counted(day, before[day], counts[day]) for day in sorted(days))
    _written(keeper, "map_counted", "map_counted_for_you", "map_count", acting, way, now, numbers=said)
    return before


def _counted(day: date, was: int | None, number: int | None) -> str:
    """'1-12-2026: 10 → 12': what stood there, and what stands there now; in any language."""
    old, new = ("–" if one is None else str(one) for one in (was, number))
    return f"{date_format(day, 'j-n-Y')}: {new if was is None else f'{old} → {new}'}"


@transaction.atomic
def add_moment_for(*, keeper: Heard, moment: MomentFacts, acting: Acting, way: str, now: datetime) -> None:
    """One moment more. Raises CalendarSaysWhen, or NotFound when her code does not count (any more)."""
    said = DjangoJSONEncoder().encode(asdict(moment))
    if not _changed("SELECT map_add_time_for_keeper(%s, %s::jsonb, %s)", keeper.hash, said, now):
        raise NotFound
    _written(keeper, "map_entry_changed", "map_when_for_you", "map_when", acting, way, now)


@transaction.atomic
def take_moment_for(
    *, keeper: Heard, moment: UUID, day: date | None = None, acting: Acting, way: str, now: datetime
) -> None:
    """One moment goes; or it is not there on one day alone. Raises CalendarSaysWhen, ChangedMeanwhile."""
    if not _changed("SELECT map_take_time_for_keeper(%s, %s, %s::date, %s)", keeper.hash, moment, day, now):
        raise ChangedMeanwhile
    _written(keeper, "map_entry_changed", "map_when_for_you", "map_when", acting, way, now)


@transaction.atomic
def give_day_back_for(
    *, keeper: Heard, moment: UUID, day: date, acting: Acting, way: str, now: datetime
) -> None:
    """A day that was left out is there after all. Raises CalendarSaysWhen, ChangedMeanwhile."""
    statement = "SELECT map_give_day_back_for_keeper(%s, %s, %s::date, %s)"
    if not _changed(statement, keeper.hash, moment, day, now):
        raise ChangedMeanwhile
    _written(keeper, "map_entry_changed", "map_when_for_you", "map_when", acting, way, now)


@transaction.atomic
def put_back_for(*, keeper: Heard, change: UUID, acting: Acting, way: str, now: datetime) -> None:
    """Days and times as before the newest change (R59). Raises CalendarSaysWhen, ChangedMeanwhile."""
    if not _changed("SELECT map_put_times_back_for_keeper(%s, %s, %s)", keeper.hash, change, now):
        raise ChangedMeanwhile
    _written(keeper, "map_entry_undone", "map_back_for_you", "map_when", acting, way, now)


@transaction.atomic
def invite_for(*, keeper: Heard, acting: Acting, way: str, now: datetime) -> str:
    """An invitation on paper, for one more to carry it with her; return its code, which counts once.

    Raises NotFound when her own code does not count (any more).
    """
    code = secrets.token_urlsafe(24)
    if not _asked("SELECT map_invite_for_keeper(%s, %s, %s)", keeper.hash, hash_of(code), now):
        raise NotFound
    _written(keeper, "map_invited", "map_invited_for_you", "map_people", acting, way, now)
    return code


@transaction.atomic
def take_back_invitation_for(
    *, keeper: Heard, invitation: UUID, acting: Acting, way: str, now: datetime
) -> None:
    """Nobody comes in with this invitation any more. Raises ChangedMeanwhile."""
    if not _asked("SELECT map_take_back_for_keeper(%s, %s, %s)", keeper.hash, invitation, now):
        raise ChangedMeanwhile
    _written(keeper, "map_not_invited", "map_not_invited_for_you", "map_people", acting, way, now)


def _written(
    keeper: Heard, verb: str, kind: str, page: str, acting: Acting, way: str, now: datetime, **facts: str
) -> None:
    """Both names in the journal, and a message to her with whom to call when it is not right."""
    namens = acting.namens(keeper.keeper, way=way)
    tell(keeper.entry, verb, acting=namens, now=now, subject=keeper.keeper)
    name = Person.objects.get(pk=acting.somebody).shown
    _say(keeper.entry, keeper.keeper, kind, page, now, name=name, **facts)


def _say(entry: Entry, person: UUID, kind: str, page: str, now: datetime, **facts: str) -> None:
    assert entry.municipality_id is not None
    there = {"place": entry.name, "link": page_of(entry, page), "phone": whom_to_call(entry)}
    notifications.tell_of(
        person=person, kind=kind, municipality=entry.municipality_id, now=now, ball=None, facts=there | facts,
        at_my_desk=True,
    )  # fmt: skip


def _changed(statement: str, *values: Any) -> bool:
    """Change days and times by a function of the database."""
    try:
        with transaction.atomic():
            return bool(_asked(statement, *values))
    except IntegrityError as problem:
        if broken(problem) == "entry_calendar_says_when":
            raise CalendarSaysWhen from problem
        raise


def _asked(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]
