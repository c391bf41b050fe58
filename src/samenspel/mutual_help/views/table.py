"""The table at which an ask is followed: by the asker with her code, or by the desk "namens" her.

Each deed of a resident is one view; `deed` gives it two addresses, so that the telephone and the desk can
do all that the screen can.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.urls.resolvers import URLPattern

from samenspel.commitments import queries as commitments
from samenspel.commitments.models import Ball
from samenspel.community import actions as community
from samenspel.community import rules as people
from samenspel.foundation import clock, context, limits
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import queries, showing
from ..queries import AskPage

WRONG_CODES, WRONG_SECONDS = 6, 15 * 60
DESK_SECONDS = 30 * 60


class TooManyCodes(Refusal):
    """Dat waren te veel verkeerde codes. Wacht een kwartier, of bel ons."""


@dataclass(slots=True)
class Table:
    """One ask, who follows it, and where its pages are."""

    request: Request
    page: AskPage
    acting: Acting
    key: str
    desk: bool

    @property
    def ask(self) -> Any:
        return self.page.ask

    def url(self, deed: str = "follow") -> str:
        """Return the address of a deed at this table."""
        return reverse(
            f"desk_{deed}" if self.desk else deed if deed == "follow" else f"follow_{deed}", args=[self.key]
        )

    def show(self, template: str, status: int = 200, **shown: Any) -> HttpResponse:
        """Render a page of this table."""
        form = shown.get("form")
        wrong = form is not None and bool(form.errors)
        showing.dress(self.page, for_asker=not self.desk)
        everything = {
            "table": self,
            "page": self.page,
            "ask": self.page.ask,
            "ball": self.page.ball,
            "asker_id": str(self.page.ask.asker_id),
            "late": self.page.ask.is_open and self.page.ball.due_at < clock.now(),
            "back_url": self.url(),
            **{f"{name}_url": self.url(name) for name in _DEEDS},
            **shown,
        }
        return render(
            self.request, f"mutual_help/{template}.html", everything, status=422 if wrong else status
        )

    def done(self, sentence: str, deed: str = "follow") -> HttpResponse:
        """Say that it is done and go on."""
        messages.success(self.request, sentence)
        return redirect(self.url(deed))


Deed = Callable[[Request, Table], HttpResponse]
_DEEDS: dict[str, Deed] = {}


def deed(name: str) -> Callable[[Deed], Deed]:
    """Register a deed of a resident: it gets an address with a code, and one at the desk."""

    def register(view: Deed) -> Deed:
        _DEEDS[name] = view
        return view

    return register


def _address_of(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def find_by_code(request: Request, written: str, *abouts: str) -> tuple[UUID, str]:
    """Return the ball of a code and what it is about. A wrong code tells nothing, and guessing is limited."""
    who = _address_of(request)
    if limits.is_blocked(what="code", who=who, at_most=WRONG_CODES):
        raise TooManyCodes
    found = commitments.with_code(written)
    if found is None or found[1] not in abouts:
        wrong = {"what": "code", "who": who, "at_most": WRONG_CODES, "seconds": WRONG_SECONDS}
        request.wrong_tries.append(wrong)
        raise Http404
    return found[0], found[1]


def _with_code(request: Request, code: str, name: str) -> Table:
    ball, _about = find_by_code(request, code, Ball.About.ASK)
    context.enter(context.Context(person=request.acting.person, ball=ball))
    page = queries.ask_page(ball=ball, matches=name == "helpers", deed=name)
    acting = Acting(
        person=page.ask.asker_id, way="CODE", session=request.acting.session, request=request.acting.request
    )
    _look(request, page, acting, name)
    return Table(request, page, acting, page.ball.address_code, desk=False)


def _at_desk(request: Request, ball: UUID, name: str) -> Table:
    """The desk sees an ask it wrote down, holds, or whose code the person just read out.

    Whoever acts for the asker by a mandate comes in here too, a helper as well as the desk.
    """
    found = _by_seat_or_code(request, ball, name) or _by_mandate(request, ball, name)
    if found is None or request.acting.person == found[0].ask.asker_id:
        raise Http404
    page, acting = found
    _look(request, page, acting, name)
    return Table(request, page, acting, str(ball), desk=True)


def _by_seat_or_code(request: Request, ball: UUID, name: str) -> tuple[AskPage, Acting] | None:
    if not request.acting.roles & people.MAY_ACT_FOR:
        return None
    heard, until = request.session.get("desk_code", ["", 0])
    bearing = ball if heard == str(ball) and until > clock.now().timestamp() else None
    context.enter(context.Context(person=request.acting.person, ball=bearing))
    try:
        page = queries.ask_page(ball=ball, matches=name == "helpers", deed=name)
    except ObjectDoesNotExist:
        return None
    return page, request.acting.namens(page.ask.asker_id, way="DESK")


def _by_mandate(request: Request, ball: UUID, name: str) -> tuple[AskPage, Acting] | None:
    """Her asks, and nobody else's: the context is the person's for whom a mandate was entered."""
    person = request.session.get("namens")
    if not person or not request.acting.person:
        return None
    context.enter(context.Context(person=request.acting.person))
    acting = community.enter_namens(person=UUID(person), scope="ASKS", acting=request.acting, now=clock.now())
    page = queries.ask_page(ball=ball, matches=name == "helpers", deed=name)
    return (page, acting) if page.ask.asker_id == acting.on_behalf_of else None


def _look(request: Request, page: AskPage, acting: Acting, name: str) -> None:
    request.looks.append(
        journal.look(
            acting=acting,
            subject=page.ask.asker_id,
            object_type="ask",
            object_id=page.ask.pk,
            view=name,
            purpose="desk" if acting.on_behalf_of else "own_ask",
            municipality=page.ask.municipality_id,
            now=clock.now(),
        )
    )


def _both(name: str, view: Deed) -> list[URLPattern]:
    def with_code(request: Request, code: str) -> HttpResponse:
        return view(request, _with_code(request, code, name))

    def at_desk(request: Request, ball: UUID) -> HttpResponse:
        return view(request, _at_desk(request, ball, name))

    tail = "" if name == "follow" else f"/{SLUGS[name]}"
    return [
        path(f"volg/<slug:code>{tail}", with_code, name=name if name == "follow" else f"follow_{name}"),
        path(f"balie/vraag/<uuid:ball>{tail}", at_desk, name=f"desk_{name}"),
    ]


SLUGS = {
    "sent": "gesteld",
    "write": "schrijf",
    "reword": "anders",
    "rename": "naam",
    "say_yes": "mag-het",
    "answer": "beantwoord",
    "withdraw": "stop",
    "reopen": "weer-open",
    "look_back": "terugkijken",
    "share": "delen",
    "readers": "wie-leest",
    "card": "kaartje",
    "call": "buur",
    "helpers": "buren",
    "programme": "programma",
    "goal": "doel",
    "my_week": "programma/mijn-week",
    "rota": "rooster",
    "week": "rooster/op-papier",
}


def urls() -> list[URLPattern]:
    """Return both addresses of every deed."""
    return [pattern for name, view in _DEEDS.items() for pattern in _both(name, view)]
