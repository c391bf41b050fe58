"""Named questions about notes and gleaned notes: what a reader may not read does not exist."""

from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from samenspel.community.models import Person
from samenspel.foundation.translated import Translated

from ..models import Circle, Consent, GleaningNote, Member, Note
from .rows import name, rows


def notes_in(*, circle: UUID, person: UUID) -> QuerySet[Any]:
    """Return the notes in a circle that are somebody's own: about, by or to her; newest first, with names.

    What another lets her read stands under "met jou gedeeld": each look there names the yes behind it.

    `others`: who may read it by a live yes of the person. Ordered by time only: a title ranks nobody (R24).
    """
    return _dressed(Note.objects.filter(_own(person), circle=circle)).order_by("-written_at", "-pk")


def notes_about(*, person: UUID) -> QuerySet[Any]:
    """Return every note about somebody, newest first: she reads all of them (R02)."""
    return _dressed(Note.objects.filter(about=person)).order_by("-written_at", "-pk")


@cache
def statement() -> Translated[Note]:
    """Return the statement of one note, translated once."""

    def build(circle: UUID, pk: UUID, person: UUID) -> QuerySet[Note]:
        notes = Note.objects.select_related("circle__municipality")
        return _dressed(notes.filter(_own(person), circle=circle, pk=pk))

    return Translated(build)


def note_for(*, circle: UUID, pk: UUID, person: UUID) -> Any:
    """Return one note about, by or to somebody, with the circle's municipality. Raises Note.DoesNotExist."""
    return statement().get(circle=circle, pk=pk, person=person)


def _own(person: UUID) -> Q:
    return Q(about=person) | Q(writer=person) | Q(to=person)


def _dressed(found: QuerySet[Note]) -> QuerySet[Any]:
    live = Consent.objects.filter(items__kind="NOTE", items__object_id=OuterRef("pk"), state="GIVEN")
    reading = live.order_by("given_at", "pk")
    return found.annotate(
        writer_name=name("writer_id"),
        about_name=name("about_id"),
        to_name=name("to_id"),
        by_hand=name("entered_by_id"),
        others=rows(
            reading, person=name("to_person_id"), organisation=F("to_organisation__name"), until="until"
        ),
    )


def circle_to_write_in(*, pk: UUID, person: UUID) -> Any:
    """Return a circle with `people`, everybody in it now. Raises Circle.DoesNotExist for an outsider."""
    there = Member.objects.active().filter(circle=OuterRef("pk")).order_by("active_since", "pk")
    mine = Member.objects.active().filter(circle=OuterRef("pk"), person=person)
    found = Circle.objects.filter(Exists(mine), ended_at=None).select_related("municipality")
    return found.annotate(
        people=rows(there, id="person_id", side="side", name=name("person_id"), as_what="as_what")
    ).get(pk=pk)


# --- gleaned --------------------------------------------------------------------------------------------
def gleaned_by(*, person: UUID, on: date) -> QuerySet[Any]:
    """Return what a gleaner, or her team with the yes of the person, may know now; newest first."""
    live = GleaningNote.objects.filter(removed_at=None, until__gt=on).exclude(person=person)
    mine = Coalesce(Q(maker=person), Value(False), output_field=BooleanField())
    return live.annotate(mine=mine, about_name=name("person_id"), maker_name=name("maker_id")).order_by(
        "-said_at", "-pk"
    )


def gleaned_about(*, person: UUID) -> QuerySet[Any]:
    """Return what was gleaned about somebody, newest first, also what is over or was taken away."""
    rows_about = GleaningNote.objects.filter(person=person)
    return rows_about.annotate(maker_name=name("maker_id")).order_by("-said_at", "-pk")


def gleaning_for(*, pk: UUID) -> Any:
    """Return one gleaned note. Raises GleaningNote.DoesNotExist."""
    return GleaningNote.objects.annotate(about_name=name("person_id"), maker_name=name("maker_id")).get(pk=pk)


def people_known(*, besides: UUID) -> QuerySet[Person]:
    """Return whom the context knows by name and who does not work here: by name."""
    return Person.objects.filter(memberships=None).exclude(pk=besides).order_by("sort_name", "pk")
