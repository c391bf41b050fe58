"""Named questions about people and areas."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from . import rules
from .models import Account, Area, Membership, PostalArea, Setting


def account_entering(*, pk: UUID | str, on: date) -> Account | None:
    """Return the account that signs in a request, with `roles` and `acting_name`.

    The same single statement sets the database context of this transaction to its person.
    """
    found = Account.objects.raw(
        "SELECT a.*, e.person AS entered, e.name AS acting_name, e.municipality AS municipality,"
        " e.roles AS roles"
        " FROM community_account a CROSS JOIN LATERAL community_enter(a.id, %s) e WHERE a.id = %s",
        [on, pk],
    )
    for account in found:
        return account if account.is_active else None
    return None


def area_line(area: Area) -> list[Area]:
    """Return the area and all above it, nearest first."""
    line = [area]
    while line[-1].parent_id and (above := line[-1].parent):
        line.append(above)
    return line


def areas_within(area: Area) -> list[UUID]:
    """Return the ids of the area and all below it."""
    return list(
        Area.objects.filter(pk=area.pk)
        .values_list("pk", flat=True)
        .union(
            Area.objects.filter(parent=area).values_list("pk", flat=True),
            Area.objects.filter(parent__parent=area).values_list("pk", flat=True),
        )
    )


def neighbourhoods(*, on: date) -> QuerySet[Area]:
    """Return the neighbourhoods that exist on this day, by name, with their district."""
    return Area.objects.current(on=on).neighbourhoods().select_related("parent").order_by("name")


def neighbourhoods_with_postcodes(*, on: date) -> list[Area]:
    """Return the neighbourhoods of this day, each with `pc4s`, the four digits that touch it."""
    touching = ArrayAgg("postal_areas__pc4", filter=Q(postal_areas__isnull=False), default=[])
    return list(neighbourhoods(on=on).annotate(pc4s=touching))


def municipality(*, on: date) -> Area | None:
    """Return the municipality of this installation: the first one that has a neighbourhood of its own."""
    return Area.objects.current(on=on).filter(kind=Area.Kind.MUNICIPALITY).order_by("name").first()


def areas_with_postcode(*, pc4: str, on: date) -> list[Area]:
    """Return the neighbourhoods of a four-digit postcode; none when it does not exist here."""
    inside = PostalArea.objects.filter(pc4=pc4).values("area")
    return list(neighbourhoods(on=on).filter(pk__in=inside))


def setting(*, area: Area, key: str, now: datetime) -> int:
    """Return a setting as it holds in this area: its own, or of the area above it, or the default (R63)."""
    line = [above.pk for above in area_line(area)]
    rows = Setting.objects.filter(area__in=line, key=key, since__lte=now).order_by("-since")
    latest: dict[UUID, int] = {}
    for row in rows:
        latest.setdefault(row.area_id, row.value)
    return next((latest[pk] for pk in line if pk in latest), rules.DEFAULT_SETTINGS[key])


def settings_of(*, area: Area, now: datetime) -> dict[str, int]:
    """Return every setting as it holds in this area, in one statement."""
    line = [above.pk for above in area_line(area)]
    latest: dict[tuple[str, UUID], int] = {}
    for row in Setting.objects.filter(area__in=line, since__lte=now).order_by("-since"):
        latest.setdefault((row.key, row.area_id), row.value)
    return {
        key: next((latest[key, pk] for pk in line if (key, pk) in latest), default)
        for key, default in rules.DEFAULT_SETTINGS.items()
    }


def colleagues(*, on: date, besides: Sequence[UUID] = ()) -> QuerySet[Membership]:
    """Return who works with balls: one row per membership, with person and organisation, by name."""
    return (
        Membership.objects.active(on=on)
        .filter(role__in=rules.WORKS - {"VOLUNTEER"})
        .exclude(person__in=besides)
        .select_related("person", "organisation")
        .order_by("person__sort_name", "organisation__name")
    )


def membership_of(*, person: UUID, on: date) -> Membership | None:
    """Return the first active membership of somebody, with its organisation."""
    return (
        Membership.objects.active(on=on)
        .filter(person=person)
        .select_related("organisation", "person")
        .order_by("starts_on", "pk")
        .first()
    )
