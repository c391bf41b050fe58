"""A programme of pairs: joined by one's own yes, paired by two, trained first, with a pot that adds up (I59, I60)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.house.helping_rows import begun
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, be, called, people, says, state_of, suggested
from tests.play import as_the_owner, refused, sql

from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Dream, Joining, Match, Pair, PotEntry, Programme

TODAY = NOW.date()


def joined(cast: Cast, programme: Programme, match: Match, *sides: str) -> None:
    """Both sides of a match say their own yes to a programme."""
    for side in sides or ("ASKER", "OFFERER"):
        found, acting = be(match, side)
        brought = found.ask if side == "ASKER" else found.offer
        actions.join_programme(programme=programme, brought=brought, acting=acting, now=NOW)


def trained(cast: Cast, match: Match) -> None:
    """Who leads the programme says that the training was done."""
    cast.enter("wijkteam")
    joining = Joining.objects.get(offer=match.offer_id)
    actions.say_trained(joining=joining, on=TODAY, acting=cast.acting("wijkteam"), now=NOW)


def paired(cast: Cast, **more: Any) -> tuple[Match, UUID]:
    """Two of one programme who both want to meet; the key of their pair."""
    match = suggested(cast)
    joined(cast, begun(cast, **more), match)
    trained(cast, match) if more.get("needs_training", True) else None
    says(match, "ASKER")
    says(match, "OFFERER")
    with as_the_owner():
        return match, Pair.objects.get(match=match.pk).pk


def running(cast: Cast, **more: Any) -> tuple[Match, UUID]:
    """A pair that goes on: both met, and both wanted more."""
    match, pair = paired(cast, **more)
    found, acting = be(match, "ASKER")
    actions.say_met(match=found, acting=acting, now=NOW)
    says(match, "ASKER")
    says(match, "OFFERER")
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
    start = actions.Start(escalation_name="Els", escalation_phone="+31301234567")
    actions.start_helping(match=found, start=start, acting=cast.acting("wijkteam"), now=NOW)
    return match, pair


def spend(match: Match, pair: UUID, cents: int, side: str = "ASKER") -> PotEntry:
    _found, acting = be(match, side)
    expense = actions.Expense(what="Taart", cents=cents, spent_on=TODAY)
    return actions.write_expense(
        pair=queries.pair_for(pk=pair), side=side, expense=expense, acting=acting, now=NOW
    )


def correct(match: Match, pair: UUID, line: UUID, side: str = "ASKER") -> PotEntry:
    _found, acting = be(match, side)
    return actions.correct_expense(
        pair=queries.pair_for(pk=pair), line=line, side=side, acting=acting, now=NOW
    )


def left(match: Match) -> int:
    found, _acting = be(match, "ASKER")
    return queries.pairs_at(brought=found.ask)[0].left


# --- joining: her own yes --------------------------------------------------------------------------------------
def test_both_sides_join_and_the_leader_reads_names_and_no_words(cast: Cast) -> None:
    match = suggested(cast)
    programme = begun(cast)
    joined(cast, programme, match)
    cast.enter("wijkteam")
    found = queries.people_in(programme=programme.pk)
    assert [(one.side, one.name) for one in found] == [
        ("ASKER", "Amina"), ("OFFERER", "Bram"),
    ]  # fmt: skip
    cast.enter("coach")
    assert queries.people_in(programme=programme.pk) == []
    assert not Joining.objects.exists()


def test_nobody_is_put_into_a_programme(cast: Cast) -> None:
    match = suggested(cast)
    programme = begun(cast)
    be(match, "OFFERER")
    ask = Match.objects.get(pk=match.pk).ask_id
    write = "INSERT INTO mutual_help_joining (id, programme_id, ask_id, joined_at) VALUES (gen_random_uuid(), %s, %s, now())"
    with refused(ProgrammingError, IntegrityError):
        sql(write, programme.pk, ask)
    with as_the_owner(), refused(IntegrityError):  # past every policy: even then it is not her yes
        sql(write, programme.pk, ask)


def test_an_ask_is_in_one_programme_at_a_time_and_may_leave(cast: Cast) -> None:
    match = suggested(cast)
    first, second = begun(cast), begun(cast, name="Andere maatjes")
    joined(cast, first, match, "ASKER")
    with refused(errors.JoiningMoved):
        joined(cast, second, match, "ASKER")
    found, acting = be(match, "ASKER")
    joining = queries.joining_of(brought=found.ask)
    assert joining
    actions.leave_programme(joining=joining, brought=found.ask, acting=acting, now=NOW)
    joined(cast, second, match, "ASKER")


def test_who_is_in_the_same_programme_comes_first_among_the_suggestions(cast: Cast) -> None:
    ask = called(cast)
    answered_offer(cast, "neighbour")
    other = answered_offer(cast, "carer", "Ik kook graag.")
    programme = begun(cast)
    cast.enter("resident")
    actions.join_programme(programme=programme, brought=ask, acting=cast.acting("resident"), now=NOW)
    cast.enter("carer")
    offer = queries.offer_for(ball=other.ball_id)
    actions.join_programme(programme=programme, brought=offer, acting=cast.acting("carer"), now=NOW)
    found = queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW)
    assert [one.is_beside for one in found] == [True, False]
    assert found[0].offer == other.pk


# --- a pair: both yeses, and training first ---------------------------------------------------------------------
def test_a_pair_is_there_when_both_said_yes_and_not_before(cast: Cast) -> None:
    match = suggested(cast)
    joined(cast, begun(cast), match)
    says(match, "ASKER")
    with as_the_owner():
        assert not Pair.objects.exists()
    says(match, "OFFERER")
    with as_the_owner():
        assert Pair.objects.get().match_id == match.pk
    assert left(match) == 100_00


def test_no_role_writes_a_pair_and_not_even_the_owner_without_both_yeses(cast: Cast) -> None:
    match = suggested(cast)
    programme = begun(cast)
    joined(cast, programme, match)
    write = "INSERT INTO mutual_help_pair (id, programme_id, match_id, made_at) VALUES (gen_random_uuid(), %s, %s, now())"
    with refused(ProgrammingError):
        sql(write, programme.pk, match.pk)
    with as_the_owner(), refused(IntegrityError):
        sql(write, programme.pk, match.pk)


def test_no_first_meeting_before_the_training(cast: Cast) -> None:
    match = suggested(cast)
    joined(cast, begun(cast), match)
    says(match, "ASKER")
    says(match, "OFFERER")
    found, acting = be(match, "ASKER")
    with refused(errors.TrainingFirst):
        actions.plan_meeting(match=found, place=None, at=NOW + timedelta(days=2), acting=acting, now=NOW)
    with refused(errors.TrainingFirst):
        actions.say_met(match=found, acting=acting, now=NOW)
    with as_the_owner(), refused(IntegrityError):
        sql("UPDATE mutual_help_match SET state = 'MET', met_at = now() WHERE id = %s", match.pk)
    trained(cast, match)
    found, acting = be(match, "ASKER")
    with refused(errors.TrainingFirst):  # and no meeting on a day before it
        actions.plan_meeting(match=found, place=None, at=NOW - timedelta(days=2), acting=acting, now=NOW)
    actions.say_met(match=found, acting=acting, now=NOW)
    assert state_of(match) == "MET"


def test_only_who_leads_it_says_that_somebody_was_trained_and_once(cast: Cast) -> None:
    match = suggested(cast)
    joined(cast, begun(cast), match)
    found, acting = be(match, "OFFERER")
    joining = Joining.objects.get(offer=found.offer)
    with refused(errors.JoiningMoved):
        actions.say_trained(joining=joining, on=TODAY, acting=acting, now=NOW)
    trained(cast, match)
    with refused(errors.JoiningMoved):
        actions.say_trained(joining=joining, on=TODAY, acting=cast.acting("wijkteam"), now=NOW)


def test_without_a_training_they_may_meet_at_once(cast: Cast) -> None:
    match, _pair = paired(cast, needs_training=False)
    found, acting = be(match, "ASKER")
    actions.say_met(match=found, acting=acting, now=NOW)
    assert state_of(match) == "MET"


# --- the pot: it adds up, and is never below zero ---------------------------------------------------------------
def test_both_write_in_the_pot_and_read_each_line(cast: Cast) -> None:
    match, pair = running(cast)
    spend(match, pair, 12_50)
    spend(match, pair, 7_00, side="OFFERER")
    found, _acting = be(match, "OFFERER")
    (card,) = queries.pairs_at(brought=found.offer)
    assert card.other == "Amina"
    assert [(one.cents, one.left, one.name) for one in card.lines] == [
        (-7_00, 80_50, "Bram"), (-12_50, 87_50, "Amina"), (100_00, 100_00, None),
    ]  # fmt: skip


def test_more_than_there_is_cannot_be_spent(cast: Cast) -> None:
    match, pair = running(cast, pot_cents=10_00)
    with refused(errors.PotIsEmpty):
        spend(match, pair, 10_01)
    spend(match, pair, 10_00)
    with refused(errors.PotIsEmpty):
        spend(match, pair, 1)


def test_the_pot_opens_when_they_go_on(cast: Cast) -> None:
    match, pair = paired(cast)
    with refused(errors.PotIsClosed):
        spend(match, pair, 1_00)


def test_a_mistake_is_put_right_by_its_counter_entry_and_once(cast: Cast) -> None:
    match, pair = running(cast)
    line = spend(match, pair, 12_50)
    counter = correct(match, pair, line.pk, side="OFFERER")
    assert left(match) == 100_00
    for one in (line.pk, counter.pk):
        with refused(errors.PotIsClosed):
            correct(match, pair, one)


@pytest.mark.parametrize(
    "attack",
    ["UPDATE mutual_help_potentry SET cents = -1 WHERE kind = 'SPENT'",
     "UPDATE mutual_help_potentry SET left_cents = 5 WHERE kind = 'SPENT'",
     "DELETE FROM mutual_help_potentry WHERE kind = 'SPENT'"],
)  # fmt: skip
def test_a_line_stays_for_every_role(cast: Cast, attack: str) -> None:
    match, pair = running(cast)
    spend(match, pair, 12_50)
    with refused(ProgrammingError):
        sql(attack)
    with as_the_owner(), refused(IntegrityError):
        sql(attack)


@pytest.mark.parametrize(("kind", "cents"), [("FILLED", 50_00), ("SPENT", 5_00), ("CORRECTED", 5_00)])
def test_nothing_comes_into_the_pot_by_itself(cast: Cast, kind: str, cents: int) -> None:
    match, pair = running(cast)
    be(match, "ASKER")
    line = PotEntry(pair_id=pair, kind=kind, cents=cents, spent_on=TODAY, side="ASKER", written_at=NOW)
    with refused(IntegrityError):
        line.save(force_insert=True)


def test_who_leads_it_reads_the_pots_and_not_the_dreams(cast: Cast) -> None:
    match, pair = running(cast, by="coach", needs_training=False)  # who has no ball of theirs
    spend(match, pair, 12_50)
    _found, acting = be(match, "ASKER")
    actions.add_dream(pair=queries.pair_for(pk=pair), side="ASKER", text="Naar zee.", acting=acting, now=NOW)
    cast.enter("coach")
    programme = Programme.objects.get()
    (pot,) = queries.pots_of(programme=programme.pk)
    assert (pot.asker, pot.offerer, pot.left) == ("Amina", "Bram", 87_50)
    assert not Dream.objects.exists()
    cast.enter("outsider")
    assert queries.pots_of(programme=programme.pk) == []


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("spend"), st.integers(1, 60_00), st.sampled_from(["ASKER", "OFFERER"])),
        st.tuples(st.just("correct"), st.integers(0, 10), st.sampled_from(["ASKER", "OFFERER"])),
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_they_do_the_pot_adds_up_and_is_never_below_zero(cast: Cast, deeds: list[Any]) -> None:
    with transaction.atomic():
        match, pair = running(cast)
        purse, spent = 100_00, list[tuple[UUID, int]]()
        for what, number, side in deeds:
            if what == "spend" and number <= purse:
                spent.append((spend(match, pair, number, side).pk, number))
                purse -= number
            elif what == "spend":
                with refused(errors.PotIsEmpty):
                    spend(match, pair, number, side)
            elif spent:
                line, cents = spent.pop(number % len(spent))
                correct(match, pair, line, side)
                purse += cents
        with as_the_owner():
            rows = sql(
                "SELECT number, cents, left_cents FROM mutual_help_potentry WHERE pair_id = %s ORDER BY 1",
                pair,
            )
        assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
        assert all(sum(row[1] for row in rows[: at + 1]) == rows[at][2] >= 0 for at in range(len(rows)))
        assert rows[-1][2] == purse
        transaction.set_rollback(True)


# --- the end: a story, and counts with what they are out of -----------------------------------------------------
def test_it_ends_with_a_story_and_small_numbers_are_hidden(cast: Cast) -> None:
    match, pair = running(cast)
    cast.enter("wijkteam")
    programme = Programme.objects.get()
    with refused(errors.StoryMissing):
        actions.end_programme(programme=programme, story=" ", acting=cast.acting("wijkteam"), now=NOW)
    actions.end_programme(programme=programme, story="Het was mooi.", acting=cast.acting("wijkteam"), now=NOW)
    enter(Context())
    programme.refresh_from_db()
    assert programme.counts == {"joined": -1, "pairs": -1, "met": -1, "went_on": -1}
    assert state_of(match) == "ACTIVE"  # what two people have goes on
    with refused(errors.PotIsClosed):
        spend(match, pair, 1_00)


def test_who_came_back_four_times_is_one_of_it(cast: Cast) -> None:
    programme, match = begun(cast), suggested(cast)
    for _time in range(5):
        joined(cast, programme, match, "ASKER")
        found, acting = be(match, "ASKER")
        joining = queries.joining_of(brought=found.ask)
        assert joining
        actions.leave_programme(joining=joining, brought=found.ask, acting=acting, now=NOW)
    cast.enter("wijkteam")
    actions.end_programme(programme=programme, story="Het was mooi.", acting=cast.acting("wijkteam"), now=NOW)
    enter(Context())
    programme.refresh_from_db()
    assert programme.counts["joined"] == -1


def test_only_who_leads_it_ends_it_and_what_was_agreed_stays(cast: Cast) -> None:
    programme = begun(cast)
    cast.enter("coach")
    with refused(errors.ProgrammeMoved):
        actions.end_programme(programme=programme, story="Klaar.", acting=cast.acting("coach"), now=NOW)
    cast.enter("wijkteam")
    with refused(ProgrammingError):
        sql("UPDATE mutual_help_programme SET pot_cents = 1 WHERE id = %s", programme.pk)


def test_mixed_without_labels() -> None:
    """I60: no field says who somebody is or what she did."""
    assert {field.name for field in Joining._meta.fields} == {
        "id", "programme", "ask", "offer", "joined_at", "left_at", "trained_on", "trained_said_by",
    }  # fmt: skip


# --- who leads it works here no more ---------------------------------------------------------------------------------
def ends_work(cast: Cast, key: str) -> None:
    with as_the_owner():
        sql(
            "UPDATE community_membership SET ends_on = current_date WHERE person_id = %s RETURNING 1",
            cast[key].pk,
        )


def test_a_colleague_leads_it_on_with_her_own_name_and_number(cast: Cast) -> None:
    match = suggested(cast)
    programme = begun(cast, by="coach")
    joined(cast, programme, match)
    page, colleague = reverse("work_programmes"), signed_in(cast, "desk")
    assert "Wie dit leidde" not in colleague.get(page).content.decode(), "she works here"
    ends_work(cast, "coach")
    assert "Wie dit leidde, werkt hier niet meer" in colleague.get(page).content.decode()
    chosen = f"{page}?neem={programme.pk}"
    wrong = colleague.post(chosen, {"contact_name": "Wim", "contact_phone": "12"})
    assert wrong.status_code == 422
    assert 'value="Wim"' in wrong.content.decode()
    typed = {"contact_name": "Wim", "contact_phone": "030 123 45 99"}
    assert colleague.post(chosen, typed).status_code == 302
    enter(Context())
    programme.refresh_from_db()
    assert (programme.lead_id, programme.contact_name) == (cast["desk"].pk, "Wim")
    cast.enter("desk")
    joining = Joining.objects.get(offer=match.offer_id)
    actions.say_trained(joining=joining, on=TODAY, acting=cast.acting("desk"), now=NOW)
    actions.end_programme(programme=programme, story="Mooi.", acting=cast.acting("desk"), now=NOW)


@pytest.mark.parametrize("key", ["coach", "gp", "neighbour", "outsider", "official", "wijkteam", None])
def test_nobody_else_leads_it_on(cast: Cast, key: str | None) -> None:
    """Not who works elsewhere, not a resident, not who left; and nobody while its lead works here."""
    programme = begun(cast)
    cast.enter("youssef")
    assert sql("SELECT lead_programme_on(%s, 'X', '+31301234567')", programme.pk) == [(False,)]
    ends_work(cast, "wijkteam")
    cast.enter(key)
    assert sql("SELECT lead_programme_on(%s, 'X', '+31301234567')", programme.pk) == [(False,)]
    assert sql("SELECT programmes_to_lead_on()") == []
    with as_the_owner():
        assert Programme.objects.get().lead_id == cast["wijkteam"].pk
