"""They met: who comes is in with both yeses, who leaves is out, in one moment."""

import pytest
from tests.cast import NOW, Cast
from tests.family import family, told_of
from tests.parting import COLLEAGUE, MOTHER, WORKER, answered, asked, gleaned, met, places, seen_by, state
from tests.play import as_the_owner, check_now, refused

from samenspel.circles import actions, errors
from samenspel.circles.models import GleaningNote, Member


def test_it_puts_one_in_the_place_of_the_other(cast: Cast) -> None:
    circle = family(cast)
    succession = met(cast, answered(cast, asked(cast, circle)))
    check_now()
    there = places(circle)
    assert (there[str(cast[WORKER].pk)], there[str(cast[COLLEAGUE].pk)]) == ("ENDED", "ACTIVE")
    with as_the_owner():
        row = Member.objects.get(circle=circle, person=cast[COLLEAGUE])
    assert (row.centre_yes_way, row.own_yes_way, row.face) == ("SCREEN", "SCREEN", "FORMAL")
    assert row.centre_yes_at == seen_by(cast, succession, MOTHER).yes_at
    assert told_of("succession_done") == {cast[MOTHER].pk, cast[WORKER].pk}


def test_it_keeps_how_the_yes_was_given(cast: Cast) -> None:
    circle = family(cast)
    met(cast, answered(cast, asked(cast, circle), key=WORKER, way="PAPER"))
    check_now()
    with as_the_owner():
        row = Member.objects.get(circle=circle, person=cast[COLLEAGUE])
    assert (row.centre_yes_way, row.centre_yes_heard_by_id) == ("PAPER", cast[WORKER].pk)


def test_it_hands_a_contact_on(cast: Cast) -> None:
    note = gleaned(cast)
    met(cast, answered(cast, asked(cast, relation=note), key="caller"))
    check_now()
    cast.enter(COLLEAGUE)
    assert GleaningNote.objects.get(pk=note.pk).text == "Joop repareert graag fietsen."
    cast.enter(WORKER)
    assert not GleaningNote.objects.filter(pk=note.pk).exists()


def test_it_waits_for_the_yes(cast: Cast) -> None:
    succession = asked(cast)
    as_read = seen_by(cast, succession, MOTHER)
    cast.enter(COLLEAGUE)
    with refused(errors.MeetFirst):
        actions.introduce(succession=as_read, acting=cast.acting(COLLEAGUE), now=NOW)
    assert state(succession) == "ASKED"


@pytest.mark.parametrize("key", [WORKER, MOTHER, "marloes", "outsider", "lead"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    succession = answered(cast, asked(cast, circle))
    before = places(circle)
    as_read = seen_by(cast, succession, MOTHER)
    cast.enter(key)
    with refused(errors.MeetFirst):
        actions.introduce(succession=as_read, acting=cast.acting(key), now=NOW)
    assert places(circle) == before
