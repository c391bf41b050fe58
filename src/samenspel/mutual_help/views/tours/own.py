"""My tours: take a seat, give it back, tick whom I would like to talk to. For both sides, and the desk."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samenspel.community.models import ContactDetails, Person
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ... import actions, queries
from ...forms import TickForm, TourNameForm
from ...models import Ask, Offer, Tour
from ...queries import SeatCard, TourPage
from .. import offer_table
from ..offer_table import OfferTable
from ..table import Table, deed


@deed("tour")
def of_ask(request: Request, table: Table) -> HttpResponse:
    """Come along with my ask."""
    return _page(request, table, table.ask, table.ask.asker)


@offer_table.deed("tour", "rondleiding")
def of_offer(request: Request, table: OfferTable) -> HttpResponse:
    """Receive people, with my offer."""
    return _page(request, table, table.offer, table.offer.offerer)


@offer_table.deed("tour_list", "rondleiding/lijst")
def sheet_of_offer(request: Request, table: OfferTable) -> HttpResponse:
    """Who comes, on paper: by the name that each chose."""
    page = queries.tour_page(table.page.more)
    _look(request, table, page, table.offer.municipality_id)
    ahead = [one for one in page.mine if one.is_taken and not one.has_begun and not one.tour.called_off]
    return table.show("tours/sheet", cards=[{"tour": one.tour, "people": one.people} for one in ahead])


def _page(request: Request, table: Table | OfferTable, brought: Ask | Offer, person: Person) -> HttpResponse:
    page = queries.tour_page(table.page.more)
    asked = Forms(request, page, person)
    if request.method == "POST":
        said = _do(request, table, brought, page, asked)
        if said:
            return table.done(said, "tour")
    _look(request, table, page, brought.municipality_id)
    shown: dict[str, Any] = {
        "tours": page,
        "cards": [asked.card(one) for one in page.mine],
        "ahead": [{"it": one, "name": asked.name(one.id)} for one in page.ahead],
        "is_host": isinstance(brought, Offer),
        "who": person,
    }
    return table.show("tours/own", form=asked.wrong, **shown)


class Forms:
    """The forms of this page, one for each button that asks something; the one that was sent is filled."""

    def __init__(self, request: Request, page: TourPage, person: Person) -> None:
        self.post = request.POST
        self.called = person.called or person.name.split(" ")[0]
        contact = getattr(person, "contact", None) or ContactDetails()
        # What is known of her stands there for herself alone, and is shared only when both want it.
        self.reach = (contact.phone or contact.email) if page.is_self else ""
        self.made: dict[str, TourNameForm | TickForm] = {}

    def _made(
        self, kind: type[TourNameForm] | type[TickForm], do: str, key: str, initial: dict[str, str]
    ) -> Any:
        mine = self.post.get("do") == do and self.post.get("about") == key
        form = kind(self.post if mine else None, initial=initial, auto_id=f"id_{key}_%s")
        return self.made.setdefault(key, form)

    def name(self, tour: UUID) -> TourNameForm:
        """The name on the list of a tour."""
        form: TourNameForm = self._made(TourNameForm, "take", str(tour), {"name": self.called})
        return form

    def tick(self, card: SeatCard, other: UUID) -> TickForm:
        """What I share with this one, when we both want to talk on."""
        known = {"name": self.called, "reach": self.reach}
        form: TickForm = self._made(TickForm, "tick", f"{card.seat}.{other}", known)
        return form

    def card(self, it: SeatCard) -> dict[str, Any]:
        """Return a seat with its forms, as the page wants it."""
        people = [{"it": one, "tick": self.tick(it, one.seat)} for one in it.people] if it.is_open else []
        return {"it": it, "name": self.name(it.tour.id), "people": people}

    @property
    def wrong(self) -> TourNameForm | TickForm | None:
        return next((form for form in self.made.values() if form.errors), None)


def _do(
    request: Request, table: Table | OfferTable, brought: Ask | Offer, page: TourPage, asked: Forms
) -> str:
    """Do what the button says; return what to say, whatever another did; nothing for a wrong form."""
    hers: dict[str, Any] = {"brought": brought, "acting": table.acting, "now": clock.now()}
    what, about = request.POST.get("do"), request.POST.get("about", "")
    if what == "take":
        tour = _tour(about)
        name = asked.name(tour.pk)
        if not name.is_valid():
            return ""
        actions.take_seat(tour=tour, name=name.cleaned_data["name"], **hers)
        return _("Fijn. Het staat op de lijst.")
    seat, _dot, other = about.partition(".")
    card = next((one for one in page.mine if str(one.seat) == seat), None)
    if card is None:
        raise Http404
    if what == "leave":
        actions.give_seat_back(seat=card.seat, **hers)
        return _("Goed. Je hoeft niet te zeggen waarom.")
    if what == "end_talk":
        actions.end_talk(seat=card.seat, talk=_pk(other), **hers)
        return _("Weggehaald. Jullie lezen hier niets meer van elkaar.")
    both: dict[str, Any] = {"seat": card.seat, "other": _pk(other)} | hers
    if what == "untick":
        actions.untick_talk(**both)
        return _("Weggehaald. Niemand wist ervan.")
    if what != "tick":
        raise Http404
    tick = asked.tick(card, both["other"])
    if not tick.is_valid():
        return ""
    actions.tick_talk(share=actions.Share(**tick.cleaned_data), **both)
    return _("Opgeschreven. Alleen als de ander dat ook wil, horen jullie het allebei.")


def _tour(pk: str) -> Tour:
    try:
        return queries.tour_for(pk=_pk(pk))
    except ObjectDoesNotExist as problem:
        raise Http404 from problem


def _pk(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as problem:
        raise Http404 from problem


def _look(request: Request, table: Table | OfferTable, page: TourPage, town: UUID) -> None:
    """Who was seen on a list stands in the access log of each of them."""
    request.looks += [
        journal.look(
            acting=table.acting, subject=one.person, object_type="tour", object_id=card.tour.id, view="tour",
            purpose="helping", municipality=town, now=clock.now(),
        )
        for card in page.mine
        for one in card.people
    ]  # fmt: skip
