"""Both choose; and a no is told to nobody, and can be read by nobody (I6, R14, R16)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, both, called, met, people, says, started, state_of, suggested
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.foundation.context import Context, enter
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Match
from samenspel.notifications.models import Message

ANSWER = "SELECT answer_match(%s, %s, %s, true, current_date, now())"


def answers() -> int:
    with as_the_owner():
        return int(sql("SELECT count(*) FROM mutual_help_answer")[0][0])


def card(match: Match, side: str) -> queries.MatchCard | None:
    be(match, side)
    found = queries.matches_at(ball=people(match)[side][1])
    return found[0] if found else None


def test_one_yes_changes_nothing_that_another_can_see(cast: Cast) -> None:
    match = suggested(cast)
    before = card(match, "OFFERER")
    assert says(match, "ASKER") == "SUGGESTED"
    assert card(match, "OFFERER") == before
    seen = card(match, "ASKER")
    assert seen is not None
    assert seen.my_meet is True


def test_a_no_changes_nothing_that_another_can_see(cast: Cast) -> None:
    match = suggested(cast)
    with as_the_owner():
        told = Message.objects.count()
    before, holder = card(match, "ASKER"), _as_holder(cast, match)
    assert says(match, "OFFERER", yes=False) == "SUGGESTED"
    assert card(match, "OFFERER") is None  # for herself it is gone
    assert card(match, "ASKER") == before
    assert _as_holder(cast, match) == holder
    with as_the_owner():
        assert Message.objects.count() == told


def _as_holder(cast: Cast, match: Match) -> list[queries.MatchCard]:
    ball = people(match)["ASKER"][1]
    cast.enter("wijkteam")
    return queries.matches_at(ball=ball)


@pytest.mark.parametrize("role", ["samenspel_app", "samenspel_worker"])
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM mutual_help_answer",
        "INSERT INTO mutual_help_answer SELECT id, 'ASKER', 'GO_ON', 0, true, now() FROM mutual_help_match",
        "UPDATE mutual_help_answer SET yes = true",
        "DELETE FROM mutual_help_answer",
        "SELECT both_say_yes(id, 'MEET') FROM mutual_help_match",
    ],
)
def test_no_role_reads_or_writes_an_answer(cast: Cast, role: str, statement: str) -> None:
    match = suggested(cast)
    says(match, "OFFERER", yes=False)
    be(match, "ASKER")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute(statement)
        transaction.set_rollback(True)


def test_the_journal_says_that_she_answered_and_not_what(cast: Cast) -> None:
    yes, no = suggested(cast), suggested(cast, offer=answered_offer(cast, "carer"))
    says(yes, "OFFERER")
    says(no, "OFFERER", yes=False)
    with as_the_owner():
        rows = Entry.objects.filter(verb="answered_match")
        assert len({str({k: v for k, v in row.terms.items() if k != "match"}) for row in rows}) == 1


def test_with_both_yeses_they_read_each_others_name(cast: Cast) -> None:
    match = suggested(cast)
    for side in ("ASKER", "OFFERER"):
        seen = card(match, side)
        assert seen is not None
        assert seen.other_name == ""
    says(match, "ASKER")
    assert says(match, "OFFERER") == "FIRST_MEETING"
    names = [card(match, side).other_name for side in ("ASKER", "OFFERER")]  # type: ignore[union-attr]
    assert names == ["Bram", "Amina"]


def test_a_helper_never_sees_more_than_the_match_needs(cast: Cast) -> None:
    """Not the ask, its words, its path, its notes, nor where she lives; not even when it runs."""
    match = started(cast)
    be(match, "OFFERER")
    for table in (
        "mutual_help_ask", "mutual_help_words", "mutual_help_note", "commitments_step", "community_contactdetails",
    ):  # fmt: skip
        about_her = {"mutual_help_ask": "asker_id", "community_contactdetails": "person_id"}.get(table)
        where = f" WHERE {about_her} = '{cast['resident'].pk}'" if about_her else ""
        if table == "commitments_step":
            where = f" WHERE ball_id = '{people(match)['ASKER'][1]}'"
            be(match, "OFFERER")
        assert sql(f"SELECT count(*) FROM {table}{where}") == [(0,)], table
    assert queries.matches_at(ball=people(match)["ASKER"][1]) == []


def test_an_outsider_and_another_holder_see_nothing(cast: Cast) -> None:
    match = started(cast)
    balls = [ball for _, ball in people(match).values()]
    for key in ("outsider", "coach", "gp", "official"):
        cast.enter(key)
        assert not Match.objects.exists()
        assert [queries.matches_at(ball=ball) for ball in balls] == [[], []]
        assert sql("SELECT asker FROM match_people(%s)", match.pk) == [(None,)]


@pytest.mark.parametrize("key", ["outsider", "coach", "neighbour", "wijkteam"])
def test_nobody_answers_for_the_asker_who_is_not_she_or_at_work_beside_her(cast: Cast, key: str) -> None:
    match = suggested(cast)
    cast.enter(key)
    if key == "wijkteam":  # holds her ball: writes down what she said, in both names
        sql(ANSWER, match.pk, "ASKER", "MEET")
        return
    with pytest.raises(IntegrityError, match="she says it herself"), transaction.atomic():
        sql(ANSWER, match.pk, "ASKER", "MEET")


def test_no_job_says_yes_for_anybody(cast: Cast) -> None:
    match = suggested(cast)
    with at_work(), pytest.raises(IntegrityError, match="she says it herself"), transaction.atomic():
        sql(ANSWER, match.pk, "OFFERER", "MEET")


def test_who_hears_it_at_the_desk_writes_it_down_and_she_is_told(cast: Cast) -> None:
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    offer = answered_offer(cast, "caller", acting=acting, way="PHONE")
    match = suggested(cast, offer=offer)
    cast.enter("desk")
    found = queries.match_for(pk=match.pk)
    actions.answer_match(
        match=found, side="OFFERER", yes=True, now=NOW,
        acting=cast.acting("desk").namens(cast["caller"].pk, way="DESK"),
    )  # fmt: skip
    with as_the_owner():
        assert Message.objects.filter(kind="match_said_for_you", person=cast["caller"]).count() == 1
    cast.enter("desk")
    (seen,) = queries.matches_at(ball=offer.ball_id)
    assert seen.my_meet is None  # it was heard, and is not read back to anybody at work


@pytest.mark.parametrize("state", ["FIRST_MEETING", "MET", "BOTH_YES", "ACTIVE", "PAUSED"])
@pytest.mark.parametrize("as_who", ["ASKER", "OFFERER", "holder"])
def test_nothing_goes_on_without_two_yeses_whoever_tries(cast: Cast, state: str, as_who: str) -> None:
    match = suggested(cast)
    says(match, "ASKER")
    if as_who == "holder":
        cast.enter("wijkteam")
    else:
        be(match, as_who)
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(
            "UPDATE mutual_help_match SET state = %s, escalation_name = 'x', escalation_phone = '1' WHERE id = %s",
            state, match.pk,
        )  # fmt: skip
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql(
            "UPDATE mutual_help_match SET state = %s, escalation_name = 'x', escalation_phone = '1' WHERE id = %s",
            state, match.pk,
        )  # fmt: skip


def test_nobody_begins_a_match_as_running(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    cast.enter("wijkteam")
    row = Match(
        municipality=cast.town, ask=ask, offer=offer, state="ACTIVE", suggested_at=NOW, until_on=NOW.date(),
        suggested_by=cast["wijkteam"], escalation_name="x", escalation_phone="1",
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="begins with a suggestion"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("first", [True, False])
def test_after_meeting_a_no_is_not_told_until_both_said_something(cast: Cast, first: bool) -> None:
    match = met(cast)
    assert says(match, "ASKER", yes=False) == "MET"
    seen = card(match, "OFFERER")
    assert seen is not None
    assert (seen.state, seen.my_go_on) == ("MET", None)
    assert says(match, "OFFERER", yes=first) == "ENDED"
    with as_the_owner():
        assert Match.objects.get(pk=match.pk).ended_how == "NOT_NOW"
    assert answers() == 0


def test_what_nobody_decided_is_let_go_after_a_week(cast: Cast) -> None:
    match = met(cast)
    says(match, "ASKER")
    with at_work():
        assert list(queries.undecided(on=NOW.date() + timedelta(days=7))) == []
        (due,) = queries.undecided(on=NOW.date() + timedelta(days=8))
        assert actions.close_undecided(match=due, acting=a_job("test"), now=NOW + timedelta(days=8))
    assert (state_of(match), answers()) == ("ENDED", 0)


def test_a_list_has_its_day_and_leaves_nothing_whoever_chose_what(cast: Cast) -> None:
    yes, no = suggested(cast), None
    ask = called(cast)
    no = suggested(cast, ask, answered_offer(cast, "carer"))
    says(yes, "ASKER")
    says(no, "OFFERER", yes=False)
    later = NOW + timedelta(days=15)
    with at_work():
        for due in queries.lists_that_are_over(on=later.date()):
            assert actions.lapse_suggestion(match=due, acting=a_job("test"), now=later)
    assert [state_of(one) for one in (yes, no)] == ["LAPSED", "LAPSED"]
    assert answers() == 0
    with as_the_owner():
        rows = Match.objects.values("ended_how", "met_at", "active_at", "ended_at", "state")
        assert len({str(row) for row in rows}) == 1  # nothing tells which of them was refused


def test_whoever_was_suggested_is_not_suggested_again_whatever_was_said(cast: Cast) -> None:
    ask, one, other = called(cast), answered_offer(cast), answered_offer(cast, "carer")
    says(suggested(cast, ask, one), "OFFERER", yes=False)
    says(suggested(cast, ask, other), "OFFERER", yes=True)
    ask = cast.again(ask, "wijkteam")
    actions.end_list(ask=ask, acting=cast.acting("wijkteam"), now=NOW)
    assert queries.candidates(ask=ask, now=NOW) == []


def test_a_mind_can_be_changed_until_there_are_two(cast: Cast) -> None:
    match = suggested(cast)
    says(match, "ASKER", yes=False)
    says(match, "ASKER")
    assert says(match, "OFFERER") == "FIRST_MEETING"


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    match = suggested(cast)
    cast.enter("outsider")
    with refused():
        queries.match_for(pk=match.pk)
    enter(Context())
    with pytest.raises(IntegrityError, match="she says it herself"), transaction.atomic():
        sql(ANSWER, match.pk, "ASKER", "MEET")


# --- the click ------------------------------------------------------------------------------------------------
def asked(match: Match, at: timedelta) -> None:
    with at_work():
        for due in queries.clicks_to_ask(on=(NOW + at).date()):
            actions.ask_click(match=due, acting=a_job("test"), now=NOW + at)


def check_on(match: Match) -> timedelta:
    with as_the_owner():
        day = Match.objects.get(pk=match.pk).check_on
    assert day is not None
    return day - NOW.date()


def test_the_click_is_asked_after_two_weeks_six_weeks_and_then_every_three_months(cast: Cast) -> None:
    match = started(cast)
    days = []
    for _ in range(4):
        at = check_on(match)
        days.append(at.days)
        asked(match, at)
        says(match, "ASKER", now=NOW + at)
        says(match, "OFFERER", now=NOW + at)
    assert days == [14, 42, 132, 222]
    assert state_of(match) == "ACTIVE"


def clicks_asked(match: Match) -> list[int]:
    """How often each of the two was asked how it clicks."""
    both_of_them = people(match).values()
    with as_the_owner():
        rows = Message.objects.filter(kind="click_asked")
        return [rows.filter(person=one).count() for one, _ball in both_of_them]


def clicks_said(match: Match) -> list[bool | None]:
    """What each of the two reads of the own answer: who asked, and who helps."""
    cards = [card(match, side) for side in ("ASKER", "OFFERER")]
    return [one.my_click for one in cards if one]


def test_who_is_silent_is_asked_again_after_six_weeks_and_every_three_months(cast: Cast) -> None:
    """One answered, one did not: the looks go on, and an old yes is not one of the next look."""
    match = started(cast)
    days = []
    for times in range(1, 5):
        at = check_on(match)
        days.append(at.days)
        asked(match, at)
        asked(match, at)  # the job that runs twice asks once
        assert clicks_asked(match) == [times, times]
        says(match, "ASKER" if times % 2 else "OFFERER", now=NOW + at)
    assert days == [14, 42, 132, 222]
    says(match, "ASKER", now=NOW + at)
    assert check_on(match).days == 312
    assert state_of(match) == "ACTIVE"


def test_a_no_waits_for_a_talk_and_the_days_of_asking_tell_nothing_of_it(cast: Cast) -> None:
    match = started(cast)
    for at in (14, 42, 132):
        assert check_on(match).days == at
        asked(match, timedelta(days=at))
        if at == 14:
            says(match, "OFFERER", yes=False)
        assert clicks_said(match) == [None, False]
        assert _as_holder(cast, match)[0].needs_a_talk
    says(match, "ASKER")
    assert check_on(match).days == 222  # one of the two is not both


def test_after_a_rest_both_are_asked_anew(cast: Cast) -> None:
    match = started(cast)
    asked(match, timedelta(days=14))
    says(match, "ASKER")
    found, acting = be(match, "ASKER")
    actions.pause_helping(match=found, side="ASKER", acting=acting, now=NOW)
    later = NOW + timedelta(days=90)
    found, acting = be(match, "ASKER")
    actions.resume_helping(match=found, side="ASKER", acting=acting, now=later)
    seen = card(match, "ASKER")
    assert seen
    assert not seen.is_asked
    assert check_on(match).days == 104
    asked(match, timedelta(days=104))
    assert clicks_asked(match) == [2, 2]
    says(match, "OFFERER", now=later)
    assert check_on(match).days == 132  # the yes of before the rest is not one of now
    assert clicks_said(match) == [None, True]


def test_only_a_job_asks_how_it_clicks(cast: Cast) -> None:
    match = started(cast)
    be(match, "OFFERER")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        sql("SELECT ask_click(%s, current_date, now())", match.pk)


def test_one_no_click_goes_to_who_coordinates_without_saying_whose(cast: Cast) -> None:
    match = started(cast)
    asked(match, timedelta(days=14))
    before = card(match, "ASKER")
    says(match, "OFFERER", yes=False)
    assert card(match, "ASKER") == before
    (seen,) = _as_holder(cast, match)
    assert seen.needs_a_talk
    assert seen.my_click is None
    with as_the_owner():
        (told,) = Message.objects.filter(kind="match_needs_a_talk")
        assert told.person_id == cast["wijkteam"].pk
        assert not {str(cast["neighbour"].pk), "Bram", "OFFERER"} & set(map(str, told.facts.values()))
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
    cast.enter("wijkteam")
    actions.they_talked(match=found, acting=cast.acting("wijkteam"), now=NOW)
    assert not _as_holder(cast, match)[0].needs_a_talk


@pytest.mark.parametrize("side", ["ASKER", "OFFERER"])
def test_neither_of_the_two_can_ask_whether_there_is_a_no(cast: Cast, side: str) -> None:
    match = started(cast)
    asked(match, timedelta(days=14))
    says(match, "OFFERER" if side == "ASKER" else "ASKER", yes=False)
    be(match, side)
    assert sql("SELECT match_needs_a_talk(%s)", match.pk) == [(False,)]
    with refused():
        found = queries.match_for(pk=match.pk)
        actions.they_talked(match=found, acting=cast.acting("resident"), now=NOW)


def test_nothing_is_answered_that_is_not_asked(cast: Cast) -> None:
    match = both(cast)
    be(match, "ASKER")
    for about in ("MEET", "GO_ON", "CLICK"):
        with pytest.raises(IntegrityError, match="nothing is asked"), transaction.atomic():
            sql(ANSWER, match.pk, "ASKER", about)
    with refused(errors.MatchMoved):
        says(match, "ASKER")


def test_one_worker_does_not_say_yes_for_both(cast: Cast) -> None:
    """Who holds both balls writes down one of the two; the other says it herself, or to a colleague."""
    match = suggested(cast)
    cast.enter("wijkteam")
    hers = {"match": queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1]), "yes": True, "now": NOW}
    actions.answer_match(**hers, side="ASKER", acting=cast.acting("wijkteam"))
    cast.enter("wijkteam")
    with refused(errors.AnotherWritesDown):
        actions.answer_match(**hers, side="OFFERER", acting=cast.acting("wijkteam"))
    assert state_of(match) == "SUGGESTED"
    assert says(match, "OFFERER") == "FIRST_MEETING"
