"""A request that knows who acts: Django's own, with what our middleware adds to it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

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
