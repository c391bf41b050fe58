"""From where somebody does something: for herself, or "namens" another with a live mandate.

Each deed is one view. `deed` gives it two addresses, so that whoever has no smartphone can do through a named
helper all that the screen can; the database opens the second one only with a live mandate of that scope.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.urls.resolvers import URLPattern

from samenspel.community import actions as people
from samenspel.design import kept
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal


@dataclass(slots=True)
class Standing:
    """Who acts here, whose will it is (`person`), and where the pages are."""

    request: Request
    acting: Acting
    person: UUID
    namens: bool

    @property
    def town(self) -> UUID:
        """The municipality of whoever is signed in: the chain of her journal and access log."""
        assert self.request.municipality is not None
        return self.request.municipality

    def url(self, name: str, *args: Any) -> str:
        """Return the address of a deed from where we stand."""
        return reverse(f"for_{name}", args=[self.person, *args]) if self.namens else reverse(name, args=args)

    def look(
        self, *, subject: UUID, object_type: str, object_id: UUID, view: str, purpose: str, **more: Any
    ) -> None:
        """Note a view of a person: one row in the access log, written at the end of the request."""
        acting = more.pop("acting", self.acting)
        self.request.looks.append(
            journal.look(
                acting=acting, subject=subject, object_type=object_type, object_id=object_id, view=view,
                purpose=purpose, municipality=self.town, now=clock.now(), **more,
            )
        )  # fmt: skip

    def show(self, template: str, status: int = 200, **shown: Any) -> HttpResponse:
        """Render a page of this room; a form with mistakes answers 422."""
        form = shown.get("form")
        wrong = form is not None and form.is_bound and bool(form.errors)
        everything = {"standing": self, "namens": self.namens, "me": self.person, **shown}
        return render(self.request, f"circles/{template}.html", everything, status=422 if wrong else status)

    def show_kept(self, template: str, *, beside: dict[str, Any], **shown: Any) -> HttpResponse:
        """Render a page of this room that has no form, or give it as it was a moment ago: see design.kept."""
        everything = {"namens": self.namens, "me": self.person, **shown}
        return kept.show(
            self.request, f"circles/{template}.html", everything, beside={"standing": self, **beside}
        )

    def done(self, sentence: str, name: str, *args: Any) -> HttpResponse:
        """Say that it is done and go on to another page of ours."""
        messages.success(self.request, sentence)
        return redirect(self.url(name, *args))


View = Callable[..., HttpResponse]
_DEEDS: dict[str, tuple[str, str, View]] = {}


def deed(name: str, address: str, *, scope: str) -> Callable[[View], View]:
    """Register `view(request, standing, **parts of the address)` under two addresses.

    `address` is a path such as "kring/<uuid:pk>/erbij"; `scope` is what a mandate must cover: ASKS, CIRCLE,
    AGREEMENTS, CONSENTS or LEDGER. Without a scope it has one address: nobody does this for another.
    """

    def register(view: View) -> View:
        _DEEDS[name] = (address, scope, view)
        return view

    return register


def _for_herself(view: View) -> View:
    def answer(request: Request, **parts: Any) -> HttpResponse:
        me = request.acting.person
        if me is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        return view(request, Standing(request, request.acting, me, namens=False), **parts)

    return answer


def _for_another(view: View, scope: str) -> View:
    def answer(request: Request, person: UUID, **parts: Any) -> HttpResponse:
        if request.acting.person is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        acting = people.enter_namens(person=person, scope=scope, acting=request.acting, now=clock.now())
        return view(request, Standing(request, acting, person, namens=True), **parts)

    return answer


def urls() -> list[URLPattern]:
    """Return the addresses of every deed that was registered."""
    found = []
    for name, (address, scope, view) in _DEEDS.items():
        found.append(path(address, _for_herself(view), name=name))
        if scope:
            namens = f"voor/<uuid:person>/{address}"
            found.append(path(namens, _for_another(view, scope), name=f"for_{name}"))
    return found
