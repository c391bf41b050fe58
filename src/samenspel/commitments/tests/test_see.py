"""Seeing a ball: counted once for each person, and nothing else changes (R35)."""

from tests.cast import NOW, Cast
from tests.play import as_the_owner, ball_of, refused, sql

from samenspel.commitments import actions, queries
from samenspel.commitments.models import Sighting
from samenspel.mutual_help.models import Ask


def see(cast: Cast, ask: Ask, key: str) -> None:
    actions.see(ball=cast.again(ask, key).ball, acting=cast.acting(key), now=NOW)


def test_it_counts_each_person_once(cast: Cast) -> None:
    ask = cast.ask()
    for key in ("wijkteam", "youssef", "youssef", "marloes"):
        see(cast, ask, key)
    assert queries.seen_by(ball=ask.ball_id) == 3


def test_it_does_not_count_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    see(cast, ask, "resident")
    assert queries.seen_by(ball=ask.ball_id) == 0


def test_it_leaves_the_ball_where_it_lies(cast: Cast) -> None:
    ask = cast.ask()
    before = ball_of(ask).held_since
    see(cast, ask, "marloes")
    assert (ball_of(ask).holder_id, ball_of(ask).held_since) == (cast["wijkteam"].pk, before)


def test_it_stays_as_it_was_written(cast: Cast) -> None:
    ask = cast.ask()
    see(cast, ask, "wijkteam")
    for attack in ("UPDATE commitments_sighting SET first_at = now()", "DELETE FROM commitments_sighting"):
        with refused():
            sql(attack)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ball = ball_of(cast.ask())
    cast.enter("outsider")
    with refused():
        actions.see(ball=ball, acting=cast.acting("outsider"), now=NOW)
    with as_the_owner():
        assert not Sighting.objects.exists()
