"""The person says who comes: on her screen, by telephone or on paper with somebody who heard it."""

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, VOLUNTEER, family, told_of
from tests.parting import COLLEAGUE, MOTHER, WORKER, answered, asked, gleaned, lapsed, places, seen_by, state
from tests.play import check_now, refused

from samenspel.circles import actions, errors


def test_a_yes_is_told_to_who_comes_and_who_leaves(cast: Cast) -> None:
    circle = family(cast)
    succession = answered(cast, asked(cast, circle))
    check_now()
    assert state(succession) == "YES"
    assert told_of("succession_yours") == {cast[COLLEAGUE].pk}
    assert told_of("succession_answered") == {cast[WORKER].pk}
    assert str(cast[COLLEAGUE].pk) not in places(circle), "they meet first"


def test_a_no_is_a_no(cast: Cast) -> None:
    succession = answered(cast, asked(cast), yes=False)
    assert state(succession) == "NO"
    assert told_of("succession_yours") == set()
    with refused(errors.AnswerIsOver):
        answered(cast, succession)


@pytest.mark.parametrize("way", ["SPOKEN", "PAPER"])
def test_who_heard_it_writes_it_down_and_the_person_hears_that(cast: Cast, way: str) -> None:
    succession = answered(cast, asked(cast), key=WORKER, way=way)
    check_now()
    found = seen_by(cast, succession, MOTHER)
    assert (found.yes_way, found.yes_heard_by_id) == (way, cast[WORKER].pk)
    assert told_of("succession_noted") == {cast[MOTHER].pk}


def test_who_leaves_says_no_yes_on_the_screen_of_another(cast: Cast) -> None:
    with refused(errors.HerOwnAnswer):
        answered(cast, asked(cast), key=WORKER, way="SCREEN")


def test_it_is_too_late_after_the_day(cast: Cast) -> None:
    succession = asked(cast, relation=gleaned(cast))
    lapsed(succession)
    with refused(errors.AnswerIsOver):
        answered(cast, succession, key="caller")


@pytest.mark.parametrize("key", [COLLEAGUE, "outsider", FATHER, VOLUNTEER, "lead", "official"])
@pytest.mark.parametrize("way", ["SCREEN", "SPOKEN"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str, way: str) -> None:
    succession = asked(cast)
    with refused():
        answered(cast, succession, key=key, way=way)
    hostile = seen_by(cast, succession, MOTHER)
    cast.enter(key)
    with refused():
        actions.answer_succession(succession=hostile, yes=True, way=way, acting=cast.acting(key), now=NOW)
    assert state(succession) == "ASKED"
