"""Who may come in: an official or a team lead. For everybody else these pages do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules
from samenspel.foundation.requests import Request

View = Callable[..., HttpResponse]
TABS: list[tuple[str, str | Promise]] = [
    ("keeping", _("Mensen")),
    ("keeping_organisations", _("Organisaties")),
    ("keeping_doors", _("Voordeuren")),
    ("keeping_words", _("Woorden")),
    ("map_review", _("Kaart")),
    ("keeping_imports", _("Lijsten")),
    ("grants_held", _("Aanvragen")),
]


def for_keepers(view: View) -> View:
    """Let only a keeper in; the others meet a page that does not exist."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        if request.municipality is None or not rules.may_keep(request.acting.roles):
            raise Http404
        return view(request, *args, **words)

    return answer


def tabs(here: str) -> list[dict[str, Any]]:
    """The parts of Beheer, for the tabs on top of each list."""
    return [{"url": reverse(name), "label": label, "current": name == here} for name, label in TABS]


def town(request: Request) -> UUID:
    """The municipality of the acting keeper."""
    assert request.municipality is not None
    return request.municipality
