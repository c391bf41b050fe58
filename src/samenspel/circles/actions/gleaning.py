"""What somebody told in passing, written down in front of her: "dit mag je opschrijven" (I15, R09)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.community import actions as people
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound

from .. import errors, rules
from ..models import GleaningNote
from .sharing import note_deed, tell_about


@dataclass(frozen=True, slots=True)
class Gleaned:
    """What she likes, can or wants, in her words; where she said it, until when, and who else may know."""

    text: str
    source: str
    may_be_kept: bool
    until: date
    others: str = GleaningNote.Others.NOBODY
    person: UUID | None = None  # somebody we know; or else a name, as she wants to be called
    name: str = ""
    phone: str = ""
    organisation: UUID | None = None


@transaction.atomic
def write_gleaning(*, gleaned: Gleaned, municipality: Area, acting: Acting, now: datetime) -> GleaningNote:
    """Write it down, in front of her. Without "dit mag je opschrijven" nothing is kept (R09).

    Raises MayNotBeKept, and NotFound "namens" somebody: a gleaner hears it with her own ears.
    """
    if acting.on_behalf_of is not None:
        raise NotFound
    if not gleaned.may_be_kept:
        raise errors.MayNotBeKept
    row = GleaningNote(
        municipality=municipality, maker_id=acting.somebody, organisation_id=gleaned.organisation,
        person_id=gleaned.person or _new(gleaned, municipality, acting, now), text=rules.tidy(gleaned.text),
        source=rules.tidy(gleaned.source), may_be_kept=True, others=gleaned.others, said_at=now,
        until=gleaned.until,
    )  # fmt: skip
    row.save(force_insert=True)
    note_deed("gleaned", row, acting=acting, now=now, others=gleaned.others)
    tell_about(row, person=row.person_id, kind="gleaned", acting=acting, now=now)
    return row


def _new(gleaned: Gleaned, municipality: Area, acting: Acting, now: datetime) -> UUID:
    return people.register_person(
        name=rules.tidy(gleaned.name), called=rules.tidy(gleaned.name), municipality=municipality,
        area=None, phone=gleaned.phone, prefers="TEXT" if gleaned.phone else "SCREEN", acting=acting, now=now,
    ).pk  # fmt: skip


@transaction.atomic
def remove_gleaning(*, gleaning: UUID, acting: Acting, now: datetime) -> None:
    """Take it away: by the person it is about, or by who wrote it. Raises GleaningNote.DoesNotExist."""
    row = GleaningNote.objects.get(pk=gleaning)
    if acting.resident not in (row.person_id, row.maker_id) or row.removed_at:
        raise GleaningNote.DoesNotExist
    with connection.cursor() as cursor:
        cursor.execute("SELECT gleaning_away(%s, %s)", [gleaning, now])
        if not cursor.fetchone()[0]:
            raise GleaningNote.DoesNotExist
    note_deed("removed_gleaning", row, acting=acting, now=now)
