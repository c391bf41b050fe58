"""What a deed about a request leaves: a line in the journal, and a word to whom it concerns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import queries as balls
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from ..models import GrantRequest


def record(verb: str, asked: GrantRequest, acting: Acting, now: datetime, **terms: Any) -> None:
    """Write a deed about a request in the journal: never the amount or the words."""
    journal.record(
        verb=verb, acting=acting, object_type="grant_request", object_id=asked.pk, ball=asked.ball_id,
        municipality=asked.municipality_id, now=now, **terms,
    )  # fmt: skip


def page_of(name: str, key: UUID | None) -> str:
    """Return the whole address of a page, for a message."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse(name, args=[key])


def tell(asked: GrantRequest, people: Iterable[UUID], kind: str, now: datetime, *, page: str = "") -> None:
    """Tell these people that there is something with a request: never what it says."""
    link = page_of(page, asked.ball_id) if page else page_of("grant", asked.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT grant_place(%s)", [asked.pk])
        place = cursor.fetchone()[0]
    door = balls.main_door()
    for person in people:
        notifications.tell(
            person=person, kind=kind, municipality=asked.municipality_id, ball=asked.ball_id, now=now,
            place=place, link=link, phone=door.phone if door else "",
        )  # fmt: skip
