"""A talk in four steps: an overview, and a page for each step. Every step is open, forward and back (I31)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.foundation import clock
from samenspel.foundation.requests import Request, posted_ids
from samenspel.social_map import rules as social_map

from ... import actions, forms
from ...models import InquiryWord
from ...queries import InquiryPage
from ...rules import four_v as rules
from .. import asking, offering
from ..drafts import Draft
from .hearing import may_hear, show_new_code
from .table import TalkTable, goes

TITLES = forms.STEP_TITLES


def talk(table: TalkTable) -> HttpResponse:
    """Who is in it, the four steps, what came of it, and what can be done with all of it."""
    request, page = table.request, table.page
    form = forms.OthersForm(
        request.POST if request.POST.get("do") == "others" else None, initial={"others": page.inquiry.others}
    )
    if request.POST.get("do") == "new_code" and table.hers:
        return show_new_code(table, table.hers)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        messages.success(request, _do(table, form))
        return table.go()
    return table.show(
        "talk",
        form=form,
        steps=[_in_short(table, step) for step in rules.ORDER],
        code=codes.spoken(page.inquiry.code or ""),
        may_hear=may_hear(request, page) and not table.hers,
        **_came_of_it(page),
    )


def _do(table: TalkTable, form: forms.OthersForm) -> str:
    """Do what the button says; return what to say."""
    deed = table.deed()
    match table.request.POST.get("do"):
        case "others":
            actions.count_others(others=form.cleaned_data["others"], **deed)
            return _("Opgeschreven. Alleen het aantal.")
        case "open_code":
            actions.open_inquiry_code(open_=True, **deed)
            return _("Er is een nieuwe code. De oude werkt niet meer.")
        case "close_code":
            actions.open_inquiry_code(open_=False, **deed)
            return _("Er kan nu niemand meer bij.")
        case "again":
            actions.begin_again(**deed)
            return _("Het gesprek begint opnieuw. Wat er stond, kun je bij elke stap nog lezen.")
        case "back":
            actions.go_back_a_round(**deed)
            return _("Het gesprek gaat verder waar het was.")
        case "end":
            actions.end_inquiry(**deed)
            return _("Dit gesprek is klaar. Lezen kan nog, en weer verder gaan ook.")
        case "reopen":
            actions.reopen_inquiry(**deed)
            return _("Het gesprek gaat weer verder.")
    raise Http404


def _in_short(table: TalkTable, step: str) -> dict[str, Any]:
    return {"url": table.url("step", step), "title": TITLES[step][0], "said": len(table.page.now_said(step))}


def _came_of_it(page: InquiryPage) -> dict[str, Any]:
    """How many questions and offers came of it; the addresses are of my own alone."""
    return {
        "my_asks": [codes.in_address(one) for one in page.my_asks if one],
        "my_offers": [codes.in_address(one) for one in page.my_offers if one],
    }


def step(table: TalkTable, step: str) -> HttpResponse:
    """One step: its questions, what was said, and a box to add to it. Every button keeps what was typed."""
    if step not in rules.STEPS:
        raise Http404
    boxes = Boxes(table.request, table, step)
    if table.request.method == "POST":
        gone = _deed(table, boxes)
        if gone is not None:
            return gone
    return table.show("step", **_shown(table, boxes))


class Boxes:
    """The forms of a step; the one that was sent is filled."""

    def __init__(self, request: Request, table: TalkTable, step: str) -> None:
        self.step, self.do = step, request.POST.get("do", "")
        sent = {name: request.POST if self.do in does else None for name, does in {
            "say": ("say", "next", "before"), "day": ("hold",), "outcome": ("outcome",)}.items()}  # fmt: skip
        self.say = forms.SayForm(sent["say"], questions=rules.STEPS[step], speakers=_speakers(table))
        self.day = forms.AskOnForm(sent["day"], today=clock.today())
        self.outcome = forms.OutcomeForm(sent["outcome"])

    @property
    def wrong(self) -> Any:
        return next((one for one in (self.say, self.day, self.outcome) if one.is_bound and one.errors), None)


def _speakers(table: TalkTable) -> list[tuple[str, Any]]:
    """Whose words I may type besides my own: of who is not named; for my work, of everybody in it."""
    page = table.page
    if table.hers:
        return []
    named = [(str(one.id), one.name) for one in page.people if page.i_support and one.id != page.me]
    nameless = [(forms.NOBODY, _("Iemand zonder naam"))] if page.inquiry.others else []
    return named + nameless


def _shown(table: TalkTable, boxes: Boxes) -> dict[str, Any]:
    page = table.page
    now_said = page.now_said(boxes.step)
    mine = [one for one in now_said if one.said_by == page.me]
    before, after = rules.beside(boxes.step)
    return {
        "step": boxes.step, "number": rules.ORDER.index(boxes.step) + 1,
        "title": TITLES[boxes.step][0], "lead": TITLES[boxes.step][1],
        "questions": [
            {
                "asks": InquiryWord.Question(one).label,
                "field": boxes.say[one],
                "said": [word for word in now_said if word.question == one],
            }
            for one in rules.STEPS[boxes.step]
        ],
        "outcomes": [word for word in now_said if word.question == InquiryWord.Question.OUTCOME],
        "earlier": page.said_before(boxes.step),
        "before": before and {"url": table.url("step", before), "title": TITLES[before][0]},
        "after": after and {"url": table.url("step", after), "title": TITLES[after][0]},
        "mine": mine,
        "boxes": boxes,
        "form": boxes.wrong,
        "danger": social_map.danger_in("\n".join(str(one.text) for one in mine)),
        "is_day": page.asking is not None and page.asking.due_at <= clock.now(),
        "is_late": page.asking is not None and page.asking.due_at < clock.now() - rules.LATE,
        **_came_of_it(page),
    }  # fmt: skip


def _deed(table: TalkTable, boxes: Boxes) -> HttpResponse | None:
    """Do what the button says and go on; nothing for a form with a mistake."""
    if boxes.do in ("say", "next", "before"):
        return _say(table, boxes)
    if boxes.do in ("ask", "offer"):
        return _takes_along(table, boxes.do)
    said = _step_deed(table, boxes)
    if said:
        messages.success(table.request, said)
        return table.go("step", boxes.step)
    return None


def _step_deed(table: TalkTable, boxes: Boxes) -> str:
    deed, name = table.deed(), {"name": table.namens}
    match boxes.do:
        case "away":
            for word in posted_ids(table.request, "word"):
                actions.take_word_away(word=word, **deed)
            return _("Weggehaald.")
        case "hold":
            if not boxes.day.is_valid():
                return ""
            actions.hold_inquiry(day=boxes.day.cleaned_data["day"], **deed)
            if table.hers:
                return _("%(name)s vraagt hoe het gaat. Op die dag hoort zij of hij het van ons.") % name
            return _("Jij vraagt hoe het gaat. Op die dag krijg je een bericht.")
        case "let_go":
            actions.let_inquiry_go(**deed)
            return _("Goed. Nu vraagt niemand het, tot een ander zegt: ik doe het.")
        case "outcome":
            if not boxes.outcome.is_valid():
                return ""
            text = boxes.outcome.cleaned_data["text"]
            if not goes(boxes.outcome, lambda: actions.tell_outcome(text=text, **deed)):
                return ""
            return _("Opgeschreven. Dank je wel dat je het vroeg.")
    raise Http404


def _say(table: TalkTable, boxes: Boxes) -> HttpResponse | None:
    if not boxes.say.is_valid():
        return None
    said, who = boxes.say.said(), boxes.say.cleaned_data.get("who", forms.MINE)
    if not said and boxes.do == "say":
        boxes.say.must_say()
        return None
    speaker = None if who == forms.NOBODY else table.page.me if who == forms.MINE else UUID(who)

    def says() -> None:
        for question, text in said.items():
            actions.say_in_inquiry(question=question, text=text, said_by=speaker, **table.deed())

    if not goes(boxes.say, says):
        return None
    if said:
        messages.success(table.request, _("Het staat erbij."))
    before, after = rules.beside(boxes.step)
    to = {"say": boxes.step, "next": after, "before": before}[boxes.do]
    return table.go("step", to) if to else table.go()


def _takes_along(table: TalkTable, kind: str) -> HttpResponse:
    """To the ordinary door of asking or offering, with my own words in it. What comes of it is mine alone.

    For her it is the door of the desk: there the words are looked up again, since addresses stand in logs.
    """
    request, page = table.request, table.page
    word = request.POST.get("word", "")
    mine = {str(one.id): str(one.text) for one in page.words if one.said_by == page.me}
    if word and word not in mine:
        raise Http404
    if table.hers:
        return redirect(f"{table.url(kind)}{f'?woord={word}' if word else ''}")
    key, field, door = (asking.DRAFT, "words", "ask") if kind == "ask" else (offering.DRAFT, "likes", "help")
    draft = Draft(request, key)
    draft.keep(inquiry=str(page.inquiry.pk), wrong=None, **({field: mine[word]} if word else {}))
    if kind == "ask":
        draft.keep(other=None)  # the question is hers
    return redirect(door)
