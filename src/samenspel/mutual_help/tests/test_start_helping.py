"""Beginning, and what it takes; capacity; resting, ending, thanking; and when a neighbour is not the answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.neighbours import (
    answered_offer,
    be,
    both,
    called,
    guide_says,
    met,
    people,
    says,
    started,
    state_of,
    suggested,
)
from tests.play import as_the_owner, check_now, end, refused, sql

from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Ask, Match
from samenspel.notifications.models import Message

READY: dict[str, Any] = {"escalation_name": "Els", "escalation_phone": "+31301234567"}


def start(cast: Cast, match: Match, key: str = "wijkteam", **more: Any) -> None:
    ball = people(match)["ASKER"][1]
    cast.enter(key)
    found = queries.match_of(pk=match.pk, ball=ball)
    begin = actions.Start(**{**READY, **more})
    actions.start_helping(match=found, start=begin, acting=cast.acting(key), now=NOW)


def needing(cast: Cast, **needs: bool) -> Ask:
    """An ask of which the holder says what it takes."""
    ask = cast.again(called(cast), "wijkteam")
    return actions.say_needs(ask=ask, needs=actions.Needs(**needs), acting=cast.acting("wijkteam"), now=NOW)


def test_it_begins_with_both_yeses_and_somebody_to_call(cast: Cast) -> None:
    match = started(cast)
    be(match, "OFFERER")
    (seen,) = queries.matches_at(ball=people(match)["OFFERER"][1])
    be(match, "OFFERER")
    assert (seen.state, seen.escalation_name, seen.check_on) == (
        "ACTIVE",
        "Els",
        NOW.date() + timedelta(days=14),
    )


@pytest.mark.parametrize("lacking", ["escalation_name", "escalation_phone"])
def test_it_does_not_begin_without_somebody_to_call(cast: Cast, lacking: str) -> None:
    match = both(cast)
    with refused(errors.NotReadyYet):
        start(cast, match, **{lacking: ""})
    assert state_of(match) == "BOTH_YES"


@pytest.mark.parametrize("needs", ["vog", "training", "guide"])
def test_it_does_not_begin_without_what_the_ask_takes(cast: Cast, needs: str) -> None:
    offer = answered_offer(cast)
    match = both(cast, suggested(cast, called(cast), offer)) if needs == "guide" else None
    if match is None:
        ask = called(cast)
        match = both(cast, suggested(cast, ask, offer))
    ball = people(match)["ASKER"][1]
    cast.enter("wijkteam")
    ask = queries.ask_page(ball=ball).ask
    actions.say_needs(ask=ask, needs=actions.Needs(**{needs: True}), acting=cast.acting("wijkteam"), now=NOW)
    with refused(errors.NeedsGuide if needs == "guide" else errors.NeedsPaper):
        start(cast, match)
    assert state_of(match) == "BOTH_YES"


def test_a_trainee_begins_with_a_guide_and_a_talk_that_is_planned(cast: Cast) -> None:
    """AS-14."""
    offer = answered_offer(cast)
    actions.write_practical(
        offer=offer, practical=actions.Practical(is_trainee=True), acting=cast.acting("wijkteam"), now=NOW
    )
    match = both(cast, suggested(cast, offer=offer))
    for guide in ({}, {"guide": cast["coach"].pk}):
        with refused(errors.NeedsGuide):
            start(cast, match, **guide)
    planned: dict[str, Any] = {
        "guide": cast["coach"].pk,
        "guide_talk_on": NOW.date() + timedelta(days=3),
    }
    start(cast, match, **planned)
    assert state_of(match) == "BOTH_YES", "she was asked, and did not say yes yet"
    guide_says(cast, match)
    start(cast, match, **planned)
    assert state_of(match) == "ACTIVE"


def test_who_has_no_certificate_is_not_suggested_where_it_is_needed(cast: Cast) -> None:
    ask = needing(cast, vog=True)
    answered_offer(cast)
    seen = answered_offer(cast, "carer")
    actions.write_practical(
        offer=seen, practical=actions.Practical(vog_seen=True), acting=cast.acting("wijkteam"), now=NOW
    )
    ask = cast.again(ask, "wijkteam")
    assert [one.offer for one in queries.candidates(ask=ask, now=NOW)] == [seen.pk]


def test_what_a_professional_begins_is_handed_over_to_residents(cast: Cast) -> None:
    """R46."""
    match = both(cast, suggested(cast, offer=answered_offer(cast, "coach")))
    with refused(errors.NeedsHandOver):
        start(cast, match)
    start(cast, match, hand_over_on=NOW.date() + timedelta(days=90))
    assert state_of(match) == "ACTIVE"


@pytest.mark.parametrize("key", ["resident", "youssef", "coach", "outsider", "neighbour"])
def test_only_who_has_the_ball_begins_it(cast: Cast, key: str) -> None:
    match = both(cast)
    with refused():
        start(cast, match, key)
    assert state_of(match) == "BOTH_YES"


# --- her own limit ---------------------------------------------------------------------------------------------
def test_nobody_helps_more_people_than_she_said(cast: Cast) -> None:
    offer = answered_offer(cast)
    one, other = suggested(cast, called(cast), offer), suggested(cast, called(cast), offer)
    both(cast, one)
    met(cast, other)
    with refused(errors.NoRoom):
        both_again(other)
    assert [state_of(match) for match in (one, other)] == ["BOTH_YES", "MET"]
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE mutual_help_match SET state = 'BOTH_YES' WHERE id = %s", other.pk)


def both_again(match: Match) -> None:
    says(match, "ASKER")
    says(match, "OFFERER")


def test_a_limit_is_not_lowered_below_who_is_helped_now(cast: Cast) -> None:
    offer = answered_offer(cast)
    cast.enter("neighbour")
    me = cast.acting("neighbour")
    actions.tell_more(offer=offer, more=actions.More(at_most=2), acting=me, now=NOW)
    for _ in range(2):
        both(cast, suggested(cast, called(cast), offer))
    cast.enter("neighbour")
    with refused(errors.NoRoom):
        actions.tell_more(offer=offer, more=actions.More(at_most=1), acting=me, now=NOW)


# --- resting, ending, thanking -----------------------------------------------------------------------------------
def test_either_rests_and_goes_on(cast: Cast) -> None:
    match = started(cast)
    found, acting = be(match, "OFFERER")
    actions.pause_helping(match=found, side="OFFERER", acting=acting, now=NOW)
    assert state_of(match) == "PAUSED"
    found, acting = be(match, "ASKER")
    actions.resume_helping(match=found, side="ASKER", acting=acting, now=NOW)
    assert state_of(match) == "ACTIVE"
    heard = _told_of_going_on()
    found, acting = be(match, "OFFERER")
    actions.resume_helping(match=found, side="OFFERER", acting=acting, now=NOW)  # he pressed it later, too
    assert (state_of(match), _told_of_going_on()) == ("ACTIVE", heard)


def _told_of_going_on() -> int:
    with as_the_owner():
        return Message.objects.filter(kind="match_resumed").count()


def test_either_ends_it_without_a_reason_and_with_thanks(cast: Cast) -> None:
    match = started(cast)
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", thanks="Je was er altijd.", acting=acting, now=NOW)
    be(match, "OFFERER")
    ball = people(match)["OFFERER"][1]
    be(match, "OFFERER")
    (seen,) = queries.matches_at(ball=ball)
    assert (seen.state, seen.thanks) == ("ENDED", "Je was er altijd.")
    with as_the_owner():
        assert {one.person_id for one in Message.objects.filter(kind="match_over")} == {cast["neighbour"].pk}


def test_the_end_of_the_ask_is_the_end_of_what_ran(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        ask = Match.objects.get(pk=match.pk).ask_id
    cast.enter("resident")
    found = Ask.objects.select_related("ball", "asker").get(pk=ask)
    with pytest.raises(IntegrityError, match="somebody still helps"), transaction.atomic():
        sql("UPDATE mutual_help_ask SET state = 'ANSWERED', ended_at = now() WHERE id = %s", ask)
    end(cast, found)
    assert state_of(match) == "ENDED"
    check_now()


def test_a_goal_that_she_reached_is_hers_to_say(cast: Cast) -> None:
    """AS-75: the traveller says that it works."""
    match = started(cast)
    found, acting = be(match, "ASKER")
    goal = actions.say_goal(match=found, words="Alleen met de bus.", acting=acting, now=NOW)
    actions.reach_goal(goal=goal, ask_again=False, thanks="", acting=acting, now=NOW)
    with as_the_owner():
        assert Match.objects.get(pk=match.pk).ended_how == "REACHED"


# --- a neighbour is not the answer, and the professional beside it -------------------------------------------------
def test_a_neighbour_is_not_the_answer_and_nobody_is_to_blame(cast: Cast) -> None:
    match = started(cast)
    found, acting = be(match, "ASKER")
    actions.not_informal(match=found, acting=acting, now=NOW)
    assert state_of(match) == "NOT_INFORMAL"
    ball = people(match)["ASKER"][1]
    cast.enter("wijkteam")
    page = queries.ask_page(ball=ball)
    assert (page.ask.is_open, page.ball.closed_at) == (True, None)  # the professional way stays open
    check_now()


def test_the_helper_does_not_say_that_a_neighbour_is_not_the_answer(cast: Cast) -> None:
    match = started(cast)
    found, acting = be(match, "OFFERER")
    with refused(errors.OnlyTheAskerSays):
        actions.not_informal(match=found, acting=acting, now=NOW)


def backed(cast: Cast) -> Match:
    """A match beside which a professional stays."""
    return started(cast, suggested(cast, needing(cast, backstop=True)))


@pytest.mark.parametrize("who", ["ASKER", "OFFERER", "OTHER"])
def test_the_professional_beside_it_does_not_go_by_one_side(cast: Cast, who: str) -> None:
    match = backed(cast)
    if who == "OTHER":
        cast.enter("wijkteam")
    else:
        be(match, who)
    for change in (
        "backstop_id = NULL",
        "backstop_id = NULL, backstop_off_asker_at = now(), backstop_off_other_at = now()",
    ):
        with pytest.raises(IntegrityError, match="so"), transaction.atomic():
            sql(f"UPDATE mutual_help_match SET {change} WHERE id = %s", match.pk)
    ask = people(match)["ASKER"][1]
    cast.enter("wijkteam")
    with refused(errors.BackstopStays):
        found = queries.ask_page(ball=ask).ask
        actions.say_needs(ask=found, needs=actions.Needs(), acting=cast.acting("wijkteam"), now=NOW)


def test_it_goes_when_both_say_so(cast: Cast) -> None:
    match = backed(cast)
    found, acting = be(match, "ASKER")
    assert not actions.let_backstop_go(match=found, side="ASKER", acting=acting, now=NOW)
    ball = people(match)["ASKER"][1]
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=ball)
    assert actions.let_backstop_go(match=found, side="OTHER", acting=cast.acting("wijkteam"), now=NOW)
    with as_the_owner():
        assert Match.objects.get(pk=match.pk).backstop_id is None


def test_a_match_never_becomes_that_of_somebody_else(cast: Cast) -> None:
    match, other = started(cast), answered_offer(cast, "carer")
    be(match, "ASKER")
    with refused():
        sql("UPDATE mutual_help_match SET offer_id = %s WHERE id = %s", other.pk, match.pk)
    with refused():
        sql("DELETE FROM mutual_help_match WHERE id = %s", match.pk)
