"""Nothing goes on for who has died, whatever the software above says; and not in the same second either."""

import threading
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, ProgrammingError, connection, transaction

from samenspel.community import actions as community
from samenspel.community.models import Death
from samenspel.deaths import actions, queries
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.journal.queries import breaks
from samenspel.mutual_help.models import Match, Rota, RotaHelper
from samenspel.mutual_help.tests.rota_people import begun, turns_of
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.retention.actions import erase
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast
from tests.deaths import HEARD, a_whole_life, ask_now, died, not_so
from tests.neighbours import answered_offer, called, met, people, says, started, suggested
from tests.play import as_the_owner, at_work, check_now, sql

HOSTILE = (ProgrammingError, IntegrityError)
ROUNDS = 4

# What goes on, each as a number that has to be nought for whoever died.
GOES_ON = {
    "open ask": "SELECT count(*) FROM mutual_help_ask WHERE asker_id = %s AND ended_at IS NULL",
    "living offer": "SELECT count(*) FROM mutual_help_offer WHERE offerer_id = %s AND ended_at IS NULL",
    "live match": "SELECT count(*) FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o"
    " ON o.id = m.offer_id WHERE %s IN (a.asker_id, o.offerer_id) AND m.ended_at IS NULL",
    "rota": "SELECT count(*) FROM mutual_help_rota r JOIN mutual_help_ask a ON a.id = r.ask_id WHERE a.asker_id = %s AND r.ended_at IS NULL",
    "planned turn": "SELECT count(*) FROM mutual_help_turn t JOIN mutual_help_rota r ON r.id = t.rota_id JOIN mutual_help_ask a ON a.id = r.ask_id"
    " LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id LEFT JOIN mutual_help_offer o ON o.id = h.offer_id"
    " WHERE %s IN (a.asker_id, o.offerer_id) AND t.cancelled_at IS NULL AND t.ends_at > now()",
    "ball": "SELECT count(*) FROM commitments_ball WHERE %s IN (holder_id, subject_id) AND closed_at IS NULL AND about <> 'APPEAL'",
    "look-back": "SELECT count(*) FROM commitments_lookback WHERE subject_id = %s AND state IN ('PLANNED', 'DUE')",
    "place in a programme": "SELECT count(*) FROM mutual_help_joining j LEFT JOIN mutual_help_ask a ON a.id = j.ask_id LEFT JOIN mutual_help_offer o"
    " ON o.id = j.offer_id WHERE %s IN (a.asker_id, o.offerer_id) AND j.left_at IS NULL",
    "seat in a tour": "SELECT count(*) FROM mutual_help_tourseat s JOIN mutual_help_tour t ON t.id = s.tour_id WHERE s.person_id = %s AND s.left_at IS NULL"
    " AND t.begins_at > now()",
    "place in a circle": "SELECT count(*) FROM circles_member WHERE person_id = %s AND state IN ('PROPOSED', 'INVITED', 'ACTIVE')",
    "share": "SELECT count(*) FROM circles_consent WHERE %s IN (subject_id, to_person_id) AND state IN ('ASKED', 'GIVEN')",
    "live mandate": "SELECT count(*) FROM community_mandate WHERE %s IN (person_id, representative_id) AND ended_at IS NULL AND ends_at > now()",
    "live card": "SELECT count(*) FROM community_card WHERE person_id = %s AND revoked_at IS NULL",
    "way to sign in": "SELECT count(*) FROM community_account WHERE person_id = %s AND is_active",
    "session": "SELECT count(*) FROM django_session WHERE owner = %s",
    "queued message": "SELECT count(*) FROM notifications_message WHERE person_id = %s AND state IN ('WAITING', 'TO_PRINT')",
}


def goes_on(person: Any) -> set[str]:
    """What still goes on for somebody, seen from behind the policies."""
    return {what for what, count in GOES_ON.items() if sql(count, person)[0][0]}


def _try(key: str | None, cast: Cast, statement: str, *values: Any) -> bool:
    """True when a statement did something that lasts. Without a key: as the owner of the tables."""
    if key:
        cast.enter(key)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            count = cursor.rowcount
            check_now()
            return count > 0
    except HOSTILE:
        return False


def test_all_that_goes_on_for_somebody_ends_at_once(cast: Cast) -> None:
    ball = a_whole_life(cast)
    her = cast["resident"].pk
    with as_the_owner():
        assert set(GOES_ON) - goes_on(her) == set(), "each must go on, to be able to end"
    died(cast, ball)
    check_now()
    with as_the_owner():
        assert goes_on(her) == set()
    not_so(cast, ball)
    check_now()
    with as_the_owner():
        back = {"open ask", "living offer", "ball", "look-back", "place in a circle", "way to sign in"}
        assert goes_on(her) == back, "and no more than that"


# Each brings something back to life; whoever writes it, the database says no.
ATTACKS = {
    "reopen": "UPDATE mutual_help_ask SET state = 'OPEN', ended_at = NULL WHERE asker_id = %s",
    "offer again": "UPDATE mutual_help_offer SET state = 'OPEN', ended_at = NULL WHERE offerer_id = %s",
    "match again": "UPDATE mutual_help_match m SET state = 'SUGGESTED', ended_at = NULL FROM mutual_help_ask a WHERE a.id = m.ask_id AND a.asker_id = %s",
    "rota again": "UPDATE mutual_help_rota r SET ended_at = NULL FROM mutual_help_ask a WHERE a.id = r.ask_id AND a.asker_id = %s",
    "ball again": "UPDATE commitments_ball SET closed_at = NULL WHERE subject_id = %s",
    "give her a ball": "UPDATE commitments_ball SET holder_id = %s WHERE closed_at IS NULL",
    "look back": "INSERT INTO commitments_lookback (id, municipality_id, origin_id, subject_id, by_id, due_on, state, planned_at)"
    " SELECT gen_random_uuid(), b.municipality_id, b.id, b.subject_id, b.holder_id, current_date, 'PLANNED', now() FROM commitments_ball b WHERE b.subject_id = %s",
    "sign in": "UPDATE community_account SET is_active = true WHERE person_id = %s",
    "card": "INSERT INTO community_card (id, municipality_id, person_id, made_by_id, made_at, wrong_tries, revoked_why)"
    " SELECT gen_random_uuid(), p.municipality_id, p.id, p.id, now(), 0, '' FROM community_person p WHERE p.id = %s",
    "work": "INSERT INTO community_membership (id, person_id, organisation_id, role, title, phone, starts_on)"
    " SELECT gen_random_uuid(), %s, o.id, 'VOLUNTEER', '', '', current_date FROM community_organisation o LIMIT 1",
    "another day": "UPDATE community_death SET died_on = current_date - 1 WHERE person_id = %s",
    "another writer": "UPDATE community_death SET written_by_id = (SELECT id FROM community_person WHERE called = 'Gijs') WHERE person_id = %s",
    "a second death": "INSERT INTO community_death (id, municipality_id, person_id, heard_from, written_by_id, written_at, told, before)"
    " SELECT gen_random_uuid(), municipality_id, person_id, 'x', written_by_id, now(), '{}', '{}' FROM community_death WHERE person_id = %s",
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("key", [None, "wijkteam"])
def test_nothing_begins_again_for_who_died(cast: Cast, attack: str, key: str | None) -> None:
    match = started(cast)
    other = cast.ask(key="carer")
    with as_the_owner():
        ball = Match.objects.select_related("ask__ball").get(pk=match.pk).ask.ball
    answered_offer(cast, "resident", "Ik kook ook graag.")
    died(cast, ball)
    check_now()
    with as_the_owner():
        assert goes_on(cast["resident"].pk) == set()
        if key is None:
            assert not _try(None, cast, ATTACKS[attack], cast["resident"].pk)
    if key:
        assert not _try(key, cast, ATTACKS[attack], cast["resident"].pk)
    with as_the_owner():
        assert goes_on(cast["resident"].pk) == set()
    assert ask_now(other).ball.holder_id == cast["wijkteam"].pk


@pytest.mark.parametrize("key", ["outsider", "neighbour", "coach", "youssef", "resident"])
def test_no_statement_of_a_stranger_makes_somebody_dead(cast: Cast, key: str) -> None:
    ask = cast.ask()
    me, her = cast[key].pk, cast["resident"].pk
    for statement, values in (
        ("SELECT * FROM death_write(%s, %s, NULL, 'x', now())", [new_id(), her]),
        ("INSERT INTO community_death (id, municipality_id, person_id, heard_from, written_by_id, written_at, told, before)"
         " VALUES (%s, %s, %s, 'x', %s, now(), '{}', '{}')", [new_id(), cast.town.pk, her, me]),
        ("SELECT death_ends_help(%s, now())", [her]),
        ("SELECT death_ends_ways_in(%s, %s, now())", [her, me]),
    ):  # fmt: skip
        assert not _try(key, cast, statement, *values)
    assert ask_now(ask).is_open


@pytest.mark.parametrize("key", ["outsider", "neighbour", "coach"])
def test_a_stranger_takes_nothing_back(cast: Cast, key: str) -> None:
    ask = cast.ask()
    death = died(cast, ask.ball)
    assert not _try(key, cast, "SELECT * FROM death_take_back(%s, now(), now())", death.pk)
    assert not _try(key, cast, "UPDATE community_death SET taken_back_at = now() WHERE id = %s", death.pk)
    assert ask_now(ask).state == "DIED"


def test_nobody_writes_her_own_death(cast: Cast) -> None:
    cast.ask(key="lead")
    assert not _try(
        "lead", cast, "SELECT * FROM death_write(%s, %s, NULL, 'x', now())", new_id(), cast["lead"].pk
    )


def test_who_was_not_told_reads_no_word(cast: Cast) -> None:
    other = answered_offer(cast, "carer", "Ik help ook.")
    with as_the_owner():
        ball = Match.objects.select_related("ask__ball").get(pk=started(cast).pk).ask.ball
    died(cast, ball)
    cast.enter("outsider")
    assert sql("SELECT count(*) FROM deaths_told_to(NULL)")[0][0] == 0
    assert sql("SELECT count(*) FROM deaths_told_to(%s)", ball.pk)[0][0] == 0
    cast.enter(None, ball=other.ball_id)
    assert sql("SELECT count(*) FROM deaths_told_to(%s)", other.ball_id)[0][0] == 0


def test_erasing_goes_the_usual_way_after_it(cast: Cast) -> None:
    ask = cast.ask()
    death = died(cast, ask.ball)
    with at_work("erase_person"):
        assert erase(person=cast["resident"].pk, acting=a_job("erase_person"), now=NOW)
    with as_the_owner():
        left = Death.objects.get(pk=death.pk)
        assert (left.heard_from, left.before, left.told) == ("Iemand", {}, [])
        assert not list(breaks())


# --- the same second ---------------------------------------------------------------------------------------------
def _dies(town: Cast, ball: Any) -> Any:
    enter(Context(person=town["wijkteam"].pk))
    return actions.write_death(
        page=queries.page_of(ball=ball), heard=HEARD, acting=town.acting("wijkteam"), now=NOW
    )


def _waiting(town: Cast, what: str) -> tuple[Any, Any, Any]:
    with transaction.atomic():
        ask = called(town)
        match = suggested(town, ask, answered_offer(town))
        if what == "GO_ON":
            match = met(town, match)
        says(match, "OFFERER")
        return match.pk, people(match)["ASKER"][1], ask.asker_id


@pytest.mark.parametrize("what", ["MEET", "GO_ON"])
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_yes_and_her_death_in_the_same_second(town: Cast, what: str, round_: int) -> None:
    """Whichever comes first: afterwards nothing of it goes on."""
    match, ball, who = _waiting(town, what)

    def yes() -> Any:
        enter(Context(ball=ball))
        sql("SELECT answer_match(%s, 'ASKER', %s, true, current_date, now())", match, what)
        notifications.tell(
            person=who, kind="both_want_to_meet", municipality=town.town.pk, now=NOW, ball=ball
        )
        return "yes"

    outcomes = at_once(yes, partial(_dies, town, ball), refused=(IntegrityError,))
    assert not isinstance(outcomes[1], Exception), outcomes
    with looking_behind():
        assert goes_on(who) == set()
        assert Match.objects.get(pk=match).state in ("ENDED", "LAPSED")


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_new_question_and_her_death_in_the_same_second(town: Cast, round_: int) -> None:
    with transaction.atomic():
        ball, who = town.ask().ball_id, town["resident"].pk
    outcomes = at_once(
        lambda: town.ask("Nog een vraag.").pk, partial(_dies, town, ball), refused=(IntegrityError,)
    )
    assert not isinstance(outcomes[1], Exception), outcomes
    with looking_behind():
        assert goes_on(who) == set()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_message_without_a_deed_and_her_death_in_the_same_second(town: Cast, round_: int) -> None:
    with transaction.atomic():
        ball, who = town.ask().ball_id, town["resident"].pk

    def tells() -> Any:
        enter(Context(person=town["wijkteam"].pk))
        return notifications.tell(
            person=who, kind="ask_received", municipality=town.town.pk, now=NOW, ball=ball
        ).pk

    outcomes = at_once(tells, partial(_dies, town, ball))
    with looking_behind():
        assert goes_on(who) == set()
        assert not Message.objects.filter(person=who, state="WAITING").exists(), outcomes


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_write_it_down_in_the_same_second(town: Cast, round_: int) -> None:
    with transaction.atomic():
        ball = town.ask().ball_id
    outcomes = at_once(partial(_dies, town, ball), partial(_dies, town, ball), refused=(ObjectDoesNotExist,))
    assert sum(isinstance(one, Exception) for one in outcomes) == 1, outcomes
    with looking_behind():
        assert Death.objects.count() == 1


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_turn_that_is_taken_and_her_death_in_the_same_second(town: Cast, round_: int) -> None:
    """Hers as who is helped, and the helper's: whichever comes first, no turn is planned for who died."""
    with transaction.atomic():
        rota, (helper,) = begun(town, "neighbour")
        turn = turns_of(rota)[0]
        with as_the_owner():
            ball = Rota.objects.values_list("ask__ball", flat=True).get(pk=rota.pk)
            offered = RotaHelper.objects.values_list("offer__ball", flat=True).get(pk=helper.pk)
    who, of = ("resident", ball) if round_ % 2 else ("neighbour", offered)

    def takes_it() -> Any:
        enter(Context(ball=offered))
        return sql("SELECT take_turn(%s, %s, now())", turn.pk, helper.pk)

    def dies() -> Any:
        enter(Context(person=town["official"].pk))
        page = queries.page_of(ball=of)
        return actions.write_death(page=page, heard=HEARD, acting=town.acting("official"), now=NOW)

    outcomes = at_once(takes_it, dies, refused=(IntegrityError,))
    assert not isinstance(outcomes[1], Exception), outcomes
    with looking_behind():
        assert goes_on(town[who].pk) == set()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_mandate_and_her_death_in_the_same_second(town: Cast, round_: int) -> None:
    with transaction.atomic():
        ball, who = town.ask().ball_id, town["resident"].pk

    def gives() -> Any:
        enter(Context(person=who))
        facts = community.MandateFacts(
            person=town["resident"], representative=town["carer"].pk, named="Farid", scope=["ASKS"],
            ends_at=NOW + timedelta(days=100),
        )  # fmt: skip
        return community.give_mandate(facts=facts, acting=town.acting("resident"), now=NOW).pk

    outcomes = at_once(gives, partial(_dies, town, ball), refused=(IntegrityError,))
    assert not isinstance(outcomes[1], Exception), outcomes
    with looking_behind():
        assert goes_on(who) == set()


# What somebody wrote a moment before, and keeps a moment after: no lock and no row of the journal stands in between.
BEFORE = {
    "message": "INSERT INTO notifications_message (id, municipality_id, person_id, channel, kind, language, address, facts, subject, body, state, tries,"
    " made_at, failure, lapsed_by, taken_up, teams) SELECT gen_random_uuid(), municipality_id, id, '', 'ask_received', 'nl', '', '{}', '', '', 'WAITING', 0, now(), '', '', false, '{}'"
    " FROM community_person WHERE id = %s",
    "card": ATTACKS["card"],
    "look-back": ATTACKS["look back"],
    "work": ATTACKS["work"],
}


@pytest.mark.parametrize("what", BEFORE)
def test_what_is_kept_a_moment_after_her_death_is_not_kept(town: Cast, what: str) -> None:
    """Written before she died, kept after: only what is asked again when it is kept sees that."""
    with transaction.atomic():
        ball, who = town.ask().ball_id, town["resident"].pk
    written, kept = threading.Event(), threading.Event()

    def writes() -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE samenspel_owner")
            cursor.execute(BEFORE[what], [who])
        written.set()
        assert kept.wait(20), "a death does not wait for who holds nothing of it"

    def dies() -> Any:
        assert written.wait(20)
        transaction.on_commit(kept.set)
        return _dies(town, ball)

    outcomes = at_once(writes, dies, refused=(IntegrityError,))
    assert not isinstance(outcomes[1], Exception), outcomes
    assert isinstance(outcomes[0], IntegrityError) is (what != "message"), outcomes
    with looking_behind():
        assert goes_on(who) == set()
