"""An offer stands still by the word of a human; another human looks before its last day (decision 0057)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball, Step
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal

from .. import errors, rules
from ..models import Offer, Standstill, StandstillWord
from ..rules import standstill as still
from .offering import must_be_offerer

How = Standstill.How
# What the database says when it refuses.
REFUSALS: tuple[tuple[str, type[Refusal]], ...] = (
    ("standstill_once_at_a_time", errors.StandsStillAlready),
    ("one hand", errors.AnotherWritesDown),
    ("once to each word", errors.OneReply),
    ("at most four weeks", errors.StandstillDay),
    ("standstill_three_terms", errors.LongEnough),
)


@dataclass(frozen=True, slots=True)
class Still:
    """What she reads, the last day, and whether what she does already rests too."""

    words: str
    until_on: date
    rests: bool = True


@transaction.atomic
def let_stand_still(*, offer: UUID, still: Still, acting: Acting, now: datetime) -> Standstill:
    """From now on nobody is suggested to her nor she to anybody; another human looks in five working days.

    For who works at the door of her offer, or holds an ask where it ran: no asker of hers is named in the
    words. Raises NotFound to anybody else, AnswerMissing, NameInWords, StandstillDay, StandsStillAlready,
    NobodyElseLooks.
    """
    words = _words(still.words, offer)
    _must_be_soon(still.until_on, now)
    person, town, looks = _begin(offer)
    if not looks:
        raise errors.NobodyElseLooks
    made = Standstill(
        pk=new_id(), municipality_id=town, offer_id=offer, person_id=person, held_by_id=acting.somebody,
        held_at=now, rests=still.rests, until_on=still.until_on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.ball = _ball(made, looks, acting, now)
            made.save(force_insert=True)
            _say(made, words, acting, now)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    record("let_stand_still", made, acting, now)
    tell_later(made, "BEGUN")
    return made


def _words(text: str, offer: UUID) -> str:
    """Return the words as they are kept: with no number, and no name of whom she helps or helped.

    Whoever decides cannot read those names: the database compares. Raises AnswerMissing, NameInWords.
    """
    if not text.strip():
        raise errors.AnswerMissing
    words = set(re.findall(r"\w+", text))
    with connection.cursor() as cursor:
        cursor.execute("SELECT standstill_names(%s, %s)", [offer, sorted(words | {w.lower() for w in words})])
        if cursor.fetchone()[0] or rules.tells_who(text, name="", phone="", email=""):
            raise errors.NameInWords
    return rules.tidy(text)


def _must_be_soon(day: date, now: datetime) -> None:
    if not still.may_stand_until(day, today=day_of(now)):
        raise errors.StandstillDay


def _begin(offer: UUID) -> tuple[UUID, UUID, list[UUID]]:
    """Take the locks; return whose it is, her municipality, and who could look. Raises NotFound."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, town, looks FROM begin_standstill(%s)", [offer])
        person, town, looks = cursor.fetchone()
    if person is None:
        raise NotFound
    return person, town, list(looks or ())


def _ball(made: Standstill, looks: list[UUID], acting: Acting, now: datetime) -> Ball:
    """Open the ball of who looks; behind her stand the next two, so that it does not lie still."""
    behind = [*looks[1:], None, None]
    return commitments.open_ball(
        pk=new_id(), about=Ball.About.STANDSTILL, about_id=made.pk, subject=made.person_id,
        municipality=Area.objects.get(pk=made.municipality_id), holder=looks[0], deputy=behind[0],
        lead=behind[1], due_at=still.look_by(made.until_on, now=timezone.localtime(now)),
        acting=acting, now=now,
    )  # fmt: skip


def _say(standstill: Standstill, text: str, acting: Acting, now: datetime) -> None:
    """Keep a word of ours, in her own name who says it."""
    word = StandstillWord(standstill=standstill, said_by_id=acting.somebody, text=text, said_at=now)
    word.save(force_insert=True)


def _refusal(problem: IntegrityError) -> type[Refusal]:
    said = f"{problem} {getattr(getattr(problem.__cause__, 'diag', None), 'constraint_name', '')}"
    return next((refusal for part, refusal in REFUSALS if part in said), errors.OfferMoved)


@transaction.atomic
def let_go_on(*, standstill: Standstill, words: str, acting: Acting, now: datetime) -> None:
    """Another human decides: she joins again. What rests, she or the other takes up when they want to.

    Raises NotYourBall and its like, AnswerMissing, NameInWords, OfferMoved.
    """
    _over(standstill, How.GOES_ON, words, acting, now)


@transaction.atomic
def let_it_end(*, standstill: Standstill, words: str, acting: Acting, now: datetime) -> None:
    """Another human decides: her offers end, and what ran with them, as when somebody stops.

    Raises NotYourBall and its like, AnswerMissing, NameInWords, OfferMoved.
    """
    _over(standstill, How.ENDED, words, acting, now)


def _over(standstill: Standstill, how: str, words: str, acting: Acting, now: datetime) -> None:
    commitments.must_hold(ball=standstill.ball, acting=acting)
    said = _words(words, standstill.offer_id)
    with connection.cursor() as cursor:  # before the journal: in the order of whoever answers or suggests
        cursor.execute("SELECT hold_standstill(%s)", [standstill.pk])
    try:
        with transaction.atomic():
            _say(standstill, said, acting, now)
            commitments.close_ball(ball=standstill.ball, step=Step.Kind.ANSWERED, acting=acting, now=now)
            _decide(standstill, how, None, now)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    record("let_go_on" if how == How.GOES_ON else "let_it_end", standstill, acting, now)
    tell_later(standstill, how)


@transaction.atomic
def let_stand_longer(
    *, standstill: Standstill, words: str, until_on: date, acting: Acting, now: datetime
) -> None:
    """Another human decides: it stands still until another day, and she looks again before it.

    Raises NotYourBall and its like, AnswerMissing, NameInWords, StandstillDay, LongEnough, OfferMoved.
    """
    said = _words(words, standstill.offer_id)
    _must_be_soon(until_on, now)
    due = still.look_by(until_on, now=timezone.localtime(now))
    commitments.promise(ball=standstill.ball, due_at=due, next_step="", acting=acting, now=now)
    try:
        with transaction.atomic():
            _say(standstill, said, acting, now)
            _decide(standstill, "LONGER", until_on, now)
            standstill.until_on = until_on
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    record("let_stand_longer", standstill, acting, now)
    tell_later(standstill, "LONGER")


def _decide(standstill: Standstill, how: str, until: date | None, now: datetime) -> None:
    """Of two who decide in the same second one does. Raises OfferMoved."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT decide_standstill(%s, %s, %s, %s)", [standstill.pk, str(how), until, now])
        if not cursor.fetchone()[0]:
            raise errors.OfferMoved


@transaction.atomic
def say_back(*, standstill: UUID, offer: Offer, text: str, acting: Acting, now: datetime) -> None:
    """She says something back, once to each word of ours; who looks hears that she did.

    Raises OnlyTheOffererSays, AnswerMissing, OneReply, AnotherWritesDown, OfferMoved.
    """
    must_be_offerer(offer=offer, acting=acting)
    if not text.strip():
        raise errors.AnswerMissing
    found = Standstill.objects.filter(pk=standstill, person=offer.offerer_id).first()
    if found is None:
        raise errors.OfferMoved
    word = StandstillWord(
        standstill=found, is_hers=True, said_by_id=offer.offerer_id, text=rules.tidy(text), said_at=now
    )
    try:
        with transaction.atomic():
            word.save(force_insert=True)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    record("said_back", found, acting, now)
    tell_later(found, "SAID")


def record(verb: str, standstill: Standstill, acting: Acting, now: datetime) -> None:
    """Write the deed down, about her whose offer it is; nobody who comes later reads it with her offer."""
    journal.record(
        verb=verb, acting=acting, object_type="offer", object_id=standstill.offer_id,
        ball=standstill.ball_id, subject=standstill.person_id, municipality=standstill.municipality_id,
        now=now,
    )  # fmt: skip


def tell_later(standstill: Standstill, what: str, at: datetime | None = None) -> None:
    """A job tells it: whoever decides reads no code of hers, and nothing of whom it concerns besides."""
    task = app.configure_task("tell_standstill", schedule_at=at)
    task.defer(standstill=str(standstill.pk), what=str(what))


@transaction.atomic
def end_standstill(*, standstill: Standstill, acting: Acting, now: datetime) -> bool:
    """Its last day is over and nobody decided: she joins again. For the job; False when somebody did."""
    commitments.lock(ball=standstill.ball)
    if not Standstill.objects.filter(pk=standstill.pk, over_at=None, until_on__lt=day_of(now)).exists():
        return False
    commitments.close_ball(ball=standstill.ball, step=Step.Kind.WITHDRAWN, acting=acting, now=now)
    Standstill.objects.filter(pk=standstill.pk).update(over_at=now, how=How.DAY)
    record("standstill_is_over", standstill, acting, now)
    tell_later(standstill, How.DAY, still.told_at(timezone.localtime(now)))
    return True
