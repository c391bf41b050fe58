"""Verbs about what grew out of what."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.notifications import actions as notifications

from .. import queries
from ..models import Entry, Growth
from .telling import page_of, tell, whom_to_call


class GrewAlready(Refusal):
    """Dat is al gezegd, of juist andersom."""


@transaction.atomic
def say_grew(*, entry: Entry, source: Entry, acting: Acting, now: datetime) -> Growth:
    """Say that an entry grew out of another: who keeps the other is asked. Raises GrewAlready.

    Of an entry that is not hers, the database refuses it. It is agreed at once where she keeps both.
    """
    growth = Growth(entry=entry, source=source, said_at=now)
    try:
        with transaction.atomic():
            growth.save(force_insert=True)
    except (IntegrityError, ProgrammingError) as problem:
        raise GrewAlready from problem
    tell(entry, "map_entry_changed", acting=acting, now=now)
    if not agree_grew(source=source, growth=growth.pk, acting=acting, now=now):
        _ask(source, now=now)
    return growth


def _ask(source: Entry, *, now: datetime) -> None:
    """Tell who keeps the other: she says whether it is so, and without her nobody sees it."""
    keeper = queries.who_tends(source.pk)
    if keeper and source.municipality_id:
        notifications.tell(
            person=keeper, kind="map_grew", municipality=source.municipality_id, now=now,
            place=source.name, link=page_of(source, "map_grew"), phone=whom_to_call(source),
        )  # fmt: skip


@transaction.atomic
def agree_grew(*, source: Entry, growth: UUID, acting: Acting, now: datetime) -> bool:
    """Agree that something grew out of this entry. Returns whether there was something to agree to."""
    agreed = Growth.objects.filter(pk=growth, source=source, agreed_at=None).update(agreed_at=now)
    if agreed:
        tell(source, "map_entry_changed", acting=acting, now=now)
    return bool(agreed)


@transaction.atomic
def take_back_grew(*, entry: Entry, growth: UUID, acting: Acting, now: datetime) -> bool:
    """Say no, or not any more: by who keeps either of the two. Nothing stays of it."""
    gone, _rows = Growth.objects.filter(pk=growth).delete()
    if gone:
        tell(entry, "map_entry_changed", acting=acting, now=now)
    return bool(gone)
