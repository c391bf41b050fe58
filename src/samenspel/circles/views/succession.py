"""Somebody may take over: the person says so, they meet, and she comes. And how many faces there were."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..actions import successions as actions
from ..forms.succession import AnswerForm
from ..models import Succession
from ..queries import faces as meetings
from ..queries import successions as queries
from .standing import Standing, deed

FIRST_YEAR = 2020


@deed("successions", "overname/", scope="CIRCLE")
def listing(request: Request, standing: Standing) -> HttpResponse:
    """What waits for me: who would come to me, and where I may come."""
    rows = list(queries.waiting_for(person=standing.person)[:50])
    for row in rows:
        _look(standing, row)
        row.url = standing.url("succession", row.pk)  # type: ignore[attr-defined]
    mine = [row for row in rows if row.subject_id == standing.person]
    return standing.show(
        "succession_list",
        asked=mine,
        coming=[row for row in rows if row not in mine],
        title=_("Wie neemt het over?"),
    )


@deed("succession", "overname/<uuid:pk>", scope="CIRCLE")
def one(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """One question: the person answers, who leaves may write that down, who comes says that they met."""
    found = queries.succession_for(pk=pk)
    as_who = _as_who(standing, found)
    own_screen = as_who == "subject" and not standing.namens
    form = AnswerForm(request.POST if "answer" in request.POST else None, own_screen=own_screen)
    _look(standing, found)
    if request.method == "POST" and (said := _done(request, standing, found, as_who, form)):
        return standing.done(said, "succession", pk)
    return standing.show(
        "succession_one", row=found, as_who=as_who, form=form, back_url=standing.url("successions")
    )


def _as_who(standing: Standing, found: Succession) -> str:
    """subject, successor or leaver; a namens address is only ever the person's own."""
    people = {found.subject_id: "subject", found.successor_id: "successor", found.leaver_id: "leaver"}
    as_who = people.get(standing.person)
    if as_who is None or (standing.namens and as_who != "subject"):
        raise Http404
    return as_who


def _done(request: Request, standing: Standing, found: Succession, as_who: str, form: AnswerForm) -> str:
    """Do what was pressed; return what to say, or '' for a form with a mistake."""
    deed_is = {"succession": found, "acting": standing.acting, "now": clock.now()}
    if as_who == "successor":
        actions.introduce(**deed_is)  # type: ignore[arg-type]
        return _("Fijn. Jij hebt het nu overgenomen.")
    if as_who == "leaver" and "take_back" in request.POST:
        actions.take_back_succession(**deed_is)  # type: ignore[arg-type]
        return _("Teruggenomen. Alles blijft zoals het was.")
    if not form.is_valid():
        return ""
    actions.answer_succession(**deed_is, **form.facts)  # type: ignore[arg-type]
    if as_who == "leaver":
        return _("Opgeschreven. We laten weten dat dit is genoteerd.")
    if form.facts["yes"]:
        return _("Dank je wel. Jullie maken eerst kennis.")
    return _("Goed dat je het zegt. Deze collega komt niet.")


@deed("faces", "mijn/gezichten", scope="CIRCLE")
def faces(request: Request, standing: Standing) -> HttpResponse:
    """How many different people there were this year, and who. Shown to her alone, and judged by nobody."""
    asked = request.GET.get("jaar", "")
    this_year = clock.today().year
    year = (
        int(asked)
        if asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked) <= this_year
        else this_year
    )
    found = meetings.faces_this_year(person=standing.person, year=year)
    me = standing.person
    standing.look(subject=me, object_type="person", object_id=me, view="faces", purpose="leaving_well")
    return standing.show(
        "succession_faces", faces=found, this_year=this_year, before=max(year - 1, FIRST_YEAR)
    )


def _look(standing: Standing, row: Succession) -> None:
    standing.look(
        subject=row.subject_id,
        object_type="succession",
        object_id=row.pk,
        view="succession",
        purpose="leaving_well",
    )
