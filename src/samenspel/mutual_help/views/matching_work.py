"""The work of bringing neighbours together: who could help, what it takes, beginning. Both choose."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.design import telephone
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request, posted_ids
from samenspel.journal import actions as journal

from .. import actions, errors, forms, queries
from ..models import Ask
from ..queries import AskPage, MatchCard
from ..rules import helping
from .matches import dress, found_people, sentence
from .work import must_work


def _page(request: Request, ball: UUID) -> AskPage:
    must_work(request)
    page = queries.ask_page(ball=ball, reads=(), matches=True, deed="rota")
    request.looks.append(
        journal.look(
            acting=request.acting, subject=page.ask.asker_id, object_type="ask", object_id=page.ask.pk,
            view="work_helpers", purpose="carry_ball", municipality=page.ask.municipality_id, now=clock.now(),
        )
    )  # fmt: skip
    request.looks += [  # whose number stands there, reads that somebody looked
        journal.look(
            acting=request.acting, subject=one.person_id, object_type="match", object_id=one.match_id,
            view="work_helpers", purpose="helping", municipality=page.ask.municipality_id, now=clock.now(),
        )
        for one in page.calls
    ]  # fmt: skip
    return page


def helpers(request: Request, ball: UUID) -> HttpResponse:
    """Who could help, and how far two neighbours are; a button does one thing."""
    page = _page(request, ball)
    start = _form(request, page)
    if request.method == "POST":
        said = _do(request, page, start)
        if said:
            screen.success(request, said)
            return redirect("work_helpers", ball=ball)
    return render(
        request,
        "mutual_help/work_helpers.html",
        _shown(request, page, start),
        status=422 if start.errors else 200,
    )


def _form(request: Request, page: AskPage) -> forms.StartForm:
    """The form that was sent, to begin or to change whom they call; else an empty one."""
    guides, do = _guides(request, page), request.POST.get("do")
    if do not in ("start", "watch"):
        return forms.StartForm(guides=guides)
    kind = forms.WatchForm if do == "watch" else forms.StartForm
    return kind(request.POST, guides=guides, auto_id=_ids(_pk(request)))


def _ids(match: UUID) -> str:
    """Each card has ids of its own."""
    return f"id_{match}_%s"


FORMS = {"BOTH_YES": forms.StartForm, "ACTIVE": forms.WatchForm, "PAUSED": forms.WatchForm}


def _ready(card: MatchCard, sent: forms.StartForm, request: Request) -> forms.StartForm | None:
    """What is to stand ready to begin, or to change while it runs: as it was sent, or as it stands there."""
    kind, g = FORMS.get(card.state), card.guide
    if kind is None or (type(sent) is kind and sent.is_bound and request.POST.get("match") == str(card.id)):
        return sent if kind else None
    now: dict[str, Any] = {
        "escalation_name": card.escalation_name,
        "escalation_phone": telephone.spoken(card.escalation_phone),
    }
    if kind is forms.StartForm:
        now |= {"guide": g.chosen, "guide_talk_on": g.chosen_on, "hand_over_on": card.hand_over_on}
        now |= {"guide_every": g.chosen_every} if g.chosen_every else {}
    guides = [one for one in sent.fields["guide"].choices if one[0]]  # type: ignore[attr-defined]
    return kind(initial=now, guides=guides, auto_id=_ids(card.id))


def _shown(request: Request, page: AskPage, start: forms.StartForm) -> dict[str, Any]:
    found = queries.candidates(ask=page.ask, now=clock.now()) if page.ask.is_open else []
    needs = {name: getattr(page.ask, f"needs_{name}") for name in ("vog", "training", "guide", "backstop")}
    needs["plan"] = page.ask.in_plan
    rota, now = queries.rota_page(page.more), clock.now()
    of_nobody = [one for one in rota.coming(now) if not one.name]
    waiting = sum(card.state == "SUGGESTED" for card in page.cards)
    return {
        "rota": rota if rota.is_open else None,
        "open_turns": [one for one in of_nobody if not one.is_asked_first(now)],
        "asked_turns": [one for one in of_nobody if one.is_asked_first(now)],  # of whom, she alone reads
        "nobody_came": rota.nobody_came if page.ask.is_open else [],
        "has_list": waiting > 0, "room": max(helping.AT_MOST - waiting, 0), "most": helping.AT_MOST,
        "found_people": found_people(page.cards), "start": start,
        "page": page, "ask": page.ask, "ball": page.ball,
        "form": start if start.is_bound else None,
        "coordinates": request.acting.person in (page.ball.holder_id, page.ball.deputy_id, page.ball.lead_id),
        "mine": page.ball.holder_id == request.acting.person, "needs": forms.NeedsForm(initial=needs),
        "may_desk": bool(request.acting.roles & people.MAY_ACT_FOR),
        "handed": _is_handed(page),
        "candidates": [{"it": one, "why": sentence(one.reasons)} for one in found],
        "cards": [dress(card) | {"ready": _ready(card, start, request)} for card in page.cards],
    }  # fmt: skip


def _is_handed(page: AskPage) -> bool:
    """True when neighbours may read the call, and it still takes somebody: who rings can answer it."""
    ask = page.ask
    seen = ask.is_open and ask.call_line and ask.audience != Ask.Audience.HOLDER
    return bool(seen) and found_people(page.cards) < ask.people


def _guides(request: Request, page: AskPage) -> list[tuple[str, str]]:
    working = community.colleagues(on=clock.today(), besides=[page.ask.asker_id]).filter(
        person__municipality=page.ask.municipality_id
    )
    return [(str(row.person_id), f"{row.person.shown}, {row.organisation}") for row in working]


def _do(request: Request, page: AskPage, start: forms.StartForm) -> str:
    now, acting, name = clock.now(), request.acting, request.POST.get("do", "")
    if name == "suggest":
        return _suggest(request, page)
    if name == "looked":
        return _looked(request, page)
    if name == "called":
        return _called(request, page)
    if name == "list_over":
        actions.end_list(ask=page.ask, acting=acting, now=now)
        return _("De lijst is voorbij. Er is plek voor nieuwe buren.")
    if name == "needs":
        form = forms.NeedsForm(request.POST)
        form.is_valid()
        actions.say_needs(ask=page.ask, needs=actions.Needs(**form.cleaned_data), acting=acting, now=now)
        return _("Opgeschreven.")
    return _with_match(request, page, name, start)


def _looked(request: Request, page: AskPage) -> str:
    found = queries.rota_page(page.more).id
    turn = next(iter(posted_ids(request, "turn")), None)
    if found is None or turn is None:
        raise Http404
    rota = queries.rota_for(pk=found)
    actions.looked_after(rota=rota, turn=turn, acting=request.acting, now=clock.now())
    return _("Fijn dat je keek. Wie niet kwam, staat nu nergens meer.")


def _called(request: Request, page: AskPage) -> str:
    asked = set(posted_ids(request, "call"))
    one = next((row for row in page.calls if row.id in asked), None)
    if one is None:  # taken back meanwhile, or a colleague called
        raise errors.MatchMoved
    actions.say_i_called(
        call=one.id, match=one.match_id, ball=page.ball.pk, town=page.ask.municipality_id,
        acting=request.acting, now=clock.now(),
    )  # fmt: skip
    return _("Fijn dat je belde. Wie het vroeg, staat nu nergens meer.")


def _suggest(request: Request, page: AskPage) -> str:
    ticked = set(request.POST.getlist("offer"))
    found = queries.candidates(ask=page.ask, now=clock.now())
    chosen = [one for one in found if str(one.offer) in ticked]
    try:
        actions.suggest_neighbours(ask=page.ask, candidates=chosen, acting=request.acting, now=clock.now())
    except errors.ChooseAFew as refusal:  # nobody ticked, or more than fit on the list
        screen.error(request, refusal.sentence())
        return ""
    return _("Voorgesteld. Nu kiezen ze allebei zelf.")


def _with_match(request: Request, page: AskPage, name: str, start: forms.StartForm) -> str:
    match = queries.match_of(pk=_pk(request), ball=page.ball.pk)
    deed: dict[str, Any] = {"match": match, "acting": request.acting, "now": clock.now()}
    if name in ("start", "watch"):
        return _start(name, deed, start) if start.is_valid() else ""
    if name == "met":
        actions.say_met(**deed)
        return _("Opgeschreven. Nu vragen we allebei of ze verder willen.")
    if name == "talked":
        actions.they_talked(**deed)
        return _("Dank je wel. Over twee weken vragen we het opnieuw.")
    return _over(name, deed)


def _start(name: str, deed: dict[str, Any], form: forms.StartForm) -> str:
    typed = form.cleaned_data
    start = actions.Start(**typed | {"guide": UUID(typed["guide"]) if typed["guide"] else None})
    try:
        if name == "watch":
            actions.change_watch(start=start, **deed)
            return _("Opgeschreven. Wie het aangaat, hoort het.")
        begun = actions.start_helping(start=start, **deed)
    except (errors.NotReadyYet, errors.StandsStill) as lacks:  # said beside the form, with all that was typed
        form.add_error(LACKING.get(type(lacks)), lacks.sentence())
        return ""
    if begun:
        return _("Het is begonnen. Ze horen het allebei.")
    return _("We vroegen het. Wie je koos, zegt zelf of dat kan. Jij hoort het, en dan kan het beginnen.")


LACKING: dict[type[Refusal], str] = {
    errors.NeedsGuide: "guide", errors.NotThisGuide: "guide", errors.TalkDay: "guide_talk_on",
}  # fmt: skip


def _over(name: str, deed: dict[str, Any]) -> str:
    if name == "no_neighbour":
        actions.not_informal(**deed)
        return _("Opgeschreven, zonder verwijt. De vraag blijft bij jou.")
    if name == "end":
        actions.end_helping(side="ASKER", **deed)
        return _("Het is gestopt.")
    if name == "backstop":
        actions.let_backstop_go(side="OTHER", **deed)
        return _("Opgeschreven. De vrager moet het ook vinden.")
    if name == "beside":
        actions.stay_beside(**deed)
        return _("Fijn. Jij blijft erbij.")
    raise Http404


def _pk(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("match", ""))
    except ValueError as problem:
        raise Http404 from problem
