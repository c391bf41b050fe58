"""All of it, a part at a time: few entries in memory, and one look at which entries a service is."""

from collections.abc import Iterator, Sequence
from itertools import chain
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse

from samenspel.social_map.models import Entry

from . import queries, rows

LETTERS = 1_000_000  # of an answer that is held before it begins to stream


def in_parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Cut a long list of ids, so that a stream holds few entries at once."""
    for start in range(0, len(ids), queries.AT_ONCE):
        yield ids[start : start + queries.AT_ONCE]


def in_pieces(pieces: Iterator[str], content_type: str) -> HttpResponse | StreamingHttpResponse:
    """Answer with what is told piece by piece: at once when it is short, as a stream when it is long."""
    held: list[str] = []
    letters = 0
    for piece in pieces:
        held.append(piece)
        letters += len(piece)
        if letters > LETTERS:
            return StreamingHttpResponse(chain(held, pieces), content_type=content_type)
    return HttpResponse("".join(held), content_type=content_type)


class EachService:
    """Gives the entries of services, part after part.

    Behind a row-level policy no index turns a service into its entries: each part would look at every entry.
    For the whole list that is looked up once.
    """

    def __init__(self) -> None:
        self.known: dict[UUID, list[UUID]] | None = None

    def __call__(self, services: Sequence[UUID]) -> list[Entry]:
        if self.known is None:
            self.known = {}
            found = Entry.objects.public().order_by().annotate(service=rows.SERVICE)
            for service, pk in found.values_list("service", "pk"):
                self.known.setdefault(service, []).append(pk)
        return queries.entries_of(services, self.known)
