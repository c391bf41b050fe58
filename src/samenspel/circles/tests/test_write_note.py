"""Notes: between the writer and the person; both ways between formal and informal (R02, R05, AS-13, AS-65)."""

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, circle_as, family, told_of
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql
from tests.sharing import given, note, reads, state

from samenspel.circles import errors
from samenspel.circles.actions import notes as actions
from samenspel.circles.models import Consent, Note
from samenspel.circles.queries import notes as queries
from samenspel.foundation.acting import a_job
from samenspel.social_map.actions import EntryFacts, put_entry

EVERYBODY = (MOTHER, FATHER, VOLUNTEER, WORKER, "outsider")


def readers(cast: Cast, row: Note) -> set[str]:
    return {key for key in EVERYBODY if reads(cast, key, row)}


def test_it_is_between_the_writer_and_the_person(cast: Cast) -> None:
    circle = family(cast)
    assert readers(cast, note(cast, circle)) == {VOLUNTEER, MOTHER}
    assert readers(cast, note(cast, circle, by=WORKER)) == {WORKER, MOTHER}
    assert readers(cast, note(cast, circle, about=cast[FATHER].pk)) == {VOLUNTEER, FATHER}
    assert cast[MOTHER].pk in told_of("note_for_you")


def test_it_is_sealed_in_the_database(cast: Cast) -> None:
    row = note(cast, family(cast), text="Mees plaste in bed.")
    with as_the_owner():
        stored = sql("SELECT text FROM circles_note WHERE id = %s", row.pk)[0][0]
    assert stored.startswith("sealed:")
    assert "Mees" not in stored


def test_also_another_is_asked_when_a_helper_proposes_it(cast: Cast) -> None:
    """AS-13: what the volunteer writes does not flow to the professional by itself."""
    circle = family(cast)
    row = note(cast, circle, also=[cast[WORKER].pk], purpose="Om mee te denken.")
    assert readers(cast, row) == {VOLUNTEER, MOTHER}
    cast.enter(MOTHER)
    asked = Consent.objects.get()
    assert asked.state == "ASKED"
    given(cast, asked)
    assert readers(cast, row) == {VOLUNTEER, MOTHER, WORKER}


def test_also_another_is_a_yes_when_she_says_it_herself(cast: Cast) -> None:
    circle = family(cast)
    row = note(cast, circle, by=WORKER)
    cast.enter(MOTHER)
    found = queries.note_for(circle=circle.pk, pk=row.pk, person=cast[MOTHER].pk)
    made = actions.share_note(
        note=found, to=cast[VOLUNTEER].pk, purpose="Zodat je het weet.", acting=cast.acting(MOTHER), now=NOW
    )
    assert state(made) == "GIVEN"
    assert readers(cast, row) == {WORKER, MOTHER, VOLUNTEER}
    cast.enter(MOTHER)
    shown = queries.notes_in(circle=circle.pk, person=cast[MOTHER].pk).get(pk=row.pk)
    assert [one["person"] for one in shown.others] == ["Bram"]


def test_she_writes_to_one_whom_she_trusts(cast: Cast) -> None:
    """AS-65, for an adult (v1): "I care for mum", for one chosen person and for nobody else."""
    circle = family(cast)
    row = note(cast, circle, by=MOTHER, text="Ik zorg voor mijn moeder.", to=cast[VOLUNTEER].pk)
    assert readers(cast, row) == {MOTHER, VOLUNTEER}
    alone = note(cast, circle, by=MOTHER, text="Alleen voor mij.")
    assert readers(cast, alone) == {MOTHER}


def test_it_is_not_written_to_an_outsider(cast: Cast) -> None:
    circle = family(cast)
    with refused():
        note(cast, circle, by=MOTHER, to=cast["outsider"].pk)
    with refused(errors.NotToHerself):
        note(cast, circle, by=VOLUNTEER, to=cast[WORKER].pk)


def test_own_words_stand_beside_the_words_of_another(cast: Cast) -> None:
    """R83: what was written stays as it was."""
    circle = family(cast)
    first = note(cast, circle, text="Mees luistert niet.")
    beside = note(cast, circle, by=MOTHER, text="Mees was moe.", corrects=first, to=cast[VOLUNTEER].pk)
    assert beside.corrects_id == first.pk
    cast.enter(VOLUNTEER)
    assert {one.text for one in queries.notes_in(circle=circle.pk, person=cast[VOLUNTEER].pk)} == {
        "Mees luistert niet.",
        "Mees was moe.",
    }


def test_it_is_taken_back_by_its_writer_and_the_person_still_sees_it(cast: Cast) -> None:
    circle = family(cast)
    row = note(cast, circle)
    cast.enter(MOTHER)
    found = queries.note_for(circle=circle.pk, pk=row.pk, person=cast[MOTHER].pk)
    actions.share_note(note=found, to=cast[WORKER].pk, purpose="x", acting=cast.acting(MOTHER), now=NOW)
    assert reads(cast, WORKER, row)
    cast.enter(VOLUNTEER)
    actions.take_back_note(note=row, acting=cast.acting(VOLUNTEER), now=NOW)
    assert readers(cast, row) == {VOLUNTEER, MOTHER}
    cast.enter(MOTHER)
    assert queries.note_for(circle=circle.pk, pk=row.pk, person=cast[MOTHER].pk).taken_back_at == NOW
    cast.enter(VOLUNTEER)
    with refused(errors.AlreadyTakenBack):
        actions.take_back_note(note=row, acting=cast.acting(VOLUNTEER), now=NOW)


def test_nobody_takes_back_the_words_of_another(cast: Cast) -> None:
    row = note(cast, family(cast))
    for key in (MOTHER, WORKER):
        cast.enter(key)
        with refused(errors.NotYourWords):
            actions.take_back_note(note=row, acting=cast.acting(key), now=NOW)


def test_they_are_ordered_by_time_and_not_by_who_wrote_them(cast: Cast) -> None:
    circle = family(cast)
    one, two = note(cast, circle, by=WORKER), note(cast, circle)
    cast.enter(MOTHER)
    assert [row.pk for row in queries.notes_in(circle=circle.pk, person=cast[MOTHER].pk)] == [two.pk, one.pk]


@pytest.mark.parametrize("key", ["outsider", "coach"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    with refused():
        note(cast, circle, by=key)
    cast.enter(key)
    with refused():
        queries.circle_to_write_in(pk=circle.pk, person=cast[key].pk)
    assert circle_as(cast, circle, MOTHER)


# --- AS-65: "I care for mum", told to one trusted adult -------------------------------------------------------
def test_who_cares_for_another_tells_one_and_finds_support(cast: Cast) -> None:
    facts = EntryFacts(
        name="Mantelzorgcafé", summary="Elke maand koffie.", area=cast.weide, latitude=52.02, longitude=5.12,
        owner_agreed=True, kind="CARERS",
    )  # fmt: skip
    with at_work():
        put_entry(facts=facts, source="test", source_id="cafe", acting=a_job("test"), now=NOW)
    circle = family(cast)
    words = "Ik zorg voor mama."
    cast.enter(None)
    client = signed_in(cast, FATHER)
    page = client.get(reverse("note_write", args=[circle.pk])).content.decode()
    assert "Mantelzorgcafé" in page
    made = client.post(reverse("note_write", args=[circle.pk]), {"text": words, "to": str(cast[WORKER].pk)})
    shown = client.get(made["Location"]).content.decode()
    assert "Mantelzorgcafé" in shown
    with as_the_owner():
        row = Note.objects.get(about=cast[FATHER])
    assert readers(cast, row) == {FATHER, WORKER}, "not the other parent"
    assert told_of("note_for_you") == {cast[WORKER].pk}
    cast.enter(None)
    helper = signed_in(cast, VOLUNTEER).get(reverse("note_write", args=[circle.pk])).content.decode()
    assert "Mantelzorgcafé" not in helper, "it stands with what somebody tells about herself"
