"""The holder's workplace: the inbox by due moment, the call list, letters, being away."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Self
from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.design import dates, kept
from samenspel.foundation import clock
from samenspel.foundation.days import day_of
from samenspel.foundation.requests import Request, posted_ids
from samenspel.journal import actions as journal

from .. import actions, forms, queries
from ..queries import AdviceRow, BallRow, CallRow

INBOX = 200  # nobody carries more; the soonest due come first


def must_work(request: Request) -> UUID:
    """Return who works here; to everybody else this page does not exist."""
    me: UUID | None = request.acting.person
    if me is None or not request.acting.roles & people.WORKS:
        raise Http404
    return me


class Shown(NamedTuple):
    """What the access log knows of something that is shown."""

    subject: UUID
    object_type: str
    id: UUID
    municipality: UUID

    @classmethod
    def of(cls, ball: Ball) -> Self:
        return cls(ball.subject_id, "ball", ball.pk, ball.municipality_id)


Row = Shown | BallRow | CallRow | AdviceRow


def note_looks(request: Request, shown: Iterable[Row], view: str) -> None:
    """One row in the access log for each row of a list: who it is about, and which thing it is."""
    request.looks += [
        journal.look(
            acting=request.acting,
            subject=row.subject,
            object_type=row.object_type,
            object_id=row.id,
            view=view,
            purpose="carry_ball",
            municipality=row.municipality,
            now=clock.now(),
        )
        for row in shown
    ]


def inbox(request: Request) -> HttpResponse:
    """My balls by due moment; what waits at our front door; what lies still at somebody else."""
    me = must_work(request)
    now = clock.now()
    every = queries.inbox(person=me, now=now, at_most=INBOX)
    note_looks(request, every, "inbox")
    rows = [ball for ball in every if ball.holder == me or ball.is_offered]
    shown = {
        "rows": rows,
        "door": [ball for ball in every if ball.is_at_door and ball not in rows],
        "watch": [ball for ball in every if ball.lies_still and ball not in rows and not ball.is_at_door],
        "today": sum(1 for ball in rows if day_of(ball.due_at) <= day_of(now)),
        "full": len(every) == INBOX,
        "name": request.acting_name,
        "calls": queries.calls_waiting(),
    }
    return kept.show(request, "mutual_help/work_inbox.html", shown | {"me": me})


def call_list(request: Request) -> HttpResponse:
    """Whom I promised to call, with the number; it prints."""
    me = must_work(request)
    if request.method == "POST":
        for ball in posted_ids(request, "called"):
            actions.say_called(ball=ball, acting=request.acting, now=clock.now())
        screen.success(request, _("Goed. Zij of hij weet het nu."))
        return redirect("work_calls")
    rows = queries.call_list(person=me, at_most=100)
    note_looks(request, rows, "call_list")
    return kept.show(request, "mutual_help/work_calls.html", {"rows": rows, "calls": queries.calls_waiting()})


def consult(request: Request, consult: UUID) -> HttpResponse:
    """Give a colleague advice; I see her text, and not who it is about."""
    found = queries.consult_for(pk=consult, person=must_work(request))
    form = forms.AdviceForm(request.POST or None)
    if form.is_valid():
        now = clock.now()
        actions.answer_consult(
            consult=found,
            acting=request.acting,
            municipality=found.sender.municipality_id,
            now=now,
            **form.cleaned_data,
        )
        screen.success(request, _("Dank je wel. Je collega leest het."))
        return redirect("work_more")
    shown = {"consult": found, "form": form}
    return render(request, "mutual_help/work_consult.html", shown, status=422 if form.errors else 200)


def away(request: Request) -> HttpResponse:
    """Say that I am away. For long, or for good: only with empty hands."""
    me = must_work(request)
    form = forms.AwayForm(request.POST or None, initial={"starts_on": clock.today()})
    held = list(balls.held_by(person=me)[:50])
    note_looks(request, map(Shown.of, held), "away")
    refused = ""
    if form.is_valid():
        town = community.municipality(on=clock.today())
        assert town is not None
        refused = _go_away(request, form, town)
        if not refused and not form.errors:
            screen.success(request, _gone_from(form.cleaned_data["starts_on"]))
            return redirect("work_away")
    shown = {
        "form": form,
        "held": held,
        "refused": refused,
        "absences": balls.absences_of(person=me, on=clock.today()),
        "today": clock.today(),
    }
    return render(request, "mutual_help/work_away.html", shown, status=422 if form.errors or refused else 200)


def _gone_from(day: date) -> str:
    if day > clock.today():
        said = _("Goed om te weten. Vanaf %(day)s gaan nieuwe vragen naar je collega's.")
        return said % {"day": dates.long_day(day, today=clock.today())}
    return _("Goed om te weten. Nieuwe vragen gaan nu naar je collega's.")


def _go_away(request: Request, form: forms.AwayForm, town: Area) -> str:
    """Write it down; return what holds her balls back, or say at the field that it stood there already."""
    try:
        commitments.go_away(municipality=town, acting=request.acting, now=clock.now(), **form.cleaned_data)
    except errors.BallStillHeld as problem:
        return problem.sentence()
    except errors.AwayAlready as problem:
        form.add_error("starts_on", problem.sentence())
    return ""


def back(request: Request, absence: UUID) -> HttpResponse:
    """I am back."""
    me = must_work(request)
    found = balls.absence_for(pk=absence, person=me)
    if request.method == "POST":
        town = community.municipality(on=clock.today())
        assert town is not None
        commitments.come_back(absence=found, municipality=town, acting=request.acting, now=clock.now())
        ahead = found.starts_on > clock.today()
        screen.success(request, _("Goed. Je gaat toch niet weg.") if ahead else _("Welkom terug."))
    return redirect("work_away")
