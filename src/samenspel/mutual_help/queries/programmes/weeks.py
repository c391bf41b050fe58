"""One weekly plan: what she has and what there is; and for who leads it, everybody's week side by side."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Self
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dates import WEEKDAYS

from ...models import Group
from ...rules import week

KINDS = dict(Group.Kind.choices)


@dataclass(slots=True)
class GroupRow:
    """A group, as somebody of the programme reads it: no name of who else comes."""

    id: UUID
    kind: str
    name: str
    weekday: int
    begins: time
    ends: time
    where: str
    led_by: str
    mine: bool = False
    shown: bool = False
    has_room: bool = True
    clashes: bool = False
    places: int = 0
    taken: int = 0
    hand_over_on: date | None = None

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        row |= {"id": UUID(row["id"])} | {key: time.fromisoformat(row[key]) for key in ("begins", "ends")}
        if row.get("hand_over_on"):
            row["hand_over_on"] = date.fromisoformat(row["hand_over_on"])
        return cls(**row)

    @property
    def what(self) -> str:
        return str(KINDS[self.kind])

    @property
    def day(self) -> str:
        return str(WEEKDAYS[self.weekday])


@dataclass(slots=True)
class WeekPage:
    """Her one weekly plan in a programme."""

    joining: UUID
    programme: str
    contact_name: str
    contact_phone: str
    half_days_wished: int | None
    interpreter: str
    groups: list[GroupRow]
    quiet: list[date]  # Mondays of the weeks to come in which nothing is planned

    @property
    def mine(self) -> list[GroupRow]:
        return [one for one in self.groups if one.mine]

    @property
    def half_days(self) -> int:
        return week.half_days((one.weekday, one.begins) for one in self.mine)

    @property
    def days(self) -> list[dict[str, Any]]:
        """The seven days, with what she has on each."""
        return [
            {"name": str(name), "groups": [one for one in self.mine if one.weekday == at]}
            for at, name in WEEKDAYS.items()
        ]


def week_page(found: dict[str, Any] | None) -> WeekPage | None:
    """Return what the column 'week' of a programme holds; nothing for who is in none."""
    if not found:
        return None
    wish = found["wish"] or {}
    return WeekPage(
        UUID(found["joining"]), found["programme"], found["contact_name"], found["contact_phone"],
        wish.get("half_days"), wish.get("interpreter", ""), [GroupRow.of(one) for one in found["groups"]],
        coming_weeks([date.fromisoformat(one) for one in found["quiet"]]),
    )  # fmt: skip


def coming_weeks(mondays: Iterable[date]) -> list[date]:
    """Return the weeks that are not over yet."""
    return [one for one in mondays if one >= week.monday_of(timezone.localdate())]


@dataclass(slots=True)
class Somebody:
    """Who joined with an ask, as who leads the programme reads her week."""

    joining: UUID
    person: UUID
    name: str
    half_days_wished: int | None
    interpreter: str
    mine: list[GroupRow]
    shown: list[GroupRow]
    free: list[GroupRow]  # what could still be shown to her: nothing at that time, and there is room

    @property
    def half_days(self) -> int:
        return week.half_days((one.weekday, one.begins) for one in self.mine)


@dataclass(slots=True)
class Weeks:
    """The groups of a programme, and everybody's week."""

    groups: list[GroupRow]
    people: list[Somebody]


def weeks_of(*, programme: UUID) -> Weeks:
    """Return the groups and weeks of a programme, for who leads it; for anybody else: nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT weeks_of(%s)", [programme])
        (found,) = cursor.fetchone()
    found = json.loads(found) if isinstance(found, str) else found or {"groups": [], "people": []}
    groups = [GroupRow.of(one) for one in found["groups"]]
    return Weeks(groups, [_somebody(one, groups) for one in found["people"]])


def _somebody(row: dict[str, Any], groups: list[GroupRow]) -> Somebody:
    mine = [one for one in groups if str(one.id) in row["mine"]]
    shown = [one for one in groups if str(one.id) in row["shown"]]
    free = [
        one for one in groups
        if one not in mine and one not in shown and one.taken < one.places
        and not any(_at_once(one, other) for other in mine)
    ]  # fmt: skip
    return Somebody(
        UUID(row["joining"]), UUID(row["person"]), row["name"], row["half_days"], row["interpreter"],
        mine, shown, free,
    )  # fmt: skip


def _at_once(one: GroupRow, other: GroupRow) -> bool:
    return one.weekday == other.weekday and one.begins < other.ends and other.begins < one.ends


def groups_in(*, programme: UUID) -> QuerySet[Group]:
    """Return the groups of a programme that come together now: for everybody."""
    return Group.objects.filter(programme=programme, ended_at=None)


def group_for(*, pk: UUID) -> Group:
    """Return a group, or raise Group.DoesNotExist."""
    return Group.objects.select_related("programme").get(pk=pk, ended_at=None)
