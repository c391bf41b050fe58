"""Who asked takes the question back: everything stays as it was, and whoever heard of it hears that too."""

import pytest
from tests.cast import NOW, Cast
from tests.family import family, told_of
from tests.parting import COLLEAGUE, MOTHER, WORKER, answered, asked, places, seen_by, state
from tests.play import refused

from samenspel.circles import actions, errors


def taken_back(cast: Cast, succession, key: str = WORKER):  # type: ignore[no-untyped-def]
    found = seen_by(cast, succession, key)
    return actions.take_back_succession(succession=found, acting=cast.acting(key), now=NOW)


def test_it_leaves_all_as_it_was(cast: Cast) -> None:
    circle = family(cast)
    before = places(circle)
    succession = taken_back(cast, answered(cast, asked(cast, circle)))
    assert state(succession) == "TAKEN_BACK"
    assert places(circle) == before
    assert told_of("succession_taken_back") == {cast[MOTHER].pk, cast[COLLEAGUE].pk}


def test_who_would_come_hears_nothing_of_what_she_never_knew(cast: Cast) -> None:
    taken_back(cast, asked(cast))
    assert told_of("succession_taken_back") == {cast[MOTHER].pk}


@pytest.mark.parametrize("key", [COLLEAGUE, "outsider", MOTHER, "lead"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    succession = answered(cast, asked(cast))
    with refused():
        taken_back(cast, succession, key)
    assert state(succession) == "YES"
    with refused(errors.AnswerIsOver):
        taken_back(cast, taken_back(cast, succession))
