"""The table at which an offer is followed: by whoever made it, with her code, or by the desk "namens" her.

As with an ask, each deed is one view with two addresses: the desk can do all that the screen can.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.urls.resolvers import URLPattern

from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import queries
from ..models import Offer
from ..queries import OfferPage
from .entrance import Came, Entrance


@dataclass(slots=True)
class OfferTable:
    """One offer, who follows it, and where its pages are."""

    request: Request
    page: OfferPage
    acting: Acting
    key: str
    desk: bool

    @property
    def offer(self) -> Offer:
        return self.page.offer

    def url(self, deed: str = "follow") -> str:
        """Return the address of a deed at this table."""
        return reverse(f"desk_offer_{deed}" if self.desk else f"offer_{deed}", args=[self.key])

    def show(self, template: str, **shown: Any) -> HttpResponse:
        """Render a page of this table."""
        form = shown.get("form")
        everything = {
            "table": self,
            "offer": self.offer,
            "ball": self.offer.ball,
            "late": self.offer.waits and self.offer.ball.due_at < clock.now(),
            "back_url": self.url(),
            **{f"{name}_url": self.url(name) for name in DEEDS},
            **shown,
        }
        wrong = form is not None and bool(form.errors)
        return render(self.request, f"mutual_help/{template}.html", everything, status=422 if wrong else 200)

    def done(self, sentence: str, deed: str = "follow") -> HttpResponse:
        """Say that it is done and go on."""
        messages.success(self.request, sentence)
        return redirect(self.url(deed))


Deed = Callable[[Request, OfferTable], HttpResponse]
DEEDS: dict[str, tuple[Deed, str]] = {}
# As with an ask: after a refusal these pages tell best how things are now.
STAYS = frozenset({"asks", "programme", "goal", "turns", "tour", "tour_list"})


def deed(name: str, slug: str) -> Callable[[Deed], Deed]:
    """Register a deed of whoever offers: it gets an address with a code, and one at the desk."""

    def register(view: Deed) -> Deed:
        DEEDS[name] = (view, slug)
        return view

    return register


def _look(request: Request, offer: Offer, acting: Acting, name: str) -> None:
    request.looks.append(
        journal.look(
            acting=acting, subject=offer.offerer_id, object_type="offer", object_id=offer.pk,
            view=f"offer_{name}", purpose="helping", municipality=offer.municipality_id, now=clock.now(),
        )
    )  # fmt: skip


ENTRANCE: Entrance[OfferPage] = Entrance(
    Ball.About.OFFER,
    find=lambda ball, name: queries.offer_page(ball=ball, matches=name == "asks", deed=name),
    owner=lambda page: page.offer.offerer_id,
    code=lambda page: page.offer.ball.address_code,
    look=lambda request, page, acting, name: _look(request, page.offer, acting, name),
)


def _both(name: str, view: Deed, slug: str) -> list[URLPattern]:
    def at_table(request: Request, came: Came[OfferPage]) -> HttpResponse:
        table = OfferTable(request, came.page, came.acting, came.key, desk=came.desk)
        request.way_back = table.url(name if name in STAYS else "follow")
        return view(request, table)

    tail = f"/{slug}" if slug else ""
    return ENTRANCE.addresses(
        name, at_table, code=(f"aanbod/<slug:code>{tail}", f"offer_{name}"),
        desk=(f"balie/aanbod/<uuid:ball>{tail}", f"desk_offer_{name}"),
    )  # fmt: skip


def urls() -> list[URLPattern]:
    """Return both addresses of every deed."""
    return [pattern for name, (view, slug) in DEEDS.items() for pattern in _both(name, view, slug)]
