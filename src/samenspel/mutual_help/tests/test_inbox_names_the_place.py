"""In a list of balls three places do not look alike: each ball about the map says which place it is about."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.commitments.models import Ball, Seat
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import queries
from samenspel.social_map import actions
from samenspel.social_map.models import Entry, Relation
from samenspel.social_map.tests.conftest import Writing, grow_old, night, write

__all__ = ["write"]  # a fixture

pytestmark = pytest.mark.django_db


def places_of(cast: Cast, key: str) -> list[str | None]:
    cast.enter(key)
    return sorted(str(row.place) for row in queries.inbox(person=cast[key].pk, now=NOW, at_most=20))


def proposes(cast: Cast, entry: Entry, words: str = "Dicht.") -> None:
    cast.enter(None)
    actions.propose(entry=entry, said={}, words=words, acting=Acting(None), now=NOW)


def test_the_inbox_says_which_place_whatever_the_ball_is_about(cast: Cast, write: Writing) -> None:
    """A change that somebody asks for, whether it still holds, and a relation: in one statement still."""
    changed, old, asked = (write(key="coach", name=name) for name in ("Leeskring", "Eettafel", "Koor"))
    other = write(key="resident", name="Buurttuin")
    proposes(cast, changed)
    grow_old(old)
    assert night() == 1
    cast.enter("resident")
    actions.relate(
        entry=other, other=asked, step=Relation.Step.CONNECT, words="Samen oogsten.",
        acting=cast.acting("resident"), now=NOW,
    )  # fmt: skip
    assert places_of(cast, "coach") == ["Eettafel", "Koor", "Leeskring"]
    with CaptureQueriesContext(connection) as asked_of_it:
        queries.inbox(person=cast["coach"].pk, now=NOW, at_most=20)
    assert len(asked_of_it) == 1
    assert not queries.call_list(person=cast["coach"].pk, at_most=20), "she need not call herself"
    page = signed_in(cast, "coach").get(reverse("work")).content.decode()
    for name in ("Leeskring", "Eettafel", "Koor"):
        assert f"een plek op de kaart: <b><bdi>{name}</bdi></b>" in page


def test_who_may_not_read_a_place_reads_no_name_of_it(cast: Cast, write: Writing) -> None:
    """Somebody else at the ball, of a place that is not public: what it is about, and not which."""
    entry = write(key="coach", name="Leeskring")
    proposes(cast, entry)
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(visibility="UNLISTED")
        ball = Ball.objects.get(place_id=entry.pk)
        Ball.objects.filter(pk=ball.pk).update(deputy=cast["wijkteam"].pk, reminded=2)
        Seat.objects.create(ball=ball, person=cast["wijkteam"], reason="DEPUTY", since=NOW)
    assert places_of(cast, "coach") == ["Leeskring"]
    assert places_of(cast, "wijkteam") == ["None"]


def test_what_is_not_about_the_map_names_no_place(cast: Cast) -> None:
    cast.ask()
    assert places_of(cast, "wijkteam") == ["None"]


def test_what_lies_still_stands_before_what_is_new_at_the_door(cast: Cast) -> None:
    """A surge at the door does not push a broken promise down the page."""
    still, new = (
        cast.ask(words, form_key=new_id()) for words in ("Wie belt mij terug?", "Wie snoeit de heg?")
    )
    with as_the_owner():
        seats = Seat.objects.filter(person=cast["youssef"].pk, ball=still.ball_id)
        seats.update(ended_at=NOW)
        Seat.objects.create(ball_id=still.ball_id, person=cast["youssef"], reason="DEPUTY", since=NOW)
        Ball.objects.filter(pk=still.ball_id).update(deputy=cast["youssef"].pk, reminded=2)
        Seat.objects.get_or_create(
            ball_id=new.ball_id, person=cast["youssef"], reason="DOOR", ended_at=None, defaults={"since": NOW}
        )
    page = signed_in(cast, "youssef").get(reverse("work")).content.decode()
    assert page.index("Wie belt mij terug?") < page.index("Wie snoeit de heg?")
    assert page.index("liggen stil") < page.index("Aan onze voordeur")
