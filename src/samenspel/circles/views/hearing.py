"""She who complained calls: a colleague writes down whether another team may hear it, and reads nothing."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import actions, queries
from ..errors import QuestionIsOver
from ..queries import ToHear


def by_telephone(request: Request) -> HttpResponse:
    """Who complained and is asked about another team, for whoever may hear her answer and write it down."""
    if request.acting.person is None or not request.acting.roles & people.WORKS:
        raise Http404
    waiting = queries.answers_i_may_hear()
    if request.method == "POST":
        return _heard(request, waiting)
    for one in waiting:
        _look(request, one)
    return render(request, "circles/appeal_heard.html", {"rows": waiting})


def _heard(request: Request, waiting: list[ToHear]) -> HttpResponse:
    found = next((one for one in waiting if str(one.handover) == request.POST.get("which")), None)
    said = request.POST.get("do")
    if said not in ("yes", "no"):
        raise Http404
    if found is None:
        raise QuestionIsOver
    actions.hear_answer(heard=found, yes=said == "yes", acting=request.acting, now=clock.now())
    messages.success(request, _("Opgeschreven. De vrager hoort dat jij het opschreef."))
    return redirect("work_complaint_heard")


def _look(request: Request, one: ToHear) -> None:
    request.looks.append(
        journal.look(
            acting=request.acting, subject=one.person, object_type="appeal", object_id=one.appeal,
            view="work_complaint_heard", purpose="rights", municipality=one.municipality, now=clock.now(),
        )
    )  # fmt: skip
