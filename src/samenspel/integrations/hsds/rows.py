"""Entries as they go out: public ones alone, with what belongs to them in the same statement."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    F,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    UUIDField,
    When,
)
from django.db.models.functions import Cast, JSONObject, Left

from samenspel.social_map.models import Entry, Issue, Moment

from .shape import MINIMAL

FROM_HSDS = Q(source_record__has_key="service")
A_UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(/|$)"
# The service of an entry: several entries are one service when its source gives it at several places.
SERVICE = Case(
    When(source_record__isnull=False, source_id__regex=A_UUID, then=Cast(Left("source_id", 36), UUIDField())),
    default=F("id"),
    output_field=UUIDField(),
)
EDITED = FROM_HSDS & Q(content_hash="")


def listed() -> QuerySet[Entry]:
    """What may go out: public, agreed by its owner, still there."""
    return Entry.objects.public().order_by()


def _moments() -> ArraySubquery:
    rows = Moment.objects.filter(entry=OuterRef("pk")).order_by("starts_on", "starts_at", "id")
    told = ("id", "every", "starts_on", "starts_at", "ends_at", "until", "except_on", "where")
    return ArraySubquery(rows.values(told=JSONObject(**{name: name for name in told})))


def _issues() -> ArraySubquery:
    among = Func(OuterRef("issues"), "code", function="array_position", output_field=IntegerField())
    rows = Issue.objects.annotate(among=among).filter(among__gt=0).order_by("place", "code")
    return ArraySubquery(rows.values(told=JSONObject(code="code", name="name", intro="intro")))


def whole(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries with all that goes out with them, in one statement."""
    return entries.select_related("organisation").annotate(
        beside_hidden=Func(
            F("organisation_id"), function="map_hides_a_place", output_field=BooleanField(null=True)
        ),
        service=SERVICE,
        said_moments=_moments(),
        said_issues=_issues(),
    )


def hardly(entries: QuerySet[Entry]) -> list[Entry]:
    """Entries with what a minimal list says: four fields of what a source said, unless it was edited here.

    A source may say a thousand times as much; nobody reads that to tell a name.
    """
    four = JSONObject(**{name: f"source_record__service__{name}" for name in MINIMAL})
    shown = (
        entries.select_related("organisation")
        .defer("source_record")
        .annotate(
            record=Case(
                When(EDITED, then=F("source_record")),
                When(FROM_HSDS, then=JSONObject(service=four)),
                output_field=JSONField(),
            ),
            moments_of_edited=Case(When(EDITED, then=_moments())),
        )
    )
    found: list[Any] = list(shown.order_by(F("service"), "pk"))
    for entry in found:
        entry.source_record, entry.said_moments = entry.record, entry.moments_of_edited or []
        entry.said_issues, entry.beside_hidden = [], False
    return found
