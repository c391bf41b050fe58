"""The one question of this room: what is there of somebody, and may it be written down here?"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection

from samenspel.circles.models import Member

from . import rules


@dataclass(frozen=True, slots=True)
class Written:
    """What was written down: which day, who told us, who wrote it, how many heard it."""

    id: UUID
    died_on: date | None
    heard_from: str
    written_at: datetime
    by: str
    told: int
    taken_back_at: datetime | None

    def may_be_taken_back(self, now: datetime) -> bool:
        return rules.may_take_back(written_at=self.written_at, taken_back_at=self.taken_back_at, now=now)


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody of her circle told that she has died: a ball for who stands at the front door."""

    ball: UUID
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Somebody, as far as who works here may see her, and in numbers what ends with her."""

    person: UUID
    municipality: UUID
    name: str  # empty for a keeper, who came by a code and sees no name
    works: bool  # her work ends first
    came_in: date | None
    written: Written | None
    report: Report | None
    asks: int
    offers: int
    helpers: int
    helps: int
    turns: int
    places: int
    agreements: int
    mandates: int
    stays: int
    told: int

    @property
    def stands(self) -> Written | None:
        """What is written down and was not taken back."""
        return self.written if self.written and self.written.taken_back_at is None else None


NUMBERS = (
    "asks", "offers", "helpers", "helps", "turns", "places", "agreements", "mandates", "stays", "told",
)  # fmt: skip


def page_of(*, ball: UUID) -> Page:
    """Return the page of whoever this ball is about: permission and look-up in one statement.

    Raises ObjectDoesNotExist for who carries nothing of hers, leads no door and keeps no town of hers.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT death_page(%s)", [ball])
        (found,) = cursor.fetchone()
    if found is None:
        raise ObjectDoesNotExist
    facts: dict[str, Any] = json.loads(found)
    return Page(
        person=UUID(facts["person"]), municipality=UUID(facts["municipality"]), name=facts["name"],
        works=facts["works"], came_in=_day(facts["came_in"]), written=_written(facts["death"]),
        report=_report(facts["report"]),
        **{key: facts[key] for key in NUMBERS},
    )  # fmt: skip


def _written(row: dict[str, Any] | None) -> Written | None:
    if row is None:
        return None
    back = row["taken_back_at"]
    return Written(
        id=UUID(row["id"]), died_on=_day(row["died_on"]), heard_from=row["heard_from"], by=row["by"],
        written_at=datetime.fromisoformat(row["written_at"]), told=row["told"],
        taken_back_at=datetime.fromisoformat(back) if back else None,
    )  # fmt: skip


def _report(row: dict[str, Any] | None) -> Report | None:
    return Report(UUID(row["ball"]), row["by"], datetime.fromisoformat(row["at"])) if row else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def others_in(*, circle: UUID, me: UUID) -> list[Member]:
    """Return who else stands in a circle, for who stands in it; raises ObjectDoesNotExist for others."""
    here = Member.objects.filter(circle=circle, state=Member.State.ACTIVE)
    rows = list(here.select_related("person", "circle__municipality", "circle__area"))
    if not any(row.person_id == me for row in rows):
        raise ObjectDoesNotExist
    return [row for row in rows if row.person_id != me]
