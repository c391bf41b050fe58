"""Verbs about words: what the map learns to understand."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.journal import actions as journal

from ..models import Concept, Cue, Missed


class CueStandsThere(Refusal):
    """Dit woord staat hier al."""


class OnlyOwnWords(Refusal):
    """Dit woord geldt overal. Alleen een woord van je eigen gemeente kun je weghalen."""


def note_missed(*, words: Sequence[str], today: date) -> None:
    """Count words that the map did not understand, at most once a day each; nothing else of the search."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_missed(%s, %s)", [list(words), today])


@transaction.atomic
def add_cue(
    *, concept: Concept, words: str, language: str, municipality: UUID, acting: Acting, now: datetime
) -> Cue:
    """Let words that people say lead to a concept, in one municipality. Raises CueStandsThere.

    What was missed and is in these words, is understood from now on.
    """
    cue = Cue(concept=concept, words=words, language=language, municipality_id=municipality)
    if Cue.objects.filter(concept=concept, words=words.strip().lower(), municipality=None).exists():
        raise CueStandsThere
    try:
        with transaction.atomic():
            cue.save(force_insert=True)
    except IntegrityError as problem:
        raise CueStandsThere from problem
    Missed.objects.filter(word__in=words.casefold().split()).update(state=Missed.State.UNDERSTOOD)
    journal.record(
        verb="map_cue_added", acting=acting, object_type="map_cue", object_id=cue.pk,
        municipality=municipality, now=now, concept=concept.pk,
    )  # fmt: skip
    return cue


@transaction.atomic
def remove_cue(*, cue: Cue, municipality: UUID, acting: Acting, now: datetime) -> None:
    """Take a word of one's own municipality away. Raises OnlyOwnWords."""
    if cue.municipality_id != municipality:
        raise OnlyOwnWords
    journal.record(
        verb="map_cue_removed", acting=acting, object_type="map_cue", object_id=cue.pk,
        municipality=municipality, now=now, concept=cue.concept_id,
    )  # fmt: skip
    cue.delete()


def leave_missed(*, missed: Missed) -> None:
    """A word that means nothing for the map: it does not come back on the list."""
    Missed.objects.filter(pk=missed.pk).update(state=Missed.State.LEFT)
