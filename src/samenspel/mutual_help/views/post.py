"""The post of somebody at work: what colleagues asked her, and the letters that go out on paper."""

from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community import rules as people
from samenspel.design import kept
from samenspel.foundation import clock
from samenspel.foundation.requests import Request, posted_ids
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

from .. import queries, sheets
from .work import must_work, note_looks

LETTERS = 50  # a pile that one carries to the letterbox; what comes after it is there afterwards


def colleagues_ask(request: Request) -> HttpResponse:
    """What colleagues asked me, what I agreed to look back on, and the letters that wait."""
    me = must_work(request)
    waiting = queries.colleagues_ask(person=me, at_most=LETTERS, now=clock.now())
    seen = [row for name in ("lookback", "message", "printed", "lapsed") for row in waiting[name]]
    note_looks(request, seen, "inbox")
    return kept.show(request, "mutual_help/work_more.html", {"waiting": waiting})


def letter(request: Request, message: UUID) -> HttpResponse:
    """A letter, ready to print, with the address in the window, the code and a QR."""
    must_work(request)
    found = Message.objects.select_related("person__contact").get(pk=message, channel=Message.Channel.LETTER)
    return _printed(request) if request.method == "POST" else _on_paper(request, [found])


def letters(request: Request) -> HttpResponse:
    """All letters that are mine to print, each on a sheet of its own; back when none waits any more."""
    me = must_work(request)
    if request.method == "POST":
        return _printed(request)
    found = queries.letters_to_print(person=me, at_most=LETTERS)
    return _on_paper(request, found) if found else redirect("work_more")


def _on_paper(request: Request, found: list[Message]) -> HttpResponse:
    shown = sheets.letters(found, clock.now())
    if not shown:
        raise Http404
    there = {pk for one in shown for pk in one["ids"]}
    request.looks += [_look(request, one) for one in found if one.pk in there]
    waits = any(one.state in ("TO_PRINT", "LAPSED") for one in found)
    return render(request, "mutual_help/letter.html", {"letters": shown, "waits": waits})


def _printed(request: Request) -> HttpResponse:
    """Those that she saw are printed, and not what came while they lay in the printer."""
    pks = posted_ids(request, "letter")
    if notifications.mark_printed(pks=pks, now=clock.now()):
        said = ngettext("De brief is geprint.", "De brieven zijn geprint.", len(pks))
    else:
        said = _("Deze post was al geprint.")
    screen.success(request, said)
    return redirect("work_more")


def _look(request: Request, letter: Message) -> journal.NewLook:
    return journal.look(
        acting=request.acting,
        subject=letter.person_id,
        object_type="message",
        object_id=letter.pk,
        view="letter",
        purpose="carry_ball",
        municipality=letter.municipality_id,
        now=clock.now(),
        event_type="PRINT",
    )


def failed(request: Request, ball: UUID) -> HttpResponse:
    """A message did not arrive: tell it another way, and write that down."""
    must_work(request)
    found = balls.ball_for(pk=ball)
    message = Message.objects.select_related("person__contact").get(pk=found.about_id)
    if request.method == "POST":
        commitments.close_ball(ball=found, step="PROMISED", acting=request.acting, now=clock.now())
        screen.success(request, _("Dank je wel. Dit is geregeld."))
        return redirect("work")
    request.looks.append(
        journal.look(
            acting=request.acting, subject=message.person_id, object_type="ball", object_id=ball,
            view="message", purpose="carry_ball", municipality=found.municipality_id, now=clock.now(),
        )
    )  # fmt: skip
    shown = {"ball": found, "message": message, "reached": _reached_anew(request, message)}
    return render(request, "mutual_help/work_message.html", shown)


DESK = {"ASK": "desk_contact", "OFFER": "desk_offer_contact"}


def _reached_anew(request: Request, message: Message) -> str:
    """Where a colleague writes down how she is reached now, "namens" her; nothing where that cannot be."""
    if message.ball_id is None or not request.acting.roles & people.MAY_ACT_FOR:
        return ""
    about = Ball.objects.filter(pk=message.ball_id).values_list("about", flat=True).first()
    return reverse(DESK[about], args=[message.ball_id]) if about in DESK else ""
