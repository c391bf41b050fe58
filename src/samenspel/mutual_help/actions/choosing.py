"""Choosing: a yes is kept until there are two; a no leaves nothing to be read by anybody (I6, R14, R16)."""

from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from samenspel.commitments import actions as commitments
from samenspel.community import queries as community
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal

from .. import errors
from ..models import Match
from ..rules import helping
from .suggesting import People, people_of, record, tell_holder, tell_side

State = Match.State
SIDES = ("ASKER", "OFFERER")


@transaction.atomic
def answer_match(*, match: Match, side: str, yes: bool, acting: Acting, now: datetime) -> str:
    """Say yes or no to meeting, to going on after it, or whether it still clicks. Return the state then.

    Only when both said yes something happens, and both hear it. A no is told to nobody; one "no click" tells
    who coordinates that there is something to talk about, not whose it was.
    Raises MatchMoved, NoRoom, AnotherWritesDown.
    """
    about = helping.asked_about(match.state)
    people = people_of(match.pk)
    following = check_day(match, done=match.check_round + 1, now=now)
    try:
        with transaction.atomic():
            state = _ask_database(match, side, about, yes=yes, following=following, now=now)
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    record("answered_match", match, acting=acting, now=now, side=side, about=about)
    if acting.resident != acting.person or acting.person not in (people.asker, people.offerer):
        tell_side(match, side, "match_said_for_you", now=now)
    if state != match.state:
        _both(match, state, now=now)
    elif about == "CLICK" and not yes:
        tell_holder(match, "match_needs_a_talk", now=now)
    match.state = state
    return state


def _refusal(problem: IntegrityError) -> type[Refusal]:
    if "no room" in str(problem):
        return errors.NoRoom
    return errors.AnotherWritesDown if "one hand" in str(problem) else errors.MatchMoved


def _ask_database(match: Match, side: str, about: str, *, yes: bool, following: date, now: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT answer_match(%s, %s, %s, %s, %s, %s)", [match.pk, side, about, yes, following, now]
        )
        return str(cursor.fetchone()[0])


def _both(match: Match, state: str, *, now: datetime) -> None:
    kind = {
        State.FIRST_MEETING: "both_want_to_meet", State.BOTH_YES: "both_go_on", State.ENDED: "match_not_now",
    }[State(state)]  # fmt: skip
    for side in SIDES:
        tell_side(match, side, kind, now=now)
    if state != State.FIRST_MEETING:
        tell_holder(match, "match_moved", now=now)


def check_day(match: Match, *, done: int, now: datetime) -> date:
    """Return the next day to look at the click, as this municipality set it."""

    def setting(key: str) -> int:
        return community.setting(area=match.municipality, key=key, now=now)

    return helping.next_check(
        day_of(now), done=done, first_weeks=setting("first_click_check_weeks"),
        second_weeks=setting("second_click_check_weeks"), months=setting("next_click_checks_months"),
    )  # fmt: skip


@transaction.atomic
def ask_click(*, match: Match, acting: Acting, now: datetime) -> bool:
    """On the day of a check both are asked, each alone. For the job. False when somebody was earlier.

    Who said nothing the last time is asked again, in the same rhythm: silence is no end to it.
    """
    unanswered = match.check_asked_at is not None
    following = check_day(match, done=match.check_round + 1 + unanswered, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ask_click(%s, %s, %s)", [match.pk, following, now])
        if not cursor.fetchone()[0]:
            return False
    record("asked_click", match, acting=acting, now=now)
    for side in SIDES:
        tell_side(match, side, "click_asked", now=now)
    return True


@transaction.atomic
def close_undecided(*, match: Match, acting: Acting, now: datetime) -> bool:
    """They met, and the days to decide are over without two yeses: not this time. For the job."""
    rows = Match.objects.filter(pk=match.pk, state=State.MET, decide_on__lt=day_of(now))
    if not rows.update(state=State.ENDED, ended_at=now, ended_how=Match.How.NOT_NOW):
        return False
    record("closed_undecided", match, acting=acting, now=now)
    _both(match, State.ENDED, now=now)
    return True


@transaction.atomic
def they_talked(*, match: Match, acting: Acting, now: datetime) -> None:
    """Who coordinates talked with both: what was answered goes, and the next look is in two weeks."""
    commitments.must_hold(ball=match.ask.ball, acting=acting)
    with connection.cursor() as cursor:
        following = check_day(match, done=0, now=timezone.localtime(now))
        cursor.execute("SELECT match_was_talked_about(%s, %s)", [match.pk, following])
        if not cursor.fetchone()[0]:
            raise errors.MatchMoved
    record("talked_about_match", match, acting=acting, now=now)


__all__ = ["People", "answer_match", "ask_click", "check_day", "close_undecided", "they_talked"]
