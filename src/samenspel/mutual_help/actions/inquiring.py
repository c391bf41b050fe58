"""A talk in four steps (I31): begun, joined by one's own yes, begun anew, left; and who asks how it goes.

Whoever is in it by a yes that was heard acts "namens": a supporter of that talk, or the desk with her code.
"""

from dataclasses import replace
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from samenspel.commitments import actions as commitments
from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball, Seat, Step
from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.foundation.sealed import seal
from samenspel.journal import actions as journal

from .. import errors, rules
from ..models import Inquiry, InquiryMember, InquiryWord
from .telling_heard import tell_heard

ASKED_AT = time(9)


@transaction.atomic
def begin_inquiry(*, about: str, others: int, at_work: bool, acting: Acting, now: datetime) -> UUID:
    """Begin a talk, and be in it. `others`: how many are there and are not named. Returns its id.

    Raises InquiryMoved: not for another, and not for work where she does not work.
    """
    pk = new_id()
    said = [pk, seal(rules.tidy(about)), others, codes.new_code(), at_work, now]
    town = _said("SELECT begin_inquiry(%s, %s, %s, %s, %s, %s)", said)
    _record("began_inquiry", pk, town, acting, now, at_work=at_work)
    return pk


@transaction.atomic
def join_inquiry(*, code: str, at_work: bool, acting: Acting, now: datetime) -> UUID:
    """My own yes to a talk whose code I have; saying it twice is once. Raises InquiryMoved, InquiryIsFull."""
    found = _said("SELECT join_inquiry(%s, %s, %s)", [code, at_work, now])
    if found is None:
        raise errors.InquiryMoved
    _record(
        "joined_inquiry", found, Inquiry.objects.get(pk=found).municipality_id, acting, now, at_work=at_work
    )
    return UUID(str(found))


@transaction.atomic
def leave_inquiry(*, inquiry: Inquiry, take_along: bool, acting: Acting, now: datetime) -> None:
    """I leave; my words go along, or stay as those of somebody. With the last of us the talk is gone.

    Would I ask how it is going, then nobody does until another says that she will. Namens her: she is told.
    Raises InquiryMoved.
    """
    ball = _my_ball(inquiry, acting)
    rows = InquiryMember.objects.filter(inquiry=inquiry, person=acting.resident)
    member = rows.values_list("pk", flat=True).first()
    Inquiry.objects.select_for_update().filter(pk=inquiry.pk).values_list("pk").first()
    if ball:
        commitments.close_ball(ball=ball, step=Step.Kind.WITHDRAWN, acting=acting, now=now)
    if not _said("SELECT leave_inquiry_of(%s, %s, %s)", [inquiry.pk, acting.resident, take_along]):
        raise errors.InquiryMoved
    _record("left_inquiry", inquiry.pk, inquiry.municipality_id, acting, now, words_along=take_along)
    if acting.on_behalf_of:
        town = inquiry.municipality_id
        tell_heard("inquiry_left_for_you", acting.on_behalf_of, town, now, member=member)


@transaction.atomic
def say_in_inquiry(
    *, inquiry: Inquiry, question: str, text: str, said_by: UUID | None, acting: Acting, now: datetime
) -> None:
    """Add words at a question: my own; or what another said, by my hand: then both names stand there.

    `said_by` nobody: of somebody who is there and is not named. Raises InquiryMoved: when it ended, and for
    another unless I support this talk, or bear the code of who said it.
    """
    made = InquiryWord(
        inquiry=inquiry, round=inquiry.round, question=question, text=rules.tidy(text), said_by_id=said_by,
        written_by_id=None if said_by == acting.person else acting.person, written_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.InquiryMoved from problem
    by_hand = made.written_by_id is not None
    _record("said_in_inquiry", inquiry.pk, inquiry.municipality_id, acting, now, by_hand=by_hand)


@transaction.atomic
def take_word_away(*, inquiry: Inquiry, word: UUID, acting: Acting, now: datetime) -> None:
    """Take away what I said, or wrote down. Raises InquiryMoved: it is gone, or of another."""
    if not InquiryWord.objects.filter(pk=word, inquiry=inquiry).delete()[0]:
        raise errors.InquiryMoved
    _record("took_word_away", inquiry.pk, inquiry.municipality_id, acting, now)


@transaction.atomic
def count_others(*, inquiry: Inquiry, others: int, acting: Acting, now: datetime) -> None:
    """Say how many are there and are not named."""
    _change(inquiry, "counted_in_inquiry", acting, now, others=others)


@transaction.atomic
def open_inquiry_code(*, inquiry: Inquiry, open_: bool, acting: Acting, now: datetime) -> None:
    """Another may come in with a fresh code; or nobody comes in any more."""
    _change(inquiry, "opened_inquiry" if open_ else "closed_inquiry", acting, now,
            code=codes.new_code() if open_ else None)  # fmt: skip


@transaction.atomic
def begin_again(*, inquiry: Inquiry, acting: Acting, now: datetime) -> None:
    """It went wrong, start again (R59): empty pages; what was said stays to be read. Raises InquiryMoved."""
    _change(inquiry, "began_again", acting, now, round=F("round") + 1)


@transaction.atomic
def go_back_a_round(*, inquiry: Inquiry, acting: Acting, now: datetime) -> None:
    """Go on where it was after all: only while nothing was said since. Raises InquiryMoved."""
    _change(inquiry, "went_back_a_round", acting, now, round=F("round") - 1)


@transaction.atomic
def end_inquiry(*, inquiry: Inquiry, acting: Acting, now: datetime) -> None:
    """It is done: everybody in it reads it, nobody adds. Raises InquiryMoved."""
    _change(inquiry, "ended_inquiry", acting, now, ended_at=now)


@transaction.atomic
def reopen_inquiry(*, inquiry: Inquiry, acting: Acting, now: datetime) -> None:
    """After all we go on. Raises InquiryMoved."""
    _change(inquiry, "reopened_inquiry", acting, now, ended_at=None)


@transaction.atomic
def hold_inquiry(*, inquiry: Inquiry, day: Any, acting: Acting, now: datetime) -> None:
    """I ask on that day how it is going: nobody chooses it for me (R14). Raises InquiryMoved.

    Another said so before, and a week after her day nobody was asked: then I may.
    """
    due = timezone.make_aware(datetime.combine(day, ASKED_AT))
    if (mine := _my_ball(inquiry, acting)) is not None:
        if not acting.on_behalf_of:
            commitments.promise(ball=mine, due_at=due, next_step="", acting=acting, now=now)
            return
        # Another day is another ball: who wrote that down brings her word.
        commitments.close_ball(ball=mine, step=Step.Kind.WITHDRAWN, acting=acting, now=now)
    if _said("SELECT close_late_inquiry_ball(%s, %s)", [inquiry.pk, now]):
        _record("asks_instead", inquiry.pk, inquiry.municipality_id, acting, now)
    try:
        with transaction.atomic():
            _put_in_her_hands(inquiry, due, acting, now)
    except IntegrityError as problem:
        raise errors.InquiryMoved from problem


def _put_in_her_hands(inquiry: Inquiry, due: datetime, acting: Acting, now: datetime) -> None:
    who = acting.on_behalf_of or acting.somebody
    ball = commitments.open_ball(
        pk=new_id(), about=Ball.About.INQUIRY, about_id=inquiry.pk, subject=who, holder=who,
        municipality=inquiry.municipality, due_at=due, acting=acting, now=now,
    )  # fmt: skip
    if acting.on_behalf_of:  # who wrote it down prints her letter, or calls her
        commitments.give_seat(ball=ball.pk, person=acting.somebody, reason=Seat.Reason.WRITER, now=now)


@transaction.atomic
def let_inquiry_go(*, inquiry: Inquiry, acting: Acting, now: datetime) -> None:
    """I do not ask after all; then nobody does, and everybody in it reads so. Raises InquiryMoved."""
    ball = _my_ball(inquiry, acting)
    if ball is None:
        raise errors.InquiryMoved
    commitments.close_ball(ball=ball, step=Step.Kind.WITHDRAWN, acting=acting, now=now)


@transaction.atomic
def tell_outcome(*, inquiry: Inquiry, text: str, acting: Acting, now: datetime) -> None:
    """I asked: this is what came of it. Raises InquiryMoved."""
    ball = _my_ball(inquiry, acting)
    if ball is None:
        raise errors.InquiryMoved
    say_in_inquiry(
        inquiry=inquiry, question=InquiryWord.Question.OUTCOME, text=text, said_by=acting.resident,
        acting=acting, now=now,
    )  # fmt: skip
    commitments.close_ball(ball=ball, step=Step.Kind.ANSWERED, acting=acting, now=now)


def _my_ball(inquiry: Inquiry, acting: Acting) -> Ball | None:
    """The ball in my hands; or in hers for whom I do something: then the transaction bears it."""
    if acting.on_behalf_of:
        found = _said("SELECT inquiry_ball_of(%s, %s)", [inquiry.pk, acting.on_behalf_of])
        if found is None:
            return None
        context.enter(replace(context.current(), ball=found))
    held = balls.about(thing=inquiry.pk, what=Ball.About.INQUIRY)
    mine = next((ball for ball in held if ball.holder_id == acting.resident), None)
    if mine:
        commitments.lock(ball=mine)  # first the ball, then the talk, and the journal last
    return mine


def _change(inquiry: Inquiry, verb: str, acting: Acting, now: datetime, **values: Any) -> None:
    try:
        with transaction.atomic():
            if not Inquiry.objects.filter(pk=inquiry.pk).update(**values):
                raise errors.InquiryMoved
    except IntegrityError as problem:
        raise errors.InquiryMoved from problem
    _record(verb, inquiry.pk, inquiry.municipality_id, acting, now)


def _said(sql: str, values: list[Any]) -> Any:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchone()[0]
    except IntegrityError as problem:
        words = str(problem)
        raise (errors.InquiryIsFull if "a talk is small" in words else errors.InquiryMoved) from problem


def _record(verb: str, pk: UUID, town: UUID, acting: Acting, now: datetime, **terms: Any) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="inquiry", object_id=pk, subject=acting.on_behalf_of,
        municipality=town, now=now, **terms,
    )  # fmt: skip
