"""Helping: the first meeting, going on, ending, thanking; and when a neighbour is no answer (I6)."""

from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.social_map.models import Entry

from .. import errors, rules
from ..models import Ask, Match
from ..rules import helping
from .choosing import SIDES, check_day
from .suggesting import record, tell_holder, tell_side

State = Match.State


def move_match(match: Match, before: tuple[str, ...], **fields: object) -> None:
    """Change a match that is in one of these states. Raises MatchMoved."""
    if not Match.objects.filter(pk=match.pk, state__in=before).update(**fields):
        raise errors.MatchMoved
    for name, value in fields.items():
        setattr(match, name, value)


def _meets(match: Match, **fields: object) -> None:
    """Change a match that is about to meet. Raises TrainingFirst (in a programme with one), MatchMoved."""
    try:
        with transaction.atomic():
            move_match(match, (State.FIRST_MEETING,), **fields)
    except IntegrityError as problem:
        raise errors.TrainingFirst if "training first" in str(problem) else errors.MatchMoved from problem


@transaction.atomic
def plan_meeting(*, match: Match, place: Entry | None, at: datetime, acting: Acting, now: datetime) -> None:
    """The first meeting, at a meeting place of the map: either side or who coordinates says when."""
    name = place.name if place else ""
    fields: dict[str, object] = {"meet_at": at, "meet_name": name, "meet_id": place.pk if place else None}
    _meets(match, **fields)
    record("planned_meeting", match, acting=acting, now=now)
    for side in SIDES:
        tell_side(match, side, "meeting_planned", now=now)


@transaction.atomic
def say_met(*, match: Match, acting: Acting, now: datetime) -> None:
    """They saw each other; now both are asked, each alone, whether they go on."""
    decide_on = day_of(now) + timedelta(days=helping.DECIDE_DAYS)
    _meets(match, state=State.MET, met_at=now, decide_on=decide_on)
    record("met", match, acting=acting, now=now)
    for side in SIDES:
        tell_side(match, side, "do_you_go_on", now=now, until=decide_on)


@transaction.atomic
def resume_helping(*, match: Match, side: str, acting: Acting, now: datetime) -> None:
    """On we go; what goes on already (the rest is over, or somebody pressed twice) is told to nobody again.

    Raises MatchMoved, StandsStill.
    """
    following = check_day(match, done=0, now=now)
    try:
        with transaction.atomic():
            move_match(match, (State.PAUSED,), state=State.ACTIVE, check_on=following, check_asked_at=None)
    except IntegrityError as problem:
        raise errors.StandsStill from problem
    except errors.MatchMoved:
        match.refresh_from_db()
        if match.state != State.ACTIVE:
            raise
        return
    record("resumed_helping", match, acting=acting, now=now, side=side)
    _tell_other(match, side, "match_resumed", now)


@transaction.atomic
def end_helping(
    *,
    match: Match,
    side: str,
    acting: Acting,
    now: datetime,
    how: str = "STOPPED",
    thanks: str = "",
    apart: bool = False,
) -> None:
    """Stop, with a word of thanks for who wants to give one. A reason is never asked (I6, R16).

    `apart`: this side does not want to be suggested to the other again; nobody can read that.
    That a goal is reached (`how` REACHED) only the asker says, herself: raises HerOwnChoice.
    """
    before = tuple(state for state in Match.RUNNING if state != State.SUGGESTED)
    words = {f"{side.lower()}_thanks": rules.tidy(thanks)} if thanks.strip() else {}
    try:
        with transaction.atomic():
            move_match(match, before, state=State.ENDED, ended_at=now, ended_how=how, **words)
            if apart:
                _keep_apart(match, side)
    except IntegrityError as problem:
        raise errors.HerOwnChoice from problem
    record("ended_helping", match, acting=acting, now=now, side=side, how=how)
    _tell_other(match, side, "match_over", now)
    tell_holder(match, "match_moved", now=now)


def _keep_apart(match: Match, side: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT keep_apart(%s, %s)", [match.pk, side])


def _tell_other(match: Match, side: str, kind: str, now: datetime) -> None:
    tell_side(match, "OFFERER" if side == "ASKER" else "ASKER", kind, now=now)


@transaction.atomic
def not_informal(*, match: Match, acting: Acting, now: datetime) -> None:
    """A neighbour is not the answer, and nobody is to blame: the ask stays open, with its holder (R22)."""
    was_shared = match.state != State.SUGGESTED
    try:
        with transaction.atomic():
            move_match(match, Match.RUNNING, state=State.NOT_INFORMAL, ended_at=now)
    except IntegrityError as problem:
        raise errors.OnlyTheAskerSays from problem
    record("not_informal", match, acting=acting, now=now)
    if was_shared:
        for side in SIDES:
            tell_side(match, side, "match_not_now", now=now)


@transaction.atomic
def let_backstop_go(*, match: Match, side: str, acting: Acting, now: datetime) -> bool:
    """The professional beside it goes when the asker and she both say so (R50). True when it went.

    `side` is ASKER, or OTHER for the professional.
    """
    field = "backstop_off_asker_at" if side == "ASKER" else "backstop_off_other_at"
    try:
        with transaction.atomic():
            move_match(match, Match.RUNNING, **{field: now})
    except IntegrityError as problem:
        raise errors.BackstopStays from problem
    record("let_backstop_go", match, acting=acting, now=now)
    gone = Match.objects.filter(pk=match.pk, backstop_off_asker_at__isnull=False)
    return bool(gone.filter(backstop_off_other_at__isnull=False).update(backstop=None))


def end_all_of(*, ask: Ask, acting: Acting, now: datetime) -> None:
    """The ask is over: suggestions go, and what ran ends with it. Part of ending an ask."""
    running = list(Match.objects.filter(ask=ask, ended_at=None))
    for match in running:
        suggested = match.state == State.SUGGESTED
        state, how = (State.LAPSED, "") if suggested else (State.ENDED, Match.How.STOPPED)
        move_match(match, Match.RUNNING, state=state, ended_at=now, ended_how=how)
        record("ended_with_its_ask", match, acting=acting, now=now)
        if not suggested:
            tell_side(match, "OFFERER", "match_over", now=now)
