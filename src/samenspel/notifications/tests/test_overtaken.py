"""A letter that became untrue before it was printed lapses; and what may never lapse, never does."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, sql

from samenspel.community.models import ContactDetails, Person
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions, queries, rules
from samenspel.notifications.kinds import KINDS
from samenspel.notifications.kinds.asks import ASKS
from samenspel.notifications.kinds.guiding import GUIDING
from samenspel.notifications.kinds.helping import HELPING
from samenspel.notifications.kinds.matches import MATCHES
from samenspel.notifications.kinds.rests import RESTS
from samenspel.notifications.kinds.rotas import ROTAS
from samenspel.notifications.kinds.standstills import STANDSTILLS
from samenspel.notifications.models import Message

TABLES = (rules.AT_ITS_BALL, rules.OF_THE_SAME)
# She is asked something: her yes, her choice, her day. And what tells that there is nothing to answer any more.
ASKS_HER = {
    "yes_asked", "neighbours_for_you", "ask_for_you", "do_you_go_on", "click_asked", "bundle_asked",
    "rota_asked", "turn_open", "goal_asked_again",
}  # fmt: skip
NOTHING_TO_ANSWER = {
    "ask_ended", "match_over", "match_not_now", "both_go_on", "match_started", "bundle_goes_on",
    "bundle_lapsed", "bundle_off", "rota_over",
}  # fmt: skip
FACTS = {"name": "Els", "phone": "030 123 45 67", "day": "2026-12-09", "code": "", "link": ""}


# --- the table ---------------------------------------------------------------------------------------------------
def test_only_news_about_helping_one_another_lapses() -> None:
    """Never a right, a worry, a complaint, a death, a circle, a share, a card or a mandate."""
    assert {*ASKS, *GUIDING, *HELPING, *MATCHES, *RESTS, *ROTAS, *STANDSTILLS} >= rules.LAPSES
    assert all(KINDS[kind].for_resident and KINDS[kind].paper for kind in rules.LAPSES)
    assert not rules.LAPSES & {
        "word_for_you",
        "match_said_for_you",
        "offer_answered",
        "ask_ended",
        "match_over",
    }


def test_what_asks_something_lapses_only_when_there_is_nothing_to_answer() -> None:
    for table in TABLES:
        for later, earlier in table.items():
            assert not earlier & ASKS_HER or later in NOTHING_TO_ANSWER, later
            assert later in KINDS


def test_who_overtakes_what_overtakes_overtakes_that_too() -> None:
    for table in TABLES:
        for later, earlier in table.items():
            for one in earlier:
                assert table.get(one, frozenset()) <= earlier, f"{later} over {one}"


def test_what_was_decided_overtakes_that_it_stood_still_and_that_we_were_late() -> None:
    for kind in ("offer_goes_on", "offer_goes_on_by_itself", "offer_was_ended", "offer_still_longer"):
        assert {"offer_stands_still", "standstill_is_late"} <= rules.AT_ITS_BALL[kind], kind


# --- the letters -------------------------------------------------------------------------------------------------
@pytest.fixture
def paper(cast: Cast) -> Cast:
    """Joop gets letters."""
    with as_the_owner():
        Person.objects.filter(pk=cast["caller"].pk).update(prefers="LETTER")
        ContactDetails.objects.filter(person=cast["caller"].pk).update(street="Laan 4", email="", phone="")
    return cast


def told(cast: Cast, kind: str, minute: int, *, ball: UUID, **more: Any) -> Message:
    return actions.tell_of(
        person=cast["caller"].pk, kind=kind, municipality=cast.town.pk, ball=ball, facts=FACTS,
        now=NOW + timedelta(minutes=minute), **more,
    )  # fmt: skip


def delivered(messages: Sequence[Message]) -> None:
    with at_work("deliver"):
        for one in messages:
            actions.deliver(pk=one.pk, now=NOW + timedelta(hours=2))


def states(messages: Sequence[Message]) -> list[str]:
    with as_the_owner():
        found = dict(Message.objects.values_list("pk", "state"))
    return [found[one.pk] for one in messages]


def untrue(earlier: Message, all_of_them: Sequence[Message]) -> bool:
    """Whether a later one overtakes it: the table, read anew."""
    later = [one for one in all_of_them if one.made_at > earlier.made_at and one.ball_id == earlier.ball_id]
    return any(
        earlier.kind in rules.AT_ITS_BALL.get(one.kind, ())
        or (
            earlier.kind in rules.OF_THE_SAME.get(one.kind, ())
            and one.about_id == earlier.about_id is not None
        )
        for one in later
    )


@pytest.mark.parametrize("seed", range(12))
def test_in_whatever_order_the_worker_comes_by_the_same_letters_are_left(paper: Cast, seed: int) -> None:
    chance = random.Random(seed)
    kinds = sorted({*rules.LAPSES, *rules.AT_ITS_BALL, *rules.OF_THE_SAME, "match_said_for_you"})
    balls, things = [new_id(), new_id()], [new_id(), new_id(), None]
    made = [
        told(paper, chance.choice(kinds), minute, ball=chance.choice(balls), about=chance.choice(things))
        for minute in range(14)
    ]
    due = [*made]
    chance.shuffle(due)
    delivered(due)
    assert states(made) == ["LAPSED" if untrue(one, made) else "TO_PRINT" for one in made]


def test_nine_letters_about_one_question_become_those_that_are_true(paper: Cast) -> None:
    ball, match = new_id(), new_id()
    kinds = ("ask_received", "yes_asked", "ball_accepted", "neighbours_for_you", "meeting_planned",
             "do_you_go_on", "word_for_you", "match_said_for_you", "ask_ended")  # fmt: skip
    made = [told(paper, kind, minute, ball=ball, about=match) for minute, kind in enumerate(kinds)]
    delivered(made)
    left = [one.kind for one, state in zip(made, states(made), strict=True) if state == "TO_PRINT"]
    assert left == ["word_for_you", "match_said_for_you", "ask_ended"]
    with as_the_owner():
        why = Message.objects.get(pk=made[0].pk).lapsed_by
    assert queries.why_lapsed(why) in (
        "Er kwam een nieuwer bericht hierover.", "Daarna kwam: “Je hebt je vraag afgesloten”.",
    )  # fmt: skip


def test_what_is_about_another_match_question_or_person_stays(paper: Cast) -> None:
    ball, match = new_id(), new_id()
    kept = [
        told(paper, "do_you_go_on", 0, ball=ball, about=new_id()),
        told(paper, "do_you_go_on", 0, ball=ball),
        told(paper, "do_you_go_on", 0, ball=new_id(), about=match),
        actions.tell_of(
            person=paper["carer"].pk, kind="do_you_go_on", municipality=paper.town.pk, ball=ball,
            facts=FACTS, about=match, now=NOW,
        ),
    ]  # fmt: skip
    gone = told(paper, "do_you_go_on", 0, ball=ball, about=match)
    delivered([*kept, gone, told(paper, "match_over", 1, ball=ball, about=match)])
    assert "LAPSED" not in states(kept)
    assert states([gone]) == ["LAPSED"]


def test_what_was_printed_does_not_lapse_and_what_lapsed_in_the_printer_was_printed(paper: Cast) -> None:
    ball = new_id()
    first, second = (told(paper, kind, 0, ball=ball) for kind in ("ask_received", "ball_accepted"))
    delivered([first, second])
    with at_work():
        assert actions.mark_printed(pks=[first.pk], now=NOW)
    delivered([told(paper, "ask_ended", 5, ball=ball)])
    assert states([first, second]) == ["PRINTED", "LAPSED"]
    with at_work():
        assert actions.mark_printed(pks=[second.pk], now=NOW)
    assert states([second]) == ["PRINTED"]


def test_what_was_true_until_a_day_lapses_after_it_and_not_on_it(paper: Cast) -> None:
    day = NOW.date()
    message = told(paper, "turn_soon", 0, ball=new_id(), until=day)
    delivered([message])
    for later, state in ((0, "TO_PRINT"), (1, "LAPSED")):
        with at_work():
            actions.lapse_after_their_day(on=day + timedelta(days=later), now=NOW)
        assert states([message]) == [state]


ATTACKS = {
    "a word": ("word_for_you", "UPDATE notifications_message SET state = 'LAPSED', lapsed_by = 'DAY' WHERE id = %s"),
    "no reason": ("ask_received", "UPDATE notifications_message SET state = 'LAPSED' WHERE id = %s"),
    "printed": ("ask_received", "UPDATE notifications_message SET state = 'PRINTED' WHERE id = %s;"
                " UPDATE notifications_message SET state = 'LAPSED', lapsed_by = 'DAY' WHERE id = %s"),
    "sent after all": ("ask_received", "UPDATE notifications_message SET state = 'LAPSED', lapsed_by = 'DAY' WHERE id = %s;"
                       " UPDATE notifications_message SET state = 'WAITING', lapsed_by = '' WHERE id = %s"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_role_lets_lapse_what_may_not(paper: Cast, attack: str) -> None:
    kind, statement = ATTACKS[attack]
    message = told(paper, kind, 0, ball=new_id())
    delivered([message])
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        for one in statement.split(";"):
            sql(one, message.pk)


def test_a_letter_that_may_not_lapse_is_left_by_whoever_asks_for_it(paper: Cast) -> None:
    message = told(paper, "word_for_you", 0, ball=new_id(), until=NOW.date() - timedelta(days=9))
    delivered([message])
    with at_work():
        assert actions.lapse_after_their_day(on=NOW.date(), now=NOW) == 0
    assert states([message]) == ["TO_PRINT"]
