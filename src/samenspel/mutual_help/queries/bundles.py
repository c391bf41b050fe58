"""Named questions about asks that are alike, and about what was proposed to them together."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, JSONField, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from samenspel.community.models import Area
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal
from samenspel.social_map import queries as places
from samenspel.social_map.models import Entry

from ..models import Bundle
from ..rules import bundling
from .matches import MEETING_PLACES


class _Row(NamedTuple):
    id: UUID
    area: UUID
    area_name: str
    line: str
    least: int
    who: int


def similar_asks() -> list[bundling.Group]:
    """Return the groups of asks that are alike, for who works here, in two statements.

    Read are the sentences that askers wrote for a neighbour: of asks that lie with her, and those that
    everybody may read. A group that is small enough to be somebody is not there (the municipality's number).
    """
    found = rows(_Row, "SELECT * FROM asks_to_bundle()", {})
    if not found:
        return []
    heard = places.heard_in([unseal(one.line) for one in found])
    alike = [
        bundling.Alike(one.id, one.area, one.area_name, frozenset(themes), one.who)
        for one, themes in zip(found, heard, strict=True)
    ]
    return bundling.groups(alike, least=found[0].least)


def where_to_gather(*, area: UUID) -> list[Entry]:
    """Return places to come together, the closest to a neighbourhood first."""
    here = Area.objects.filter(pk=area)
    found = places.meeting_places(Subquery(here.values("latitude")), Subquery(here.values("longitude")))
    return list(found[:MEETING_PLACES])


def to_call_off() -> QuerySet[Bundle]:
    """Return what whoever acts proposed to several askers at once, newest first.

    And what a colleague proposed who works here no more, as long as it is asked or goes on.
    """
    mine = Bundle.objects.filter(pk__in=RawSQL("SELECT my_bundles()", []))
    return mine.select_related("area")[:30]


@dataclass(slots=True)
class BundleCard:
    """A proposal as one asker reads it: how many others were asked, and of the answers her own alone."""

    id: UUID
    theme: str
    words: str
    meet_name: str  # from the moment that it goes on
    meet_at: datetime
    until_on: date
    state: str
    others: int
    going: int | None
    is_mine: bool
    my_yes: bool


def bundle_column(table: str) -> RawSQL:
    """What was proposed to an ask, as a column beside it: so that its page asks one statement."""
    return RawSQL(
        f"(SELECT jsonb_agg(to_jsonb(b)) FROM bundles_at(\"{table}\".\"id\") b)", [], JSONField()
    )  # fmt: skip


def is_in_bundle(table: str) -> RawSQL:
    """Whether there is something to read about a proposal to an ask, as a column beside it."""
    return RawSQL(f'EXISTS (SELECT FROM bundles_at("{table}"."id"))', [], BooleanField())


def bundle_cards(found: list[dict[str, Any]] | None) -> list[BundleCard]:
    """Return what that column holds."""
    return [
        BundleCard(
            **row | {
                "id": UUID(row["id"]),
                "meet_at": datetime.fromisoformat(row["meet_at"]),
                "until_on": date.fromisoformat(row["until_on"]),
            }
        )
        for row in found or []
    ]  # fmt: skip


def bundles_to_tell() -> QuerySet[Bundle]:
    """Return the proposals of which the askers were not asked yet (for a job)."""
    return Bundle.objects.filter(state=Bundle.State.OPEN, told_at=None)


def bundles_to_close(*, now: datetime, on: date) -> QuerySet[Bundle]:
    """Return those whose last day to say yes is over, and those that have been (for a job)."""
    asking = Bundle.objects.filter(state=Bundle.State.OPEN, until_on__lt=on)
    return asking | Bundle.objects.filter(state=Bundle.State.GOES_ON, meet_at__lt=now)
