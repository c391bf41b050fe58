"""Named questions about who tends an entry, its history, what is proposed, and what may be two of one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest

from samenspel.foundation.rows import rows

from ..models import Change, Entry, Insider, Moment
from .handing import led_from_work

TENDED = "social_map_entry.id = ANY (ARRAY(SELECT map_tended()))"
OWNED = "social_map_entry.id = ANY (ARRAY(SELECT map_owned()))"


def has_owner(pk: UUID) -> bool:
    """Whether somebody owns these words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_has_owner(%s)", [pk])
        return bool(cursor.fetchone()[0])


def tended_entry(pk: UUID) -> Entry:
    """Return an entry that the acting person may write, with `tended` (hers) or not (an editor), and `owns`.

    `from_work`: somebody leads it for where she works. Raises Entry.DoesNotExist for everybody else.
    """
    found = Entry.objects.select_related("organisation", "area", "municipality").defer("source_record")
    writes = RawSQL("map_may_write(social_map_entry.id)", [])
    hers = {"tended": RawSQL(TENDED, []), "owns": RawSQL(OWNED, []), "from_work": led_from_work()}
    return found.annotate(writes=writes, **hers).get(pk=pk, writes=True)


def my_entries() -> Sequence[Entry]:
    """Return what the acting person tends, and what she was invited to read, by name."""
    mine = Entry.objects.annotate(tended=RawSQL(TENDED, []), from_work=led_from_work())
    read = RawSQL("social_map_entry.id = ANY (ARRAY(SELECT map_read_by_me()))", [])
    supports = Insider.objects.filter(
        entry=OuterRef("pk"), person=RawSQL("map_me()", []), role=Insider.Role.SUPPORT, ended_at=None
    )
    return list(
        mine.annotate(read=read, supports=Exists(supports))
        .filter(Q(tended=True) | Q(read=True))
        .select_related("area")
        .defer("source_record")
    )


def unlisted(code: str) -> Entry:
    """Return what is unlisted, with exactly its address. Raises Entry.DoesNotExist."""
    if len(code) != 64:
        raise Entry.DoesNotExist
    found = Entry.objects.raw(
        "SELECT *, map_moments_at(%s)::text AS at_hours FROM map_entry_at(%s)", [code] * 2
    )
    for entry in found:
        entry.moments_said = json.loads(entry.at_hours or "[]")  # type: ignore[attr-defined]
        return entry
    raise Entry.DoesNotExist


def moments_of(entry: Entry) -> Sequence[Moment]:
    return list(Moment.objects.filter(entry=entry))


def insiders_of(entry: Entry) -> Sequence[Insider]:
    """Return who is at an entry now, and which invitations wait."""
    return list(Insider.objects.filter(entry=entry, ended_at=None).select_related("person", "organisation"))


def versions_of(entry: Entry) -> QuerySet[Change]:
    """Return what it said before, newest first."""
    return Change.objects.filter(entry=entry, kind=Change.Kind.EDIT).select_related("person", "written_by")


def proposals_of(entry: Entry) -> Sequence[Change]:
    """Return what others propose and nobody decided yet."""
    found = Change.objects.filter(entry=entry, kind=Change.Kind.PROPOSAL, state=Change.State.OPEN)
    return list(found.select_related("entry"))


def change_for(pk: UUID) -> Change:
    """Return a change that the acting person may see. Raises Change.DoesNotExist."""
    return Change.objects.select_related("entry", "person").get(pk=pk)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation that still counts leads to."""

    name: str
    role: str


def invitation(code_hash: str) -> Invitation | None:
    """Return the name of the entry and the role; nothing when the invitation does not count (any more)."""
    found = rows(Invitation, "SELECT name, role FROM map_invitation(%(hash)s)", {"hash": code_hash})
    return found[0] if found else None


def organisations_of_mine() -> list[UUID]:
    """Return where the acting person works now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_works_for()")
        return [row[0] for row in cursor.fetchall()]


def to_review_one(pk: UUID, municipality: UUID | None) -> QuerySet[Change]:
    """Return one change that waits for an editor of this municipality, or nothing."""
    return Change.objects.filter(pk=pk, municipality=municipality).select_related("entry")


def to_review(municipality: UUID) -> Sequence[Change]:
    """Return what waits for an editor: reports first, then claims, and proposals about what nobody owns."""
    waiting = Change.objects.filter(municipality=municipality, state=Change.State.OPEN)
    alone = Q(kind=Change.Kind.PROPOSAL) & Q(
        RawSQL("NOT map_has_owner(social_map_change.entry_id)", [], BooleanField())
    )
    editors = Q(kind__in=(Change.Kind.CLAIM, Change.Kind.REPORT))
    found = waiting.filter(editors | alone).select_related("entry", "person")
    report_first = Case(When(kind=Change.Kind.REPORT, then=0), default=1)
    return list(found.order_by(report_first, "made_at")[:50])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one, and why."""

    first: UUID
    first_name: str
    second: UUID
    second_name: str
    name_alike: float
    same_contact: bool
    metres: float | None


PAIRS = """
WITH mine AS MATERIALIZED (
  SELECT e.id, e.name, l.sorted_name, e.latitude, e.longitude, lower(e.email) AS email,
    upper(replace(e.postcode, ' ', '')) AS postcode,
    right(regexp_replace(e.phone, '[^0-9]', '', 'g'), 9) AS phone
  FROM social_map_entry e JOIN social_map_listing l ON l.entry_id = e.id WHERE e.municipality_id = %(town)s),
near AS (
  SELECT a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name,
    similarity(a.sorted_name, b.sorted_name) AS alike,
    (a.email <> '' AND a.email = b.email) OR (length(a.phone) = 9 AND a.phone = b.phone) AS same,
    sqrt(((a.latitude - b.latitude) * 111250) ^ 2 + ((a.longitude - b.longitude) * 68000) ^ 2) AS metres,
    a.postcode <> '' AND a.postcode = b.postcode AS neighbours
  FROM mine a JOIN mine b ON a.id < b.id
    AND (a.sorted_name %% b.sorted_name OR (a.email <> '' AND a.email = b.email)))
SELECT one, one_name, other, other_name, alike, same, metres FROM near
WHERE (alike >= 0.75 OR (alike >= 0.45 AND (same OR neighbours OR metres < 150)))
  AND NOT EXISTS (SELECT FROM social_map_different d WHERE d.first_id = one AND d.second_id = other)
ORDER BY alike + same::int DESC, one, other LIMIT 50
"""


def two_of(municipality: UUID | None, one: UUID, other: UUID) -> list[Entry]:
    """Return two public entries of a municipality in this order, each with whether it is `owned`.

    Raises Entry.DoesNotExist.
    """
    found = Entry.objects.public().filter(municipality=municipality).select_related("organisation", "area")
    owned = RawSQL("map_has_owner(social_map_entry.id)", [])
    both = found.defer("source_record").annotate(owned=owned).in_bulk([one, other])
    if len(both) != 2:
        raise Entry.DoesNotExist
    return [both[one], both[other]]


def doubles(municipality: UUID) -> list[Pair]:
    """Return pairs that may be one: names alike, near each other, or with the same number or mail."""
    return rows(Pair, PAIRS, {"town": municipality})


@dataclass(frozen=True, slots=True)
class Gone:
    """What is not on the map any more by an editor's hand, newest first: laid together, or taken down."""

    merged: Sequence[Entry]
    taken_down: Sequence[Entry]


def gone_from(municipality: UUID) -> Gone:
    """Return what can be taken apart or put back: one statement."""
    found = Entry.objects.filter(municipality=municipality).select_related("merged_into")
    found = found.filter(Q(merged_into__isnull=False) | Q(taken_down_at__isnull=False)).defer("source_record")
    rows = list(found.order_by(Greatest("changed_at", "taken_down_at").desc())[:70])
    return Gone([one for one in rows if one.merged_into_id], [one for one in rows if one.taken_down_at])
