"""What somebody told in passing: written down in front of her, seen and taken away by her (I15, R09)."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..actions import gleaning as actions
from ..forms import note as forms
from ..queries import notes as queries
from .standing import Standing, deed
from .wishing import Wishing

PER_PAGE = 25


def must_glean(standing: Standing) -> None:
    """Raise Http404 for who does not work with people here."""
    if not standing.request.acting.roles & people.WORKS:
        raise Http404


@deed("gleanings", "werk/sprokkels/", scope="")
def gleanings(request: Request, standing: Standing) -> HttpResponse:
    """Whom I met, and what they said I may remember."""
    must_glean(standing)
    found = queries.gleaned_by(person=standing.person, on=clock.today())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    for row in page:
        standing.look(
            subject=row.person_id, object_type="gleaning", object_id=row.pk, view="gleanings",
            purpose="gleaning",
        )  # fmt: skip
    return standing.show("gleaning_list", page=page)


@deed("gleaning_write", "werk/sprokkels/nieuw", scope="")
def gleaning_write(request: Request, standing: Standing) -> HttpResponse:
    """Write it down together: she looks along, and says yes to it."""
    must_glean(standing)
    known = [(str(one.pk), one.shown) for one in queries.people_known(besides=standing.person)[:200]]
    start = {"until": Wishing.default_until(standing)}
    form = forms.GleaningForm(request.POST or None, people=known, today=clock.today(), initial=start)
    if not form.is_valid():
        return standing.show("gleaning_write", form=form)
    made = actions.write_gleaning(
        gleaned=_gleaned(standing, form.cleaned_data), municipality=Area.objects.get(pk=standing.town),
        acting=standing.acting, now=clock.now(),
    )  # fmt: skip
    return standing.done(_("Opgeschreven. Om wie het gaat, kan het altijd weghalen."), "gleaning", made.pk)


def _gleaned(standing: Standing, typed: dict[str, Any]) -> actions.Gleaned:
    work = community.membership_of(person=standing.person, on=clock.today())
    person = typed.pop("known", None)
    return actions.Gleaned(person=person, organisation=work.organisation_id if work else None, **typed)


@deed("gleaning", "werk/sprokkels/<uuid:pk>", scope="")
def gleaning(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """One gleaned note, for who wrote it and, with the yes of the person, her team; take it away."""
    must_glean(standing)
    row = queries.gleaning_for(pk=pk)
    if row.person_id == standing.person or row.removed_at:
        raise Http404
    standing.look(
        subject=row.person_id, object_type="gleaning", object_id=pk, view="gleaning", purpose="gleaning"
    )
    if request.method == "POST":
        actions.remove_gleaning(gleaning=pk, acting=standing.acting, now=clock.now())
        return standing.done(_("Weggehaald."), "gleanings")
    return standing.show("gleaning_one", row=row, mine=row.maker_id == standing.person)


@deed("my_gleanings", "mijn/verteld", scope="LEDGER")
def my_gleanings(request: Request, standing: Standing) -> HttpResponse:
    """What I told in passing and let somebody write down; take it away with one press."""
    me = standing.person
    standing.look(subject=me, object_type="person", object_id=me, view="my_gleanings", purpose="gleaning")
    page = Paginator(queries.gleaned_about(person=me), PER_PAGE).get_page(request.GET.get("p"))
    return standing.show("gleaning_mine", page=page, today=clock.today())


@deed("my_gleaning_away", "mijn/verteld/<uuid:pk>/weg", scope="LEDGER")
def my_gleaning_away(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """Take away what somebody wrote down about me."""
    row = queries.gleaning_for(pk=pk)
    if row.person_id != standing.person or row.removed_at:
        raise Http404
    me = standing.person
    standing.look(
        subject=me, object_type="gleaning", object_id=pk, view="my_gleaning_away", purpose="gleaning"
    )
    if request.method == "POST":
        actions.remove_gleaning(gleaning=pk, acting=standing.acting, now=clock.now())
        return standing.done(_("Weggehaald. Niemand leest dit meer."), "my_gleanings")
    return redirect(standing.url("my_gleanings"))
