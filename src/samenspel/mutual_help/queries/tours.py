"""Named questions about tours at companies: what everybody, both sides, and who leads one may read."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from samenspel.commitments.models import Seat
from samenspel.community.models import Membership, Organisation
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..models import Offer, Tour, TourSeat

TOUR_AT = "SELECT tour_at(%(ball)s)"


@dataclass(slots=True)
class TourFacts:
    """A tour as everybody reads it."""

    id: UUID
    company: str
    sights: str
    received_by: str
    where: str
    place_id: UUID | None
    begins_at: datetime
    minutes: int
    called_off: bool
    has_room: bool
    ticks_until: datetime

    @classmethod
    def of(cls, row: dict[str, Any]) -> "TourFacts":
        return cls(
            UUID(row["id"]), row["company"], row["sights"], row["received_by"], row["where"],
            UUID(row["place_id"]) if row["place_id"] else None, datetime.fromisoformat(row["begins_at"]),
            row["minutes"], row["called_off_at"] is not None, row.get("has_room", True),
            datetime.fromisoformat(row["ticks_until"]),
        )  # fmt: skip

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(minutes=self.minutes)


@dataclass(slots=True)
class Other:
    """Somebody of the other side, by the name she chose; and whether I ticked her, for me alone."""

    seat: UUID
    person: UUID
    name: str
    ticked: bool


@dataclass(slots=True)
class TalkCard:
    """Somebody who wants to talk on as I do, as she shared it."""

    id: UUID
    name: str
    reach: str


@dataclass(slots=True)
class SeatCard:
    """My seat in a tour: whom I see there, and who wants to talk on as I do."""

    seat: UUID
    tour: TourFacts
    name: str
    is_taken: bool
    has_begun: bool
    is_open: bool  # now is the time to tick
    people: list[Other]
    talks: list[TalkCard]

    @classmethod
    def of(cls, row: dict[str, Any]) -> "SeatCard":
        people = [
            Other(UUID(one["seat"]), UUID(one["person"]), one["name"], one["ticked"]) for one in row["people"]
        ]
        talks = [TalkCard(UUID(one["id"]), unseal(one["name"]), unseal(one["reach"])) for one in row["talks"]]
        said = {key: row[key] for key in ("name", "is_taken", "has_begun", "is_open")}
        return cls(seat=UUID(row["seat"]), tour=TourFacts.of(row["tour"]), people=people, talks=talks, **said)


@dataclass(slots=True)
class TourPage:
    """The tours of one ask or offer: where I have a seat, and what lies ahead."""

    is_self: bool  # what I ticked is shown to me, and to no hand that acts for me
    mine: list[SeatCard] = field(default_factory=list)
    ahead: list[TourFacts] = field(default_factory=list)


def tour_page(found: dict[str, Any] | None) -> TourPage:
    """Return what the column 'tour' beside an ask or an offer holds."""
    if not found:
        return TourPage(is_self=False)
    mine = [SeatCard.of(one) for one in found["mine"]]
    return TourPage(found["self"], mine, [TourFacts.of(one) for one in found["ahead"]])


def _with_room() -> QuerySet[Tour]:
    room = Func(F("pk"), function="tour_has_room", output_field=BooleanField())
    return Tour.objects.annotate(has_room=room)


def tours_ahead(*, now: datetime) -> QuerySet[Tour]:
    """Return the tours that lie ahead, the first first; each with `has_room`. For everybody."""
    return _with_room().filter(begins_at__gt=now, called_off_at=None)[:50]


def tour_for(*, pk: UUID) -> Tour:
    """Return a tour with `has_room` and its organisation, or raise Tour.DoesNotExist."""
    return _with_room().select_related("organisation").get(pk=pk)


def tours_to_lead() -> QuerySet[Tour]:
    """Return the tours that the context leads, or must lead since who did so left; the newest first."""
    mine = Tour.objects.filter(pk__in=RawSQL("SELECT my_tours()", []))
    return mine.order_by("-begins_at", "pk")


def organisation_of(*, person: UUID, on: date) -> Organisation | None:
    """Return in whose name this worker makes a tour: the organisation she has worked for longest."""
    works = Membership.objects.active(on=on).filter(person=person).exclude(role=Membership.Role.VOLUNTEER)
    first = works.select_related("organisation__area").order_by("starts_on", "pk").first()
    return first.organisation if first else None


@dataclass(slots=True)
class TourPerson:
    """Who comes or receives, as who leads the tour reads her: the name she chose, and not a word more."""

    seat: UUID
    person: UUID
    name: str
    is_host: bool
    is_taken: bool


def people_of_tour(*, tour: UUID) -> list[TourPerson]:
    """Return who has a seat or was asked, for who leads it; for anybody else: nobody."""
    return rows(TourPerson, "SELECT * FROM tour_people(%(it)s)", {"it": tour})


def offers_to_receive(*, tour: UUID, person: UUID) -> QuerySet[Offer]:
    """Return the offers that this worker holds or wrote down, of who was not asked for this tour yet."""
    asked = TourSeat.objects.filter(tour=tour, offer=OuterRef("pk"), left_at=None)
    hers = Seat.objects.filter(ball=OuterRef("ball"), person=person, ended_at=None)
    mine = Offer.objects.filter(Exists(hers), state=Offer.State.OPEN).exclude(Exists(asked))
    return mine.select_related("offerer").order_by("-answered_at", "pk")[:30]


@dataclass(slots=True)
class TourCount:
    """Tours of one quarter; None where a number is so small that it could be somebody."""

    quarter: date
    tours: int
    seats: int
    taken: int | None
    talks: int | None

    def __post_init__(self) -> None:
        self.taken, self.talks = (None if one == -1 else one for one in (self.taken, self.talks))


def tour_counts(*, town: UUID) -> list[TourCount]:
    """Return the numbers of the last quarters in which nothing can be ticked any more."""
    return rows(TourCount, "SELECT * FROM tour_counts(%(town)s)", {"town": town})


def tours_to_close(*, now: datetime) -> QuerySet[Tour]:
    """Return the tours whose window is over, and those that were called off (for a job)."""
    return Tour.objects.filter(Q(ticks_until__lte=now) | Q(called_off_at__isnull=False), closed_at=None)
