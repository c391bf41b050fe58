"""Another human looks at an offer that stands still, and decides with words; silence punishes nobody (R16, R34, R59)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import NOW, Cast, stop_clock
from tests.deaths import died
from tests.house.helping_rows import offered
from tests.neighbours import answered_offer, called, started, state_of
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import actions as balls
from samenspel.commitments import errors as ball_errors
from samenspel.commitments import queries as of_balls
from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Offer, Standstill, StandstillWord
from samenspel.mutual_help.rules import standstill as rules
from samenspel.notifications.models import Message

from .standstill_people import (
    WORDS,
    again,
    decides,
    delivered,
    heard,
    looker,
    moved,
    nightly,
    offer_of,
    offerer,
    stands_still,
    tells,
)


def with_code(offer: Offer) -> dict[str, Any]:
    """The rest is hers, with her code."""
    enter(Context(ball=offer.ball_id))
    found = queries.offer_for(ball=offer.ball_id)
    return {"offer": found, "acting": Acting(person=found.offerer_id, way="CODE"), "now": NOW}


def says_back(it: Standstill, offer: Offer, text: str = "Dat was heel anders.") -> None:
    actions.say_back(standstill=it.pk, text=text, **with_code(offer))


def read(offer: Offer, *, also_over: bool = True) -> queries.StandstillCard | None:
    """What she reads on her own page, with her code."""
    enter(Context(ball=offer.ball_id))
    page = queries.offer_page(ball=offer.ball_id, deed="still" if also_over else "follow")
    return queries.StandstillCard.of_row(page.more)


def known(it: Standstill) -> list[tuple[Any, str]]:
    with as_the_owner():
        rows = StandstillWord.objects.filter(standstill=it.pk).order_by("said_at", "pk")
        return [(one.said_by_id, str(one.text)) for one in rows]


# --- it goes on -----------------------------------------------------------------------------------------------
def test_another_human_decides_that_it_goes_on_and_she_reads_it(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    decides(cast, it, "GOES_ON")
    tells()
    assert (again(it).how, again(it).ball.closed_at) == ("GOES_ON", NOW)
    assert heard(offer.offerer_id)[-1] == "offer_goes_on"
    assert "Petra" in delivered(offer.offerer_id, "offer_goes_on").body
    assert heard(cast["wijkteam"].pk)[-1] == "standstill_decided"
    card = read(offer)
    assert card
    assert [one.text for one in card.words] == [WORDS, "We praatten erover."]
    assert read(offer, also_over=False) is None  # her own page shows nothing of it any more


@pytest.mark.parametrize("key", ["wijkteam", "youssef", "neighbour", "outsider", "official"])
def test_nobody_else_decides_not_who_let_it_stand_still_either(cast: Cast, key: str) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter("lead")
    found = queries.standstill_for(pk=it.pk)
    cast.enter(key)
    with refused(ball_errors.NotYourBall):
        actions.let_go_on(standstill=found, words="Het mag weer.", acting=cast.acting(key), now=NOW)
    assert again(it).over_at is None


def test_nothing_is_decided_without_words_or_with_a_number_in_them(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter("lead")
    said: dict[str, Any] = {
        "standstill": queries.standstill_for(pk=it.pk), "acting": cast.acting("lead"), "now": NOW,
    }  # fmt: skip
    with refused(errors.AnswerMissing):
        actions.let_go_on(words=" ", **said)
    with refused(errors.NameInWords):
        actions.let_it_end(words="Bel 030 123 45 67.", **said)
    assert known(it) == [(cast["wijkteam"].pk, WORDS)]


def test_it_is_decided_once(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter("lead")
    found = queries.standstill_for(pk=it.pk)
    decides(cast, it, "GOES_ON")
    with refused(ball_errors.BallIsClosed):
        actions.let_it_end(standstill=found, words="Toch niet.", acting=cast.acting("lead"), now=NOW)


# --- longer ---------------------------------------------------------------------------------------------------
def test_it_stands_still_three_times_at_most_and_each_time_for_four_weeks_at_most(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    it = stands_still(cast, offer)
    with refused(errors.StandstillDay):
        decides(cast, it, "LONGER", days=29)
    for _ in range(2):
        decides(cast, it, "LONGER", days=28)
    assert (again(it).terms, again(it).until_on) == (3, clock.today() + timedelta(days=28))
    with refused(errors.LongEnough):
        decides(cast, it, "LONGER")
    assert queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW) == []
    assert len(known(it)) == 3  # each time with words


def test_longer_promises_her_a_new_day_and_another_look(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer, days=1)
    decides(cast, it, "LONGER", days=20)
    tells()
    assert again(it).ball.due_at > NOW + timedelta(days=4)
    assert heard(offer.offerer_id)[-1] == "offer_still_longer"


# --- it ends --------------------------------------------------------------------------------------------------
def test_it_ends_and_what_ran_ends_in_the_ordinary_words(cast: Cast) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    decides(cast, it, "ENDED")
    tells()
    assert state_of(match) == "ENDED"
    offer = offer_of(match)
    with as_the_owner():
        assert Offer.objects.get(pk=offer).state == "ENDED"
    assert heard(cast["resident"].pk)[-1] == "match_over"
    assert heard(offerer(match))[-1] == "offer_was_ended"
    assert "match_moved" in heard(cast["wijkteam"].pk)  # who holds that ask looks for something else


def test_it_ends_all_of_her_offers_also_one_that_waits_for_an_answer(cast: Cast) -> None:
    offer, new = answered_offer(cast), offered(cast, "neighbour", "Ik kook.")
    it = stands_still(cast, offer)
    decides(cast, it, "ENDED")
    with as_the_owner():
        assert set(Offer.objects.filter(offerer=offer.offerer_id).values_list("state", flat=True)) == {
            "ENDED"
        }
        assert Ball.objects.get(pk=new.ball_id).closed_at == NOW
        sql("SET CONSTRAINTS ALL IMMEDIATE")


# --- she says something back ----------------------------------------------------------------------------------
def test_she_says_something_back_once_to_each_word_and_who_looks_hears_it(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    done = tells()
    says_back(it, offer)
    tells(done)
    assert heard(cast["lead"].pk)[-1] == "standstill_word"
    with refused(errors.OneReply):
        says_back(it, offer, "En nog iets.")
    decides(cast, it, "LONGER")
    says_back(it, offer, "Dank je wel voor het gesprek.")
    assert [text for _who, text in known(it)] == [
        WORDS, "Dat was heel anders.", "We praatten erover.", "Dank je wel voor het gesprek.",
    ]  # fmt: skip


def test_at_the_desk_with_her_code_a_colleague_writes_it_down(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    cast.enter("desk", ball=offer.ball_id)
    found = queries.offer_for(ball=offer.ball_id)
    acting = cast.acting("desk").namens(offer.offerer_id, way="PHONE")
    actions.say_back(standstill=it.pk, offer=found, text="Zo was het niet.", acting=acting, now=NOW)
    card = read(offer)
    assert card
    assert (card.words[-1].who, card.words[-1].hand) == ("Bram", "Wim")


@pytest.mark.parametrize("key", ["wijkteam", "lead"])
def test_one_hand_does_not_write_both_words(cast: Cast, key: str) -> None:
    """Neither who let it stand still nor who looks writes down what she says."""
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    cast.enter(key, ball=offer.ball_id)
    found = queries.offer_for(ball=offer.ball_id)
    acting = cast.acting(key).namens(offer.offerer_id, way="PHONE")
    with refused(errors.AnotherWritesDown):
        actions.say_back(standstill=it.pk, offer=found, text="Het klopt.", acting=acting, now=NOW)


def test_who_holds_her_ball_says_nothing_in_her_name_without_her_code(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer, "youssef")
    cast.enter("wijkteam")
    found = queries.offer_for(ball=offer.ball_id)
    acting = cast.acting("wijkteam").namens(offer.offerer_id, way="DESK")
    with refused():
        actions.say_back(standstill=it.pk, offer=found, text="Het klopt.", acting=acting, now=NOW)


# --- nobody decides -------------------------------------------------------------------------------------------
def test_silence_punishes_nobody_past_its_last_day_it_goes_on(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    it = stands_still(cast, offer)
    moved(it, 15)
    found = queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW)
    assert [one.offer for one in found] == [offer.pk]  # before any job ran
    done = tells()
    nightly(jobs.look_at_standstills)
    tells(done)
    assert (again(it).how, again(it).ball.closed_at) == ("DAY", NOW)
    assert heard(offer.offerer_id)[-1] == "offer_goes_on_by_itself"
    for key in ("lead", "wijkteam"):
        assert heard(cast[key].pk)[-1] == "standstill_opened"
    nightly(jobs.look_at_standstills)
    assert tells(done + 1) == done + 1


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("00:25", "08:00"),
        ("07:59", "08:00"),
        ("08:00", "08:00"),
        ("19:59", "19:59"),
        ("20:00", "08:00"),
        ("23:25", "08:00"),
    ],
)
def test_what_a_job_does_at_night_is_told_when_people_are_up(at: str, told: str) -> None:
    moment = rules.datetime.fromisoformat(f"2026-12-01T{at}:00").replace(
        tzinfo=timezone.get_default_timezone()
    )
    later = rules.told_at(moment)
    assert later.strftime("%H:%M") == told
    assert timedelta(0) <= later - moment <= timedelta(hours=12)


def test_it_opens_at_night_and_wakes_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    it, other = stands_still(cast, answered_offer(cast)), stands_still(cast, answered_offer(cast, "carer"))
    moved(it, 15)
    moved(other, 13)
    night = timezone.localtime(NOW).replace(hour=0, minute=25) + timedelta(days=1)
    stop_clock(monkeypatch, night)
    nightly(jobs.look_at_standstills)
    assert again(it).over_at is not None
    with as_the_owner():
        (due,) = sql(
            "SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = 'tell_standstill' ORDER BY id DESC LIMIT 1"
        )[0]
    assert timezone.localtime(due).hour == 8
    assert "standstill_ends" not in heard(cast["wijkteam"].pk)
    stop_clock(monkeypatch, night.replace(hour=9))
    nightly(jobs.look_at_standstills)
    assert "standstill_ends" in heard(cast["wijkteam"].pk)


def test_on_its_last_day_it_stands_still_yet(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    it = stands_still(cast, offer)
    moved(it, 14)
    nightly(jobs.look_at_standstills)
    assert again(it).over_at is None
    assert queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW) == []


def test_both_humans_are_told_once_before_it_goes_on_by_itself(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    nightly(jobs.look_at_standstills)
    assert "standstill_ends" not in heard(cast["lead"].pk)
    moved(it, 14)
    for _ in range(2):
        nightly(jobs.look_at_standstills)
    for key in ("lead", "wijkteam"):
        assert heard(cast[key].pk).count("standstill_ends") == 1
    decides(cast, it, "LONGER", days=1)
    nightly(jobs.look_at_standstills)
    assert heard(cast["lead"].pk).count("standstill_ends") == 2  # of the new last day too


def test_when_who_looks_is_late_the_next_is_asked_and_she_hears_of_it(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    late = again(it).ball.due_at + timedelta(days=9)
    for at in (late, late + timedelta(minutes=1), late + timedelta(minutes=2)):
        with at_work("remind_due"):
            balls.remind_due(ball=of_balls.ball_for(pk=it.ball_id), now=at)
    assert heard(cast["lead"].pk)[-1] == "ball_due"
    assert "deputy_due" in heard(cast["youssef"].pk)
    assert "lead_due" in heard(cast["marloes"].pk)
    assert "standstill_is_late" in heard(offer.offerer_id)
    assert not {"ball_due", "deputy_due", "lead_due"} & set(heard(cast["wijkteam"].pk))
    cast.enter("youssef")
    actions.look_instead(standstill=queries.standstill_for(pk=it.pk), acting=cast.acting("youssef"), now=NOW)
    assert looker(cast, it) == "youssef"
    decides(cast, it, "GOES_ON", "youssef")


def test_without_another_human_it_does_not_stand_still(cast: Cast) -> None:
    offer = answered_offer(cast)
    with as_the_owner():
        sql("DELETE FROM commitments_turn WHERE person_id <> %s", cast["wijkteam"].pk)
        sql("UPDATE commitments_frontdoor SET lead_id = %s", cast["wijkteam"].pk)
    with refused(errors.NobodyElseLooks):
        stands_still(cast, offer)


def test_an_official_never_looks_since_no_page_of_it_opens_for_her(cast: Cast) -> None:
    """Also not as the second or the third, and not where she leads another front door."""
    offer = answered_offer(cast)
    with as_the_owner():
        sql("UPDATE commitments_frontdoor SET lead_id = %s", cast["official"].pk)
        sql(
            "DELETE FROM commitments_turn WHERE person_id NOT IN (%s, %s)",
            cast["wijkteam"].pk,
            cast["youssef"].pk,
        )
    ball = again(stands_still(cast, offer)).ball
    assert [ball.holder_id, ball.deputy_id, ball.lead_id] == [cast["youssef"].pk, None, None]


# --- her own end of it ----------------------------------------------------------------------------------------
def test_she_ends_her_offer_herself_and_then_nothing_stands_still(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    actions.stop_offer(**with_code(offer))
    assert (again(it).how, again(it).ball.closed_at) == ("STOPPED", NOW)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_as_long_as_she_offers_something_else_it_goes_on_standing_still(cast: Cast) -> None:
    offer, other = answered_offer(cast), answered_offer(cast, likes="Ik kook.")
    it = stands_still(cast, offer)
    actions.stop_offer(**with_code(offer))
    assert again(it).over_at is None
    actions.stop_offer(**with_code(other))
    assert again(it).how == "STOPPED"


def test_who_died_has_nothing_that_stands_still(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    died(cast, offer.ball_id)
    assert again(it).over_at is not None
    assert again(it).ball.closed_at is not None


# --- what is left of it ---------------------------------------------------------------------------------------
def test_when_it_is_over_only_she_reads_it(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    for key in ("wijkteam", "lead"):
        cast.enter(key)
        assert Standstill.objects.filter(pk=it.pk).exists()
        assert StandstillWord.objects.exists()
    for key in ("youssef", "marloes", "desk", "coach", "official", "outsider", "resident"):
        cast.enter(key)
        assert not Standstill.objects.exists(), key
        assert not StandstillWord.objects.exists(), key
    decides(cast, it, "GOES_ON")
    for key in ("wijkteam", "lead", "youssef", "marloes", "desk", "outsider"):
        cast.enter(key)
        assert not Standstill.objects.exists(), key
        assert not StandstillWord.objects.exists(), key
    cast.enter("neighbour")
    assert StandstillWord.objects.filter(standstill=it.pk).count() == 2


@pytest.mark.parametrize("why", ["late", "away"])
def test_who_stands_behind_reads_it_when_she_is_late_or_away_and_not_from_the_first_minute(
    cast: Cast, why: str
) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter("youssef")
    assert not Standstill.objects.exists()
    assert sql("SELECT standstill_looked_at(%s)", it.ball_id) == [(None,)]
    with as_the_owner():
        if why == "late":
            sql("UPDATE commitments_ball SET reminded = 1 WHERE id = %s", it.ball_id)
        else:
            sql(
                "INSERT INTO commitments_absence (id, person_id, starts_on, ends_on, long)"
                " VALUES (gen_random_uuid(), %s, current_date, current_date + 2, false)", cast["lead"].pk,
            )  # fmt: skip
    cast.enter("youssef")
    assert Standstill.objects.filter(pk=it.pk).exists()
    cast.enter("marloes")  # the lead behind it has no seat before she is asked
    assert not Standstill.objects.exists()


def test_who_looked_before_reads_it_as_long_as_it_stands(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    with as_the_owner():
        sql("UPDATE commitments_ball SET reminded = 1 WHERE id = %s", it.ball_id)
    cast.enter("youssef")
    actions.look_instead(standstill=queries.standstill_for(pk=it.pk), acting=cast.acting("youssef"), now=NOW)
    cast.enter("lead")
    assert Standstill.objects.filter(pk=it.pk).exists()
    decides(cast, it, "GOES_ON")
    cast.enter("lead")
    assert not Standstill.objects.exists()


@pytest.mark.parametrize(
    ("how", "kind"),
    [("ENDED", "offer_was_ended"), ("GOES_ON", "offer_goes_on"), ("DAY", "offer_goes_on_by_itself")],
)
def test_what_does_not_reach_her_becomes_a_task_though_it_is_over(cast: Cast, how: str, kind: str) -> None:
    it = stands_still(cast, answered_offer(cast))
    if how == "DAY":
        moved(it, 15)
        nightly(jobs.look_at_standstills)
    else:
        decides(cast, it, how)
    tells()
    with as_the_owner():
        Message.objects.filter(kind=kind).update(state="FAILED", failure="SMTPRecipientsRefused")
    with at_work("take_up_failed"):
        assert balls.take_up_failed_messages(now=NOW) == 1
    with as_the_owner():
        task = Ball.objects.get(about=Ball.About.MESSAGE)
    assert (task.holder_id, task.subject_id) == (cast["lead"].pk, cast["neighbour"].pk)


def _stops(offer: Offer) -> None:
    actions.stop_offer(**with_code(offer))


def _another_picks_it_up(cast: Cast, offer: Offer) -> None:
    actions.reply_to_answer(text="Nog iets.", **with_code(offer))
    cast.enter("marloes")
    found = queries.offer_for(ball=offer.ball_id)
    actions.take_over_offer(offer=found, acting=cast.acting("marloes"), now=NOW)


@pytest.mark.parametrize("what", ["stopped", "picked up"])
def test_whoever_let_it_stand_still_reads_it_as_long_as_it_does(cast: Cast, what: str) -> None:
    """Also when that offer stopped while another stands still, and when a colleague has that offer now."""
    offer, _other = answered_offer(cast), answered_offer(cast, likes="Ik kook.")
    it = stands_still(cast, offer, "youssef")
    if what == "stopped":
        _stops(offer)
    else:
        _another_picks_it_up(cast, offer)
    cast.enter("youssef")
    found = queries.standstill_of(offer=offer.pk)
    assert found.now is not None
    assert found.now.id == it.pk
    decides(cast, it, "GOES_ON")
    cast.enter("youssef")
    with pytest.raises(Standstill.DoesNotExist):
        queries.standstill_of(offer=offer.pk)


def test_no_word_to_her_names_whom_she_helps_whoever_writes_it(cast: Cast) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    for words in ("Amina vertelde dat er geld weg was.", "mevrouw IDRISSI belde.", "amina was boos"):
        for how in ("GOES_ON", "ENDED", "LONGER"):
            with refused(errors.NameInWords):
                decides(cast, it, how, words=words)
    decides(cast, it, "GOES_ON", words="Dag Bram, we praatten op 01-12-2026 met elkaar.")
    for words in ("Amina vertelde iets.", "Mevrouw Idrissi vertelde iets."):
        with refused(errors.NameInWords):
            stands_still(cast, offer_of(match), words=words)


def test_nobody_else_asks_the_database_for_a_name(cast: Cast) -> None:
    match = started(cast)
    for key, said in (("wijkteam", True), ("coach", False), ("outsider", False), ("neighbour", False)):
        cast.enter(key)
        assert sql("SELECT standstill_names(%s, ARRAY['Amina'])", offer_of(match)) == [(said,)], key


def test_nobody_who_comes_later_reads_in_the_journal_that_it_stood_still(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    decides(cast, it, "GOES_ON")
    verbs = {"let_stand_still", "let_go_on"}
    for key, may in (
        ("neighbour", verbs),
        ("wijkteam", {"let_stand_still"}),
        ("lead", {"let_go_on"}),
        ("youssef", set()),
    ):
        cast.enter(key)
        assert set(Entry.objects.filter(verb__in=verbs).values_list("verb", flat=True)) == may, key


def test_she_is_told_by_when_and_that_is_said_in_her_own_time_zone(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    card = read(offer)
    assert card
    assert card.held_by == "Els"
    assert card.looks == "Petra"
    assert timezone.localtime(card.due_at).hour == 16
    assert card.until_on == again(it).until_on
