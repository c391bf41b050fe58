"""A colleague is away: who falls ill does not write it down herself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Absence
from samenspel.community import queries, rules
from samenspel.community.models import Area, Membership
from samenspel.design import dates
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..access import for_keepers, town
from ..away_forms import ColleagueAwayForm


@for_keepers
def colleague(request: Request, membership: UUID) -> HttpResponse:
    """Write down until when a colleague is away, or that she is there again; why is not asked."""
    today = clock.today()
    found = queries.working_here(municipality=town(request), on=today).get(pk=membership)
    if request.method == "POST" and "back" in request.POST:
        return _back(request, found)
    form = ColleagueAwayForm(request.POST or None, initial={"starts_on": today})
    if form.is_valid() and _away(request, found, form):
        return redirect("keeping_away", membership=membership)
    shown = {
        "row": found,
        "form": form,
        "may": rules.may_keep(request.acting.roles, role=found.role),
        "absences": balls.absences_of(person=found.person_id, on=today),
        "held": balls.balls_still_held(person=found.person_id),
    }
    return render(request, "keeping/away.html", shown, status=422 if form.errors else 200)


def _away(request: Request, found: Membership, form: ColleagueAwayForm) -> bool:
    try:
        commitments.colleague_away(membership=found, **_deed(request), **form.cleaned_data)
    except errors.BallStillHeld:
        held = balls.balls_still_held(person=found.person_id)
        words = ngettext(
            "Zo lang kan pas zonder bal. %(name)s heeft er nog %(n)d. Kies een eerdere dag.",
            "Zo lang kan pas zonder ballen. %(name)s heeft er nog %(n)d. Kies een eerdere dag.",
            held,
        )
        form.add_error("ends_on", words % {"name": found.person.shown, "n": held})
        return False
    except errors.AwayAlready as problem:
        form.add_error("starts_on", problem.sentence())
        return False
    starts_on, today = form.cleaned_data["starts_on"], clock.today()
    said = _("Nieuwe vragen gaan nu naar de collega's van %(name)s.")
    if starts_on > today:
        said = _("Vanaf %(day)s gaan nieuwe vragen naar de collega's van %(name)s.")
    day = dates.long_day(starts_on, today=today)
    messages.success(request, said % {"name": found.person.shown, "day": day})
    return True


def _back(request: Request, found: Membership) -> HttpResponse:
    try:
        commitments.colleague_back(membership=found, absence=UUID(request.POST["back"]), **_deed(request))
    except (ValueError, Absence.DoesNotExist) as problem:
        raise Http404 from problem
    messages.success(request, _("%(name)s is er weer.") % {"name": found.person.shown})
    return redirect("keeping_away", membership=found.pk)


def _deed(request: Request) -> dict[str, Any]:
    return {"municipality": Area.objects.get(pk=town(request)), "acting": request.acting, "now": clock.now()}
