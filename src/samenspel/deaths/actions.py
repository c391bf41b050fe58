"""Writing down that somebody has died, and taking it back: each in one transaction, with whom it concerns."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from samenspel.circles.models import Member
from samenspel.commitments import actions as commitments
from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import Ball, Step
from samenspel.foundation import sessions
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from . import errors, rules
from .queries import Page

# What the database says no to, and what people read then.
REFUSALS: dict[str, type[Refusal]] = {
    "death_by_who_may": NotFound,
    "death_after_her_work": errors.StillWorksHere,
    "death_stands_once": errors.AlreadyWritten,
    "death_on_a_day_that_was": errors.NotThatDay,
    "death_stays_as_written": errors.AlreadyWritten,
    "death_is_taken_back_in_time": errors.TooLongAgo,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """Who told us, and on which day she died, when we know."""

    heard_from: str
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Concerned:
    what: str  # WORD, HOLDER or LOST
    person: UUID
    ball: UUID | None
    code: str
    about: str


@transaction.atomic
def write_death(*, page: Page, heard: Heard, acting: Acting, now: datetime) -> UUID:
    """Write down that somebody has died: what goes on of hers ends, and whom it concerns hears of it.

    Her questions end with an ending of their own; nobody loses help silently (R50); nothing is sent to her
    any more, and she cannot sign in. Raises StillWorksHere, AlreadyWritten, NotThatDay, NotFound.
    """
    pk = new_id()
    concerned = _do(
        "SELECT * FROM death_write(%s, %s, %s, %s, %s)",
        [pk, page.person, heard.died_on, heard.heard_from.strip(), now],
    )
    sessions.end_sessions(owner=page.person)
    _write("wrote_death", pk, page, acting=acting, now=now, number=len(concerned))
    _tell(concerned, page, now=now)
    return pk


@transaction.atomic
def take_back_death(*, page: Page, acting: Acting, now: datetime) -> None:
    """It was not so: her questions come back to who had them; her offers, her circle and her way in too.

    What takes a yes of others, a card or a paper does not come back by itself. Within four weeks, by who
    works here. Raises AlreadyWritten when it was taken back already, TooLongAgo; NotFound to a stranger.
    """
    if page.written is None:
        raise NotFound
    due = rules.next_due(timezone.localtime(now))
    concerned = _do("SELECT * FROM death_take_back(%s, %s, %s)", [page.written.id, now, due])
    _write("took_back_death", page.written.id, page, acting=acting, now=now, number=len(concerned))
    _tell(concerned, page, now=now)


def tell_death(*, member: Member, acting: Acting, now: datetime) -> None:
    """Somebody of a circle tells that another in it has died: a ball for the front door; nothing ends by it.

    Who has it calls back, and then writes it down or says that it is not so. Told twice is one ball.
    """
    person, circle = member.person_id, member.circle
    with suppress(IntegrityError), transaction.atomic():
        ball = commitments.open_ball(
            pk=new_id(), about=Ball.About.DEATH, about_id=person, subject=person,
            municipality=circle.municipality, at_door_of=circle.area or circle.municipality,
            due_at=rules.next_due(timezone.localtime(now)), acting=acting, now=now,
        )  # fmt: skip
        commitments.add_step(ball=ball, kind=Step.Kind.ASKED, acting=acting, person=acting.person, now=now)
        facts = facts_about(ball=ball, now=now)
        notifications.tell(
            person=ball.holder_id, kind="ball_yours", municipality=ball.municipality_id, ball=ball.pk,
            now=now, day=facts["day"], link=work_link(ball),
        )  # fmt: skip


def not_told_rightly(*, page: Page, acting: Acting, now: datetime) -> None:
    """Who has that ball called, and she has not died: the ball is closed, and nobody else hears of it."""
    if page.report is None:
        raise NotFound
    ball = balls.ball_for(pk=page.report.ball)
    commitments.must_hold(ball=ball, acting=acting)
    commitments.close_ball(ball=ball, step=Step.Kind.WITHDRAWN, acting=acting, now=now)


def _do(statement: str, values: list[Any]) -> list[_Concerned]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            rows = [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]
    except IntegrityError as problem:
        diagnosis = getattr(problem.__cause__, "diag", None)
        refusal = REFUSALS.get(getattr(diagnosis, "constraint_name", "") or "")
        if refusal is None:
            raise
        raise refusal from problem
    return [_Concerned(row[0], UUID(row[1]), UUID(row[2]) if row[2] else None, *row[3:]) for row in rows]


def _write(verb: str, pk: UUID, page: Page, *, acting: Acting, now: datetime, number: int) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="death", object_id=pk, subject=page.person,
        municipality=page.municipality, now=now, number=number,
    )  # fmt: skip


def _tell(concerned: list[_Concerned], page: Page, *, now: datetime) -> None:
    door = balls.main_door()
    with translation.override(settings.LANGUAGE_CODE):
        told = list(_messages(concerned))
    for one, kind, link in told:
        notifications.tell(
            person=one.person, kind=kind, municipality=page.municipality, ball=one.ball, now=now,
            link=settings.SITE_URL + link, code=codes.spoken(one.code), phone=door.phone if door else "",
        )  # fmt: skip


def _messages(concerned: list[_Concerned]) -> Iterator[tuple[_Concerned, str, str]]:
    for one in concerned:
        if one.what != "WORD":
            yield one, "word_at_work", reverse("work_ball", args=[one.ball])
        elif one.code:
            page = "offer_word" if one.about == Ball.About.OFFER else "follow_word"
            yield one, "quiet_word", reverse(page, args=[codes.in_address(one.code)])
        else:
            yield one, "quiet_word_mine", reverse("word_mine")
