"""The table of a talk: as whom it is followed, and where its pages are.

Each deed is one view with three addresses: of who is in it herself, of a supporter who does it for somebody
whose yes was heard, and of the desk with her own code. So without a screen she can do what the screen can.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.urls.resolvers import URLPattern

from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ... import queries
from ...queries import InquiryPage, InTalk
from .read_out import ReadOut, again, bear, counting

View = Callable[..., HttpResponse]
OWN, FOR, DESK = "four_v", "four_v_for", "desk_four_v"


def signed_in(view: View) -> View:
    """Whoever is in a talk is there under her own name: she signs in first, and comes back here."""

    def answer(request: Request, **parts: Any) -> HttpResponse:
        if request.acting.person is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        return view(request, **parts)

    return answer


@dataclass(slots=True)
class TalkTable:
    """One talk, with the eyes of `page.me`: of whoever acts, or of `hers`, for whom she does it."""

    request: Request
    page: InquiryPage
    acting: Acting
    family: str
    key: list[UUID]
    hers: InTalk | None = None
    shown: dict[str, Any] = field(default_factory=dict)

    @property
    def namens(self) -> str:
        """The name of who is acted for; '' for herself."""
        return self.hers.name if self.hers else ""

    @property
    def desk(self) -> bool:
        return self.family == DESK

    @property
    def may_ask_for_her(self) -> bool:
        """Whether I may write down an ask or an offer of hers, as at the desk."""
        return self.hers is not None and bool(self.request.acting.roles & people.MAY_ACT_FOR)

    def url(self, deed: str = "talk", *more: str) -> str:
        """Return the address of a deed at this table."""
        return reverse(f"{self.family}_{deed}", args=[*self.key, *more])

    @property
    def home(self) -> str:
        return self.url()

    @property
    def leave_url(self) -> str:
        return self.url("leave")

    @property
    def sheet_url(self) -> str:
        return self.url("sheet")

    def deed(self) -> dict[str, Any]:
        """Return what every verb needs."""
        return {"inquiry": self.page.inquiry, "acting": self.acting, "now": clock.now()}

    def show(self, template: str, **shown: Any) -> HttpResponse:
        """Render a page of this table; 422 when its form says what is wrong."""
        form = shown.get("form")
        status = 422 if form is not None and form.errors else 200
        everything = {"page": self.page, "table": self, **shown}
        return render(self.request, f"mutual_help/four_v/{template}.html", everything, status=status)

    def go(self, deed: str = "talk", *more: str) -> HttpResponse:
        return redirect(self.url(deed, *more))


def as_herself(request: Request, pk: UUID, view: str) -> TalkTable:
    """The talk, for who is in it; for anybody else it does not exist. Each view leaves its rows."""
    page = queries.inquiry_page(pk=pk, me=request.acting.somebody)
    return _seated(TalkTable(request, page, request.acting, OWN, [pk]), view)


def at_the_table(request: Request, pk: UUID, member: UUID, view: str) -> TalkTable:
    """The same, for a supporter who does it for somebody whose yes was heard."""
    page = queries.inquiry_page(pk=pk, me=request.acting.somebody)
    if not page.i_support:
        raise Http404
    return _for_her(request, page, member, FOR, [pk, member], view, way="DESK")


def at_desk(request: Request, read: ReadOut, view: str) -> TalkTable:
    """The same, for a colleague to whom she read out her own code, by whatever way."""
    bear(request, read.member)
    page = queries.inquiry_page(pk=read.inquiry, me=request.acting.somebody)
    return _for_her(request, page, read.member, DESK, [read.member], view, way=read.way)


def goes(form: Form, verb: Callable[[], None]) -> bool:
    """Do it, all or nothing; another was first, and her words stay in the form with why."""
    try:
        with transaction.atomic():
            verb()
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return False
    return True


def _for_her(
    request: Request, page: InquiryPage, member: UUID, family: str, key: list[UUID], view: str, *, way: str
) -> TalkTable:
    hers = page.heard(member)
    if hers.id == request.acting.person:
        raise Http404
    page = replace(page, me=hers.id, my_asks=[], my_offers=[])
    acting = request.acting.namens(hers.id, way=way)
    return _seated(TalkTable(request, page, acting, family, key, hers), view)


def _seated(table: TalkTable, view: str) -> TalkTable:
    """Write in the access log whose words are read here: of everybody but who reads."""
    request, page = table.request, table.page
    request.looks += [
        journal.look(
            acting=table.acting, subject=one.id, object_type="inquiry", object_id=page.inquiry.pk, view=view,
            purpose="talk", municipality=page.inquiry.municipality_id, now=clock.now(),
        )
        for one in page.people
        if one.id != request.acting.person
    ]  # fmt: skip
    request.way_back = table.home
    return table


def three(name: str, view: View, tail: str = "", *, own: bool = True) -> list[URLPattern]:
    """Return the addresses of a deed: her own, for her at the table, and at the desk with her code."""

    def herself(request: Request, pk: UUID, **more: str) -> HttpResponse:
        return view(as_herself(request, pk, f"four_v_{name}"), **more)

    def for_her(request: Request, pk: UUID, member: UUID, **more: str) -> HttpResponse:
        return view(at_the_table(request, pk, member, f"four_v_for_{name}"), **more)

    def desk(request: Request, member: UUID, **more: str) -> HttpResponse:
        def go() -> HttpResponse:
            read = counting(request, member)
            assert read  # a moment ago it was
            return view(at_desk(request, read, f"desk_four_v_{name}"), **more)

        return go() if counting(request, member) else again(request, member, go)

    mine = [path(f"gesprek/<uuid:pk>{tail}", signed_in(herself), name=f"{OWN}_{name}")]
    return [
        *(mine if own else []),
        path(f"gesprek/<uuid:pk>/namens/<uuid:member>{tail}", signed_in(for_her), name=f"{FOR}_{name}"),
        path(f"balie/gesprek/<uuid:member>{tail}", desk, name=f"{DESK}_{name}"),
    ]
