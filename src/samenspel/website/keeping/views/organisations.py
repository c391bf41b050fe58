"""Organisations and groups: the list, adding one, changing what it says about itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.community import actions, queries
from samenspel.community.models import Organisation
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..access import for_keepers, tabs, town
from ..forms import OrganisationForm


@require_safe
@for_keepers
def listing(request: Request) -> HttpResponse:
    """The organisations of this municipality, and how many people work there."""
    rows = list(queries.organisations_of(municipality=town(request), on=clock.today()))
    return render(
        request, "keeping/organisations.html", {"rows": rows, "tabs": tabs("keeping_organisations")}
    )


@for_keepers
def add(request: Request) -> HttpResponse:
    """Add an organisation; what we do not know yet may stay open."""
    form = OrganisationForm(request.POST or None, town=town(request), on=clock.today())
    if form.is_valid():
        key = form.cleaned_data["key"]
        if not Organisation.objects.filter(pk=key).exists():  # else the same form was sent twice
            actions.add_organisation(facts=form.facts(), acting=request.acting, now=clock.now(), pk=key)
        messages.success(request, _("%(name)s staat erbij.") % {"name": form.cleaned_data["name"]})
        return redirect("keeping_organisations")
    return render(request, "keeping/organisation.html", {"form": form}, status=422 if form.errors else 200)


@for_keepers
def change(request: Request, organisation: UUID) -> HttpResponse:
    """Change what an organisation of this municipality says about itself."""
    found = queries.organisations_of(municipality=town(request), on=clock.today()).get(pk=organisation)
    before = {name: getattr(found, name) for name in actions.OrganisationFacts.__slots__}
    form = OrganisationForm(
        request.POST or None, initial=before, town=town(request), on=clock.today(), besides=found.pk
    )
    if form.is_valid():
        actions.change_organisation(
            organisation=found, facts=form.facts(), acting=request.acting, now=clock.now()
        )
        messages.success(request, _("Bewaard."))
        return redirect("keeping_organisations")
    shown = {"form": form, "organisation": found}
    return render(request, "keeping/organisation.html", shown, status=422 if form.errors else 200)
