"""The suggestions and matches at one table: the same page for who asks and who offers, each from her side."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.languages import name_of
from samenspel.foundation.requests import Request
from samenspel.social_map import queries as places

from .. import actions, forms, queries
from ..models import Match, Moment, Resource, Topic
from ..queries import AskPage, MatchCard, OfferPage
from ..rules import call_me, matching, resting
from ..saying import why


class Place(Protocol):
    """A table: who acts, and where its pages are."""

    acting: Acting

    def url(self, deed: str = ...) -> str: ...
    def show(self, template: str, **shown: Any) -> HttpResponse: ...


def show_matches(
    request: Request, table: Place, *, side: str, page: AskPage | OfferPage, deed: str, invite: str = ""
) -> HttpResponse:
    """Show what is suggested and what runs; a button does one thing with one match."""
    cards = page.cards
    if request.method == "POST":
        card = _chosen(request, cards)
        said = _do(request, table, side, card, _meet_form(request, card.id, page.places))
        if said:
            messages.success(request, said)
            return redirect(table.url(deed))
    shown = [dress(card) | _own(request, card, page.places) for card in cards]
    typed = [one[name] for one in shown for name in FORMS]
    return table.show(
        "matches", cards=shown, side=side, form=next((form for form in typed if form.is_bound), None),
        invite=invite, choices=sum(card.state == "SUGGESTED" for card in cards),
        answer_url=table.url("answer") if side == "ASKER" else "", found_people=found_people(cards),
    )  # fmt: skip


def found_people(cards: Sequence[MatchCard]) -> int:
    """How many neighbours said yes, and were said yes to."""
    found = (Match.State.FIRST_MEETING, Match.State.MET, *Match.FILLS_A_PLACE)
    return sum(card.state in found for card in cards)


def dress(card: MatchCard) -> dict[str, Any]:
    """Return a card with its one sentence of reasons and its words."""
    return {
        "it": card,
        "why": sentence(card.reasons),
        "kinds": [Resource(one).label for one in card.kinds],
        "moments": [Moment(one).label for one in card.moments],
    }


def sentence(reasons: list[dict[str, Any]]) -> str:
    """Return the recorded facts of a suggestion as one sentence."""
    found = tuple(
        matching.Reason(matching.Why(one["why"]), tuple(one["words"]), one["number"]) for one in reasons
    )
    nobody = UUID(int=0)
    return why(matching.Suggestion(nobody, nobody, found), word=_word)


def _word(why: matching.Why, code: str) -> str:
    if why == matching.Why.KIND:
        return str(Resource(code).label)
    if why in (matching.Why.LIKES, matching.Why.LEARNS):
        return str(Topic(code).label)
    return name_of(code)


def _chosen(request: Request, cards: list[MatchCard]) -> MatchCard:
    found = [card for card in cards if str(card.id) == request.POST.get("match")]
    if not found:
        raise Http404
    return found[0]


def _mine(request: Request, match: UUID, do: str) -> Any:
    """What was typed in this form of this card: no other card is filled with it."""
    mine = request.POST.get("do") == do and request.POST.get("match") == str(match)
    return request.POST if mine else None


def _meet_form(request: Request, match: UUID, found: Sequence[Mapping[str, Any]]) -> forms.MeetForm:
    return forms.MeetForm(
        _mine(request, match, "meet"), places=[(one["id"], one["name"]) for one in found],
        today=clock.today(), auto_id=f"id_{match.hex}_%s",
    )  # fmt: skip


def _back_form(request: Request, match: UUID, back_on: date | None = None) -> forms.BackForm:
    """The day on which one match goes on: each card on the page has a field of its own."""
    return forms.BackForm(
        _mine(request, match, "pause"), prefix=match.hex, today=clock.today(), initial={"back_on": back_on},
        label=_("Wanneer gaan jullie weer verder?"),
    )  # fmt: skip


def _call_form(request: Request, match: UUID) -> forms.CallMeForm:
    """The one question of who wants to be called about one match."""
    return forms.CallMeForm(_mine(request, match, "call_me"), prefix=f"call-{match.hex}")


def _thanks_form(request: Request, match: UUID) -> forms.ThanksForm:
    """What she may say when it stops."""
    return forms.ThanksForm(_mine(request, match, "end"), auto_id=f"id_{match.hex}_%s")


FORMS = ("meet", "back", "call_me", "thanks")


def _own(request: Request, card: MatchCard, places: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The forms of one card, four weeks longer in one press, and by when somebody would call."""
    longer = resting.longer(card.back_on, today=clock.today()) if card.back_on else None
    return {
        "meet": _meet_form(request, card.id, places), "back": _back_form(request, card.id, card.back_on),
        "call_me": _call_form(request, card.id), "thanks": _thanks_form(request, card.id),
        "call_by": call_me.call_by(timezone.localtime(clock.now())), "longer": longer,
    }  # fmt: skip


Verb = Callable[[Match, str, Acting, Request], str]


def _do(request: Request, table: Place, side: str, card: MatchCard, meet: forms.MeetForm) -> str:
    """Do what the button says; return what to say, or nothing when the form was wrong."""
    match, name = queries.match_for(pk=card.id), request.POST.get("do", "")
    if name == "meet":
        if not meet.is_valid():
            return ""
        place = places.entry_for(pk=UUID(meet.cleaned_data["place"]))
        actions.plan_meeting(match=match, place=place, at=meet.at, acting=table.acting, now=clock.now())
        return _("Afgesproken. De ander hoort het ook.")
    if name not in VERBS:
        raise Http404
    return VERBS[name](match, side, table.acting, request)


def _answer(yes: bool) -> Verb:
    def answer(match: Match, side: str, acting: Acting, request: Request) -> str:
        was = match.state
        state = actions.answer_match(match=match, side=side, yes=yes, acting=acting, now=clock.now())
        if state == was:
            return _("Dank je wel. De ander ziet je antwoord niet.")
        return _("Jullie zeiden allebei ja.") if yes and state != "ENDED" else _("Dank je wel.")

    return answer


def _met(match: Match, side: str, acting: Acting, request: Request) -> str:
    actions.say_met(match=match, acting=acting, now=clock.now())
    return _("Fijn. Nu vragen we jullie allebei of je verder wilt.")


def _pause(match: Match, side: str, acting: Acting, request: Request) -> str:
    form = _back_form(request, match.pk)
    if not form.is_valid():
        return ""
    actions.pause_helping(match=match, side=side, acting=acting, now=clock.now(), **form.cleaned_data)
    return _("Goed. Het staat even stil.")


def _resume(match: Match, side: str, acting: Acting, request: Request) -> str:
    actions.resume_helping(match=match, side=side, acting=acting, now=clock.now())
    return _("Jullie gaan weer verder.")


def _end(match: Match, side: str, acting: Acting, request: Request) -> str:
    form = _thanks_form(request, match.pk)
    if not form.is_valid():
        return ""
    actions.end_helping(match=match, side=side, acting=acting, now=clock.now(), **form.cleaned_data)
    return _("Het is gestopt. Dank je wel.")


def _no_neighbour(match: Match, side: str, acting: Acting, request: Request) -> str:
    actions.not_informal(match=match, acting=acting, now=clock.now())
    return _("Goed dat je het zegt. We zoeken verder met een beroepskracht.")


def _backstop(match: Match, side: str, acting: Acting, request: Request) -> str:
    actions.let_backstop_go(match=match, side="ASKER", acting=acting, now=clock.now())
    return _("Opgeschreven. De beroepskracht moet het ook vinden.")


def _call_me(match: Match, side: str, acting: Acting, request: Request) -> str:
    form = _call_form(request, match.pk)
    if not form.is_valid():
        return ""
    talked = form.cleaned_data["talked"]
    actions.let_me_be_called(match=match, side=side, talked=talked, acting=acting, now=clock.now())
    return _("Goed dat je het zegt.")  # who calls, and by when, stands on the page


def _no_call(match: Match, side: str, acting: Acting, request: Request) -> str:
    actions.no_call_needed(match=match, side=side, acting=acting, now=clock.now())
    return _("Goed. Dan blijft er niets van staan.")


VERBS: dict[str, Verb] = {
    "yes": _answer(True),
    "no": _answer(False),
    "met": _met,
    "pause": _pause,
    "resume": _resume,
    "end": _end,
    "no_neighbour": _no_neighbour,
    "backstop": _backstop,
    "call_me": _call_me,
    "no_call": _no_call,
}
