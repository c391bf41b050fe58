"""Pages of an official: what would go, what went, and what is held. Numbers; never a name."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.circles import queries as circles
from samenspel.circles.models import Hold
from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from . import actions, kinds, queries
from .forms import HoldForm
from .models import Run


def _town(request: Request) -> UUID:
    """The municipality of an official; for everybody else these pages do not exist."""
    if request.municipality is None or "OFFICIAL" not in request.acting.roles & people.KEEPS:
        raise Http404
    return request.municipality


@require_safe
def keeping(request: Request) -> HttpResponse:
    """Every class: how long, why, and how many would go tonight."""
    town = Area(pk=_town(request))  # a municipality stands alone: nothing above it to ask for
    due = {one.code: one for one in queries.would_go(town=town, now=clock.now())}
    rows = [{"due": due[code], "words": words} for code, words in kinds.WORDS.items() if code in due]
    latest = queries.runs_of(municipality=town.pk).prefetch_related(None).first()
    return render(request, "retention/keeping.html", {"rows": rows, "latest": latest})


@require_safe
def proofs(request: Request) -> HttpResponse:
    """Every night and every erasure: how many went, newest first."""
    page = Paginator(queries.runs_of(municipality=_town(request)), 25).get_page(request.GET.get("p"))
    return render(request, "retention/proofs.html", {"page": page, "runs": [_in_words(run) for run in page]})


@require_safe
def proof(request: Request, run: UUID) -> HttpResponse:
    """One proof, to print or to keep."""
    _town(request)
    shown = _in_words(queries.run_for(pk=run))
    return render(request, "retention/proof.html", shown)


@require_safe
def proof_as_csv(request: Request, run: UUID) -> HttpResponse:
    """The same, for a spreadsheet."""
    _town(request)
    found = queries.run_for(pk=run)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bewijs-{found.started_at:%Y-%m-%d}.csv"'
    table = csv.writer(response)
    table.writerow(
        [_("soort"), _("termijn in maanden"), _("voorbij sinds"), _("aantal"), _("wanneer"), _("versie")]
    )
    for line in found.lines.all():
        before = f"{timezone.localtime(line.ended_before):%Y-%m-%d}" if line.ended_before else ""
        when = f"{timezone.localtime(found.started_at):%Y-%m-%d %H:%M}"
        table.writerow(
            [kinds.WORDS[line.kind][0], line.months or "", before, line.number, when, found.version]
        )
    return response


def holding(request: Request) -> HttpResponse:
    """What is held; hold something more."""
    town = _town(request)
    form = HoldForm(request.POST or None)
    if form.is_valid() and _held(request, town, form):
        messages.success(
            request, _("Dit blijft bewaard. De persoon ziet wie dat zei, waarom, en tot wanneer.")
        )
        return redirect("retention_holding")
    shown = {"form": form, "holds": list(circles.holds_of(municipality=town)[:200]), "today": clock.today()}
    return render(request, "retention/holding.html", shown, status=422 if form.errors else 200)


def _held(request: Request, town: UUID, form: HoldForm) -> bool:
    try:
        actions.hold(wish=form.wish, town=town, acting=request.acting, now=clock.now())
    except Refusal as problem:
        field = "until" if isinstance(problem, actions.AMomentAhead) else "code"
        form.add_error(field, problem.sentence())
        return False
    return True


@require_POST
def lift(request: Request, hold: UUID) -> HttpResponse:
    """It need not be held any longer."""
    found = Hold.objects.get(pk=hold, municipality=_town(request))
    actions.lift(hold=found, acting=request.acting, now=clock.now())
    messages.success(request, _("Dit hoeft niet meer bewaard te blijven."))
    return redirect("retention_holding")


def _in_words(run: Run) -> dict[str, Any]:
    lines = list(run.lines.all())
    went = [
        {"line": line, "name": kinds.WORDS[line.kind][0], "basis": kinds.WORDS[line.kind][2]}
        for line in lines
    ]
    return {"run": run, "lines": went, "all": sum(line.number for line in lines)}
