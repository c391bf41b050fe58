"""Asking for a share: exactly these things, and nothing is shared yet (R01)."""

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, family, told_of
from tests.play import as_the_owner, refused
from tests.sharing import LATER, asked, note, reads, state

from samenspel.circles import errors
from samenspel.circles.models import Consent
from samenspel.circles.queries import consents as queries
from samenspel.journal.models import Entry


def test_it_shares_nothing_and_tells_only_the_person(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle)
    row = asked(cast, circle, ("NOTE", words.pk))
    assert state(row) == "ASKED"
    assert told_of("consent_asked") == {cast[MOTHER].pk}
    assert told_of("shared_with_you") == set()
    assert not reads(cast, WORKER, words)
    cast.enter(WORKER)
    assert not Consent.objects.exists(), "the receiver does not know that it was asked"


def test_it_shows_the_person_exactly_what(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle, text="Mees at twee boterhammen.")
    row = asked(cast, circle, ("NOTE", words.pk), ("CIRCLE", circle.pk), ("CONTACT", cast[MOTHER].pk))
    cast.enter(MOTHER)
    page = queries.consent_page(pk=row.pk)
    assert [item.kind for item in page.contents.items] == ["NOTE", "CIRCLE", "CONTACT"]
    assert "Mees at twee boterhammen." in page.contents.items[0].text
    assert "Bram" in page.contents.items[1].text
    assert "resident@example.org" in page.contents.items[2].text
    assert page.contents.is_whole


def test_it_can_be_started_by_the_person_herself(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, None, ("CIRCLE", circle.pk), by=MOTHER)
    assert row.asked_by_id == cast[MOTHER].pk
    assert told_of("consent_asked") == set()


def test_it_is_asked_by_who_carries_a_ball_of_hers(cast: Cast) -> None:
    ask = cast.ask()
    row = asked(cast, None, ("ASK", ask.pk), by=WORKER, to="gp")
    assert state(row) == "ASKED"


def test_it_names_at_least_one_thing_and_somebody_else(cast: Cast) -> None:
    circle = family(cast)
    with refused(errors.NothingChosen):
        asked(cast, circle)
    with refused(errors.NotToHerself):
        asked(cast, circle, ("CIRCLE", circle.pk), to=MOTHER)


def test_it_stands_in_the_journal_without_a_word_of_content(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    with as_the_owner():
        entry = Entry.objects.get(verb="asked_consent", object_id=row.pk)
    assert (entry.subject_id, entry.terms) == (cast[MOTHER].pk, {"things": 1})


@pytest.mark.parametrize("key", ["outsider", "coach", "gp"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    with refused():
        asked(cast, circle, ("CIRCLE", circle.pk), by=key)
    with refused():
        asked(cast, None, ("CONTACT", cast[MOTHER].pk), by=key)


def test_it_goes_to_nobody_whom_she_does_not_know(cast: Cast) -> None:
    """An asker cannot make up a receiver, and so cannot read a stranger's name either."""
    circle = family(cast)
    with refused():
        asked(cast, circle, ("CIRCLE", circle.pk), to="outsider")


def test_it_is_about_who_stands_in_the_centre(cast: Cast) -> None:
    circle = family(cast)
    with refused():
        asked(cast, circle, ("CONTACT", cast[WORKER].pk), subject=cast[WORKER].pk, to=FATHER)
    assert NOW.date() < LATER
    row = asked(cast, circle, ("CONTACT", cast[FATHER].pk), subject=cast[FATHER].pk, by=VOLUNTEER)
    assert row.subject_id == cast[FATHER].pk
