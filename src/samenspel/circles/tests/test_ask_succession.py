"""Asking whether somebody may take over: the person is told; nothing changes yet."""

from datetime import timedelta

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, VOLUNTEER, family, told_of
from tests.parting import COLLEAGUE, MOTHER, WORKER, asked, gleaned, hers, places, seen_by, state
from tests.play import check_now, refused

from samenspel.circles import actions, errors
from samenspel.circles.models import Succession


def test_it_asks_the_person_first_and_changes_nothing(cast: Cast) -> None:
    circle = family(cast)
    before = places(circle)
    succession = asked(cast, circle)
    check_now()
    assert places(circle) == before
    assert told_of("succession_asked") == {cast[MOTHER].pk}
    assert told_of("succession_yours") == set(), "who would come hears nothing before the yes"
    assert seen_by(cast, succession, MOTHER).successor.name == cast[COLLEAGUE].name
    assert succession.answer_by == NOW.date() + timedelta(days=21), (
        "three weeks, a setting of the municipality"
    )


def test_it_asks_about_a_contact_that_was_written_down(cast: Cast) -> None:
    succession = asked(cast, relation=gleaned(cast))
    assert told_of("succession_asked") == {cast["caller"].pk}
    assert state(succession) == "ASKED"


def test_it_gives_on_nothing_that_was_for_her_alone(cast: Cast) -> None:
    note = gleaned(cast, others="NOBODY")
    with refused(errors.OnlyForYourEyes):
        asked(cast, relation=note)


def test_it_takes_a_colleague_of_the_same_organisation(cast: Cast) -> None:
    circle = family(cast)
    for somebody in ("coach", VOLUNTEER, MOTHER, "outsider"):
        with refused(errors.MustWorkThere):
            asked(cast, circle, to=somebody)


def test_it_is_asked_once(cast: Cast) -> None:
    circle = family(cast)
    asked(cast, circle)
    with refused(errors.AskedThisAlready):
        asked(cast, circle, to="marloes")


def test_it_needs_nobody_who_stands_there_already(cast: Cast) -> None:
    circle = family(cast)
    from tests.family import worker_joined

    worker_joined(cast, circle, COLLEAGUE)
    with refused(errors.StandsThereAlready):
        asked(cast, circle)


def test_a_keeper_asks_everybody_and_reads_no_name(cast: Cast) -> None:
    circle = family(cast)
    gleaned(cast)
    gleaned(cast, others="NOBODY", key="outsider")
    cast.enter("lead")
    number = actions.ask_all_for(
        leaver=cast[WORKER].pk, organisation=cast.organisation["wijkteam"].pk, town=cast.town.pk,
        successor=cast[COLLEAGUE].pk, introduction="Marloes gaat mee.", acting=cast.acting("lead"), now=NOW,
    )  # fmt: skip
    check_now()
    assert number == 2, "the mother and the caller; what was for her alone is not asked on"
    assert told_of("succession_asked") == {cast[MOTHER].pk, cast["caller"].pk}
    assert not Succession.objects.exists(), "the keeper reads none of them"
    assert places(circle)


@pytest.mark.parametrize("key", ["outsider", MOTHER, FATHER, COLLEAGUE, "lead"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    relation = hers(cast, family(cast))
    with refused(errors.NotYoursToGiveOn):
        cast.enter(key)
        actions.ask_succession(
            relation=relation, successor=cast["marloes"].pk, leaving=True, introduction="x", why="",
            acting=cast.acting(key), now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("key", ["outsider", "coach", MOTHER])
def test_who_does_not_keep_asks_for_nobody_else(cast: Cast, key: str) -> None:
    family(cast)
    cast.enter(key)
    with refused():
        number = actions.ask_all_for(
            leaver=cast[WORKER].pk, organisation=cast.organisation["wijkteam"].pk, town=cast.town.pk,
            successor=cast[COLLEAGUE].pk, introduction="x", acting=cast.acting(key), now=NOW,
        )  # fmt: skip
        if not number:
            raise errors.MustWorkThere
