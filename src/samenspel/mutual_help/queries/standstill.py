"""What each reads of an offer that stands still: she herself, who said so, and who looks (decision 0057)."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from samenspel.community import queries as community
from samenspel.foundation.days import day_of
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..models import Standstill
from ..rules import standstill as rules


@dataclass(frozen=True, slots=True)
class StandstillWordCard:
    """One word: of ours, or hers. `hand`: who wrote hers down, when somebody did."""

    text: str
    is_hers: bool
    who: str
    at: datetime
    hand: str


@dataclass(frozen=True, slots=True)
class StandstillCard:
    """That an offer stands still, until which day, by whom, and who looks; with all that was said."""

    id: UUID
    offer: UUID
    person: UUID
    municipality: UUID
    ball: UUID
    until_on: date
    rests: bool
    terms: int
    over_at: datetime | None
    how: str
    due_at: datetime
    name: str
    held_by: str
    held_by_phone: str
    looks: str
    looks_phone: str
    words: list[StandstillWordCard]
    phone: str = ""
    email: str = ""
    address: str = ""

    @classmethod
    def of_row(cls, row: dict[str, Any] | None) -> "StandstillCard | None":
        """Return it as it comes as JSON; none where nothing stands still that the context may read."""
        if row is None:
            return None
        keys = {name: UUID(row[name]) for name in ("id", "offer", "person", "municipality", "ball")}
        said = [
            StandstillWordCard(
                **(one | {"text": unseal(one["text"]), "at": datetime.fromisoformat(one["at"])})
            )
            for one in row["words"]
        ]
        days: dict[str, Any] = {
            "until_on": date.fromisoformat(row["until_on"]),
            "due_at": datetime.fromisoformat(row["due_at"]),
            "over_at": datetime.fromisoformat(row["over_at"]) if row["over_at"] else None,
        }
        name = community.shown_name(row["name"])
        return cls(**(row | keys | days | {"words": said, "name": name}))

    @property
    def is_over(self) -> bool:
        return self.over_at is not None

    @property
    def goes_on(self) -> bool:
        return self.how in (Standstill.How.GOES_ON, Standstill.How.DAY)

    @property
    def may_say_back(self) -> bool:
        """True when she may say something: once to each word of ours."""
        return not self.is_over and bool(self.words) and not self.words[-1].is_hers

    @property
    def may_be_longer(self) -> bool:
        return self.terms < rules.TERMS


@dataclass(frozen=True, slots=True)
class StandstillOf:
    """Whose offer somebody may let stand still; `now`: what she let stand still herself, and still does.

    `nobody_looks`: there is nobody else who could, so it cannot.
    """

    person: UUID
    name: str
    municipality: UUID
    now: StandstillCard | None
    nobody_looks: bool


@dataclass(frozen=True, slots=True)
class _Row:
    found: Any


def _one(function: LiteralString, key: UUID) -> dict[str, Any] | None:
    (row,) = rows(_Row, f"SELECT {function}(%(key)s)", {"key": key})
    found: dict[str, Any] | None = json.loads(row.found) if isinstance(row.found, str) else row.found
    return found


def standstill_of(*, offer: UUID) -> StandstillOf:
    """Return whose offer it is, for who may let it stand still; else raise Standstill.DoesNotExist."""
    found = _one("standstill_of", offer)
    if found is None:
        raise Standstill.DoesNotExist
    keys = {name: UUID(found[name]) for name in ("person", "municipality")}
    name = community.shown_name(found["name"])
    now = StandstillCard.of_row(found["now"])
    return StandstillOf(**keys, name=name, now=now, nobody_looks=found["nobody_looks"])


def standstill_looked_at(*, ball: UUID) -> StandstillCard:
    """Return what somebody looks at, with how she is reached; else raise Standstill.DoesNotExist."""
    found = StandstillCard.of_row(_one("standstill_looked_at", ball))
    if found is None:
        raise Standstill.DoesNotExist
    return found


def standstill_for(*, pk: UUID) -> Standstill:
    """Return a standstill that the context may see, with its ball, or raise Standstill.DoesNotExist."""
    return Standstill.objects.select_related("ball__holder").get(pk=pk)


def standstills_that_end(*, on: date) -> QuerySet[Standstill]:
    """Return those of which the last day is over, while nobody decided (for a job)."""
    return _open().filter(until_on__lt=on)


def standstills_to_warn(*, now: datetime) -> list[Standstill]:
    """Return those of which it is time to tell both humans that they end (for a job); none at night."""
    if rules.told_at(timezone.localtime(now)) > now:
        return []
    today = day_of(now)
    soon = _open().filter(Q(told_on=None) | ~Q(told_on=F("until_on")), until_on__gte=today)
    near = soon.filter(until_on__lte=today + rules.AT_MOST)
    return [one for one in near if rules.warned_on(one.until_on) <= today]


def _open() -> QuerySet[Standstill]:
    rows = Standstill.objects.filter(over_at=None).select_related("ball__holder", "offer__ball")
    return rows.order_by("until_on", "pk")
