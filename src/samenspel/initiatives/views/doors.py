"""Who may come in at which page; what is not for somebody does not exist for her."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal
from samenspel.social_map.models import Entry

from ..models import GrantRequest

View = Callable[..., HttpResponse]


def for_signed_in(view: View) -> View:
    """Ask who it is first."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        if request.acting.person is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        return view(request, *args, **words)

    return answer


def look(request: Request, about: Entry | GrantRequest, subject: UUID, view: str) -> None:
    """Write in the access log that somebody saw who does this together."""
    assert about.municipality_id is not None
    look_at(request, about.pk, subject, view, town=about.municipality_id, acting=request.acting)


def look_at(request: Request, about: UUID, subject: UUID, view: str, *, town: UUID, acting: Acting) -> None:
    """The same, where only its id is known; `acting` may do it "namens" somebody."""
    seen = journal.look(
        acting=acting, subject=subject, object_type="initiative", object_id=about, view=view,
        purpose="initiative", municipality=town, now=clock.now(),
    )  # fmt: skip
    request.looks.append(seen)
