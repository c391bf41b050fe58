"""How the API answers: a page in its envelope, or everything, one record per line."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from . import queries, shape, streaming, telling, terms
from .asking import Asked, BadValue

NDJSON = "application/x-ndjson"
Record = dict[str, Any]
Answer = JsonResponse | StreamingHttpResponse
Tells = Callable[[Sequence[UUID]], list[Record]]


class Pages(Protocol):
    """Says how many there are, and which stand on this page."""

    def __call__(self, asked: Asked, *, everything: bool = False) -> queries.Page: ...


def as_json(record: Record, status: int = 200) -> JsonResponse:
    return JsonResponse(record, status=status, json_dumps_params={"ensure_ascii": False})


def refused(problem: BadValue) -> JsonResponse:
    """Say which value cannot be, and what it can be."""
    return as_json({"error": str(problem), "parameter": problem.name}, status=400)


def envelope(asked: Asked, total: int, size: int) -> Record:
    """Return a page without its contents; `size` is how many stand on this page, as HSDS wants it."""
    pages = -(-total // asked.per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": size,
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not size,
    }


def _page(asked: Asked, total: int, contents: Sequence[Record]) -> JsonResponse:
    return as_json(envelope(asked, total, len(contents)) | {"contents": contents})


def listed(asked: Asked, pages: Pages, tell: Tells) -> Answer:
    """Answer with one page, or with everything when ndjson is asked for."""
    if asked.format == "ndjson":
        _total, ids = pages(asked, everything=True)
        return _streamed(record for part in streaming.in_parts(ids) for record in tell(part))
    total, ids = pages(asked)
    return _page(asked, total, tell(ids))


def organizations(asked: Asked) -> HttpResponse | StreamingHttpResponse:
    """Answer with organisations and all that they offer, told as it is read: one may offer fifty thousand."""
    if asked.format == "ndjson":
        _total, ids = queries.organizations_page(asked, everything=True)
        parts = (queries.each_entry_by(part) for part in streaming.in_parts(ids))
        lines = (
            chain(told, "\n")
            for part in parts
            for told in telling.each_organization(part, full_service=asked.full_service)
        )
        return StreamingHttpResponse(chain.from_iterable(lines), content_type=NDJSON)
    return streaming.in_pieces(_organizations(asked), "application/json")


def _organizations(asked: Asked) -> Iterator[str]:
    total, ids = queries.organizations_page(asked)
    size = 0
    yield '{"contents": ['
    for told in telling.each_organization(queries.each_entry_by(ids), full_service=asked.full_service):
        yield ", " if size else ""
        yield from told
        size += 1
    yield "], " + json.dumps(envelope(asked, total, size))[1:]


def chosen(asked: Asked, records: Sequence[Record]) -> Answer:
    """The same, of records that are all here."""
    words = asked.search.casefold()
    found = [one for one in records if words in f"{one['name']} {one['description']}".casefold()]
    if asked.format == "ndjson":
        return _streamed(iter(found))
    return _page(asked, len(found), found[asked.offset : asked.offset + asked.per_page])


def _streamed(records: Iterator[Record]) -> StreamingHttpResponse:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return StreamingHttpResponse(lines, content_type=NDJSON)


def all_terms() -> list[Record]:
    """Return our terms and those of the sources, by id; of two with the same id the first counts."""
    ours = [term for one in terms.CHOICES for term in terms.of(one).values()]
    ours += [terms.issue(vars(row)) for row in queries.issues()]
    said = (shape.cleaned("taxonomy_term", term) for term in queries.said_terms())
    return _by_id([*ours, *(term for term in said if term)])


def all_taxonomies() -> list[Record]:
    """Return our taxonomies and those that the terms of the sources belong to."""
    said = (shape.cleaned("taxonomy", term.get("taxonomy_detail")) for term in all_terms())
    return _by_id([*terms.TAXONOMIES.values(), *(taxonomy for taxonomy in said if taxonomy)])


def _by_id(records: Sequence[Record]) -> list[Record]:
    known: dict[str, Record] = {}
    for record in records:
        known.setdefault(str(record["id"]).lower(), record)
    return [known[pk] for pk in sorted(known)]


def within(asked: Asked, found: Sequence[Record]) -> list[Record]:
    """Return the terms of one taxonomy, under one parent, or without a parent, as asked."""
    kept = list(found)
    if asked.taxonomy_id:
        kept = [term for term in kept if _taxonomy_of(term) == str(asked.taxonomy_id)]
    if asked.parent_id:
        kept = [term for term in kept if term.get("parent_id") == str(asked.parent_id)]
    if asked.top_only:
        kept = [term for term in kept if "parent_id" not in term]
    return kept


def _taxonomy_of(term: Record) -> object:
    detail: Record = term.get("taxonomy_detail") or {}
    return detail.get("id") or term.get("taxonomy_id")


def services(asked: Asked) -> Tells:
    """Return what tells services as the address wants them: whole, one to one, or hardly anything."""
    entries = streaming.EachService() if asked.format == "ndjson" else queries.entries_of

    def tell(ids: Sequence[UUID]) -> list[Record]:
        found = telling.services(queries.hardly_of(ids) if asked.minimal else entries(ids))
        return found if asked.full else [telling.flat_service(one, minimal=asked.minimal) for one in found]

    return tell
