"""Named questions about keeping: what would go now, what went, and who was erased."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from samenspel.community import queries as community
from samenspel.community.models import Area

from . import rules
from .models import Erased, Run


@dataclass(frozen=True, slots=True)
class Due:
    """One class: its term here, before which moment it must have ended, and how many would go now."""

    code: str
    months: int | None
    ended_before: datetime
    number: int = 0


def towns() -> list[Area]:
    """Return every municipality of this installation."""
    return list(Area.objects.filter(kind=Area.Kind.MUNICIPALITY).order_by("name", "pk"))


def terms(*, town: Area, now: datetime) -> list[Due]:
    """Return the term of every class as it holds in a municipality, in the order of a night."""
    settings = community.settings_of(area=town, now=now)
    return [_due(code, settings, now) for code in rules.CLASSES]


def _due(code: str, settings: Mapping[str, int], now: datetime) -> Due:
    before = rules.ended_before(code, settings=settings, now=now)
    return Due(code, rules.months_of(code, settings), before)


def would_go(*, town: Area, now: datetime) -> list[Due]:
    """Return what would go now, in numbers: the dry run. For an official of this municipality, or a job."""
    every = terms(town=town, now=now)
    asked = json.dumps({one.code: one.ended_before.isoformat() for one in every})
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, number FROM retention_would(%s, %s)", [town.pk, asked])
        numbers = dict(cursor.fetchall())
    return [Due(one.code, one.months, one.ended_before, int(numbers[one.code])) for one in every]


def runs_of(*, municipality: UUID) -> QuerySet[Run]:
    """Return the proofs of a municipality, newest first, with their lines."""
    return Run.objects.filter(municipality=municipality).prefetch_related("lines")


def run_for(*, pk: UUID) -> Run:
    """Return one proof that the context may see, or raise Run.DoesNotExist."""
    return Run.objects.select_related("municipality").prefetch_related("lines").get(pk=pk)


def erased() -> list[UUID]:
    """Return the ids of whoever was erased: for after a restored copy. A job or the owner."""
    return list(Erased.objects.order_by("erased_at", "pk").values_list("pk", flat=True))


def silent(*, due: Due, town: Area, at_most: int) -> list[UUID]:
    """Return who did nothing here for the whole term, and on whom nobody counts; never by an age (R51)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT retention_silent(%s, %s, %s)", [due.ended_before, town.pk, at_most])
        return [row[0] for row in cursor.fetchall()]
