"""Reading a list onto the map: the file, what its columns are, how it goes, and what became of each row."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.integrations.csv_in import actions, queries
from samenspel.integrations.csv_in.models import MapImport
from samenspel.social_map import showing

from .. import import_words as words
from ..access import for_keepers, tabs, town
from ..import_forms import ColumnsForm, UploadForm

EVERY = 5  # seconds between two looks, for who wants that
SHOWN = 100  # lines of the report on the page; all of them are in the file
BUSY = (MapImport.State.WAITING, MapImport.State.CLOSING, MapImport.State.UNDOING)


@for_keepers
def listing(request: Request) -> HttpResponse:
    """The lists so far, and a new one."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (batch := _uploaded(request, form)):
        return redirect("keeping_import", batch.pk)
    page = {
        "form": form,
        "imports": queries.imports(municipality=town(request)),
        "tabs": tabs("keeping_imports"),
    }
    return render(request, "keeping/imports.html", page, status=422 if form.errors else 200)


def _uploaded(request: Request, form: UploadForm) -> MapImport | None:
    """Keep the file; when it is no list, the form says why."""
    file = form.cleaned_data["file"]
    try:
        return actions.upload(
            raw=file.read(), file_name=file.name, source=form.cleaned_data["source"],
            municipality=town(request), acting=request.acting, now=clock.now(),
        )  # fmt: skip
    except actions.Unreadable as problem:
        form.add_error("file", words.unreadable(problem.code))
        return None


@for_keepers
def one(request: Request, batch: UUID) -> HttpResponse:
    """One list, at whatever step it is."""
    found = queries.import_for(pk=batch, municipality=town(request))
    if found.state == MapImport.State.NEW:
        return _choosing(request, found)
    if found.state in BUSY:
        return _busy(request, found)
    return _report(request, found)


def _busy(request: Request, batch: MapImport) -> HttpResponse:
    """How far it is. It looks again by itself only for who asked for that, and until she says stop."""
    share = round(100 * batch.rows_done / batch.rows) if batch.rows else 0
    again = "vanzelf" in request.GET
    page = {"batch": batch, "share": share, "again": again, "every": EVERY}
    response = render(request, "keeping/import_busy.html", page)
    if again:
        response["Refresh"] = str(EVERY)
    return response


def _choosing(request: Request, batch: MapImport) -> HttpResponse:
    """Choose the columns, look at the first rows, and begin."""
    shown = queries.preview(batch, now=clock.now())
    form = ColumnsForm(request.POST or None, batch=batch, columns=shown["table"].columns)
    if request.method == "POST" and form.is_valid():
        actions.choose(batch=batch, **form.chosen())
        if "begin" in request.POST:
            actions.begin(batch=batch, acting=request.acting, now=clock.now())
        return redirect("keeping_import", batch.pk)
    page = {"batch": batch, "form": form, "shown": shown, "rows": [_in_words(*row) for row in shown["rows"]]}
    seems = queries.seems(shown["written"])
    if shown["written"] and seems != batch.written:
        page["seems"] = words.WRITTEN[seems]
    return render(request, "keeping/import_columns.html", page, status=422 if form.errors else 200)


def _in_words(row: tuple[int, Any], stands: dict[str, Any] | None) -> dict[str, Any]:
    """One row as it would come in, and whether it gets a point on the map."""
    line, read = row
    pairs = [one for one in read.remarks if one[0] != "HIDDEN_PLACE"]  # said by where it stands
    pairs += [(read.refused, "")] if read.refused else []
    point = showing.place_text(stands) if stands else ""
    return {"line": line, "read": read, "remarks": words.remarks(pairs), "point": point}


def _report(request: Request, batch: MapImport) -> HttpResponse:
    lines = queries.lines(batch, worth_reading=True)[:SHOWN]
    counts = queries.counts(batch)
    page = {
        "batch": batch, "counts": words.counted(counts), "gone": counts.get("GONE", 0),
        "lines": [{"line": one, "words": words.remarks(one.remarks)} for one in lines],
    }  # fmt: skip
    return render(request, "keeping/import_report.html", page)


@require_safe
@for_keepers
def report(request: Request, batch: UUID) -> HttpResponse:
    """What became of every row, as a file."""
    found = queries.import_for(pk=batch, municipality=town(request))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verslag.csv"'
    response.write("\ufeff")  # so that Excel reads accents
    table = csv.writer(response, delimiter=";")
    table.writerow([_("Regel"), _("Naam"), _("Wat ermee gebeurde"), _("Opmerkingen")])
    for line in queries.each_line(found):
        formula = line.name.startswith(("=", "+", "-", "@"))  # of Excel; a row without a name is none
        safe = f"'{line.name}" if formula else line.name
        table.writerow([line.line, safe, line.get_result_display(), words.remarks(line.remarks)])
    return response


@require_POST
@for_keepers
def close(request: Request, batch: UUID) -> HttpResponse:
    """Close what stands no longer in the list."""
    found = queries.import_for(pk=batch, municipality=town(request))
    actions.begin_close(batch=found, acting=request.acting, now=clock.now())
    messages.success(request, _("We sluiten wat niet meer in de lijst staat."))
    return redirect("keeping_import", found.pk)


@require_POST
@for_keepers
def undo(request: Request, batch: UUID) -> HttpResponse:
    """Take a whole list back."""
    found = queries.import_for(pk=batch, municipality=town(request))
    actions.begin_undo(batch=found, acting=request.acting, now=clock.now())
    messages.success(request, _("We draaien deze lijst terug."))
    return redirect("keeping_import", found.pk)
