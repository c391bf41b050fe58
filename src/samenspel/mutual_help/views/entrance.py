"""Who may follow something: with its code, at the desk, or by a mandate. One rule for asks and for offers.

Each deed is one view with two addresses, so that the telephone and the desk can do all the screen can.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern

from samenspel.commitments import queries as commitments
from samenspel.commitments.models import Ball
from samenspel.community import actions as community
from samenspel.community import rules as people
from samenspel.foundation import clock, context, limits
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

WRONG_CODES, WRONG_SECONDS = 6, 15 * 60
DESK_SECONDS = 30 * 60

Page = TypeVar("Page")
Deed = Callable[[Request, "Came[Page]"], HttpResponse]


class TooManyCodes(Refusal):
    """Dat waren te veel verkeerde codes. Wacht een kwartier, of bel ons."""


def address_of(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def find_by_code(request: Request, written: str, *abouts: str) -> tuple[UUID, str]:
    """Return the ball of a code and what it is about. A wrong code tells nothing, and guessing is limited."""
    who = address_of(request)
    if limits.is_blocked(what="code", who=who, at_most=WRONG_CODES):
        raise TooManyCodes
    found = commitments.with_code(written)
    if found is None or found[1] not in abouts:
        request.wrong_tries.append(wrong_try(who))
        raise Http404
    return found[0], found[1]


def wrong_try(who: str) -> dict[str, Any]:
    return {"what": "code", "who": who, "at_most": WRONG_CODES, "seconds": WRONG_SECONDS}


@dataclass(frozen=True, slots=True)
class Came(Generic[Page]):
    """Somebody came in: to what, as whom, and by which key of its addresses."""

    page: Page
    acting: Acting
    key: str
    desk: bool


@dataclass(frozen=True, slots=True)
class Entrance(Generic[Page]):
    """The way in to one kind of page. The rest of the transaction acts as whoever came in."""

    about: Ball.About
    find: Callable[[UUID, str], Page]  # the page with this ball, for this deed; or ObjectDoesNotExist
    owner: Callable[[Page], UUID]  # whose it is
    code: Callable[[Page], str]  # as it stands in an address
    look: Callable[[Request, Page, Acting, str], None]

    def with_code(self, request: Request, code: str, name: str) -> Came[Page]:
        """Whoever has the code acts as whose it is."""
        ball, _about = find_by_code(request, code, self.about)
        context.enter(context.Context(person=request.acting.person, ball=ball))
        page = self.find(ball, name)
        acting = Acting(
            person=self.owner(page),
            way="CODE",
            session=request.acting.session,
            request=request.acting.request,
        )
        self.look(request, page, acting, name)
        return Came(page, acting, self.code(page), desk=False)

    def at_desk(self, request: Request, ball: UUID, name: str) -> Came[Page]:
        """The desk sees what it wrote down, holds, or whose code the person just read out.

        Whoever acts for her by a mandate comes in here too, a helper as well as the desk. Nobody for herself.
        """
        found = self._by_seat_or_code(request, ball, name) or self._by_mandate(request, ball, name)
        if found is None or request.acting.person == self.owner(found[0]):
            raise Http404
        page, acting = found
        self.look(request, page, acting, name)
        return Came(page, acting, str(ball), desk=True)

    def _by_seat_or_code(self, request: Request, ball: UUID, name: str) -> tuple[Page, Acting] | None:
        if not request.acting.roles & people.MAY_ACT_FOR:
            return None
        heard, until = request.session.get("desk_code", ["", 0])
        bearing = ball if heard == str(ball) and until > clock.now().timestamp() else None
        context.enter(context.Context(person=request.acting.person, ball=bearing))
        try:
            page = self.find(ball, name)
        except ObjectDoesNotExist:
            return None
        return page, request.acting.namens(self.owner(page), way="DESK")

    def _by_mandate(self, request: Request, ball: UUID, name: str) -> tuple[Page, Acting] | None:
        """Hers, and nobody else's: the context is the person's for whom a mandate was entered."""
        person = request.session.get("namens")
        if not person or not request.acting.person:
            return None
        context.enter(context.Context(person=request.acting.person))
        acting = community.enter_namens(
            person=UUID(person), scope="ASKS", acting=request.acting, now=clock.now()
        )
        page = self.find(ball, name)
        return (page, acting) if self.owner(page) == acting.on_behalf_of else None

    def addresses(
        self, name: str, view: "Deed[Page]", *, code: tuple[str, str], desk: tuple[str, str]
    ) -> list[URLPattern]:
        """Return both addresses of a deed: each a (route, name); the route ends in the code, or the ball."""

        def with_code(request: Request, code: str) -> HttpResponse:
            return view(request, self.with_code(request, code, name))

        def at_desk(request: Request, ball: UUID) -> HttpResponse:
            return view(request, self.at_desk(request, ball, name))

        return [path(code[0], with_code, name=code[1]), path(desk[0], at_desk, name=desk[1])]
