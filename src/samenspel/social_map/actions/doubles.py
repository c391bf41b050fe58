"""Verbs about two entries that are one: an editor lays them together, and can take that back."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal

from .. import queries
from ..models import Different, Entry
from .telling import tell
from .writing import change_entry

# What the one that stays takes over where it says nothing itself.
FILLED = (
    "description",
    "who_for",
    "when_text",
    "cost_text",
    "street",
    "postcode",
    "town",
    "phone",
    "email",
    "website",
    "latitude",
    "longitude",
    "is_free",
    "wheelchair",
    "host",
)


class CannotMerge(Refusal):
    """Deze twee kun je niet samenvoegen. Wat van iemand is, blijft staan."""


@transaction.atomic
def merge(*, lost: Entry, kept: Entry, acting: Acting, now: datetime) -> None:
    """Let two entries be one. The one that goes keeps all it said, its source and its history; its address
    leads to the one that stays, which takes over what it did not say itself. Raises CannotMerge.
    """
    if not queries.has_owner(kept.pk) and not (kept.at_home or kept.sheltered):
        said = {
            name: getattr(lost, name)
            for name in FILLED
            if getattr(kept, name) in ("", None) and getattr(lost, name) not in ("", None)
        }
        if ("latitude" in said) != ("longitude" in said):
            said.pop("latitude", None), said.pop("longitude", None)
        if said:
            change_entry(entry=kept, said=said, acting=acting, now=now)
    _ask("SELECT map_merge(%s, %s, %s)", lost.pk, kept.pk, now)
    tell(lost, "map_merged", acting=acting, now=now, kept=str(kept.pk))


@transaction.atomic
def unmerge(*, lost: Entry, acting: Acting, now: datetime) -> None:
    """Take two entries apart again. Raises CannotMerge when they are not one."""
    _ask("SELECT map_unmerge(%s, %s)", lost.pk, now)
    tell(lost, "map_unmerged", acting=acting, now=now)


def _ask(statement: str, *values: UUID | datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        if not cursor.fetchone()[0]:
            raise CannotMerge


@transaction.atomic
def say_different(*, one: UUID, other: UUID, now: datetime) -> None:
    """They are two: an editor is not asked again."""
    first, second = sorted((one, other))
    Different.objects.get_or_create(first_id=first, second_id=second, defaults={"since": now})
