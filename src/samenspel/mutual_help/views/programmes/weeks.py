"""The work of who leads a programme with groups: open one, show somebody a place; she says yes."""

from uuid import UUID

from django.contrib import messages as screen
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ... import actions, forms, queries
from ...models import Joining, Programme
from ...queries import Weeks
from ..work import must_work


def weeks(request: Request, pk: UUID) -> HttpResponse:
    """The groups of one programme that I lead, and everybody's week side by side."""
    me, found = must_work(request), queries.programme_for(pk=pk)
    if found.lead_id != me:
        raise Http404
    sent = request.POST if request.POST.get("do") == "open" else None
    form = forms.GroupForm(sent, today=clock.today())
    if request.method == "POST" and _do(request, found, form):
        return redirect("work_programme_week", pk=pk)
    page = queries.weeks_of(programme=pk)
    _look(request, found, page)
    shown = {"programme": found, "week": page, "group": form, "form": form if form.is_bound else None}
    template = "mutual_help/programmes/work_week.html"
    return render(request, template, shown, status=422 if form.errors else 200)


def _do(request: Request, found: Programme, form: forms.GroupForm) -> bool:
    now, acting, name = clock.now(), request.acting, request.POST.get("do")
    if name == "open":
        if not form.is_valid():
            return False
        plan = actions.GroupPlan(**form.cleaned_data)
        actions.open_group(programme=found, plan=plan, acting=acting, now=now)
        screen.success(request, _("De groep staat er."))
    elif name == "close":
        actions.close_group(programme=found, group=_pk(request, "group"), acting=acting, now=now)
        screen.success(request, _("De groep is gestopt. Wie erin zat, hoort het."))
    elif name == "show":
        try:
            group = queries.group_for(pk=_pk(request, "group"))
            joining = Joining.objects.get(pk=_pk(request, "joining"), programme=found)
        except ObjectDoesNotExist as problem:
            raise Http404 from problem
        actions.show_place(group=group, joining=joining, acting=acting, now=now)
        screen.success(request, _("Laten zien. Het staat pas in de week na een eigen ja."))
    else:
        raise Http404
    return True


def _look(request: Request, found: Programme, page: Weeks) -> None:
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.person, object_type="joining", object_id=one.joining,
            view="work_programme_week", purpose="helping", municipality=found.municipality_id,
            now=clock.now(),
        )
        for one in page.people
    ]  # fmt: skip


def _pk(request: Request, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as problem:
        raise Http404 from problem
