"""One page for each ball: own words on top, the path, people, notes, places; and what the holder can do."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.facts import NOT_AT_WORK
from samenspel.commitments.models import Ball, LookBack, Pass
from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal
from samenspel.social_map import queries as places
from samenspel.social_map import showing as social_map

from .. import actions, forms, paths, queries, rules, showing
from ..models import Ask
from ..queries import AskPage
from .work import must_work


def _page(request: Request, ball: UUID, view: str) -> AskPage:
    """Find an ask for somebody who works here; note the look."""
    must_work(request)
    page = queries.ask_page(ball=ball, deed="work")
    request.looks.append(
        journal.look(
            acting=request.acting,
            subject=page.ask.asker_id,
            object_type="ask",
            object_id=page.ask.pk,
            view=view,
            purpose="carry_ball",
            municipality=page.ask.municipality_id,
            now=clock.now(),
        )
    )
    return page


def _show(request: Request, page: AskPage, template: str, **shown: Any) -> HttpResponse:
    form = shown.get("form")
    mine = page.ball.holder_id == request.acting.person
    showing.dress(page, for_asker=False)
    everything = {
        "page": page,
        "ask": page.ask,
        "ball": page.ball,
        "mine": mine,
        "may_tell_death": request.acting.person in (page.ball.holder_id, page.ball.lead_id),
        "may_desk": bool(request.acting.roles & people.MAY_ACT_FOR),
        "back_url": reverse("work_ball", args=[page.ball.pk]),
        **shown,
    }
    wrong = form is not None and bool(form.errors)
    return render(request, f"mutual_help/{template}.html", everything, status=422 if wrong else 200)


def _done(request: Request, ball: UUID, sentence: str) -> HttpResponse:
    screen.success(request, sentence)
    return redirect("work_ball", ball=ball)


PAGES = NOT_AT_WORK | {
    Ball.About.LOOK_BACK: "work_look_back",
    Ball.About.APPEAL: "work_appeal",
    Ball.About.MAP: "map_ball",
    Ball.About.OFFER: "work_offered",
    Ball.About.DEATH: "work_death", Ball.About.STANDSTILL: "work_still",
}  # fmt: skip


def ball(request: Request, ball: UUID) -> HttpResponse:
    """The page of a ball, whatever it is about."""
    try:
        page = _page(request, ball, "ask")
    except Ask.DoesNotExist:
        return redirect(PAGES.get(Ball.About(balls.ball_for(pk=ball).about), "work_message"), ball=ball)
    commitments.see(ball=page.ball, acting=request.acting, now=clock.now())
    page.seen.add(str(request.acting.person))
    mine = [row for row in page.passes if row["receiver"] == str(request.acting.person)]
    return _show(
        request,
        page,
        "work_question",
        steps=paths.in_words(page.path, for_asker=False, holder=page.open_holder),
        offered=next((row for row in mine if row["state"] == Pass.State.OFFERED), None),
        sent=[row for row in page.passes if row["state"] in Pass.LIVE],
        may_take_over=_may_take_over(page.ball, request.acting.somebody),
        may_pick_up=_may_pick_up(page, request.acting.somebody),
        late=page.ask.is_open and page.ball.due_at < clock.now(),
    )


def _may_take_over(ball: Ball, me: UUID) -> bool:
    if me not in (ball.deputy_id, ball.lead_id) or me == ball.holder_id or ball.closed_at is not None:
        return False
    return bool(ball.reminded) or not balls.is_present(person=ball.holder_id, on=clock.today())


def _may_pick_up(page: AskPage, me: UUID) -> bool:
    at_door = any(row["person"] == str(me) and row["reason"] in ("DOOR", "DEPUTY") for row in page.seats)
    return at_door and page.ask.state == "OPEN" and page.ball.holder_id != me


def note(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "note")
    form = forms.NoteForm(request.POST or None)
    if form.is_valid():
        actions.write_note(ask=page.ask, acting=request.acting, now=clock.now(), **form.cleaned_data)
        return _done(request, ball, _("Je bericht staat erbij. De vrager kan het lezen."))
    return _show(request, page, "work_note", form=form)


def urgency(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "urgency")
    form = forms.UrgencyForm(request.POST or None)
    if form.is_valid():
        actions.set_urgency(ask=page.ask, acting=request.acting, now=clock.now(), **form.cleaned_data)
        return _done(request, ball, _("Opgeschreven."))
    return _show(request, page, "work_urgency", form=form)


def promise(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "promise")
    form = forms.PromiseForm(
        request.POST or None, today=clock.today(), initial={"next_step": page.ball.next_step}
    )
    if form.is_valid():
        typed = form.cleaned_data
        commitments.promise(
            ball=page.ball,
            due_at=typed["due_on"],
            next_step=typed["next_step"],
            acting=request.acting,
            now=clock.now(),
        )
        return _done(request, ball, _("Afgesproken. De vrager ziet deze dag ook."))
    return _show(request, page, "work_promise", form=form)


def _people(request: Request, page: AskPage) -> list[tuple[str, str]]:
    besides = [page.ask.asker_id, request.acting.somebody]
    return [
        (str(row.person_id), f"{row.person.shown}, {row.title or row.get_role_display()}, {row.organisation}")
        for row in community.colleagues(on=clock.today(), besides=besides)
    ]


def offer(request: Request, ball: UUID) -> HttpResponse:
    """Offer the ball; until somebody accepts, it stays with me."""
    page = _page(request, ball, "offer")
    form = forms.PassForm(request.POST or None, receivers=_people(request, page))
    if form.is_valid():
        typed = form.cleaned_data
        actions.offer(
            ask=page.ask, receiver=UUID(typed["receiver"]), why=typed["why"], yes_way=typed["yes_way"],
            acting=request.acting, now=clock.now(),
        )  # fmt: skip
        return _done(request, ball, _("Aangeboden. Tot iemand hem aanneemt, houd jij de bal."))
    return _show(request, page, "work_offer", form=form)


def _due(page: AskPage) -> Any:
    days = community.setting(area=page.ask.municipality, key="holder_days", now=clock.now())
    return rules.first_due(timezone.localtime(clock.now()), days=days)


def accept(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "accept")
    if request.method == "POST":
        actions.accept(
            ask=page.ask,
            handover=balls.offer_to(ball=ball, person=request.acting.somebody),
            due_at=_due(page),
            acting=request.acting,
            now=clock.now(),
        )
        return _done(request, ball, _("De bal ligt nu bij jou."))
    return redirect("work_ball", ball=ball)


def decline(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "decline")
    form = forms.WhyNotForm(request.POST or None)
    if form.is_valid():
        handover = balls.offer_to(ball=ball, person=request.acting.somebody)
        actions.decline(
            ask=page.ask, handover=handover, acting=request.acting, now=clock.now(), **form.cleaned_data
        )
        screen.success(request, _("Goed dat je het zegt. De bal blijft waar hij lag."))
        return redirect("work")
    return _show(request, page, "work_decline", form=form)


def take_back(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "take_back")
    if request.method == "POST":
        handover = balls.pass_for(pk=_sent_along(request, "pass"))
        commitments.take_back_pass(handover=handover, acting=request.acting, now=clock.now())
        return _done(request, page.ball.pk, _("Teruggenomen. De bal ligt nog bij jou."))
    return redirect("work_ball", ball=ball)


def _sent_along(request: Request, field: str) -> UUID:
    """Return the id that a button sends along; what is no id names nothing that exists."""
    try:
        return UUID(request.POST.get(field, ""))
    except ValueError as problem:
        raise Http404 from problem


def pick_up(request: Request, ball: UUID) -> HttpResponse:
    """Somebody of the door, the deputy or the lead takes the ball that lies there."""
    page = _page(request, ball, "pick_up")
    if request.method == "POST":
        actions.pick_up(ask=page.ask, due_at=_due(page), acting=request.acting, now=clock.now())
        return _done(request, ball, _("De bal ligt nu bij jou."))
    return redirect("work_ball", ball=ball)


def suggest(request: Request, ball: UUID) -> HttpResponse:
    """Look on the map for a place near the asker, and show it to her."""
    page = _page(request, ball, "suggest")
    sought = request.GET.get("q", "")
    form = forms.SuggestForm(request.POST or None)
    if form.is_valid():
        entry = places.entry_for(pk=form.cleaned_data["entry"])
        text = form.cleaned_data["text"]
        actions.suggest(ask=page.ask, entry=entry, text=text, acting=request.acting, now=clock.now())
        return _done(request, ball, _("De plek staat bij de vraag. De vrager ziet hem ook."))
    area = page.ask.area
    near = (area.latitude, area.longitude) if area.latitude and area.longitude else None
    found = places.search(sought or page.own_words[:200], near=near, limit=10)
    shown = [{**social_map.as_place(entry, today=clock.today()), "pk": entry.pk} for entry in found.entries]
    return _show(request, page, "work_suggest", form=form, found=shown, sought=sought)


def unsuggest(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "suggest")
    if request.method == "POST":
        row = page.ask.suggestions.get(pk=_sent_along(request, "suggestion"))
        actions.take_back_suggestion(suggestion=row, acting=request.acting, now=clock.now())
        return _done(request, ball, _("De plek is weggehaald."))
    return redirect("work_ball", ball=ball)


def consult(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "consult")
    form = forms.ConsultForm(request.POST or None, receivers=_people(request, page))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.consult(
                ask=page.ask,
                receiver=UUID(typed["receiver"]),
                text=typed["text"],
                acting=request.acting,
                now=clock.now(),
            )
            return _done(request, ball, _("Gevraagd. Je collega ziet alleen jouw tekst."))
        except actions.NameInConsult as problem:
            form.add_error("text", problem.sentence())
    return _show(request, page, "work_ask_colleague", form=form)


def dead_end(request: Request, ball: UUID) -> HttpResponse:
    page = _page(request, ball, "dead_end")
    form = forms.DeadEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.dead_end(ask=page.ask, acting=request.acting, now=clock.now(), **form.cleaned_data)
        return _done(request, ball, _("Opgeschreven. Zo leren we van wegen die doodlopen."))
    return _show(request, page, "work_dead_end", form=form)


def look_back(request: Request, ball: UUID) -> HttpResponse:
    """Ask how it is going, and write down what the other said."""
    must_work(request)
    found = LookBack.objects.select_related("ball", "subject__contact", "origin").get(ball=ball)
    form = forms.LookBackAnswerForm(request.POST or None)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        commitments.answer_look_back(look_back=found, answer=answer, acting=request.acting, now=clock.now())
        screen.success(request, _("Opgeschreven. Fijn dat je het vroeg."))
        return redirect("work")
    _look_at(request, found.subject_id, found.municipality_id, ball, "look_back")
    shown = {"look_back": found, "form": form, "ball": found.ball}
    return render(request, "mutual_help/work_look_back.html", shown, status=422 if form.errors else 200)


def _look_at(request: Request, subject: UUID, municipality: UUID, ball: UUID, view: str) -> None:
    request.looks.append(
        journal.look(
            acting=request.acting,
            subject=subject,
            object_type="ball",
            object_id=ball,
            view=view,
            purpose="carry_ball",
            municipality=municipality,
            now=clock.now(),
        )
    )
