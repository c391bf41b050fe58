"""The page that says who may see what: the same table as the tests read."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from samenspel.foundation.requests import Request

from .who_may_see import KINDS, LEVELS, RELATIONS

RESPONSIBLE = {
    "GEMEENTE": gettext_noop("De gemeente zorgt voor je gegevens. Wie voor haar werkt, houdt zich daaraan."),
    "WELZIJN": gettext_noop(
        "Deze organisatie zorgt voor je gegevens. Wie voor haar werkt, houdt zich daaraan."
    ),
    "SAMEN": gettext_noop("De gemeente en de organisatie voor welzijn zorgen samen voor je gegevens."),
}


@require_safe
def who_may_see(request: Request) -> HttpResponse:
    """Who may see what, and why; who answers for it, and where to complain."""
    kinds = [
        {
            "key": kind.key,
            "name": _(kind.name),
            "line": _(kind.line),
            "rows": [
                {"who": _(RELATIONS[relation]), "level": _(LEVELS[cell.level]), "why": _(cell.why)}
                for relation, cell in kind.shown()
            ],
        }
        for kind in KINDS
    ]
    told = {**settings.RESPONSIBLE, "sentence": _(RESPONSIBLE[settings.RESPONSIBLE["kind"]])}
    return render(request, "website/who_may_see.html", {"kinds": kinds, "responsible": told})
