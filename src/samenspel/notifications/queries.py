"""Named questions about messages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from . import rules
from .kinds import KINDS
from .models import Message


def messages_for(*, person: UUID) -> QuerySet[Message]:
    """Return what was told to somebody, newest first."""
    return Message.objects.filter(person=person).exclude(state="WAITING").order_by("-made_at")


def letters_to_print() -> QuerySet[Message]:
    """Return letters that wait for a printer, of the balls the acting person may see."""
    return Message.objects.filter(state=Message.State.TO_PRINT).select_related("person").order_by("made_at")


def kinds_filled(*, facts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return every kind of message with its texts, filled with these facts."""
    return [
        {
            "key": key,
            "for_resident": kind.for_resident,
            "subject": rules.fill(str(kind.subject), facts),
            "body": rules.fill(str(kind.body), facts),
            "short": rules.fill(str(kind.short), facts),
        }
        for key, kind in KINDS.items()
    ]


def failed_and_not_taken_up() -> QuerySet[Message]:
    """Return messages that did not arrive and are nobody's task yet."""
    return Message.objects.filter(state=Message.State.FAILED, taken_up=False, ball_id__isnull=False)
