"""The work of who leads a programme with groups: open one, show somebody a place; she says yes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
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
    typed = Typed.of(request)
    if request.method == "POST" and _do(request, found, typed):
        return redirect("work_programme_week", pk=pk)
    page = queries.weeks_of(programme=pk)
    _look(request, found, page)
    shown = {"programme": found, "week": page, "group": typed.group, "form": typed.sent}
    shown |= {"quiet_form": typed.quiet, "quiet": queries.coming_weeks(found.quiet_weeks)}
    template = "mutual_help/programmes/work_week.html"
    return render(request, template, shown, status=422 if typed.sent and typed.sent.errors else 200)


@dataclass(slots=True)
class Typed:
    """The forms of this page; only the one that was sent is filled."""

    group: forms.GroupForm
    quiet: forms.QuietWeekForm

    @classmethod
    def of(cls, request: Request) -> "Typed":
        name, today = request.POST.get("do"), clock.today()
        return cls(
            forms.GroupForm(request.POST if name == "open" else None, today=today),
            forms.QuietWeekForm(request.POST if name == "quiet" else None, today=today),
        )

    @property
    def sent(self) -> Form | None:
        return next((one for one in (self.group, self.quiet) if one.is_bound), None)


def _do(request: Request, found: Programme, typed: Typed) -> bool:
    if typed.sent is not None and not typed.sent.is_valid():
        return False
    name = request.POST.get("do", "")
    if name not in DEEDS:
        raise Http404
    deed: dict[str, Any] = {"programme": found, "acting": request.acting, "now": clock.now()}
    screen.success(request, DEEDS[name](request, typed, deed))
    return True


def _open(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    actions.open_group(plan=actions.GroupPlan(**typed.group.cleaned_data), **deed)
    return _("De groep staat er.")


def _close(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    actions.close_group(group=_pk(request, "group"), **deed)
    return _("De groep is gestopt. Wie erin zat, hoort het.")


def _quiet(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    if actions.plan_quiet_week(day=typed.quiet.cleaned_data["day"], **deed):
        return _("In die week is er niets. Wie meedoet, hoort het.")
    return _("In die week zijn er toch groepen. Wie meedoet, hoort het.")


def _show(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    try:
        group = queries.group_for(pk=_pk(request, "group"))
    except ObjectDoesNotExist as problem:
        raise Http404 from problem
    joining = _joining(request, deed.pop("programme"))
    actions.show_place(group=group, joining=joining, **deed)
    return _("Laten zien. Het staat pas in de week na een eigen ja.")


def _unshow(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    joining = _joining(request, deed["programme"])
    actions.take_back_place(group=_pk(request, "group"), joining=joining, **deed)
    return _("Goed. Dit laten we niet meer zien.")


def _joining(request: Request, programme: Programme) -> Joining:
    try:
        return Joining.objects.get(pk=_pk(request, "joining"), programme=programme)
    except ObjectDoesNotExist as problem:
        raise Http404 from problem


DEEDS: dict[str, Callable[[Request, Typed, dict[str, Any]], str]] = {
    "open": _open, "close": _close, "quiet": _quiet, "show": _show, "unshow": _unshow,
}  # fmt: skip


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
