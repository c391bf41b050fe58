"""Named questions about messages."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samenspel.community.models import ContactDetails, Person

from . import rules
from .kinds import KINDS
from .models import Message
from .rules import ABOUT_A_MATCH, CHOICES, OVER


def messages_for(*, person: UUID) -> QuerySet[Message]:
    """Return what was told to somebody, newest first."""
    return Message.objects.filter(person=person).exclude(state="WAITING").order_by("-made_at")


def comes_by_letter(*, person: Person) -> bool:
    """True when what somebody is told now comes by letter: as she chose, or since nothing else is there."""
    contact = getattr(person, "contact", None) or ContactDetails()
    way = rules.channel_for(person.prefers, email=contact.email, phone=contact.phone, street=contact.street)
    return way == Message.Channel.LETTER


def told_since(*, person: UUID, kind: str, since: datetime, ball: UUID | None = None) -> bool:
    """True when somebody was told this since then, about this ball if one is given (for a job)."""
    rows = Message.objects.filter(person=person, kind=kind, made_at__gt=since)
    return (rows.filter(ball_id=ball) if ball else rows).exists()


def to_deliver(*, today: date) -> QuerySet[Message]:
    """Return what waits to be sent, oldest first; without what waits for who wants no contact now (R07)."""
    can_wait = [key for key, kind in KINDS.items() if kind.waits]
    rows = Message.objects.filter(state=Message.State.WAITING).order_by("made_at")
    return rows.exclude(kind__in=can_wait, person__no_contact_until__gt=today)


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


def why_lapsed(because: str) -> str:
    """Return in one sentence why a letter was not printed any more, from its `lapsed_by`."""
    said = {
        rules.DAY: _("De dag waarvan de brief sprak, is voorbij."),
        rules.OVER: _("Waar de brief over ging, is al gestopt."),
    }
    later = str(KINDS[because].subject) if because in KINDS else ""
    if not later or "{" in later:  # a name or a day that is not hers to fill in here
        return said.get(because, _("Er kwam een nieuwer bericht hierover."))
    return _("Daarna kwam: “%(title)s”.") % {"title": later}


def my_desk_teams() -> list[UUID]:
    """Return the organisations for which who acts may write down for others; none for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT my_desk_teams()")
        return [team for (team,) in cursor.fetchall()]


def failed_and_not_taken_up() -> QuerySet[Message]:
    """Return messages that did not arrive and are nobody's task yet, of a ball or written down for her."""
    of_somebody = Q(ball_id__isnull=False) | Q(writer_id__isnull=False)
    return Message.objects.filter(of_somebody, state=Message.State.FAILED, taken_up=False)


__all__ = [
    "ABOUT_A_MATCH", "CHOICES", "OVER", "failed_and_not_taken_up", "kinds_filled", "messages_for",
    "my_desk_teams", "to_deliver", "why_lapsed",
]  # fmt: skip
