"""Let somebody call me: one press; what it is about is said by telephone. It counts for nobody (R16, R39)."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import errors
from ..models import CallMe, Match
from ..rules import call_me as rules
from .suggesting import people_of


@transaction.atomic
def let_me_be_called(*, match: Match, side: str, talked: str, acting: Acting, now: datetime) -> bool:
    """One side of a match wants to be called; whoever coordinates it hears it soon, and nobody else.

    `talked`: YES, NOT_YET, CANNOT, or nothing. Pressed twice it is said once: then False.
    Raises MatchMoved when it is not hers to say, or when nobody is there to call.
    """
    due_at = rules.call_by(timezone.localtime(now))
    call = CallMe(match=match, side=side, talked=talked, said_at=now, due_at=due_at)
    try:
        with transaction.atomic():
            call.save(force_insert=True)
    except IntegrityError as problem:
        if "call_me_is_said_once" in str(problem):
            return False
        raise errors.MatchMoved from problem
    _note("asked_to_be_called", match, side, acting, now)
    # A job tells it: whoever says it reads nothing of who works there. A colleague who writes it down knows;
    # who says it herself stands in no job, since a job stays when all of this is gone.
    wrote = str(acting.person) if acting.on_behalf_of and acting.roles else ""
    app.configure_task("tell_call").defer(call=str(call.pk), but=wrote)
    return True


@transaction.atomic
def no_call_needed(*, match: Match, side: str, acting: Acting, now: datetime) -> None:
    """It is not needed any more: then nothing of it is left. Raises MatchMoved when somebody called."""
    _goes(CallMe.objects.filter(match=match, side=side).delete()[0])
    _note("needed_no_call", match, side, acting, now)


@transaction.atomic
def say_i_called(*, call: UUID, match: UUID, ball: UUID, town: UUID, acting: Acting, now: datetime) -> None:
    """Whoever coordinates called: the row goes, and none tells which of the two it was. Raises MatchMoved.

    The journal has who called, about the match, and nobody as the one it was about: either would read it.
    """
    _goes(CallMe.objects.filter(pk=call, match=match).delete()[0])
    journal.record(
        verb="called_one_of_two", acting=acting, object_type="match", object_id=match, ball=ball,
        municipality=town, now=now,
    )  # fmt: skip


def _goes(number: int) -> None:
    if not number:
        raise errors.MatchMoved


def _note(verb: str, match: Match, side: str, acting: Acting, now: datetime) -> None:
    """Write the deed down with her own ask or offer, and not beside the other of the two."""
    person, ball, _code = people_of(match.pk).side(side)
    own = ("ask", match.ask_id) if side == CallMe.Side.ASKER else ("offer", match.offer_id)
    journal.record(
        verb=verb, acting=acting, object_type=own[0], object_id=own[1], ball=ball, subject=person,
        municipality=match.municipality_id, now=now,
    )  # fmt: skip


def tell_call(*, call: UUID, but: str, now: datetime) -> None:
    """Tell the first who may call, unless she wrote it down; taken back, it tells nobody. For the job."""
    found = CallMe.objects.select_related("match__ask").filter(pk=call, told=[]).first()
    if found:
        _tell_next(found, now, knows=but)


def ask_next_to_call(*, call: CallMe, acting: Acting, now: datetime) -> bool:  # noqa: ARG001
    """Nobody called in time: the deputy hears it, then the lead. For the job; False when nobody is left."""
    due_at = timezone.localtime(call.due_at)
    due = rules.is_next_asked(due_at=due_at, asked=max(1, len(call.told)), now=now)
    return due and _tell_next(call, now)


@transaction.atomic
def _tell_next(call: CallMe, now: datetime, knows: str = "") -> bool:
    """Tell the first who is there and was not told: whoever was told may be away by now."""
    who = next((one for one in _callers(call, now) if one not in call.told), None)
    if not who or not CallMe.objects.filter(pk=call.pk, told=call.told).update(told=[*call.told, who]):
        return False
    if str(who) != knows:
        _tell(call, who, now)
    return True


def _callers(call: CallMe, now: datetime) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT callers_of(%s, %s)", [call.match_id, day_of(now)])
        return list(cursor.fetchone()[0])


def _tell(call: CallMe, person: UUID, now: datetime) -> None:
    ask = call.match.ask
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("work_helpers", args=[ask.ball_id])
    notifications.tell(
        person=person, kind="call_one_of_two", municipality=ask.municipality_id, ball=ask.ball_id, now=now,
        link=link,
    )  # fmt: skip


def forget_calls(*, now: datetime) -> int:
    """Nobody called in two weeks: nothing of it is left. For the job; how many."""
    return CallMe.objects.filter(said_at__lt=now - rules.FORGET_AFTER).delete()[0]
