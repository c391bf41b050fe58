"""Which circles somebody stands in, and everything on the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from samenspel.commitments.models import FrontDoor
from samenspel.community.models import ContactDetails, Membership, Person
from samenspel.foundation.translated import Translated

from .. import rules
from ..models import Circle, Member
from .rows import Row, learn_names, moments, name, rows

MEMBER = {
    "id": "pk",
    "person": "person_id",
    "named": "named",
    "side": "side",
    "face": "face",
    "as_what": "as_what",
    "state": "state",
    "needs_guide": "needs_guide",
    "guide": "guide_id",
    "guide_talks": "guide_talks",
    "proposed_by": "proposed_by_id",
    "why": "why",
    "centre_yes_at": "centre_yes_at",
    "own_yes_at": "own_yes_at",
    "active_since": "active_since",
    "ended_at": "ended_at",
    "ended_how": "ended_how",
    "last_word": "last_word",
    "organisation": "organisation__name",
    "organisation_id": "organisation_id",
    "organisation_phone": "organisation__phone",
}


def _members(circle: OuterRef) -> Any:
    """Everybody as far as the context may see, by the moment they came; nothing else orders them (R24)."""
    work = Membership.objects.filter(
        person=OuterRef("person_id"), organisation=OuterRef("organisation_id"), ends_on=None
    )
    return rows(
        Member.objects.filter(circle=circle).order_by(
            F("active_since").asc(nulls_last=True), "proposed_at", "pk"
        ),
        name=name("person_id"),
        phone=Subquery(ContactDetails.objects.filter(person=OuterRef("person_id")).values("phone")[:1]),
        work_phone=Subquery(work.values("phone")[:1]),
        **MEMBER,
    )


def _doors() -> Any:
    """The front door of the neighbourhood, or else of the area above it: whom anybody may call."""
    here, above = Q(area=OuterRef("area_id")), Q(area=OuterRef("area__parent_id"))
    near = Case(
        When(here, then=Value(0)), When(above, then=Value(1)), default=Value(2), output_field=IntegerField()
    )
    doors = FrontDoor.objects.filter(here | above | Q(area=OuterRef("municipality_id")))
    return rows(
        doors.annotate(near=near).order_by("near", "pk")[:1],
        name="organisation__name",
        phone="phone",
        hours="hours",
    )


@dataclass(slots=True)
class CirclePage:
    """A circle and who stands in it, as far as the context may see."""

    circle: Circle
    members: list[Row]
    door: Row
    names: dict[str, str] = field(default_factory=dict)  # of whom she may see, by id
    me: Row | None = None
    centre: list[Row] = field(default_factory=list)

    @property
    def here(self) -> list[Row]:
        """Who is in it now."""
        return [row for row in self.members if row["state"] == Member.State.ACTIVE]

    @property
    def asked(self) -> list[Row]:
        """Who is asked, or proposed, and did not come in yet."""
        return [row for row in self.members if row["state"] in ("PROPOSED", "INVITED")]

    @property
    def stopped(self) -> list[Row]:
        return [row for row in self.members if row["state"] == Member.State.ENDED]

    @property
    def centre_ids(self) -> list[UUID]:
        return [UUID(row["person"]) for row in self.centre]

    @property
    def formal_ids(self) -> list[UUID]:
        return [UUID(row["person"]) for row in self.here if row["face"] == Member.Face.FORMAL]

    @property
    def centre_names(self) -> str:
        """Who it is about, on one line."""
        return ", ".join(row["shown"] for row in self.centre)

    @property
    def are_many(self) -> bool:
        """True when one more helper makes it many (R06)."""
        return rules.are_many(sum(row["side"] == Member.Side.AROUND for row in self.here))

    @property
    def in_centre(self) -> bool:
        return bool(self.me and self.me["state"] == "ACTIVE" and self.me["side"] == Member.Side.CENTRE)

    @property
    def is_in(self) -> bool:
        return bool(self.me and self.me["state"] == "ACTIVE" and not self.circle.ended_at)

    @property
    def is_formal(self) -> bool:
        return self.is_in and bool(self.me and self.me["face"] == Member.Face.FORMAL)

    def who(self, person: UUID | str | None) -> Row | None:
        """Return how somebody stands in it: her newest row, or None."""
        found = [row for row in self.members if row["person"] == str(person)]
        return next((row for row in found if row["state"] == "ACTIVE"), found[-1] if found else None)


@cache
def statement() -> Translated[Circle]:
    """Return the statement of the page of a circle, translated once."""

    def build(pk: UUID) -> QuerySet[Circle]:
        circles = Circle.objects.select_related("municipality", "area").filter(pk=pk)
        return circles.annotate(member_rows=_members(OuterRef("pk")), door_rows=_doors())

    return Translated(build)


def circle_page(*, pk: UUID, person: UUID) -> CirclePage:
    """Return a circle with everybody in it, in one statement; two when who proposed somebody is not in it.

    Raises Circle.DoesNotExist.
    """
    circle: Any = statement().get(pk=pk)
    members = moments(circle.member_rows, "centre_yes_at", "own_yes_at", "active_since", "ended_at")
    names = {row["person"]: row["name"] for row in members if row["name"]}
    learn_names(names, (row[key] for row in members for key in ("proposed_by", "guide")))
    for row in members:
        row["proposer"], row["guide_name"] = names.get(row["proposed_by"]), names.get(row["guide"])
        asked = row["state"] in ("PROPOSED", "INVITED", "NOT_NOW")
        row["shown"] = (
            (row["named"] if asked and row["person"] != str(person) else "") or row["name"] or row["named"]
        )
        row["call"] = row["work_phone"] or row["organisation_phone"] or row["phone"] or ""
    page = CirclePage(
        circle=circle, members=members, door=circle.door_rows[0] if circle.door_rows else {}, names=names
    )
    page.centre = [row for row in page.here if row["side"] == Member.Side.CENTRE]
    mine = [row for row in members if row["person"] == str(person)]
    page.me = next((row for row in mine if row["state"] in Member.LIVE), mine[-1] if mine else None)
    return page


def member_for(*, pk: UUID, circle: UUID) -> Member:
    """Return somebody in a circle, as far as the context may see; or raise Member.DoesNotExist."""
    return Member.objects.select_related("circle__municipality", "circle__area__parent").get(
        pk=pk, circle=circle
    )


def comes_as(*, member: UUID) -> tuple[str, UUID | None]:
    """Return as what somebody who was asked comes in: her face, and for which organisation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT face, organisation FROM comes_as(%s)", [member])
        face, organisation = cursor.fetchone()
    return face, organisation


def is_formal_in(*, circle: UUID, person: UUID) -> bool:
    """True when somebody stands there for an organisation where she works today."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_formal_in(%s, %s)", [circle, person])
        return bool(cursor.fetchone()[0])


def people_to_choose(*, besides: Sequence[UUID]) -> list[tuple[str, str, str]]:
    """Return whom the context may know by name and who does not work here: id, name and telephone."""
    found = Person.objects.filter(memberships=None).exclude(pk__in=besides)
    number = Subquery(ContactDetails.objects.filter(person=OuterRef("pk")).values("phone")[:1])
    rows = found.annotate(number=number).order_by("sort_name", "pk")[:200]
    return [(str(one.pk), one.shown, one.number or "") for one in rows]


def circle_around(*, person: UUID, by: UUID) -> UUID | None:
    """Return the circle around somebody in which this worker stands already, if there is one."""
    hers = Member.objects.active().filter(person=person, side=Member.Side.CENTRE, circle__ended_at=None)
    mine = Member.objects.active().filter(circle=OuterRef("circle_id"), person=by)
    return hers.filter(Exists(mine)).order_by("pk").values_list("circle_id", flat=True).first()


def circles_of(*, person: UUID) -> QuerySet[Member]:
    """Return how somebody stands in each of her circles, newest first, with `others`: names on one line."""
    others = Member.objects.active().filter(circle=OuterRef("circle_id")).order_by("active_since", "pk")
    return (
        Member.objects.filter(person=person, state__in=Member.LIVE, circle__isnull=False)
        .exclude(state=Member.State.PROPOSED, side=Member.Side.AROUND)
        .select_related("circle")
        .annotate(others=rows(others, person="person_id", side="side", name=name("person_id")))
        .order_by("-circle__made_at", "pk")
    )
