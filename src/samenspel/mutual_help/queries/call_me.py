"""Who wants to be called: what she reads of it herself, and what whoever calls reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, JSONField, QuerySet
from django.db.models.expressions import RawSQL

from samenspel.community import queries as community
from samenspel.foundation.rows import rows

from ..models import CallMe


@dataclass(frozen=True, slots=True)
class OwnCall:
    """What one side of a match reads of being called: who calls, which number is there now, what she said."""

    who: str  # nobody when none of who may call is there
    name: str  # of the number
    phone: str
    said_at: datetime | None
    due_at: datetime | None

    @classmethod
    def of_row(cls, row: dict[str, Any] | None) -> "OwnCall | None":
        """Return it as it comes as JSON; none where this is not hers to say, or not of such a match."""
        if row is None:
            return None
        moments = {key: row[key] and datetime.fromisoformat(row[key]) for key in ("said_at", "due_at")}
        return cls(**(row | moments))


@dataclass(frozen=True, slots=True)
class CallWanted:
    """Somebody who wants to be called, with how, for as long as nobody did."""

    id: UUID
    match_id: UUID
    person_id: UUID
    side: str
    name: str
    phone: str
    email: str
    address: str
    talked: str
    due_at: datetime

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> "CallWanted":
        """Return it as it comes as JSON."""
        keys = {name: UUID(row[name]) for name in ("id", "match_id", "person_id")}
        name = community.shown_name(row["name"])
        return cls(**(row | keys | {"name": name, "due_at": datetime.fromisoformat(row["due_at"])}))

    @property
    def side_words(self) -> str:
        return str(CallMe.Side(self.side).label)

    @property
    def talked_words(self) -> str:
        return str(dict(CallMe.Talked.choices).get(self.talked, ""))


def calls_beside(ball: UUID) -> RawSQL:
    """Who of the matches of an ask wants to be called, as a column: for who coordinates it alone."""
    return RawSQL("(SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM calls_at(%s) c)", [ball], JSONField())


def wants_a_call(ball: UUID) -> RawSQL:
    """A column beside an ask: whether one of two neighbours wants to be called by who reads it."""
    return RawSQL("EXISTS (SELECT FROM calls_at(%s))", [ball], BooleanField())


@dataclass(frozen=True, slots=True)
class CallWaits:
    """A call that I was asked to make: at which ball, and by when. Without anybody's name."""

    ball: UUID
    due_at: datetime


def calls_waiting() -> list[CallWaits]:
    """Return where somebody wants to be called by whoever acts, the soonest due first."""
    return rows(CallWaits, "SELECT * FROM calls_waiting()", {})


def calls_due(*, now: datetime) -> QuerySet[CallMe]:
    """Return the calls that nobody made by the moment it was promised (for a job)."""
    return CallMe.objects.filter(due_at__lte=now).select_related("match__ask")
