"""Tell a person something: written in the deed's own transaction, sent by the worker after commit."""

import smtplib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.formats import date_format
from procrastinate.contrib.django import app

from samenspel.community.models import ContactDetails, Person
from samenspel.design.dates import clock_time

from .. import queries, rules
from ..kinds import KINDS
from ..models import Message
from ..text_messages import CannotSend, sender
from .overtaking import TOLD, lapse, lapse_after_their_day, overtake


def tell(
    *, person: UUID, kind: str, municipality: UUID, now: datetime, ball: UUID | None = None, **facts: str
) -> Message:
    """Write a message down. Nothing leaves when the transaction is rolled back (habit 6)."""
    return tell_of(person=person, kind=kind, municipality=municipality, now=now, ball=ball, facts=facts)


def tell_of(
    *,
    person: UUID,
    kind: str,
    municipality: UUID,
    now: datetime,
    ball: UUID | None,
    facts: Mapping[str, str],
    about: UUID | None = None,
    until: date | None = None,
    at_my_desk: bool = False,
) -> Message:
    """Write a message down about one thing of a ball, or that is true until a day.

    `about`: which match, proposal or rota. `until`: the last day on which it is true. A letter that became
    untrue before it was printed lapses: see `rules.AT_ITS_BALL`. `at_my_desk`: who acts wrote down for her
    what it tells; the team for which she did so prints the letter, also when she works there no more.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    message = Message(
        person_id=person, kind=kind, municipality_id=municipality, ball_id=ball, facts=dict(facts),
        made_at=now, about_id=about, until_on=until, teams=queries.my_desk_teams() if at_my_desk else [],
    )  # fmt: skip
    message.save(force_insert=True)
    # In the same transaction: a rolled-back deed leaves no job. By name, since jobs import this module.
    app.configure_task("deliver_message").defer(pk=str(message.pk))
    return message


def address(*, message: Message) -> None:
    """Choose the way for a message and fill in its text, in the receiver's language."""
    person = Person.objects.select_related("contact").get(pk=message.person_id)
    contact = getattr(person, "contact", None) or ContactDetails()
    kind = KINDS[message.kind]
    prefers = Message.Channel.LETTER if kind.letter else person.prefers
    message.channel = rules.channel_for(
        prefers, email=contact.email, phone=contact.phone, street=contact.street
    )
    message.language = person.language if person.language in dict(settings.LANGUAGES) else "nl"
    message.address = {"MAIL": contact.email, "TEXT": contact.phone}.get(message.channel, "")
    with translation.override(message.language):
        facts = _said_in(message.language, message.facts)
        message.subject = rules.fill(str(kind.subject), facts)
        text = {Message.Channel.TEXT: kind.short, Message.Channel.LETTER: kind.paper or kind.body}
        body = text.get(Message.Channel(message.channel), kind.body)
        message.body = rules.fill(str(body), facts)


def _said_in(language: str, facts: dict[str, str]) -> dict[str, str]:
    """Return the facts as this language says them: a day, a word, an address of its own pages."""
    said = dict(facts)
    if facts.get("what"):
        said["what"] = translation.gettext(facts["what"])
    if facts.get("day"):
        said["day"] = date_format(date.fromisoformat(facts["day"]), "l j F Y")
    if facts.get("moment"):
        at = timezone.localtime(datetime.fromisoformat(facts["moment"]))
        said["moment"] = f"{date_format(at, 'l j F Y')}, {clock_time(at)}"
    if facts.get("link") and language != settings.LANGUAGE_CODE:
        said["link"] = facts["link"].replace(settings.SITE_URL, f"{settings.SITE_URL}/{language}", 1)
    return said


def _send(message: Message) -> None:
    if message.channel == Message.Channel.MAIL:
        EmailMessage(
            message.subject,
            message.body,
            to=[message.address],
            headers={"X-Samenspel-Message": str(message.pk), "Auto-Submitted": "auto-generated"},
        ).send()
    elif message.channel == Message.Channel.TEXT:
        sender().send(number=message.address, text=message.body)


def _unknown_there(problem: Exception) -> bool:
    """True when the mail server will never take this recipient; 4xx only means: come back later."""
    if not isinstance(problem, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _said in problem.recipients.values())


SENT_STATE = {
    Message.Channel.MAIL: Message.State.SENT,
    Message.Channel.TEXT: Message.State.SENT,
    Message.Channel.LETTER: Message.State.TO_PRINT,
    Message.Channel.SCREEN: Message.State.SHOWN,
}


def _must_wait(message: Message, now: datetime) -> bool:
    return rules.must_wait(
        no_contact_until=message.person.no_contact_until,
        today=timezone.localdate(now),
        waits=KINDS[message.kind].waits,
    )


@transaction.atomic
def deliver(*, pk: UUID, now: datetime) -> Message | None:
    """Send one waiting message, once; a refusal by the mail server counts a try, five fail it.

    Who wants no contact now gets what can wait on the day that she chose (R07).
    """
    message = Message.objects.select_for_update(skip_locked=True).filter(pk=pk, state="WAITING").first()
    if message is None or _must_wait(message, now):
        return None
    address(message=message)
    message.tries += 1
    try:
        _send(message)
    except (smtplib.SMTPException, CannotSend, OSError, ValueError) as problem:
        message.failure = type(problem).__name__
        final = _unknown_there(problem) or message.tries >= rules.TRIES
        message.state = Message.State.FAILED if final else Message.State.WAITING
    else:
        message.state = SENT_STATE[Message.Channel(message.channel)]
    message.done_at = now
    message.save()
    if message.ball_id and message.state in TOLD:
        overtake(message=message, now=now)
    return message


def bounced(*, pk: UUID, why: str, now: datetime) -> bool:
    """Mark a sent mail as not arrived, after a report of the mail server. False when unknown."""
    rows = Message.objects.filter(pk=pk, state=Message.State.SENT)
    return bool(rows.update(state=Message.State.FAILED, failure=why[:200] or "bounced", done_at=now))


def mark_printed(*, pks: Iterable[UUID], now: datetime) -> bool:
    """These letters were printed; with each the earlier ones that say the same to her: one envelope.

    What lapsed while it lay in the printer was printed all the same. Return whether one of them still
    waited. In one statement.
    """
    state = Message.State
    waiting = Message.objects.filter(state__in=(state.TO_PRINT, state.LAPSED), channel="LETTER")
    waiting = waiting.annotate(about=Coalesce("ball_id", Value(UUID(int=0))))
    same = {name: OuterRef(name) for name in ("person", "about", "kind", "body")}
    printed = waiting.filter(pk__in=list(pks), made_at__gte=OuterRef("made_at"), **same)
    return bool(waiting.filter(Exists(printed)).update(state=state.PRINTED, done_at=now, lapsed_by=""))


__all__ = [
    "address", "bounced", "deliver", "lapse", "lapse_after_their_day", "mark_printed",
    "overtake", "tell", "tell_of",
]  # fmt: skip
