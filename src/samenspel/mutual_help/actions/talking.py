"""Talking about an ask: notes, urgency, suggestions, a colleague's advice. The asker reads all of it."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors as ball_errors
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import Seat, Step
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.social_map.models import Entry

from .. import errors, rules
from ..models import Ask, Consult, Note, Suggestion
from .asking import record, tell, tells_who


@transaction.atomic
def write_note(*, ask: Ask, text: str, readers: str, acting: Acting, now: datetime) -> Note:
    """Write to the asker, or as the asker to the holder. Default between the two; never hidden (R02).

    The first word of the holder makes it a conversation.
    """
    ball = ask.ball
    commitments.lock(ball=ball)
    by_asker = acting.resident == ask.asker_id
    if not by_asker and acting.person not in (ball.holder_id, ball.deputy_id, ball.lead_id):
        raise ball_errors.NotYourBall  # who is only invited, or stands at the door, takes the ball first
    note = Note(
        ask=ask,
        writer_id=ask.asker_id if by_asker else acting.somebody,
        to_id=ball.holder_id if by_asker else ask.asker_id,
        entered_by_id=acting.person if acting.on_behalf_of else None,
        readers=readers,
        text=rules.tidy(text),
        written_at=now,
    )
    note.save(force_insert=True)
    if not by_asker:
        Ask.objects.filter(pk=ask.pk, state=Ask.State.OPEN).update(state=Ask.State.IN_CONVERSATION)
        commitments.end_seats(ball=ball.pk, reason=Seat.Reason.DOOR, now=now)
    record(verb="wrote", ask=ask, acting=acting, now=now, readers=readers)
    _tell(ask=ask, to_asker=not by_asker, kind="word_for_you" if not by_asker else "asker_wrote", now=now)
    return note


def _tell(*, ask: Ask, to_asker: bool, kind: str, now: datetime, **more: str) -> None:
    facts = facts_about(ball=ask.ball, now=now)
    if not to_asker:
        facts["link"] = work_link(ask.ball)
    person = ask.asker_id if to_asker else ask.ball.holder_id
    tell(ask=ask, person=person, kind=kind, now=now, **{**facts, **more})


@transaction.atomic
def set_urgency(*, ask: Ask, urgency: str, reason: str, acting: Acting, now: datetime) -> None:
    """A human says how soon, and why; the asker reads it (R53). What is needed today waits for no Monday."""
    commitments.hurry(ball=ask.ball, urgent=urgency == Ask.Urgency.TODAY, acting=acting)
    if not reason.strip():
        raise errors.ReasonMissing
    Ask.objects.filter(pk=ask.pk).update(
        urgency=urgency, urgency_reason=rules.tidy(reason), urgency_by_id=acting.person
    )
    record(verb="set_urgency", ask=ask, acting=acting, now=now, urgency=urgency)


@transaction.atomic
def suggest(*, ask: Ask, entry: Entry, text: str, acting: Acting, now: datetime) -> Suggestion:
    """Show the asker a place on the map; it becomes a stop on her path."""
    commitments.must_hold(ball=ask.ball, acting=acting)
    shape = entry.shape
    row = Suggestion(
        ask=ask,
        place_id=entry.pk,
        place_name=entry.name,
        shape=shape,
        text=rules.tidy(text),
        by_id=acting.somebody,
        at=now,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Suggestion.objects.get(ask=ask, place_id=entry.pk, taken_back_at=None)
    commitments.add_step(
        ball=ask.ball,
        kind=Step.Kind.SUGGESTED,
        acting=acting,
        person=acting.person,
        shape=shape,
        place=entry.pk,
        now=now,
    )
    record(verb="suggested", ask=ask, acting=acting, now=now, place=str(entry.pk))
    _tell(ask=ask, to_asker=True, kind="word_for_you", now=now)
    return row


@transaction.atomic
def take_back_suggestion(*, suggestion: Suggestion, acting: Acting, now: datetime) -> None:
    """Undo a suggestion that did not fit (R59)."""
    commitments.must_hold(ball=suggestion.ask.ball, acting=acting)
    Suggestion.objects.filter(pk=suggestion.pk, taken_back_at=None).update(taken_back_at=now)
    record(verb="took_back_suggestion", ask=suggestion.ask, acting=acting, now=now)


@transaction.atomic
def dead_end(*, ask: Ask, text: str, acting: Acting, now: datetime) -> None:
    """This way did not lead to an answer. It stays on the path, and is countable (I18)."""
    commitments.must_hold(ball=ask.ball, acting=acting)
    commitments.add_step(ball=ask.ball, kind=Step.Kind.DEAD_END, acting=acting, person=acting.person, now=now)
    record(verb="met_dead_end", ask=ask, acting=acting, now=now)
    if text.strip():
        write_note(ask=ask, text=text, readers=Note.Readers.TABLE, acting=acting, now=now)


@transaction.atomic
def consult(*, ask: Ask, receiver: UUID, text: str, acting: Acting, now: datetime) -> Consult:
    """Ask a colleague for advice without the name. Refused when the text still tells who it is."""
    commitments.must_hold(ball=ask.ball, acting=acting)
    if tells_who(ask, text):
        raise errors.NameInConsult
    row = Consult(
        ask=ask, sender_id=acting.somebody, receiver_id=receiver, text=rules.tidy(text), asked_at=now
    )
    row.save(force_insert=True)
    record(verb="consulted", ask=ask, acting=acting, now=now, receiver=str(receiver))
    facts = facts_about(ball=ask.ball, now=now)
    notifications.tell(
        person=receiver,
        kind="consult_asked",
        municipality=ask.municipality_id,
        now=now,
        name=facts["name"],
        link=consult_link(row),
    )
    return row


def consult_link(row: Consult) -> str:
    """Return the address where the colleague reads the text, and only that."""
    return settings.SITE_URL + reverse("work_consult", args=[row.pk])


@transaction.atomic
def answer_consult(*, consult: Consult, text: str, acting: Acting, municipality: UUID, now: datetime) -> None:
    """The colleague gives advice; sender and asker read it."""
    rows = Consult.objects.filter(pk=consult.pk, receiver=acting.person, answered_at=None)
    if not rows.update(answer=rules.tidy(text), answered_at=now):
        raise ball_errors.OfferIsOver
    journal.record(
        verb="advised",
        acting=acting,
        object_type="consult",
        object_id=consult.pk,
        municipality=municipality,
        now=now,
    )
