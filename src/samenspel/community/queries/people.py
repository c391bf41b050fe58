"""Named questions about people and areas."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Count, Q, QuerySet

from .. import rules
from ..models import Account, Area, Membership, Organisation, Person, PostalArea, Setting

_ACCOUNT = [field.attname for field in Account._meta.concrete_fields]
_ENTERING = (
    f"SELECT e.name, e.municipality, e.roles, e.door, {', '.join(f'a.{name}' for name in _ACCOUNT)}"
    " FROM community_account a CROSS JOIN LATERAL community_enter(a.id, %s, %s, coalesce(%s, now())) e"
    " WHERE a.id = %s"
)


def account_entering(
    *, pk: UUID | str, on: date, device: str | None = None, now: datetime | None = None
) -> Account | None:
    """Return the account that signs in a request, with `roles` and `acting_name`; None when it is closed.

    The same single statement sets the database context of this transaction to its person. `device`: of the
    card that opened this session; then `door` is CARD (come in), PIN (ask it again) or GONE, and the context
    stays empty unless it is CARD.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ENTERING, [on, device, now, pk])
        found = cursor.fetchone()
    return _entered(found) if found else None


_BOTH = (
    "SELECT s.session_data, e.name, e.municipality, e.roles, e.door,"
    f" {', '.join(f'a.{name}' for name in _ACCOUNT)}"
    " FROM django_session s LEFT JOIN community_account a ON a.person_id = s.owner AND a.is_active"
    " LEFT JOIN LATERAL community_enter(a.id, %s, NULL, coalesce(%s, now())) e ON a.id IS NOT NULL"
    " WHERE s.session_key = %s AND s.expire_date > now()"
)


def session_entering(*, key: str, on: date, now: datetime | None = None) -> tuple[str | None, Account | None]:
    """Return what a session holds, still packed, and the account that it was last noted for, entered.

    One statement for the two that begin every request. The session says itself whose it is: where that is
    another than this account, or a card opened it, account_entering() has the last word on the context.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BOTH, [on, now, key])
        found = cursor.fetchone()
    return (found[0], _entered(found[1:])) if found else (None, None)


def _entered(row: Sequence[Any]) -> Account | None:
    if row[4] is None:
        return None
    account = Account.from_db(connection.alias, _ACCOUNT, row[4:])
    if not account.is_active:
        return None
    account.acting_name, account.municipality, account.roles, account.door = row[:4]
    return account


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


# --- for who keeps a municipality ----------------------------------------------------------------------
def areas_of(*, municipality: UUID, on: date) -> QuerySet[Area]:
    """Return the municipality and every area in it that exists on this day."""
    mine = Q(municipality=municipality) | Q(pk=municipality)
    return Area.objects.current(on=on).filter(mine).select_related("parent__parent")


def working_here(*, municipality: UUID, on: date, words: str = "") -> QuerySet[Membership]:
    """Return who works in a municipality, now or from a day ahead, by organisation and name.

    Every word must be in her name, the organisation or what her work is called.
    """
    rows = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), person__municipality=municipality)
    for word in words.split():
        name = Q(person__sort_name__contains=rules.sort_name(word)) | Q(person__called__icontains=word)
        rows = rows.filter(name | Q(organisation__name__icontains=word) | Q(title__icontains=word))
    return rows.select_related("person", "organisation").order_by(
        "organisation__name", "organisation_id", "person__sort_name", "pk"
    )


def colleagues_of(*, municipality: UUID, on: date, organisation: UUID | None = None) -> QuerySet[Person]:
    """Return everybody who works in a municipality, or in one organisation of it, once each, by name."""
    rows = working_here(municipality=municipality, on=on).order_by()
    if organisation:
        rows = rows.filter(organisation=organisation)
    return Person.objects.filter(pk__in=rows.values("person")).order_by("sort_name", "pk")


def organisations_of(*, municipality: UUID, on: date) -> QuerySet[Organisation]:
    """Return the organisations of a municipality by name, each with `people`, how many work there."""
    here = Q(memberships__ends_on=None) | Q(memberships__ends_on__gt=on)
    return (
        Organisation.objects.filter(Q(area=municipality) | Q(area__municipality=municipality))
        .select_related("area")
        .annotate(people=Count("memberships__person", filter=here, distinct=True))
        .order_by("name", "pk")
    )


def town_of(*, person: UUID) -> UUID:
    """Return the municipality of somebody whom the context may see, or raise Person.DoesNotExist."""
    return Person.objects.only("municipality_id").get(pk=person).municipality_id


def person_with_email(*, email: str) -> UUID | None:
    """Return who signs in with this e-mail, or None: the look-up before anything is known about her."""
    return Account.objects.filter(email__iexact=email).values_list("person", flat=True).first()


def is_hers(*, person: UUID, names: Sequence[str]) -> bool:
    """True when she is of the acting keeper's municipality and has one of these names."""
    sorted_names = [rules.sort_name(name) for name in names if name]
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_hers(%s, %s)", [person, sorted_names])
        return bool(cursor.fetchone()[0])
