"""What happens when a ball lies still: the holder, then the deputy, then the lead is asked (I8, R35)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from samenspel.community import queries as community
from samenspel.community.models import Death, Person
from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.days import day_of
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions as notifications
from samenspel.notifications import queries as messages
from samenspel.notifications.models import Message

from .. import queries, rules
from ..facts import facts_about, work_link
from ..models import Ball, Seat, Step
from .balls import open_ball, write
from .steps import add_step, give_seat

STEP = {
    rules.HOLDER: Step.Kind.HOLDER_REMINDED,
    rules.DEPUTY: Step.Kind.DEPUTY_REMINDED,
    rules.LEAD: Step.Kind.LEAD_REMINDED,
}
LATE = {Ball.About.OFFER: "offer_is_late", Ball.About.STANDSTILL: "standstill_is_late"}
KIND = {rules.HOLDER: "ball_due", rules.DEPUTY: "deputy_due", rules.LEAD: "lead_due"}


def _waits(ball: Ball, now: datetime) -> rules.Waits:
    def hours(key: str) -> timedelta:
        return timedelta(hours=community.setting(area=ball.municipality, key=key, now=now))

    return rules.Waits(hours("deputy_after_hours"), hours("lead_after_hours"), urgent=ball.urgent)


def _is_there(person: UUID | None, now: datetime) -> bool:
    return person is not None and queries.is_present(person=person, on=day_of(now))


@transaction.atomic
def remind_due(*, ball: Ball, now: datetime) -> int:
    """Ask whose turn it is; each step is told to the person concerned too. Returns the step, or 0.

    Two workers at once ask once: the step is taken with a conditional update.
    """
    step = rules.who_is_asked(
        due_at=timezone.localtime(ball.due_at),
        now=now,
        reminded=ball.reminded,
        waits=_waits(ball, now),
        has_deputy=_is_there(ball.deputy_id, now),
        has_lead=ball.lead_id is not None and ball.lead_id != ball.holder_id,
        is_away=not _is_there(ball.holder_id, now),
        not_back=ball.about == Ball.About.OFFER and not _is_there(ball.holder_id, ball.due_at),
    )
    rows = Ball.objects.open().filter(pk=ball.pk, reminded=ball.reminded, holder=ball.holder_id)
    if not step or not rows.update(reminded=step):
        return rules.NOBODY
    acting = a_job("remind_due")
    asked = {rules.HOLDER: ball.holder, rules.DEPUTY: ball.deputy, rules.LEAD: ball.lead}[step]
    assert asked is not None
    if step == rules.LEAD:
        give_seat(ball=ball.pk, person=asked.pk, reason=Seat.Reason.LEAD, now=now)
    add_step(ball=ball, kind=STEP[step], acting=acting, person=asked.pk, now=now)
    write(verb="reminded", ball=ball, acting=acting, now=now, step=step)
    facts = facts_about(ball=ball, now=now)
    if now < ball.due_at:
        _ask_to_answer(ball, asked.pk, now, facts)
        return step
    kind, more = (KIND[step], {}) if ball.about != Ball.About.INQUIRY else _day_to_ask(ball, now)
    _tell(ball, asked.pk, kind, now, {**facts, **more, "link": work_link(ball)})
    if step != rules.HOLDER:
        late = LATE.get(Ball.About(ball.about), "holder_is_late")
        _tell(ball, ball.subject_id, late, now, {**facts, "other": asked.shown})
    return step


def _ask_to_answer(ball: Ball, person: UUID, now: datetime, facts: dict[str, str]) -> None:
    """Offers wait for who is not there: one message a day for all of them, and none to who offered."""
    since = now - timedelta(hours=20)
    if not messages.told_since(person=person, kind="offers_wait", since=since):
        with translation.override(settings.LANGUAGE_CODE):
            link = settings.SITE_URL + reverse("work_offers")
        _tell(ball, person, "offers_wait", now, {**facts, "link": link})


def _day_to_ask(ball: Ball, now: datetime) -> tuple[str, dict[str, str]]:
    """After a talk nothing is late: its day has come. Whoever asks need not work here: the door's number.

    Without a screen she reads by which code we know her. Who wrote it down for her brings it, by letter or by
    telephone; when she is not there, the lead of the front door.
    """
    door = queries.main_door()
    brings = _who_brings(ball, now)
    facts = {"phone": door.phone if door else "", "name": brings.shown if brings else ""}
    code = queries.own_code(ball=ball.pk)
    if not code:
        return "inquiry_asks", facts
    if brings and not ball.seats.filter(person=brings, ended_at=None).exists():
        give_seat(ball=ball.pk, person=brings.pk, reason=Seat.Reason.LEAD, now=now)
    return "inquiry_asks_by_code", facts | {"code": code}


def _who_brings(ball: Ball, now: datetime) -> Person | None:
    """Who brings a word to whoever asks how it is going: who wrote it down for her, or else the lead."""
    writers = ball.seats.filter(reason=Seat.Reason.WRITER, ended_at=None).select_related("person")
    there = next((one.person for one in writers if _is_there(one.person_id, now)), None)
    door = queries.main_door()
    return there or (door.lead if door else None)


def _tell(ball: Ball, person: UUID, kind: str, now: datetime, facts: dict[str, str]) -> None:
    notifications.tell(
        person=person, kind=kind, municipality=ball.municipality_id, ball=ball.pk, now=now, **facts
    )


@transaction.atomic
def take_up_failed_message(*, message: Message, now: datetime, acting: Acting) -> Ball | None:
    """A message that did not arrive becomes a task of whoever holds the ball it was about.

    An offer that joined has no open ball: then of who answered it, or of the lead when she is away for good.
    What was written down for somebody is of who wrote it.
    """
    if not Message.objects.filter(pk=message.pk, taken_up=False).update(taken_up=True):
        return None
    if message.writer_id:
        return _of_who_wrote_it_down(message, acting, now)
    about = Ball.objects.filter(pk=message.ball_id).first() if message.ball_id else None
    if about is None or message.person_id != about.subject_id:
        return None
    if about.closed_at is not None and about.about not in (Ball.About.OFFER, Ball.About.STANDSTILL):
        return None
    holder = about.holder_id
    if about.about == Ball.About.INQUIRY and (brings := _who_brings(about, now)):
        holder = brings.pk  # who asks how it is going is the one it did not reach
    elif not queries.is_present(person=holder, on=day_of(now)):
        holder = about.lead_id or about.deputy_id or holder
    return open_ball(
        pk=new_id(),
        about=Ball.About.MESSAGE,
        about_id=message.pk,
        subject=about.subject_id,
        municipality=about.municipality,
        holder=holder,
        due_at=now + timedelta(days=1),
        acting=acting,
        now=now,
    )


def _of_who_wrote_it_down(message: Message, acting: Acting, now: datetime) -> Ball | None:
    """What was written down for somebody: whoever did that tells her, or the lead of the door."""
    door = queries.main_door()
    lead = door.lead_id if door else None
    holder = message.writer_id if _is_there(message.writer_id, now) else lead
    if holder is None or Death.objects.filter(person=message.person_id, taken_back_at=None).exists():
        return None
    return open_ball(
        pk=new_id(), about=Ball.About.MESSAGE, about_id=message.pk, subject=message.person_id, holder=holder,
        municipality=message.municipality, due_at=now + timedelta(days=1), acting=acting, now=now,
    )  # fmt: skip


def take_up_failed_messages(*, now: datetime) -> int:
    """Take up every failed message that is nobody's task yet; returns how many became one."""
    failed = list(messages.failed_and_not_taken_up()[:200])
    return sum(
        take_up_failed_message(message=message, now=now, acting=a_job("take_up_failed")) is not None
        for message in failed
    )
