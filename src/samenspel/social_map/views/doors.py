"""Who may come in at which page; what is not for somebody does not exist for her."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samenspel.community import rules
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import actions, queries, showing
from ..models import Entry, Moment

View = Callable[..., HttpResponse]


def for_signed_in(view: View) -> View:
    """Ask who it is first."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        if request.acting.person is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        return view(request, *args, **words)

    return answer


def for_its_people(view: View) -> View:
    """Give the entry to who may write it: the database says who that is. For others it does not exist."""

    @wraps(view)
    @for_signed_in
    def answer(request: Request, pk: UUID, **words: Any) -> HttpResponse:
        try:
            entry = queries.tended_entry(pk)
        except Entry.DoesNotExist as problem:
            raise Http404 from problem
        return view(request, entry, **words)

    return answer


def for_who_tends(view: View) -> View:
    """Give the entry to its own people: not to an editor, who may write while nobody owns it."""

    @wraps(view)
    @for_its_people
    def answer(request: Request, entry: Entry, **words: Any) -> HttpResponse:
        if not entry.tended:  # type: ignore[attr-defined]
            raise Http404
        return view(request, entry, **words)

    return answer


def for_owners(view: View) -> View:
    """Give the entry to who owns it: a helper or an editor does not speak for it (R78)."""

    @wraps(view)
    @for_its_people
    def answer(request: Request, entry: Entry, **words: Any) -> HttpResponse:
        if not entry.owns:  # type: ignore[attr-defined]
            raise Http404
        return view(request, entry, **words)

    return answer


def for_callers(view: View) -> View:
    """Let in whoever works here, paid or as a volunteer."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        if request.municipality is None or not request.acting.roles & (rules.WORKS | rules.KEEPS):
            raise Http404
        return view(request, *args, **words)

    return answer


def for_desk(view: View) -> View:
    """Let in whoever may write something down in somebody's name."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        if request.municipality is None or not request.acting.roles & rules.MAY_ACT_FOR:
            raise Http404
        return view(request, *args, **words)

    return answer


def for_editors(view: View) -> View:
    """Let in an official or a team lead, for her own municipality."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        if request.municipality is None or not rules.may_keep(request.acting.roles):
            raise Http404
        return view(request, *args, **words)

    return answer


def look_at_keeper(request: Request, entry: Entry, keeper: UUID, view: str) -> None:
    """Write in the access log that somebody saw who keeps a place, or her code."""
    assert entry.municipality_id is not None
    seen = journal.look(
        acting=request.acting, subject=keeper, object_type="map_entry", object_id=entry.pk, view=view,
        purpose="map_alive", municipality=entry.municipality_id, now=clock.now(),
    )  # fmt: skip
    request.looks.append(seen)


def posted_day(request: Request, moments: Sequence[Moment]) -> tuple[UUID, date]:
    """Return which day that was left out is there after all. Raises ChangedMeanwhile when it already is."""
    found = showing.days_left_out(moments, today=clock.today()).get(request.POST.get("after_all", ""))
    if found is None:
        raise actions.keepers.ChangedMeanwhile
    return found[:2]


def posted_id(request: Request, name: str) -> UUID:
    """Return an id that a form carries; what is no id, does not exist."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as problem:
        raise Http404 from problem


def keeps(request: Request, entry: Entry) -> bool:
    """True when she may take this entry off the map: public, and of the municipality whose map she keeps."""
    here = entry.municipality_id is not None and entry.municipality_id == request.municipality
    return here and entry.visibility == Entry.Visibility.PUBLIC and rules.may_keep(request.acting.roles)
