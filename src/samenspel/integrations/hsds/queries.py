"""Named questions behind the API. At most five statements: two of search, names, which ones, they."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    CharField,
    F,
    Q,
    QuerySet,
)
from django.db.models.functions import Cast, Coalesce

from samenspel.social_map import queries as social_map
from samenspel.social_map.models import Entry, Issue

from . import terms
from .asking import Asked
from .ids import at_location_of, id_of, organisation_of
from .places import around
from .rows import EDITED, FROM_HSDS, SERVICE, hardly, listed, whole

MOST_FOUND = 10_000  # a search goes no further
AT_ONCE = 200  # entries in memory while all of them stream out
# A source has no kinds of ours; one that was chosen here, is told.
TELLS_ITS_KIND = ~FROM_HSDS | ~Q(kind=Entry.Kind.OTHER)
Page = tuple[int, list[UUID]]
Said = dict[str, Any]


def _page(wanted: QuerySet[Any, Any], *, limit: int | None, offset: int = 0) -> Page:
    """Return how many ids there are in all, and those of one page (without a limit: all), in their order."""
    try:
        sql, values = wanted.query.sql_with_params()
    except EmptyResultSet:
        return 0, []
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH wanted(id) AS ({sql}) SELECT (SELECT count(*) FROM wanted),"
            " ARRAY(SELECT id FROM wanted ORDER BY id LIMIT %s OFFSET %s)",
            [*values, limit, offset],
        )
        total, ids = cursor.fetchone()
    return total, ids


# --- which ones ------------------------------------------------------------------------------------------


def _wanted(asked: Asked) -> QuerySet[Entry]:
    """The entries that fit every filter of the address."""
    rows = listed()
    if asked.search:
        found, _total, _missed = social_map.found_ids(asked.search, social_map.Wish(), limit=MOST_FOUND)
        rows = rows.filter(pk__in=[pk for pk, _distance in found])
    if asked.modified_after:
        rows = rows.filter(changed_at__gte=asked.modified_after)
    named = _named() if asked.organization_id or asked.taxonomy_term_id else []
    if asked.organization_id:
        rows = rows.filter(_offered_by(asked.organization_id, named))
    if asked.taxonomy_term_id:
        rows = rows.filter(_about(asked.taxonomy_term_id, named))
    if asked.taxonomy_id:
        rows = rows.filter(_within(asked.taxonomy_id))
    return around(rows, asked)


def _named() -> list[str]:
    """The codes of themes, and the ids of entries that are an organisation by themselves: ids need them."""
    alone = listed().filter(~FROM_HSDS, organisation=None).values_list(Cast("pk", CharField()))
    codes = Issue.objects.order_by().values_list(Cast("code", CharField()))
    return [name for (name,) in codes.union(alone, all=True)]


def _offered_by(pk: UUID, named: Sequence[str]) -> Q:
    alone = [name for name in named if len(name) == 36 and organisation_of(UUID(name)) == str(pk)]
    return Q(organisation=pk) | Q(pk__in=alone)


def _about(pk: UUID, named: Sequence[str]) -> Q:
    kinds = terms.codes(terms.KINDS, [str(pk)])
    issues = [code for code in named if id_of("term", terms.ISSUES, code) == str(pk)]
    said: list[Said] = [{"taxonomy_term": {"id": str(pk)}}, {"taxonomy_term_id": str(pk)}]
    ours = Q(kind__in=kinds) & TELLS_ITS_KIND
    for name, codes in {
        "issues__overlap": issues,
        "talents__overlap": terms.codes(terms.TALENTS, [str(pk)]),
        "guidance__in": terms.codes(terms.GUIDANCE, [str(pk)]),
    }.items():
        ours |= Q(**{name: codes}) if codes else Q()
    return ours | _said_one_of(said)


def _within(pk: UUID) -> Q:
    said: list[Said] = [
        {"taxonomy_term": {"taxonomy_detail": {"id": str(pk)}}},
        {"taxonomy_term": {"taxonomy_id": str(pk)}},
    ]
    found = _said_one_of(said)
    if str(pk) == terms.TAXONOMIES[terms.KINDS]["id"]:
        found |= TELLS_ITS_KIND
    if str(pk) == terms.TAXONOMIES[terms.ISSUES]["id"]:
        found |= Q(issues__len__gt=0)
    if str(pk) == terms.TAXONOMIES[terms.TALENTS]["id"]:
        found |= Q(talents__len__gt=0)
    if str(pk) == terms.TAXONOMIES[terms.GUIDANCE]["id"]:
        found |= ~Q(guidance="")
    return found


def _said_one_of(attributes: Sequence[Said]) -> Q:
    """The source gave its service one of these attributes."""
    found = Q()
    for one in attributes:
        found |= Q(source_record__contains={"service": {"attributes": [one]}})
    return found


# --- and they --------------------------------------------------------------------------------------------


def services_page(asked: Asked, *, everything: bool = False) -> Page:
    """Return how many services fit, and the ids of this page; `everything`: of all of them."""
    wanted = _wanted(asked).annotate(service=SERVICE).values_list("service").distinct()
    return _page(
        wanted, limit=None if everything else asked.per_page, offset=0 if everything else asked.offset
    )


def entries_of(services: Sequence[UUID], known: Mapping[UUID, Sequence[UUID]] | None = None) -> list[Entry]:
    """Return the entries of these services, each with its `service`; `known` says which those are."""
    chosen = Q(service__in=services)
    if known is not None:
        chosen = Q(pk__in=[pk for one in services for pk in known.get(one, ())])
    return list(whole(listed()).filter(chosen).order_by(F("service"), "pk"))


def hardly_of(services: Sequence[UUID]) -> list[Entry]:
    """Return the entries of these services, with no more than a minimal list tells of them."""
    return hardly(listed().annotate(service=SERVICE).filter(service__in=services))


def entries_of_one(service: UUID) -> list[Entry]:
    """Return the entries of one service, also when it has stopped."""
    public = Entry.objects.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True)
    return list(whole(public).filter(Q(service=service)).order_by("pk"))


PLACED = Q(at_home=False, sheltered=False) & (
    Q(FROM_HSDS, source_id__contains="/")
    | ((~FROM_HSDS | EDITED) & (Q(latitude__isnull=False) | ~Q(street="") | ~Q(postcode="")))
)


def places_page(asked: Asked, *, everything: bool = False) -> Page:
    """Return how many services at locations fit, and the ids of their entries on this page."""
    wanted = _wanted(asked).filter(PLACED).values_list("pk")
    return _page(
        wanted, limit=None if everything else asked.per_page, offset=0 if everything else asked.offset
    )


def entries_at(ids: Sequence[UUID]) -> list[Entry]:
    """Return these entries in the order of their id."""
    return list(whole(listed()).filter(pk__in=ids).order_by("pk"))


def entries_at_one(pk: UUID) -> list[Entry]:
    """Return the entries that may be this service at a location."""
    said = Q(FROM_HSDS, source_record__service_at_location__id=str(pk))
    placed = listed().filter(PLACED)
    ours = [one for one in placed.values_list("pk", flat=True) if at_location_of(one) == str(pk)]
    return list(whole(placed).filter(Q(pk__in=ours) | said).order_by("pk"))


def organizations_page(asked: Asked, *, everything: bool = False) -> Page:
    """Return how many organisations offer something, and their ids on this page, or an entry's own."""
    real, alone = Q(organisation__isnull=False), ~FROM_HSDS & Q(organisation=None)
    if words := asked.search:
        real &= Q(organisation__name__icontains=words) | Q(organisation__own_words__icontains=words)
        alone &= Q(name__icontains=words) | Q(summary__icontains=words)
    wanted = listed().filter(real).values_list("organisation").distinct()
    wanted = wanted.union(listed().filter(alone).values_list("pk"), all=True)
    return _page(
        wanted, limit=None if everything else asked.per_page, offset=0 if everything else asked.offset
    )


def entries_by(ids: Sequence[UUID]) -> list[Entry]:
    """Return of what these offer one entry each, with its `offered_by`: enough to know who."""
    return list(_by(ids).order_by(F("offered_by"), "pk").distinct("offered_by"))  # type: ignore[misc]


def each_entry_by(ids: Sequence[UUID]) -> Iterator[Entry]:
    """Give all that these offer, by who does and by service: one statement, a few in memory at a time."""
    return _by(ids).order_by(F("offered_by"), F("service"), "pk").iterator(chunk_size=AT_ONCE)


def _by(ids: Sequence[UUID]) -> QuerySet[Entry]:
    rows = whole(listed()).annotate(offered_by=Coalesce("organisation", "pk"))
    return rows.filter(Q(organisation__in=ids) | Q(pk__in=ids, organisation=None))


def entries_by_one(pk: UUID) -> list[Entry]:
    """Return what one organisation offers, also when it is an entry by itself."""
    rows = whole(listed()).annotate(offered_by=Coalesce("organisation", "pk"))
    return list(rows.filter(_offered_by(pk, _named())).order_by(F("service"), "pk"))


SAID_TERMS = """
SELECT DISTINCT term
FROM social_map_entry e, jsonb_path_query(e.source_record, '$.service.attributes[*].taxonomy_term') term
WHERE e.visibility = 'PUBLIC' AND e.owner_agreed AND e.closed_on IS NULL
"""


def issues() -> list[Issue]:
    """Return the themes of everyday life."""
    return list(Issue.objects.all())


def said_terms() -> list[Any]:
    """Return the terms that sources gave to their services."""
    with connection.cursor() as cursor:
        cursor.execute(SAID_TERMS)
        return [json.loads(term) if isinstance(term, str) else term for (term,) in cursor.fetchall()]
