"""Verbs that keep the map true: asking who tends an entry, taking the answer, the call list (R76)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors
from samenspel.commitments.models import Ball, Step
from samenspel.community.models import ContactDetails, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions as notifications

from .. import queries, rules
from ..models import Change, Check, Entry
from .telling import tell, who_says, whom_to_call

SALT = "samenspel.map.check"


class AlreadyAnswered(Refusal):
    """Hier is al op geantwoord. Dank je wel."""


def token_of(check: Check, *, now: datetime) -> str:
    """Return what stands in the address of a message: signed, and over after rules.TOKEN_DAYS."""
    return signing.dumps(
        [check.pk.hex, check.ball_id.hex if check.ball_id else "", int(now.timestamp())], salt=SALT
    )


def ball_of_token(token: str, *, now: datetime) -> tuple[UUID, UUID]:
    """Return (check, ball) of a token that still holds. Raises NotFound."""
    try:
        check, ball, made = signing.loads(token, salt=SALT)
        found = UUID(check), UUID(ball)
    except (signing.BadSignature, ValueError) as problem:
        raise NotFound from problem
    if now.timestamp() - made > rules.TOKEN_DAYS * 86_400:
        raise NotFound
    return found


def link_of(check: Check, *, now: datetime) -> str:
    """Return the address where who is asked answers without signing in."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse("map_check", args=[token_of(check, now=now)])


# --- asking, by the nightly job ------------------------------------------------------------
@transaction.atomic
def ask_about(*, entry: Entry, now: datetime, acting: Acting) -> Check | None:
    """Ask who tends this entry whether it still holds: a ball and a message; without a way, the call list.

    For a job. Two jobs at once ask once: the second returns nothing.
    """
    assert entry.municipality_id is not None
    Entry.objects.select_for_update(no_key=True).values_list("pk").get(pk=entry.pk)
    if Check.objects.filter(entry=entry, answered_at=None).exists():
        return None
    person = queries.who_tends(entry.pk)
    check = Check(entry=entry, municipality_id=entry.municipality_id, person_id=person, asked_at=now)
    reachable = person is not None and _reads_messages(person)
    check.way = Check.Way.MESSAGE if reachable else Check.Way.CALL
    check.ball_id = _ball(check, entry, now=now, acting=acting) if reachable else None
    if reachable and check.ball_id is None:  # away: somebody calls
        check.way = Check.Way.CALL
    check.save(force_insert=True)
    if check.ball_id:
        _message(check, entry, "map_check", now=now)
    tell(entry, "map_asked", acting=acting, now=now, way=check.way)
    return check


def _reads_messages(person: UUID) -> bool:
    """Whether a mail or a text message comes to her; a letter or a screen has no button to tap."""
    who = Person.objects.filter(pk=person).first()
    contact = ContactDetails.objects.filter(pk=person).first()
    if who is None or contact is None:
        return False
    return rules.reads_messages(who.prefers, email=contact.email, phone=contact.phone)


def _ball(check: Check, entry: Entry, *, now: datetime, acting: Acting) -> UUID | None:
    assert check.person_id is not None
    due_at = now + timedelta(days=2 * rules.REMIND_AFTER_DAYS)
    return open_map_ball(
        about=check.pk, person=check.person_id, entry=entry, due_at=due_at, now=now, acting=acting
    )


def open_map_ball(
    *, about: UUID, person: UUID, entry: Entry, due_at: datetime, now: datetime, acting: Acting
) -> UUID | None:
    """Put a ball about the map in the hands of who tends an entry; nothing when she is away for long."""
    assert entry.municipality is not None
    pk = new_id()
    try:
        with transaction.atomic():
            commitments.open_ball(
                pk=pk,
                about=Ball.About.MAP,
                about_id=about,
                place=entry.pk,
                subject=person,
                holder=person,
                municipality=entry.municipality,
                due_at=due_at,
                acting=acting,
                now=now,
            )
    except IntegrityError:
        return None
    return pk


def _message(check: Check, entry: Entry, kind: str, *, now: datetime) -> None:
    assert check.person_id is not None
    notifications.tell(
        person=check.person_id,
        kind=kind,
        municipality=check.municipality_id,
        ball=check.ball_id,
        now=now,
        place=entry.name,
        link=link_of(check, now=now),
        phone=whom_to_call(entry),
    )


@transaction.atomic
def remind(*, check: Check, now: datetime) -> bool:
    """Ask once more, after rules.REMIND_AFTER_DAYS. For a job; two at once remind once."""
    if not Check.objects.filter(pk=check.pk, answered_at=None, reminded_at=None).update(reminded_at=now):
        return False
    _message(check, check.entry, "map_check_again", now=now)
    return True


@transaction.atomic
def let_sink(*, check: Check) -> None:
    """Nobody answered: the entry sinks in the lists and says so, and somebody calls. Never thrown away."""
    Check.objects.filter(pk=check.pk, answered_at=None).update(way=Check.Way.CALL)
    Entry.objects.filter(pk=check.entry_id, unanswered_since=None).update(
        unanswered_since=day_of(check.asked_at)
    )


# --- answers ------------------------------------------------------------
@transaction.atomic
def answer(
    *, check: Check, answer: str, words: str = "", by: str = "", acting: Acting, now: datetime
) -> Check:
    """Take one answer: RIGHT makes it fresh, STOPPED closes it, CHANGED waits until somebody changed it.

    `words`: what is different; they become a proposal. Of two answers at once the first counts.
    Raises AlreadyAnswered.
    """
    rows = Check.objects.filter(pk=check.pk, answered_at=None)
    said = by or who_says(check.entry)
    if not rows.update(answered_at=now, answer=answer, answered_by_id=acting.person, by_words=said):
        raise AlreadyAnswered
    if words.strip():
        Change(
            entry_id=check.entry_id,
            municipality_id=check.municipality_id,
            kind=Change.Kind.PROPOSAL,
            state=Change.State.OPEN,
            words=words.strip()[:500],
            person_id=acting.person,
            made_at=now,
        ).save(force_insert=True)
    tell(check.entry, "map_answered", acting=acting, now=now, answer=answer, way=check.way)
    if check.ball_id:
        close_map_ball(check.ball_id, acting=acting, now=now)
    return check


def close_map_ball(ball: UUID | None, *, acting: Acting, now: datetime) -> None:
    """Close the ball when the acting person may; what she may not, the nightly job closes."""
    found = Ball.objects.open().filter(pk=ball).first() if ball else None
    if found is not None:
        try:
            commitments.close_ball(ball=found, step=Step.Kind.ANSWERED, acting=acting, now=now)
        except errors.BallIsClosed:
            return


@transaction.atomic
def called_in_vain(*, check: Check, today: date, acting: Acting, now: datetime) -> None:
    """Nobody picked up: it comes back on the call list after a few days, and after some tries it sinks."""
    Check.objects.filter(pk=check.pk, answered_at=None).update(
        tries=check.tries + 1, call_from=today + timedelta(days=rules.CALL_AGAIN_DAYS)
    )
    tell(check.entry, "map_called_in_vain", acting=acting, now=now, tries=check.tries + 1)


# --- one night ------------------------------------------------------------
def due_tonight(*, now: datetime, acting: Acting) -> list[Callable[[], object]]:
    """Return what the map does tonight: remind, let sink, ask, close. For a job, one transaction for each."""
    reminding = [partial(remind, check=check, now=now) for check in queries.to_remind(now=now)]
    sinking = [partial(let_sink, check=check) for check in queries.to_sink(now=now)]
    asking = [partial(ask_about, entry=entry, now=now, acting=acting) for entry in queries.to_ask(now=now)]
    closing = [partial(close_map_ball, pk, acting=acting, now=now) for pk in queries.answered_with_a_ball()]
    return [*reminding, *sinking, *asking, *closing]
