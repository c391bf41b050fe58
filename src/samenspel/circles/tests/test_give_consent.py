"""Saying yes: by the person, to exactly what she read; on the screen, or heard by somebody else (R01, I10)."""

from datetime import timedelta

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, agreed, family, joined, told_of
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused
from tests.sharing import asked, given, mark, note, reads, state

from samenspel.circles import errors
from samenspel.circles.actions import consents as actions
from samenspel.circles.models import Agreement, Consent, ConsentText, Part
from samenspel.circles.queries import consents as queries
from samenspel.community.models import ContactDetails, Person
from samenspel.foundation import clock


def test_it_opens_exactly_that_and_nothing_else(cast: Cast) -> None:
    circle = family(cast)
    one, other = note(cast, circle), note(cast, circle, text="Iets anders.")
    given(cast, asked(cast, circle, ("NOTE", one.pk)))
    assert reads(cast, WORKER, one)
    assert not reads(cast, WORKER, other)
    assert not reads(cast, FATHER, one)
    assert told_of("shared_with_you") == {cast[WORKER].pk}


def test_it_keeps_the_text_that_she_read(cast: Cast) -> None:
    circle = family(cast)
    row = given(cast, asked(cast, circle, ("NOTE", note(cast, circle, text="Mees lachte.").pk)))
    text = ConsentText.objects.get(consent=row).text
    for part in ("Els", "Om mee te denken.", "Mees lachte."):
        assert part in text
    cast.enter(VOLUNTEER)
    assert not ConsentText.objects.exists(), "who asked does not keep it"


def test_it_opens_an_agreement_a_circle_and_contact_details_to_a_worker(cast: Cast) -> None:
    circle = family(cast)
    agreement = agreed(cast, circle)
    things = [("AGREEMENT", agreement.pk), ("CIRCLE", circle.pk), ("CONTACT", cast[MOTHER].pk)]
    row = given(cast, asked(cast, None, *things, by=MOTHER, to="gp"))
    cast.enter("gp")
    assert Agreement.objects.get().pk == agreement.pk
    assert Part.objects.count() == 2
    assert ContactDetails.objects.get(pk=cast[MOTHER].pk).email == "resident@example.org"
    page = queries.consent_page(pk=row.pk)
    assert page.contents.is_whole
    assert "Bram" in page.contents.items[1].text
    assert Person.objects.filter(pk=cast[VOLUNTEER].pk).exists()


def test_it_opens_to_an_organisation_for_who_works_there_today(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle)
    there = cast.organisation["aanloop"].pk
    given(cast, asked(cast, circle, ("NOTE", words.pk), to_person=None, to_organisation=there))
    assert reads(cast, "coach", words)
    assert not reads(cast, "gp", words)


@pytest.mark.parametrize("way", ["SPOKEN", "PAPER"])
def test_it_is_heard_by_who_asked(cast: Cast, way: str) -> None:
    circle = family(cast)
    words = note(cast, circle)
    row = given(cast, asked(cast, circle, ("NOTE", words.pk)), by=VOLUNTEER, way=way)
    assert (row.way, row.witness_id) == (way, cast[VOLUNTEER].pk)
    assert told_of("consent_written") == {cast[MOTHER].pk}
    assert reads(cast, WORKER, words)


def test_it_is_not_heard_by_who_receives_it(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk), by=WORKER, to=WORKER)
    with refused(errors.ReceiverIsNoWitness):
        given(cast, row, by=WORKER, way="SPOKEN")
    team = cast.organisation["wijkteam"].pk
    row = asked(cast, circle, ("CIRCLE", circle.pk), by=WORKER, to_person=None, to_organisation=team)
    with refused(errors.ReceiverIsNoWitness):
        given(cast, row, by=WORKER, way="PAPER")


def test_it_is_not_heard_by_who_cannot_read_it_all(cast: Cast) -> None:
    """Nobody reads out what she may not know: the telephone number of the person herself."""
    circle = family(cast)
    row = asked(cast, circle, ("CONTACT", cast[MOTHER].pk))
    with refused(errors.NotAllReadable):
        given(cast, row, by=VOLUNTEER, way="SPOKEN")
    assert given(cast, row).state == "GIVEN"


def test_it_says_how_it_was_heard(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    with refused(errors.SomebodyHeardIt):
        given(cast, row, by=VOLUNTEER)


def test_it_is_a_yes_to_what_stands_there_now(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    read = mark(cast, row)
    joined(cast, circle, "caller", as_what="opa")
    cast.enter(MOTHER)
    with refused(errors.SomethingChanged):
        actions.give_consent(consent=row.pk, mark=read, acting=cast.acting(MOTHER), now=NOW)
    assert state(row) == "ASKED"
    given(cast, row)


def test_it_happens_once(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    given(cast, row)
    with refused(errors.AnsweredAlready):
        given(cast, row)
    cast.enter(MOTHER)
    with refused(errors.AnsweredAlready):
        actions.refuse_consent(consent=row.pk, acting=cast.acting(MOTHER), now=NOW)


def test_no_is_no_and_the_receiver_never_knew(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    cast.enter(MOTHER)
    actions.refuse_consent(consent=row.pk, acting=cast.acting(MOTHER), now=NOW)
    cast.enter(WORKER)
    assert not Consent.objects.exists()
    with as_the_owner():
        assert not ConsentText.objects.exists()


def test_it_comes_too_late_after_the_last_day(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    read = mark(cast, row)
    late = NOW + timedelta(days=2000)
    with refused(errors.ShareIsOver):
        actions.give_consent(consent=row.pk, mark=read, acting=cast.acting(MOTHER), now=late)


@pytest.mark.parametrize("key", [FATHER, WORKER, "outsider"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    read = mark(cast, row)
    cast.enter(key)
    with refused():
        actions.give_consent(consent=row.pk, mark=read, acting=cast.acting(key), now=NOW, way="SPOKEN")


def test_without_another_choice_it_lasts_twelve_months(cast: Cast) -> None:
    circle = family(cast)
    row = given(cast, asked(cast, circle, ("NOTE", note(cast, circle).pk)))
    page = signed_in(cast, MOTHER).get(f"/toestemming/{row.pk}/verder").content.decode()
    today = clock.today()
    assert f'value="{today.year + 1}-{today.month:02d}-{today.day:02d}"' in page
