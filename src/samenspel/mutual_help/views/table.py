"""The table at which an ask is followed: by the asker with her code, or by the desk "namens" her.

Each deed of a resident is one view; `deed` gives it two addresses, so that the telephone and the desk can
do all that the screen can.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.urls.resolvers import URLPattern

from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import queries, showing
from ..queries import AskPage
from .entrance import Came, Entrance


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

    @property
    def invite(self) -> str:
        """The address that the asker hands to somebody whom she knows, so that she answers this call."""
        return f"{settings.SITE_URL}{reverse('help')}?oproep={self.ask.pk}"

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
READS: dict[str, Collection[str]] = {}
# Their own page tells best how things are now; after a refusal elsewhere that is the page of the ask.
STAYS = frozenset({"helpers", "programme", "goal", "together", "tour", "my_week", "rota", "look_back"})


def deed(name: str, *, reads: Collection[str] = ()) -> Callable[[Deed], Deed]:
    """Register a deed of a resident: it gets an address with a code, and one at the desk.

    `reads` names the parts of the ask's page that it shows (`queries.page.PARTS`); no other is asked for.
    """

    def register(view: Deed) -> Deed:
        _DEEDS[name], READS[name] = view, reads
        return view

    return register


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


ENTRANCE: Entrance[AskPage] = Entrance(
    Ball.About.ASK,
    find=lambda ball, name: queries.ask_page(
        ball=ball, reads=READS[name], matches=name == "helpers", deed=name
    ),
    owner=lambda page: page.ask.asker_id,
    code=lambda page: page.ball.address_code,
    look=lambda request, page, acting, name: _look(request, page, acting, name),
)


def _both(name: str, view: Deed) -> list[URLPattern]:
    def at_table(request: Request, came: Came[AskPage]) -> HttpResponse:
        table = Table(request, came.page, came.acting, came.key, desk=came.desk)
        request.way_back = table.url(name if name in STAYS else "follow")
        return view(request, table)

    tail = "" if name == "follow" else f"/{SLUGS[name]}"
    return ENTRANCE.addresses(
        name, at_table, desk=(f"balie/vraag/<uuid:ball>{tail}", f"desk_{name}"),
        code=(f"volg/<slug:code>{tail}", name if name == "follow" else f"follow_{name}"),
    )  # fmt: skip


SLUGS = {
    "sent": "gesteld",
    "write": "schrijf",
    "reword": "anders",
    "rename": "naam",
    "contact": "bereik",
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
    "together": "samen",
    "tour": "rondleiding",
    "my_week": "programma/mijn-week",
    "rota": "rooster",
    "week": "rooster/op-papier",
    "word": "bericht",
}


def urls() -> list[URLPattern]:
    """Return both addresses of every deed."""
    return [pattern for name, view in _DEEDS.items() for pattern in _both(name, view)]
