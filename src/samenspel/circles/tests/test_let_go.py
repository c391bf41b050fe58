"""Saying goodbye: only after the person was asked; she hears it kindly."""

import pytest
from tests.cast import NOW, Cast
from tests.family import family, told_of
from tests.parting import COLLEAGUE, MOTHER, WORKER, answered, asked, gleaned, hers, places
from tests.play import as_the_owner, refused

from samenspel.circles import actions, errors
from samenspel.circles.models import GleaningNote


def let_go(cast: Cast, relation: object, key: str = WORKER) -> None:
    cast.enter(key)
    actions.let_go(relation=relation, acting=cast.acting(key), now=NOW)  # type: ignore[arg-type]


def test_it_ends_after_a_no(cast: Cast) -> None:
    circle = family(cast)
    answered(cast, asked(cast, circle), yes=False)
    let_go(cast, hers(cast, circle))
    assert places(circle)[str(cast[WORKER].pk)] == "ENDED"
    assert told_of("relation_ended") == {cast[MOTHER].pk}


def test_it_asks_first(cast: Cast) -> None:
    circle = family(cast)
    with refused(errors.AskHerFirst):
        let_go(cast, hers(cast, circle))
    asked(cast, circle)
    with refused(errors.AskHerFirst):
        let_go(cast, hers(cast, circle))


def test_it_removes_what_was_for_her_alone(cast: Cast) -> None:
    note = gleaned(cast, others="NOBODY")
    let_go(cast, note)
    with as_the_owner():
        assert GleaningNote.objects.get(pk=note.pk).removed_at == NOW
    assert told_of("contact_removed") == {cast["caller"].pk}


@pytest.mark.parametrize("key", [COLLEAGUE, "outsider", MOTHER, "lead"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    answered(cast, asked(cast, circle), yes=False)
    relation = hers(cast, circle)
    with refused(errors.NotYoursToGiveOn):
        let_go(cast, relation, key)
