"""An ask or an offer that comes of a talk, written down for who has no screen: it is hers, as at the desk."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from samenspel.community import queries as community
from samenspel.foundation import clock

from ... import actions, forms, queries
from ..desk import form_key, send_ask, send_offer
from .table import TalkTable

Form = TypeVar("Form", bound=forms.DeskForm)


def ask(table: TalkTable) -> HttpResponse:
    """Her own words stand in the ordinary page of the desk; read out, and sent "namens" her."""
    form, key = _begun(table, forms.DeskAskForm, "words"), form_key(table.request)
    if form.is_valid():
        made = send_ask(table.request, form, _known(table), key, table.page.inquiry.pk)
        return redirect("desk_sent", ball=made.ball_id)
    shown = {"form": form, "form_key": key, "table": table}
    return render(table.request, "mutual_help/desk_ask.html", shown, status=422 if form.errors else 200)


def offer(table: TalkTable) -> HttpResponse:
    """The same for what she wants to do for another."""
    form, key = _begun(table, forms.DeskOfferForm, "likes"), form_key(table.request)
    if form.is_valid():
        made = send_offer(table.request, form, _known(table), key, table.page.inquiry.pk)
        return redirect("desk_offer_sent", ball=made.ball_id)
    shown = {"form": form, "form_key": key, "table": table}
    return render(table.request, "mutual_help/desk_offer.html", shown, status=422 if form.errors else 200)


def _begun(table: TalkTable, kind: type[Form], field: str) -> Form:
    """The desk's form with her own words in it."""
    if not table.may_ask_for_her:
        raise Http404
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    begun = {field: _words(table)}
    return kind(table.request.POST or None, neighbourhoods=places, known=True, initial=begun)


def _words(table: TalkTable) -> str:
    """The words of hers that the address points to: the words themselves would stand in logs."""
    try:
        word = UUID(table.request.GET.get("woord", ""))
    except ValueError:
        return ""
    return next(
        (str(one.text) for one in table.page.words if one.id == word and one.said_by == table.page.me), ""
    )


def _known(table: TalkTable) -> actions.Asker:
    """Who she is, with how she is reached."""
    known = queries.heard_person(inquiry=table.page.inquiry.pk, person=table.page.me)
    return actions.Asker(known=known, phone=known.contact.phone, email=known.contact.email)
