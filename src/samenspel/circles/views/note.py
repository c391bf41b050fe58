"""Notes in a circle: who reads it stands there before it is saved; nothing is hidden (R02, R05)."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.community.models import Person
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.social_map import queries as social_map
from samenspel.social_map import showing
from samenspel.social_map.models import Entry

from ..actions import notes as actions
from ..forms import note as forms
from ..queries import notes as queries
from .standing import Standing, deed

PER_PAGE = 25


def _look(standing: Standing, notes: Any, view: str) -> None:
    """One row for each person whose notes are on this page."""
    for about, note in {note.about_id: note for note in notes}.items():
        standing.look(subject=about, object_type="note", object_id=note.pk, view=view, purpose="circle")


def _options(circle: Any, *besides: UUID, side: str = "") -> list[tuple[str, str]]:
    skipped = {str(one) for one in besides}
    return [
        (row["id"], ", ".join(filter(None, (row["name"], row["as_what"]))))
        for row in circle.people
        if row["id"] not in skipped and (not side or row["side"] == side)
    ]


@deed("notes", "kring/<uuid:circle>/aantekeningen", scope="CIRCLE")
def notes(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """What I may read here, newest first; whoever wrote it, paid or not, in the same type."""
    found = queries.circle_to_write_in(pk=circle, person=standing.person)
    start = (_page_number(request) - 1) * PER_PAGE
    rows = list(queries.notes_in(circle=circle, person=standing.person)[start : start + PER_PAGE + 1])
    _look(standing, rows, "notes")
    more = start // PER_PAGE + 2 if len(rows) > PER_PAGE else 0
    return standing.show("note_list", circle=found, notes=rows[:PER_PAGE], more=more, today=clock.today())


def _page_number(request: Request) -> int:
    written = request.GET.get("p", "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1


@deed("note_write", "kring/<uuid:circle>/aantekeningen/schrijf", scope="CIRCLE")
def note_write(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Write; the page says who reads it, and that the person decides about anybody else."""
    found = queries.circle_to_write_in(pk=circle, person=standing.person)
    mine = str(standing.person) in {row["id"] for row in found.people if row["side"] == "CENTRE"}
    about = [] if mine else _options(found, side="CENTRE")
    _look_at_centre(standing, circle, about)
    others = _options(found, standing.person, *(UUID(pk) for pk, _name in about))
    form = forms.NoteForm(
        request.POST or None, about=about, to=others if mine else [], also=others,
    )  # fmt: skip
    if form.is_valid():
        typed = dict(form.cleaned_data)
        typed.setdefault("about", standing.person if mine else UUID(about[0][0]))
        note = actions.write_note(circle=found, acting=standing.acting, now=clock.now(), **typed)
        return standing.done(_said(note, standing, bool(typed.get("also"))), "note", circle, note.pk)
    near = carer_places(standing.person) if mine else []
    return standing.show("note_write", form=form, circle=found, mine=mine, about=about, places=near)


def carer_places(person: UUID) -> list[dict[str, Any]]:
    """Places near somebody for who cares for another: beside what she tells one person she chose (AS-65)."""
    area = Person.objects.select_related("area").get(pk=person).area
    near = (area.latitude, area.longitude) if area and area.latitude and area.longitude else None
    found = social_map.search("", kind=Entry.Kind.CARERS, near=near, limit=3)
    return [showing.as_place(entry, today=clock.today()) for entry in found.entries]


def _look_at_centre(standing: Standing, circle: UUID, about: list[tuple[str, str]]) -> None:
    for pk, _name in about:
        standing.look(
            subject=UUID(pk), object_type="circle", object_id=circle, view="note_write", purpose="circle"
        )


def _said(note: Any, standing: Standing, also: bool) -> str:
    if also and note.about_id != standing.person:
        return _("Het staat er. Of een ander het ook mag lezen, vragen we eerst.")
    return _("Het staat er.")


def _open(standing: Standing, circle: UUID, pk: UUID) -> Any:
    note = queries.note_for(circle=circle, pk=pk, person=standing.person)
    _look(standing, [note], "note")
    return note


@deed("note", "kring/<uuid:circle>/aantekeningen/<uuid:pk>", scope="CIRCLE")
def note(request: Request, standing: Standing, circle: UUID, pk: UUID) -> HttpResponse:
    """One note: who reads it, and what you can do with it."""
    found = _open(standing, circle, pk)
    mine = found.writer_id == standing.person
    about_me = found.about_id == standing.person
    near = carer_places(standing.person) if mine and about_me and found.to_id else []
    return standing.show(
        "note_one", note=found, mine=mine, about_me=about_me, today=clock.today(), places=near
    )


@deed("note_beside", "kring/<uuid:circle>/aantekeningen/<uuid:pk>/ernaast", scope="CIRCLE")
def note_beside(request: Request, standing: Standing, circle: UUID, pk: UUID) -> HttpResponse:
    """Own words beside the words of another; those stay as they are (R83)."""
    found = _open(standing, circle, pk)
    form = forms.BesideForm(request.POST or None)
    if form.is_valid():
        to = found.writer_id if standing.person == found.about_id != found.writer_id else None
        beside = actions.write_note(
            circle=found.circle, about=found.about_id, to=to, corrects=found, acting=standing.acting,
            now=clock.now(), **form.cleaned_data,
        )  # fmt: skip
        return standing.done(_("Jouw woorden staan ernaast."), "note", circle, beside.pk)
    return standing.show("note_beside", form=form, note=found)


@deed("note_back", "kring/<uuid:circle>/aantekeningen/<uuid:pk>/terug", scope="CIRCLE")
def note_back(request: Request, standing: Standing, circle: UUID, pk: UUID) -> HttpResponse:
    """Take back what I wrote."""
    found = _open(standing, circle, pk)
    if request.method != "POST":
        return redirect(standing.url("note", circle, pk))
    actions.take_back_note(note=found, acting=standing.acting, now=clock.now())
    return standing.done(_("Teruggenomen. Om wie het gaat, ziet nog wat er stond."), "note", circle, pk)


@deed("note_also", "kring/<uuid:circle>/aantekeningen/<uuid:pk>/ook", scope="CIRCLE")
def note_also(request: Request, standing: Standing, circle: UUID, pk: UUID) -> HttpResponse:
    """Let somebody else read it too: the person decides."""
    found = _open(standing, circle, pk)
    if standing.person not in (found.about_id, found.writer_id) or found.taken_back_at:
        raise Http404
    people = _options(
        queries.circle_to_write_in(pk=circle, person=standing.person), found.about_id, found.writer_id
    )
    form = forms.AlsoForm(request.POST or None, people=people)
    if form.is_valid():
        actions.share_note(note=found, acting=standing.acting, now=clock.now(), **form.cleaned_data)
        yes = _("Gedeeld. Stoppen kan elk moment bij Wie mag wat lezen.")
        asked = _("Gevraagd. Tot er een ja is, leest niemand anders het.")
        return standing.done(yes if found.about_id == standing.person else asked, "note", circle, pk)
    return standing.show("note_also", form=form, note=found, people=people)


@deed("my_notes", "mijn/aantekeningen", scope="LEDGER")
def my_notes(request: Request, standing: Standing) -> HttpResponse:
    """Every note about me, whoever wrote it, in whatever circle: there are no others (R02)."""
    me = standing.person
    standing.look(subject=me, object_type="person", object_id=me, view="my_notes", purpose="circle")
    rows = Paginator(queries.notes_about(person=me), PER_PAGE).get_page(request.GET.get("p"))
    return standing.show("note_mine", page=rows, today=clock.today())
