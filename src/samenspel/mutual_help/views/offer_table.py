"""The table at which an offer is followed: by whoever made it, with her code, or by the desk "namens" her.

As with an ask, each deed is one view with two addresses: the desk can do all that the screen can.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.urls.resolvers import URLPattern

from samenspel.commitments import codes
from samenspel.commitments.models import Ball
from samenspel.community import actions as community
from samenspel.community import rules as people
from samenspel.foundation import clock, context
from samenspel.foundation.acting import Acting
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import queries
from ..models import Offer
from ..queries import OfferPage
from .table import find_by_code


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
            "late": self.offer.state == "NEW" and self.offer.ball.due_at < clock.now(),
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


def deed(name: str, slug: str) -> Callable[[Deed], Deed]:
    """Register a deed of whoever offers: it gets an address with a code, and one at the desk."""

    def register(view: Deed) -> Deed:
        DEEDS[name] = (view, slug)
        return view

    return register


def _with_code(request: Request, code: str, name: str) -> OfferTable:
    ball, _about = find_by_code(request, code, Ball.About.OFFER)
    context.enter(context.Context(person=request.acting.person, ball=ball))
    page = queries.offer_page(ball=ball, matches=name == "asks", deed=name)
    offer = page.offer
    acting = Acting(
        person=offer.offerer_id, way="CODE", session=request.acting.session, request=request.acting.request
    )
    _look(request, offer, acting, name)
    return OfferTable(request, page, acting, codes.in_address(offer.ball.code or ""), desk=False)


def _at_desk(request: Request, ball: UUID, name: str) -> OfferTable:
    """The desk sees an offer it wrote down, holds, or whose code was just read out; or by a mandate."""
    found = _by_seat_or_code(request, ball, name) or _by_mandate(request, ball, name)
    if found is None or request.acting.person == found[0].offer.offerer_id:
        raise Http404
    page, acting = found
    _look(request, page.offer, acting, name)
    return OfferTable(request, page, acting, str(ball), desk=True)


def _by_seat_or_code(request: Request, ball: UUID, name: str) -> tuple[OfferPage, Acting] | None:
    if not request.acting.roles & people.MAY_ACT_FOR:
        return None
    heard, until = request.session.get("desk_code", ["", 0])
    bearing = ball if heard == str(ball) and until > clock.now().timestamp() else None
    context.enter(context.Context(person=request.acting.person, ball=bearing))
    try:
        page = queries.offer_page(ball=ball, matches=name == "asks", deed=name)
    except Offer.DoesNotExist:
        return None
    return page, request.acting.namens(page.offer.offerer_id, way="DESK")


def _by_mandate(request: Request, ball: UUID, name: str) -> tuple[OfferPage, Acting] | None:
    person = request.session.get("namens")
    if not person or not request.acting.person:
        return None
    context.enter(context.Context(person=request.acting.person))
    acting = community.enter_namens(person=UUID(person), scope="ASKS", acting=request.acting, now=clock.now())
    page = queries.offer_page(ball=ball, matches=name == "asks", deed=name)
    return (page, acting) if page.offer.offerer_id == acting.on_behalf_of else None


def _look(request: Request, offer: Offer, acting: Acting, name: str) -> None:
    request.looks.append(
        journal.look(
            acting=acting, subject=offer.offerer_id, object_type="offer", object_id=offer.pk,
            view=f"offer_{name}", purpose="helping", municipality=offer.municipality_id, now=clock.now(),
        )
    )  # fmt: skip


def _both(name: str, view: Deed, slug: str) -> list[URLPattern]:
    def with_code(request: Request, code: str) -> HttpResponse:
        return view(request, _with_code(request, code, name))

    def at_desk(request: Request, ball: UUID) -> HttpResponse:
        return view(request, _at_desk(request, ball, name))

    tail = f"/{slug}" if slug else ""
    return [
        path(f"aanbod/<slug:code>{tail}", with_code, name=f"offer_{name}"),
        path(f"balie/aanbod/<uuid:ball>{tail}", at_desk, name=f"desk_offer_{name}"),
    ]


def urls() -> list[URLPattern]:
    """Return both addresses of every deed."""
    return [pattern for name, (view, slug) in DEEDS.items() for pattern in _both(name, view, slug)]
