"""Asking: without account, in at most three fields, for yourself or for somebody else with her yes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from samenspel.commitments import actions as commitments
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import Ball, Seat, Step
from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import errors, rules
from ..models import Ask, Words
from .asker import Asker, register, who_acts
from .due import due_at_door


@dataclass(frozen=True, slots=True)
class ForAnother:
    """Asking for somebody else: who asks, and how the other said yes."""

    through: str = ""
    their_yes: str = ""


def _first_ask(form_key: UUID) -> Ask | None:
    """Return the ask that this very form made before, and bear its ball."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ball FROM ask_with_form(%s)", [form_key])
        found = cursor.fetchone()
    if not found:
        return None
    context.enter(context.Context(person=context.current().person, ball=found[0]))
    return Ask.objects.select_related("ball").get(ball=found[0])


def ask(
    *,
    words: str,
    area: Area,
    reach: str,
    asker: Asker,
    form_key: UUID,
    acting: Acting,
    now: datetime,
    for_another: ForAnother | None = None,
    way: str = "SCREEN",
    cause: UUID | None = None,
) -> Ask:
    """Ask: the ball is at once with a named person at the front door of the area.

    A doubled submit returns the first ask. Raises NobodyAtTheDoor, TheirYesFirst.
    """
    other = for_another or ForAnother()
    if other.through and not other.their_yes:
        raise errors.TheirYesFirst
    for last in (False, False, True):
        first = _first_ask(form_key)
        if first:
            return first
        try:
            with transaction.atomic():
                return _ask_once(words, area, reach, asker, form_key, acting, now, other, way, cause)
        except IntegrityError:
            # The same form, submitted twice in the same second: found at the next try. Or who would hold
            # the ball went away in this second: then somebody else stands at the door.
            if last:
                raise
    raise AssertionError


def _ask_once(
    words: str,
    area: Area,
    reach: str,
    asker: Asker,
    form_key: UUID,
    acting: Acting,
    now: datetime,
    other: ForAnother,
    way: str,
    cause: UUID | None,
) -> Ask:
    municipality = community.area_line(area)[-1]
    person_pk, me = who_acts(asker, acting)
    days = community.setting(area=area, key="door_answer_days", now=now)
    pk, ball_pk = new_id(), new_id()
    # First the ball, which locks its holder, and then the journal: always in that order.
    ball = commitments.open_ball(
        pk=ball_pk,
        about=Ball.About.ASK,
        about_id=pk,
        subject=person_pk,
        municipality=municipality,
        at_door_of=area,
        due_at=due_at_door(area=area, days=days, now=now),
        acting=me,
        now=now,
        with_code=True,
    )
    person = asker.known or register(person_pk, asker, area, municipality, me, now)
    made = Ask(
        pk=pk,
        municipality=municipality,
        area=area,
        asker=person,
        ball=ball,
        reach=reach,
        way=way,
        asked_at=now,
        form_key=form_key,
        entered_by_id=acting.person if acting.on_behalf_of or way in ("DESK", "PHONE", "LETTER") else None,
        asked_through=other.through,
        their_yes=other.their_yes,
        cause_id=cause,
    )
    made.save(force_insert=True)
    Words(ask=made, text=rules.tidy(words), written_at=now, written_by=person).save(force_insert=True)
    if made.entered_by_id:
        commitments.give_seat(ball=ball_pk, person=made.entered_by_id, reason=Seat.Reason.WRITER, now=now)
    commitments.add_step(
        ball=ball, kind=Step.Kind.ASKED, acting=me, person=made.entered_by_id, shape="informal", now=now
    )
    _tell_of(made, me, now)
    return made


def _tell_of(made: Ask, acting: Acting, now: datetime) -> None:
    ball = made.ball
    journal.record(
        verb="asked",
        acting=acting,
        object_type="ask",
        object_id=made.pk,
        ball=ball.pk,
        subject=made.asker_id,
        municipality=made.municipality_id,
        cause=made.cause_id,
        now=now,
        reach=made.reach,
        entry=made.way,
    )
    facts = facts_about(ball=ball, now=now)
    tell(ask=made, person=made.asker_id, kind="ask_received", now=now, **facts)
    link = work_link(ball)
    tell(ask=made, person=ball.holder_id, kind="ball_yours", now=now, day=facts["day"], link=link)


@transaction.atomic
def reword(*, ask: Ask, words: str, acting: Acting, now: datetime) -> Words:
    """The asker says it anew; what she said before stays readable to her (R83)."""
    must_be_asker(ask=ask, acting=acting)
    row = Words(ask=ask, text=rules.tidy(words), written_at=now, written_by_id=acting.resident)
    row.save(force_insert=True)
    record(verb="reworded", ask=ask, acting=acting, now=now)
    return row


@transaction.atomic
def rename_asker(*, ask: Ask, name: str, acting: Acting, now: datetime) -> None:
    """The asker tells how we may call her."""
    must_be_asker(ask=ask, acting=acting)
    person = ask.asker
    person.name = person.called = rules.tidy(name)
    person.save(update_fields=["name", "called", "sort_name"])
    record(verb="renamed", ask=ask, acting=acting, now=now)


@transaction.atomic
def share(*, ask: Ask, text: str, acting: Acting, now: datetime) -> None:
    """What the asker would like to do or share herself: invited once, never demanded (R17, R18)."""
    must_be_asker(ask=ask, acting=acting)
    commitments.lock(ball=ask.ball)
    Ask.objects.filter(pk=ask.pk).update(share=rules.tidy(text), share_asked_at=now)
    record(verb="shared", ask=ask, acting=acting, now=now, skipped=not text.strip())


def must_be_asker(*, ask: Ask, acting: Acting) -> None:
    """Raise OnlyTheAskerSays unless the asker acts, or somebody "namens" her."""
    if acting.resident != ask.asker_id:
        raise errors.OnlyTheAskerSays


def tells_who(ask: Ask, words: str) -> bool:
    """True when words that others may read say who asks: a name, who asked for her, a way to reach her."""
    contact = ask.asker.contact
    return any(
        rules.tells_who(words, name=name, phone=contact.phone, email=contact.email)
        for name in (ask.asker.name, ask.asker.called, ask.asked_through)
    )


def record(*, verb: str, ask: Ask, acting: Acting, now: datetime, **terms: str | int | bool | None) -> None:
    """Write a deed about an ask in the journal."""
    journal.record(
        verb=verb,
        acting=acting,
        object_type="ask",
        object_id=ask.pk,
        ball=ask.ball_id,
        subject=ask.asker_id,
        municipality=ask.municipality_id,
        cause=None,
        now=now,
        **terms,
    )


def tell(*, ask: Ask, person: UUID, kind: str, now: datetime, **facts: str) -> None:
    """Tell somebody something about an ask: that it is there, never what was asked."""
    notifications.tell(
        person=person, kind=kind, municipality=ask.municipality_id, ball=ask.ball_id, now=now, **facts
    )
