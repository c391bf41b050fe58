"""A planned end: in her own words, and only she says that she is there (AS-75, I61, R48, R62)."""

from datetime import timedelta

from django.db import IntegrityError, ProgrammingError
from tests.cast import NOW, Cast
from tests.neighbours import be, people, started, state_of, suggested
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import Acting, a_job
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Goal, Match, SmallWin
from samenspel.notifications.models import Message

WORDS = "Alleen met de bus naar mijn werk."


def with_goal(cast: Cast) -> Match:
    match = started(cast)
    found, acting = be(match, "ASKER")
    actions.say_goal(match=found, words=WORDS, acting=acting, now=NOW)
    return match


def reach(match: Match, acting: Acting, again: bool = True) -> None:
    goal = queries.goal_of(match=match.pk)
    actions.reach_goal(goal=goal, ask_again=again, thanks="Dank je.", acting=acting, now=NOW)


def test_she_says_it_in_her_own_words_and_both_read_it(cast: Cast) -> None:
    match = with_goal(cast)
    found, acting = be(match, "ASKER")
    actions.add_win(goal=queries.goal_of(match=match.pk), text="Tot de halte.", acting=acting, now=NOW)
    found, _acting = be(match, "OFFERER")
    (card,) = queries.goals_at(brought=found.offer)
    assert (card.words, card.other, [one["text"] for one in card.wins]) == (WORDS, "Amina", ["Tot de halte."])
    cast.enter("outsider")
    assert not Goal.objects.exists()
    assert not SmallWin.objects.exists()


def test_when_it_works_the_match_ends_as_her_goal(cast: Cast) -> None:
    match = with_goal(cast)
    _found, acting = be(match, "ASKER")
    reach(match, acting)
    with as_the_owner():
        ended = Match.objects.get(pk=match.pk)
        goal = Goal.objects.get()
    assert (ended.state, ended.ended_how, goal.reached_at) == ("ENDED", "REACHED", ended.ended_at)
    assert goal.ask_again_on == NOW.date() + timedelta(days=90)


def test_nobody_else_says_that_she_is_there(cast: Cast) -> None:
    match = with_goal(cast)
    for key in ("OFFERER", "wijkteam"):
        if key == "OFFERER":
            _found, acting = be(match, key)
        else:  # who holds her ball, and acts for her, may write much for her; not this
            cast.enter(key)
            acting = cast.acting(key).namens(people(match)["ASKER"][0], way="DESK")
        with refused(errors.HerOwnChoice):
            reach(match, acting)
    with as_the_owner(), refused(IntegrityError):
        sql("UPDATE mutual_help_match SET state = 'ENDED', ended_at = now(), ended_how = 'REACHED'")
    assert state_of(match) == "ACTIVE"


def test_no_goal_is_reached_that_was_never_said(cast: Cast) -> None:
    match = started(cast)
    found, acting = be(match, "ASKER")
    with refused(errors.HerOwnChoice):
        actions.end_helping(match=found, side="ASKER", how="REACHED", acting=acting, now=NOW)


def test_the_other_writes_nothing_in_it(cast: Cast) -> None:
    match = with_goal(cast)
    found, acting = be(match, "OFFERER")
    with refused(errors.GoalMoved):
        actions.say_goal(match=found, words="Een ander doel.", acting=acting, now=NOW)
    with refused(errors.GoalMoved):
        goal = queries.goal_of(match=match.pk)
        actions.add_win(goal=goal, text="Volgens mij lukt het.", acting=acting, now=NOW)
    with refused(ProgrammingError):
        sql("UPDATE mutual_help_goal SET reached_at = now()")


def test_strangers_have_no_goal_yet(cast: Cast) -> None:
    match = suggested(cast)
    found, acting = be(match, "ASKER")
    with refused(errors.GoalMoved):
        actions.say_goal(match=found, words=WORDS, acting=acting, now=NOW)


def test_after_three_months_she_is_asked_once_if_she_wanted(cast: Cast) -> None:
    match = with_goal(cast)
    _found, acting = be(match, "ASKER")
    reach(match, acting)
    day = NOW.date() + timedelta(days=90)
    with at_work("look_at_matches"):
        assert not queries.goals_to_ask_about(on=day - timedelta(days=1)).exists()
        (goal,) = queries.goals_to_ask_about(on=day)
        later = NOW + timedelta(days=91)
        asked = [actions.ask_again(goal=goal, acting=a_job("look_at_matches"), now=later) for _ in range(2)]
    assert asked == [True, False]
    with as_the_owner():
        assert Message.objects.filter(kind="goal_asked_again").count() == 1


def test_who_wants_no_question_gets_none(cast: Cast) -> None:
    match = with_goal(cast)
    _found, acting = be(match, "ASKER")
    reach(match, acting, again=False)
    with at_work("look_at_matches"):
        assert not queries.goals_to_ask_about(on=NOW.date() + timedelta(days=900)).exists()
