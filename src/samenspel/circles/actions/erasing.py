"""The right to be erased: nothing stands in the way, or it is said what does (AVG art. 17; R02, R49)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from samenspel.community import queries as community
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.journal import actions as journal

from ..errors import StillKept
from ..models import Appeal
from ..queries import erasing as queries


@dataclass(frozen=True, slots=True)
class Erasure:
    """She will be erased as soon as this transaction is kept, by the worker, in one of its own."""

    person: UUID
    asked_at: datetime


@transaction.atomic
def erase_person(*, person: UUID, acting: Acting, now: datetime) -> Erasure:
    """Erase somebody at once: unnameable everywhere, while counts and the chain of the journal stay whole.

    For herself (or namens her), and for who holds her request. An open request to be erased does not stand in
    its own way: close it in this same transaction. Raises StillKept, which says what keeps her and until
    when, and NotFound for anybody else. The worker's job does it: the web may delete nothing.
    """
    if acting.resident != person and not _holds_her_request(person, acting=acting):
        raise NotFound
    reasons = queries.what_keeps(person=person)
    if reasons:
        raise StillKept(reasons)
    town = community.town_of(person=person)
    journal.record(
        verb="asked_erasure", acting=acting, object_type="person", object_id=person, municipality=town,
        subject=person, now=now,
    )  # fmt: skip
    # By name: the room that erases stands above this one, since it knows every table.
    app.configure_task("erase_person", queueing_lock=f"erase:{person}").defer(person=str(person))
    return Erasure(person, now)


def _holds_her_request(person: UUID, *, acting: Acting) -> bool:
    """She holds the ball of it now, or held it until she closed it a moment ago in this transaction."""
    return Appeal.objects.filter(kind=Appeal.Kind.ERASE, person=person, ball__holder=acting.person).exists()
