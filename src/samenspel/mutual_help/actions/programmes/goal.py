"""A planned end: she says what she wants to do alone, what already works, and that she is there (I61)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from ... import errors, rules
from ...models import Goal, Match, SmallWin
from ...rules import helping
from ..helping import end_helping
from ..suggesting import record, tell_side


@transaction.atomic
def say_goal(*, match: Match, words: str, acting: Acting, now: datetime) -> Goal:
    """Say in my own words what I want to do alone one day; saying it anew is fine. Raises GoalMoved."""
    said = rules.tidy(words)
    try:
        with transaction.atomic():
            if not Goal.objects.filter(match=match).update(words=said):
                Goal(match=match, words=said, said_at=now).save(force_insert=True)
    except IntegrityError as problem:
        raise errors.GoalMoved from problem
    record("said_goal", match, acting=acting, now=now)
    tell_side(match, "OFFERER", "goal_said", now=now)
    return Goal.objects.get(match=match)


@transaction.atomic
def add_win(*, goal: Goal, text: str, acting: Acting, now: datetime) -> SmallWin:
    """Write down something that already works. Raises GoalMoved."""
    made = SmallWin(goal=goal, text=rules.tidy(text), written_at=now)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.GoalMoved from problem
    record("told_small_win", goal.match, acting=acting, now=now)
    return made


@transaction.atomic
def reach_goal(*, goal: Goal, ask_again: bool, thanks: str, acting: Acting, now: datetime) -> None:
    """I can do it alone now: the match ends with that. Being asked again is offered, not a duty (R48).

    Raises HerOwnChoice for anybody but herself, MatchMoved.
    """
    end_helping(match=goal.match, side="ASKER", how="REACHED", thanks=thanks, acting=acting, now=now)
    if ask_again:
        Goal.objects.filter(pk=goal.pk).update(ask_again_on=helping.after_a_goal(day_of(now)))


@transaction.atomic
def ask_again(*, goal: Goal, acting: Acting, now: datetime) -> bool:
    """Three months later, lightly: does it still go well? For the job. False when somebody was earlier."""
    rows = Goal.objects.filter(pk=goal.pk, asked_again_at=None, ask_again_on__lte=day_of(now))
    if not rows.update(asked_again_at=now):
        return False
    record("asked_after_goal", goal.match, acting=acting, now=now)
    tell_side(goal.match, "ASKER", "goal_asked_again", now=now)
    return True
