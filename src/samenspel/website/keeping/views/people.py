"""Who works here: the list, adding somebody, and ending what she does on a day."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors
from samenspel.commitments import queries as balls
from samenspel.community import actions as people
from samenspel.community import queries, rules
from samenspel.community.models import Area, Membership
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions
from ..access import for_keepers, tabs, town
from ..forms import ColleagueForm, LeaveForm

A_PAGE = 50


@require_safe
@for_keepers
def listing(request: Request) -> HttpResponse:
    """Who works here, by organisation; searched by name, organisation or work."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:100]
    rows = queries.working_here(municipality=town(request), on=clock.today(), words=words)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
    shown = {"page": page, "q": words, "today": clock.today(), "tabs": tabs("keeping")}
    shown["is_official"] = "OFFICIAL" in request.acting.roles
    here = queries.working_here(municipality=town(request), on=clock.today())
    shown["has_official"] = here.filter(role=Membership.Role.OFFICIAL, starts_on__lte=clock.today()).exists()
    shown["alone"] = not words and page.paginator.count <= 1  # the first day: say how to begin
    return render(request, "keeping/people.html", shown)


@for_keepers
def add(request: Request) -> HttpResponse:
    """Add somebody who works here. Nothing that was typed is lost."""
    form = ColleagueForm(
        request.POST or None, town=town(request), on=clock.today(), roles=request.acting.roles
    )
    if form.is_valid():
        sent_twice = Membership.objects.filter(person=form.cleaned_data["key"]).first()
        membership = sent_twice or _bring_in(request, form)
        if membership:
            return redirect("keeping_membership", membership=membership.pk)
    return render(request, "keeping/add_person.html", {"form": form}, status=422 if form.errors else 200)


def _bring_in(request: Request, form: ColleagueForm) -> Membership | None:
    colleague = form.colleague()
    try:
        membership = actions.bring_in(
            colleague=colleague,
            municipality=Area.objects.get(pk=town(request)),
            key=form.cleaned_data["key"],
            by=request.acting_name,
            acting=request.acting,
            now=clock.now(),
        )
    except (actions.EmailIsTaken, people.WorksHereAlready) as problem:
        form.add_error("email" if isinstance(problem, actions.EmailIsTaken) else "role", problem.sentence())
        return None
    told = _("We sturen een mail: zo log je in.") if colleague.email else ""
    messages.success(request, f"{_('%(name)s staat erbij.') % {'name': colleague.name}} {told}".strip())
    return membership


@for_keepers
def membership(request: Request, membership: UUID) -> HttpResponse:
    """What somebody does here; end it on a day."""
    today = clock.today()
    found = queries.working_here(municipality=town(request), on=today).get(pk=membership)
    form = LeaveForm(request.POST or None, earliest=max(today, found.starts_on))
    if form.is_valid() and _leave(request, found, form):
        return redirect("keeping" if form.cleaned_data["ends_on"] <= today else request.path)
    shown = _shown(request, found, form)
    return render(request, "keeping/membership.html", shown, status=422 if form.errors else 200)


def _shown(request: Request, found: Membership, form: LeaveForm) -> dict[str, Any]:
    return {
        "row": found,
        "form": form,
        "held": balls.balls_still_held(person=found.person_id),
        "may": rules.may_keep(request.acting.roles, role=found.role),
        "today": clock.today(),
    }


def _leave(request: Request, found: Membership, form: LeaveForm) -> bool:
    day = form.cleaned_data["ends_on"]
    try:
        commitments.leave(membership=found, on=day, acting=request.acting, now=clock.now())
    except errors.BallStillHeld:
        form.add_error("ends_on", _still_held(found))
        return False
    except Refusal as problem:
        form.add_error("ends_on", problem.sentence())
        return False
    said = _("Vanaf %(day)s werkt %(name)s niet meer bij %(organisation)s.")
    if day > clock.today():
        said = _("%(name)s stopt %(day)s bij %(organisation)s, als er dan niemand meer wacht.")
    words = {"name": found.person.shown, "organisation": found.organisation.name}
    messages.success(request, said % (words | {"day": date_format(day, "l j F")}))
    return True


def _still_held(found: Membership) -> str:
    held = balls.balls_still_held(person=found.person_id)
    words = ngettext(
        "%(name)s heeft nog %(n)d bal. Iemand anders neemt die eerst aan.",
        "%(name)s heeft nog %(n)d ballen. Iemand anders neemt die eerst aan.",
        held,
    )
    return words % {"name": found.person.shown, "n": held}


@for_keepers
def stay(request: Request, membership: UUID) -> HttpResponse:
    """Take back an end that lies ahead."""
    if request.method == "POST":
        found = queries.working_here(municipality=town(request), on=clock.today()).get(pk=membership)
        commitments.stay(membership=found, acting=request.acting, now=clock.now())
        messages.success(request, _("%(name)s blijft.") % {"name": found.person.shown})
    return redirect("keeping_membership", membership=membership)


@for_keepers
def log_out(request: Request, membership: UUID) -> HttpResponse:
    """A colleague is out everywhere; she signs in again when she wants."""
    found = queries.working_here(municipality=town(request), on=clock.today()).get(pk=membership)
    if request.method == "POST":
        actions.log_out(membership=found, municipality=town(request), acting=request.acting, now=clock.now())
        messages.success(request, _("%(name)s is overal uitgelogd.") % {"name": found.person.shown})
    return redirect("keeping_membership", membership=membership)
