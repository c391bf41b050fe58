"""How deeds of sharing are noted and told: ids and verbs, and "there is something", never what."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import queries as commitments
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from ..models import Consent, GleaningNote, LegalException, Note
from .telling import name_of

# Where somebody reads about each kind of thing, unless a deed says otherwise.
PAGES = {Consent: "consent", LegalException: "exception_told", Note: "note", GleaningNote: "my_gleanings"}
WORDS = {Consent: "consent", LegalException: "exception", Note: "note", GleaningNote: "gleaning"}


def link_to(name: str, *args: Any) -> str:
    """Return the address of a page as it stands in a message."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"


def note_deed(verb: str, thing: Any, *, acting: Acting, now: datetime, **terms: Any) -> None:
    """Write a deed about a share, a note or a gleaning in the journal of whom it is about."""
    subject = getattr(thing, "subject_id", None) or getattr(thing, "about_id", None) or thing.person_id
    town = thing.circle.municipality_id if isinstance(thing, Note) else thing.municipality_id
    journal.record(
        verb=verb, acting=acting, object_type=WORDS[type(thing)], object_id=thing.pk, subject=subject,
        municipality=town, now=now, **terms,
    )  # fmt: skip


def tell_receivers(thing: Any, *, kind: str, page: str, acting: Acting, now: datetime) -> None:
    """Tell who may read it: the one person, or everybody who may read it at the organisation."""
    link = link_to(page, thing.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT who_receives(%s)", [thing.pk])
        people = [row[0] for row in cursor.fetchall()]
    for person in people:
        tell_about(thing, person=person, kind=kind, acting=acting, now=now, link=link)


def tell_about(
    thing: Any, *, person: UUID, kind: str, acting: Acting, now: datetime, link: str = "", **facts: str
) -> None:
    """Tell somebody that there is something; never what, and never whoever does it herself."""
    if person == acting.person:
        return
    door = commitments.main_door()
    town = thing.circle.municipality_id if isinstance(thing, Note) else thing.municipality_id
    args = [thing.circle_id, thing.pk] if isinstance(thing, Note) else [thing.pk]
    page = PAGES[type(thing)]
    known: dict[str, Any] = {
        "name": name_of(acting.person),
        "phone": door.phone if door else "",
        "link": link or (link_to(page) if page == "my_gleanings" else link_to(page, *args)),
    }
    if hasattr(thing, "until"):
        known["day"] = thing.until.isoformat()
    notifications.tell(person=person, kind=kind, municipality=town, now=now, **(known | facts))
