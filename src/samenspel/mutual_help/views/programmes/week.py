"""My one weekly plan in a programme: what I have, what there is, what was shown to me. I say yes."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samenspel.foundation.requests import Request

from ... import actions, forms, queries
from ...models import Ask, Joining
from ...queries import WeekPage
from ..table import Table, deed


@deed("my_week")
def my_week(request: Request, table: Table) -> HttpResponse:
    """My week on paper: seven days, and what I have on each."""
    return table.show("programmes/week", week=queries.week_page(table.page.more))


def wish_form(request: Request, week: WeekPage | None) -> forms.WishForm:
    """Return the form of what she wishes, with what she said before."""
    said = {"half_days": week.half_days_wished, "interpreter": week.interpreter} if week else {}
    return forms.WishForm(request.POST if request.POST.get("do") == "wish" else None, initial=said)


def do_in_week(
    request: Request, *, ask: Ask, joining: Joining, wish: forms.WishForm, deed: dict[str, Any]
) -> str | None:
    """Do what a button about her week says; None for another button, '' when the form was wrong."""
    hers = {"joining": joining, "brought": ask} | deed
    name = request.POST.get("do")
    if name == "take_place":
        actions.take_place(group=_group(request), **hers)
        return _("Het staat in je week.")
    if name == "leave_place":
        actions.leave_place(group=_pk(request), **hers)
        return _("Goed. Je hoeft niet te zeggen waarom.")
    if name == "wish":
        if not wish.is_valid():
            return ""
        actions.say_wish(**wish.cleaned_data, **hers)
        return _("Opgeschreven.")
    return None


def _group(request: Request) -> Any:
    try:
        return queries.group_for(pk=_pk(request))
    except ObjectDoesNotExist as problem:
        raise Http404 from problem


def _pk(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("group", ""))
    except ValueError as problem:
        raise Http404 from problem
