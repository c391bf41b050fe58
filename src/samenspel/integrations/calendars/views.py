"""The page of who tends an entry: the calendar that says when it is."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.social_map import queries as social_map
from samenspel.social_map import showing
from samenspel.social_map.models import Entry

from . import actions, queries, words
from .forms import ConnectForm
from .models import Feed

DEEDS = {
    "aan": actions.switch_on,
    "uit": actions.switch_off,
    "opnieuw": actions.switch_on_again,
    "terug": actions.put_back,
}
SHOWN = 12  # moments to look at; the rest is counted


def calendar(request: Request, pk: UUID) -> HttpResponse:
    """`/kaart/…/agenda-erbij/`: connect, look, on, off and back."""
    if request.acting.person is None:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    try:
        entry = social_map.tended_entry(pk)
    except Entry.DoesNotExist as problem:
        raise Http404 from problem
    feed = queries.feed_of(entry)
    if request.method == "POST" and request.POST.get("deed"):
        return _deed(request, entry, feed)
    form = ConnectForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _connected(request, entry, form):
        return redirect("map_calendar_in", pk)
    page = {"entry": entry, "form": form, "feed": feed, "shown": _shown(feed) if feed else None}
    page["reopen"] = bool(form.errors) or bool(feed and feed.state == Feed.State.UNREADABLE)
    return render(request, "calendars/calendar.html", page, status=422 if form.errors else 200)


def _connected(request: Request, entry: Entry, form: ConnectForm) -> bool:
    try:
        actions.connect(entry=entry, acting=request.acting, now=clock.now(), **form.said())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return False
    return True


def _deed(request: Request, entry: Entry, feed: Feed | None) -> HttpResponse:
    verb = DEEDS.get(request.POST["deed"])
    if verb is None or feed is None:
        raise Http404
    try:
        verb(feed=feed, acting=request.acting, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
    else:
        messages.success(request, _("Bewaard."))
    return redirect("map_calendar_in", entry.pk)


def _shown(feed: Feed) -> dict[str, object]:
    """What came of it, in words."""
    moments = [showing.moment_said(one) for one in feed.found]
    return {
        "moments": moments[:SHOWN],
        "more": max(len(moments) - SHOWN, 0),
        "told": words.told(feed.told),
        "failed": words.failed(feed.code),
        "unused_days": actions.UNUSED_DAYS,
        "alarm": feed.state == Feed.State.ON and feed.failures >= actions.TELL_AFTER,
    }


def ball(request: Request, feed: UUID) -> HttpResponse:
    """From a ball about a calendar to its page."""
    found = queries.feed_for(feed)
    if found is None:
        raise Http404
    return redirect("map_calendar_in", found.entry_id)
