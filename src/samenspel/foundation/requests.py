"""A request that knows who acts: Django's own, with what our middleware adds to it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from .acting import Acting


class Request(HttpRequest):
    """What every view of ours gets: a plain HttpRequest, filled by the middleware; only annotations here."""

    acting: Acting
    acting_name: str  # how the acting person is called; empty when nobody signed in
    municipality: UUID | None  # of the acting person
    door: str  # '' unless a card opened this session: CARD, or PIN when the pincode is asked again, or GONE
    wrong_tries: list[dict[str, Any]]  # for limits.count_try: counted also when the request is undone
    way_back: str  # where somebody goes on after a refusal, when that is not the address itself
    looks: list[Any]  # rows for the access log (journal.Look: a floor up), written at the end of the request


def typed_besides(request: HttpRequest, prefix: str) -> list[tuple[str, str]]:
    """Return what a form sent, name by name, but for the fields with this prefix: to send it along again."""
    own = ("csrfmiddlewaretoken", f"{prefix}-")
    names = [name for name in request.POST if not name.startswith(own)]
    return [(name, str(value)) for name in names for value in request.POST.getlist(name)]


def posted_ids(request: HttpRequest, name: str) -> list[UUID]:
    """Return the ids that a form sent under this name. Something else never came from a page of ours: 404."""
    try:
        return [UUID(one) for one in request.POST.getlist(name)]
    except ValueError as problem:
        raise Http404 from problem
