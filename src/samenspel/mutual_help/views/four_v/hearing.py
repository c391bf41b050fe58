"""A yes to a talk by who has no screen: heard at the desk with its code, or at the table by a supporter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.foundation import clock, limits
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request, posted_ids
from samenspel.journal import actions as journal

from ... import actions, forms, queries
from ...queries import InquiryPage, InTalk, ToHear
from ..desk import asker_of, must_be_at_desk
from ..entrance import DESK_SECONDS, WRONG_CODES, WRONG_SECONDS, TooManyCodes
from .table import TalkTable, as_herself, signed_in

HEARD = "heard_yes"  # in the session, for half an hour: what to read out and to hand over


def may_hear(request: Request, page: InquiryPage) -> bool:
    """Whether I, who support this talk, may write down a yes here and now."""
    return page.i_support and bool(page.inquiry.code) and bool(request.acting.roles & people.MAY_ACT_FOR)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a yes is heard: with which code, what stands behind it, and where the colleague goes on after."""

    request: Request
    code: str
    talk: ToHear
    back: str
    at_table: bool = False  # there she sees who was counted; at the desk nobody knows


def hear(request: Request, code: str) -> HttpResponse:
    """`/balie/gesprek/ja/CODE`: somebody calls, writes or stands there, and wants to join this talk."""
    must_be_at_desk(request)
    return _hear(Place(request, codes.stored(code), _behind(request, code), reverse("desk")))


@signed_in
def hear_at_table(request: Request, pk: UUID) -> HttpResponse:
    """`/gesprek/…/ja`: at the table itself, by a supporter who is in it."""
    table = as_herself(request, pk, "four_v_hear")
    talk = queries.inquiry_to_hear(code=table.page.inquiry.code or "")
    if talk is None or not may_hear(request, table.page):
        raise Http404
    return _hear(Place(request, table.page.inquiry.code or "", talk, table.home, at_table=True))


def _behind(request: Request, code: str) -> ToHear:
    """What a code opens for who may hear a yes here; guessing is limited as with every code."""
    who = str(request.acting.person)
    if limits.is_blocked(what="code", who=who, at_most=WRONG_CODES):
        raise TooManyCodes
    found = queries.inquiry_to_hear(code=codes.stored(code))
    if found is None:
        wrong = {"what": "code", "who": who, "at_most": WRONG_CODES, "seconds": WRONG_SECONDS}
        request.wrong_tries.append(wrong)
        raise Http404
    return found


def _hear(place: Place) -> HttpResponse:
    request, others = place.request, place.talk.others
    form = forms.HearYesForm(request.POST or None, others=others, initial={"counted": place.at_table})
    if form.is_valid() and _written(place, form):
        return redirect("desk_four_v_heard")
    shown = {"form": form, "talk": place.talk, "back": place.back}
    return render(request, "mutual_help/four_v/hear.html", shown, status=422 if form.errors else 200)


def _written(place: Place, form: forms.HearYesForm) -> bool:
    """Write the yes down; False when the form, or the page, says why not."""
    request, typed = place.request, form.cleaned_data
    who = asker_of(request, form, lambda _typed: Area.objects.get(pk=place.talk.municipality).name)
    if who is None:
        return False
    try:
        made = actions.hear_inquiry_yes(
            code=place.code, talk=place.talk, resident=who, way=typed["way"], by=request.acting_name,
            counted=typed.get("counted", False), acting=request.acting, now=clock.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return False
    street = who.known.contact.street if who.known else who.street
    told = bool(who.email or street or people.is_mobile(who.phone))
    _keep(request, who.known.shown if who.known else who.name, made, place.back, told=told)
    return True


def _keep(
    request: Request, name: str, made: actions.HeardYes, back: str, *, told: bool | None = None
) -> None:
    until = clock.now().timestamp() + DESK_SECONDS
    kept = {"name": name, "code": made.code, "back": back, "told": told, "until": until}
    request.session[HEARD] = kept


def written(request: Request) -> HttpResponse:
    """`/balie/gesprek/opgeschreven`: whose yes I wrote down, in whatever talk: a mistake, or a lost code."""
    must_be_at_desk(request)
    mine = queries.yeses_i_heard()
    if request.method == "POST":
        return _mend(request, {one.member: one.name for one in mine})
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.person, object_type="inquiry", object_id=one.inquiry,
            view="four_v_written", purpose="talk", municipality=one.municipality, now=clock.now(),
        )
        for one in mine
    ]  # fmt: skip
    return render(request, "mutual_help/four_v/written.html", {"mine": mine})


def _mend(request: Request, mine: Mapping[UUID, str]) -> HttpResponse:
    """What I wrote down before was a mistake, or she lost her code."""
    do = request.POST.get("do", "")
    for member in posted_ids(request, "member"):
        if member not in mine or do not in ("undo", "new_code"):
            raise Http404
        deed: dict[str, Any] = {"member": member, "acting": request.acting, "now": clock.now()}
        if do == "new_code":
            made = actions.renew_inquiry_code(**deed)
            _keep(request, mine[member], made, request.path)
            return redirect("desk_four_v_heard")
        actions.take_back_heard_yes(**deed)
        said = _("Het ja van %(name)s is weg. Daar komt bericht van.") % {"name": mine[member]}
        messages.success(request, said)
    return redirect(request.path)


def show_new_code(table: TalkTable, hers: InTalk) -> HttpResponse:
    """She lost her code: another one, to hand over or to read out."""
    made = actions.renew_inquiry_code(member=hers.member, acting=table.request.acting, now=clock.now())
    _keep(table.request, hers.name, made, table.home)
    return redirect("desk_four_v_heard")


def heard(request: Request) -> HttpResponse:
    """Her code and how she gets out: to read out, and to print on a card. Nobody sees it here later.

    For whoever just made it, also a supporter of the talk who does not write for others elsewhere.
    """
    kept = request.session.get(HEARD)
    if not kept or kept["until"] < clock.now().timestamp():
        raise Http404
    door = balls.main_door()
    card = {
        "title": _("Jouw gesprek"), "code": kept["code"],
        "sentence": _("Je doet mee met een gesprek. Noem deze code als je belt. Ophouden kan altijd."),
    }  # fmt: skip
    return render(request, "mutual_help/four_v/heard.html", {"heard": kept, "door": door, "card": card})
