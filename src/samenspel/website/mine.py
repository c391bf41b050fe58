"""My own page: my questions, what was told to me, who looked."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samenspel.community.models import Person
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal
from samenspel.journal import queries as journals
from samenspel.journal.models import Look
from samenspel.mutual_help import queries as asks
from samenspel.notifications import queries as messages


@require_safe
def mine(request: Request) -> HttpResponse:
    """My questions and where each ball lies. Without account: the way in with a code."""
    me = request.acting.person
    if me is None:
        return render(request, "website/mine_without_account.html")
    found = asks.asks_of(person=me, at_most=50)
    if found:
        request.looks.append(
            journal.look(
                acting=request.acting,
                subject=me,
                object_type="person",
                object_id=me,
                view="mine",
                purpose="own_page",
                municipality=found[0].municipality,
                now=clock.now(),
            )
        )
    return render(request, "website/mine.html", {"asks": found})


@login_required
@require_safe
def my_messages(request: Request) -> HttpResponse:
    """What was told to me, also what went by letter or text message."""
    page = Paginator(messages.messages_for(person=request.acting.somebody), 25).get_page(request.GET.get("p"))
    return render(request, "website/my_messages.html", {"page": page})


@login_required
@require_safe
def who_looked(request: Request) -> HttpResponse:
    """Who looked at what concerns me, and when."""
    page = Paginator(journals.looks_at(person=request.acting.somebody), 50).get_page(request.GET.get("p"))
    return render(request, "website/who_looked.html", {"page": page, "rows": _in_words(list(page), request)})


VIEWS = {
    "inbox": _("lijst van ballen"),
    "call_list": _("bellijst"),
    "letter": _("brief geprint"),
    "mine": _("eigen pagina"),
    "follow": _("jouw vraag"),
    "ask": _("jouw vraag"),
}


def _in_words(looks: list[Look], request: Request) -> list[dict[str, Any]]:
    """Who looked, by name where the policies let me read the name; else by role."""
    lookers = Person.objects.filter(pk__in={row.person_id for row in looks})
    names: dict[UUID | None, Any] = {person.pk: person.shown for person in lookers}
    names[request.acting.person] = _("jij")
    return [
        {
            "at": row.occurred_at,
            "who": names.get(row.person_id) or row.role or _("jij"),
            "namens": row.on_behalf_of_id is not None,
            "what": VIEWS.get(row.view, _("jouw vraag")),
        }
        for row in looks
    ]
