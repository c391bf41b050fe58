"""Following an offer: all that somebody can do with it, on her screen or through the desk."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, forms, queries, sheets, showing
from ..models import Ask, Far, Moment, Offer, Resource
from ..rules import resting
from . import offer_table
from .matches import show_matches
from .offer_table import OfferTable, deed


@deed("follow", "")
def follow(request: Request, table: OfferTable) -> HttpResponse:
    """What I offer, what a human said back, and what I can do now."""
    offer = table.offer
    return table.show(
        "offer_follow",
        holder=table.page.holder,
        kinds=[Resource(one).label for one in offer.kinds],
        moments=[Moment(one).label for one in offer.moments],
        far=Far(offer.far).label,
        to_do=showing.places_to_do(offer),
        still=queries.StandstillCard.of_row(table.page.more),
        died=not offer.is_living and community.has_died(person=offer.offerer_id),
    )


@deed("sent", "gedaan")
def sent(request: Request, table: OfferTable) -> HttpResponse:
    """Right after offering: the code, who answers, and by when."""
    return table.show("offer_sent", holder=table.page.holder, name_form=forms.NameForm())


@deed("reply", "terug")
def reply(request: Request, table: OfferTable) -> HttpResponse:
    """Write something back to the answer: once, and short. What is more goes by telephone."""
    offer = table.offer
    form = forms.ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not (offer.reply_waits and offer.reply == form.cleaned_data["text"]):
        actions.reply_to_answer(offer=offer, acting=table.acting, now=clock.now(), **form.cleaned_data)
    if form.is_valid():
        return table.done(_("Verstuurd. Een mens leest het en antwoordt je."))
    return table.show("offer_reply", form=form, holder=table.page.holder)


@deed("rename", "naam")
def rename(request: Request, table: OfferTable) -> HttpResponse:
    """How we may call her: who says yes to her, and opens the door, reads this name."""
    form = forms.NameForm(request.POST or None)
    if form.is_valid():
        actions.rename_offerer(offer=table.offer, acting=table.acting, now=clock.now(), **form.cleaned_data)
        return table.done(_("Dank je wel. Zo noemen we je."))
    said = {
        "title": _("Hoe mogen we je noemen?"),
        "lead": _("Een voornaam is genoeg. Pas na jullie ja leest de ander je naam."),
    }
    return table.show("offer_form", form=form, **said)


@deed("contact", "bereik")
def contact(request: Request, table: OfferTable) -> HttpResponse:
    """How I am reached from now on. What stood there is not shown: who found a card does not read it."""
    form = forms.ChangeContactForm(request.POST or None, ways=[way for way in Ask.Reach if way != "VISIT"])
    if form.is_valid():
        told = actions.Contact(**form.cleaned_data)
        actions.reach_offerer(offer=table.offer, contact=told, acting=table.acting, now=clock.now())
        return table.done(_("Dank je wel. Zo bereiken we je vanaf nu."))
    said = {
        "title": _("Hoe bereiken we je?"),
        "lead": _("Vul in wat nu klopt. Wat er eerst stond, gaat weg."),
    }
    return table.show("offer_form", form=form, **said)


@deed("change", "anders")
def change(request: Request, table: OfferTable) -> HttpResponse:
    offer = table.offer
    now = {name: getattr(offer, name) for name in ("likes", "kinds", "moments", "area", "far", "rather_not")}
    places = community.neighbourhoods(on=clock.today()).filter(municipality=offer.municipality_id)
    form = forms.ChangeOfferForm(request.POST or None, initial=now, neighbourhoods=places)
    if form.is_valid():
        area, told = form.cleaned_data.pop("area"), form.cleaned_data
        likes = actions.Likes(**told)
        actions.change_offer(offer=offer, likes=likes, area=area, acting=table.acting, now=clock.now())
        return table.done(_("Je aanbod is veranderd."))
    said = {"title": _("Wat doe je graag?"), "lead": _("Je verandert het zo vaak je wilt.")}
    return table.show("offer_form", form=form, **said)


_MORE = ("learn", "aims", "at_most", "languages", "topics", "learns", "not_with", "gender")


@deed("more", "meer")
def more(request: Request, table: OfferTable) -> HttpResponse:
    """What I want to learn and reach, for how many at once, and which languages."""
    now = {name: getattr(table.offer, name) for name in _MORE}
    form = forms.MoreForm(request.POST or None, initial=now)
    if form.is_valid():
        told = actions.More(**form.cleaned_data)
        actions.tell_more(offer=table.offer, more=told, acting=table.acting, now=clock.now())
        return table.done(_("Dank je wel. We hebben het opgeschreven."))
    said = {
        "title": _("Vertel wat meer"),
        "lead": _("Niets hiervan hoeft. Je ziet het zelf ook altijd staan."),
    }
    return table.show("offer_form", form=form, **said)


@deed("own_choice", "zelf-gekozen")
def own_choice(request: Request, table: OfferTable) -> HttpResponse:
    """Whether I do it because I want it or because I must: only I say so."""
    offer = table.offer
    if request.method == "POST" and "it_must" in request.POST:
        actions.say_it_must(offer=offer, acting=table.acting, now=clock.now())
        return table.done(_("Opgeschreven. Je uren tellen niet mee als vrijwillig."))
    form = forms.OwnChoiceForm(request.POST or None, initial={"likes_it": offer.own_reason})
    if form.is_valid():
        actions.choose_it_herself(offer=offer, acting=table.acting, now=clock.now(), **form.cleaned_data)
        return table.done(_("Opgeschreven: je doet dit omdat je het zelf wilt."))
    must = offer.effort == Offer.Effort.MANDATED
    return table.show("offer_own_choice", form=form, must=must, chosen=offer.chose_at)


@deed("hours", "tijd")
def hours(request: Request, table: OfferTable) -> HttpResponse:
    """Time that I gave: telling it is never needed, and a mistake goes away again."""
    if "effort" in request.POST:
        actions.take_back_hours(
            offer=table.offer, effort=_effort(request), acting=table.acting, now=clock.now()
        )
        return table.done(_("Weggehaald. Het telt niet meer mee."), "hours")
    form = forms.HoursForm(request.POST or None, today=clock.today(), initial={"given_on": clock.today()})
    if form.is_valid():
        actions.say_hours(offer=table.offer, acting=table.acting, now=clock.now(), **form.cleaned_data)
        return table.done(_("Dank je wel. We hebben het opgeschreven."), "hours")
    return table.show("offer_hours", form=form, **_told(table.offer))


def _told(offer: Offer) -> dict[str, Any]:
    """Every time, and two totals: what was demanded is not voluntary, on her own paper neither (R15)."""
    lengths = dict(forms.LENGTHS)
    times = queries.hours_of(offer=offer.pk)
    must = sum(one.minutes for one in times if one.kind == Offer.Effort.MANDATED)
    free = sum(one.minutes for one in times) - must
    return {
        "told": [{"it": one, "how": lengths.get(one.minutes)} for one in times],
        "free": showing.how_long(free),
        "must": showing.how_long(must),
    }


def _effort(request: Request) -> UUID:
    try:
        return UUID(request.POST["effort"])
    except ValueError as problem:
        raise Http404 from problem


@deed("pause", "rust")
def pause(request: Request, table: OfferTable) -> HttpResponse:
    """Rest for a while, until a day or not; change that day, or be there again."""
    offer, now, today = table.offer, clock.now(), clock.today()
    if request.method == "POST" and "back" in request.POST:
        rested = offer.state == Offer.State.PAUSED
        actions.resume_offer(offer=offer, acting=table.acting, now=now)
        return table.done(_("Fijn, je doet weer mee.") if rested else _("Je doet al weer mee."))
    form = forms.BackForm(
        request.POST if request.method == "POST" else None, today=today, initial={"back_on": offer.back_on}
    )
    if form.is_valid():
        actions.pause_offer(offer=offer, acting=table.acting, now=now, **form.cleaned_data)
        if offer.reply_waits:  # what she wrote back is answered all the same
            return table.done(_("Goed. Je hoort alleen nog wat wij je antwoorden."))
        return table.done(_("Goed. Je hoort even niets van ons."))
    longer = resting.longer(offer.back_on, today=today) if offer.back_on else None
    return table.show("offer_pause", form=form, longer=longer)


@deed("stop", "stop")
def stop(request: Request, table: OfferTable) -> HttpResponse:
    if request.method == "POST":
        actions.stop_offer(offer=table.offer, acting=table.acting, now=clock.now())
        return table.done(_("Je aanbod is gestopt. Dank je wel voor wat je deed."))
    return table.show("offer_stop")


@deed("asks", "vragen")
def asks(request: Request, table: OfferTable) -> HttpResponse:
    """The asks that were suggested to me, and how it goes; each choice is mine."""
    return show_matches(request, table, side="OFFERER", page=table.page, deed="asks")


@deed("card", "kaartje")
def card(request: Request, table: OfferTable) -> HttpResponse:
    """A card to print or keep: the code, and who answers."""
    return table.show("card", card=sheets.offer_card(table.offer))


def urls() -> list[URLPattern]:
    """Return both addresses of every deed above."""
    return offer_table.urls()
