"""What ends when somebody has died, who hears it, and that she hears nothing more."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.deaths import ask_now, died
from tests.family import FATHER, MOTHER, agreed, begun, family
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, called, started, state_of, suggested
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.circles.models import Agreement, Circle, Member
from samenspel.commitments.models import Ball, LookBack, Step
from samenspel.community.models import Account, Person
from samenspel.deaths import errors
from samenspel.deaths.queries import page_of
from samenspel.journal.models import Entry
from samenspel.mutual_help import queries as asks
from samenspel.mutual_help.models import Match, Offer
from samenspel.mutual_help.tests.rota_people import begun as begun_rota
from samenspel.mutual_help.tests.rota_people import takes, tell, told, turns_of
from samenspel.notifications.models import Message


def _told(kind: str) -> set[str]:
    with as_the_owner():
        return {row.person.called for row in Message.objects.select_related("person").filter(kind=kind)}


def test_it_ends_her_question_with_an_ending_of_its_own(cast: Cast) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    check_now()
    now = ask_now(ask)
    assert (now.state, now.ended_at, now.ball.closed_at) == ("DIED", NOW, NOW)
    with as_the_owner():
        assert (
            Step.objects.filter(ball=ask.ball).filter(kind="DIED", written_by=cast["wijkteam"]).count() == 1
        )
        assert Entry.objects.filter(verb="wrote_death", subject_id=ask.asker_id).count() == 1


def test_it_counts_among_no_answers_and_is_hidden_when_small(cast: Cast) -> None:
    made = [cast.ask(key=key) for key in ("resident", "caller", "neighbour", "carer")]
    for ask in made:
        died(cast, ask.ball)
    counts = asks.counts(since=NOW - timedelta(days=1))
    assert counts == {"ASKED": 4}, "four who died are nobody's number"
    died(cast, cast.ask(key="outsider").ball)
    assert asks.counts(since=NOW - timedelta(days=1)) == {"ASKED": 5, "DIED": 5}


def test_it_ends_help_and_tells_the_helper_without_content(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        ball = Match.objects.get(pk=match.pk).ask.ball
    died(cast, ball)
    check_now()
    with as_the_owner():
        now = Match.objects.get(pk=match.pk)
        assert (now.state, now.ended_how) == ("ENDED", "DIED")
        word = Message.objects.get(kind="quiet_word")
    assert _told("quiet_word") == {"Bram"}
    assert not {"Amina", "overleden"} & set(str(word.facts).replace("'", " ").split())
    assert not _told("match_over"), "no other word about the same"


def test_the_others_in_a_rota_hear_that_a_turn_is_open(cast: Cast) -> None:
    """Of hers nobody hears there that she died; they hear what is needed."""
    rota, (one, _two) = begun_rota(cast, "neighbour", "carer")
    takes(one, turns_of(rota)[3])
    before = len(told())
    with as_the_owner():
        ball = Offer.objects.get(pk=one.offer_id).ball
    died(cast, ball)
    assert [(args["kind"], args["to"], args["but"]) for args in told()[before:]] == [
        ("turn_open", "HELPERS", str(one.pk))
    ]
    assert tell("turn_open", before) == {cast["carer"].name}
    assert turns_of(rota)[3].helper_id is None


def test_a_list_that_nobody_answered_goes_without_a_word(cast: Cast) -> None:
    match = suggested(cast)
    with as_the_owner():
        ball = Match.objects.get(pk=match.pk).ask.ball
    died(cast, ball)
    assert state_of(match) == "LAPSED"
    assert not _told("quiet_word")


def test_whom_she_helped_keeps_a_holder_who_hears_it(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        row = Match.objects.select_related("ask__ball", "offer__ball").get(pk=match.pk)
        Ball.objects.filter(pk=row.ask.ball_id).update(due_at=NOW + timedelta(days=30))
    died(cast, row.offer.ball, by="official")
    check_now()
    now = ask_now(row.ask)
    assert now.is_open
    assert now.ball.due_at == NOW + timedelta(days=2)
    assert _told("word_at_work") == {"Els"}
    assert _told("quiet_word") == {"Amina"}
    with as_the_owner():
        assert Offer.objects.get(pk=row.offer_id).state == "ENDED"


def test_nothing_is_sent_or_printed_to_her_any_more(cast: Cast) -> None:
    ask = cast.ask(key="caller")
    with as_the_owner():
        waiting = Message.objects.filter(person=cast["caller"])
        assert set(waiting.values_list("state", flat=True)) == {"WAITING"}
    death = died(cast, ask.ball)
    with as_the_owner():
        assert set(waiting.values_list("state", flat=True)) == {"DROPPED"}
        later = Message(municipality=cast.town, person=cast["caller"], kind="ask_received", made_at=NOW)
        later.save()
        assert Message.objects.get(pk=later.pk).state == "DROPPED"
        assert death.heard_from == "Karin, de dochter"


def test_looking_back_and_signing_in_end(cast: Cast) -> None:
    ask = cast.ask()
    with as_the_owner():
        LookBack.objects.create(
            municipality=cast.town, origin=ask.ball, subject=cast["resident"], by=cast["wijkteam"],
            due_on=NOW.date(), planned_at=NOW,
        )  # fmt: skip
    died(cast, ask.ball)
    with as_the_owner():
        assert LookBack.objects.get().state == "NO_THANKS"
        assert not Account.objects.get(person=cast["resident"]).is_active


def test_a_circle_around_her_alone_ends_with_its_agreements(cast: Cast) -> None:
    circle = family(cast)
    agreed(cast, circle)
    ask = cast.ask(key=MOTHER)
    with as_the_owner():
        others = set(Member.objects.filter(circle=circle, state="ACTIVE").exclude(person=cast[MOTHER]).values_list("person__called", flat=True))  # fmt: skip
        alone = not Member.objects.filter(circle=circle, side="CENTRE", state="ACTIVE").exclude(person=cast[MOTHER]).exists()  # fmt: skip
    died(cast, ask.ball)
    check_now()
    with as_the_owner():
        assert (Circle.objects.get(pk=circle.pk).ended_at == NOW) is alone
        assert not Member.objects.filter(circle=circle, person=cast[MOTHER], state="ACTIVE").exists()
        if alone:
            assert not Agreement.objects.filter(circle=circle, state="AGREED").exists()
    assert others - {"Els"} <= _told("quiet_word_mine") | _told("quiet_word")


def test_a_household_goes_on_without_her(cast: Cast) -> None:
    circle = begun(cast, MOTHER, FATHER)
    ask = cast.ask(key=MOTHER)
    with as_the_owner():
        together = Member.objects.filter(circle=circle, side="CENTRE", state="ACTIVE").count() == 2
    died(cast, ask.ball)
    check_now()
    with as_the_owner():
        assert (Circle.objects.get(pk=circle.pk).ended_at is None) is together


@pytest.mark.parametrize("key", ["outsider", "coach", "neighbour", "gp", "youssef"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    ask = cast.ask()
    with pytest.raises(ObjectDoesNotExist):
        died(cast, ask.ball, by=key)
    assert ask_now(ask).is_open


def test_a_keeper_does_it_without_a_name(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("official")
    page = page_of(ball=ask.ball_id)
    assert page.name == ""
    assert page.asks == 1
    died(cast, ask.ball, by="official")
    assert ask_now(ask).state == "DIED"
    cast.enter("wijkteam")
    assert page_of(ball=ask.ball_id).name == "Amina"


def test_the_lead_of_her_front_door_does_it(cast: Cast) -> None:
    died(cast, cast.ask().ball, by="lead")


def test_who_works_here_stops_her_work_first(cast: Cast) -> None:
    ask = cast.ask(key="coach")
    with refused(errors.StillWorksHere):
        died(cast, ask.ball)


@pytest.mark.parametrize("days", [1, -4000])
def test_a_day_that_is_not_there_yet_or_before_she_came_is_refused(cast: Cast, days: int) -> None:
    ask = cast.ask()
    with refused(errors.NotThatDay):
        died(cast, ask.ball, died_on=NOW.date() + timedelta(days=days))


def test_it_is_written_once(cast: Cast) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    with refused(errors.AlreadyWritten):
        died(cast, ask.ball)


def test_a_ball_in_her_hands_goes_to_somebody_who_is_there(cast: Cast) -> None:
    ask, hers = cast.ask(), cast.ask(key="neighbour")
    with as_the_owner():
        sql(
            "UPDATE commitments_seat SET ended_at = now() WHERE ball_id = %s AND reason = 'HOLDER'",
            ask.ball_id,
        )
        sql("UPDATE commitments_ball SET holder_id = %s, deputy_id = NULL WHERE id = %s", cast["neighbour"].pk, ask.ball_id)  # fmt: skip
        sql("INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'HOLDER', now())", ask.ball_id, cast["neighbour"].pk)  # fmt: skip
        LookBack.objects.create(
            municipality=cast.town, origin=ask.ball, subject=cast["resident"], by=cast["neighbour"],
            due_on=NOW.date(), planned_at=NOW,
        )  # fmt: skip
    died(cast, hers.ball)
    check_now()
    assert ask_now(ask).ball.holder_id == cast["lead"].pk, "the lead stands behind it"
    with as_the_owner():
        assert LookBack.objects.get().by_id == cast["wijkteam"].pk, "she looks back on nothing any more"


def test_her_name_stays_for_who_may_see_her_and_nobody_else(cast: Cast) -> None:
    died(cast, cast.ask().ball)
    seen = {}
    for key in ("wijkteam", "outsider", "coach", "neighbour"):
        cast.enter(key)
        seen[key] = sql("SELECT count(*) FROM community_death")[0][0]
    assert seen == {"wijkteam": 1, "outsider": 0, "coach": 0, "neighbour": 0}
    cast.enter("wijkteam")
    assert Person.objects.filter(pk=cast["resident"].pk).exists()


def test_a_helper_offered_before_any_match_is_told_nothing(cast: Cast) -> None:
    answered_offer(cast)
    died(cast, called(cast).ball)
    assert not _told("quiet_word")


def test_who_has_the_code_in_hand_reads_it_and_opens_nothing_again(cast: Cast, client: Client) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    cast.enter(None)
    page = client.get(reverse("follow", args=[ask.ball.address_code]))
    assert "gestopt door een overlijden" in page.content.decode()
    assert reverse("follow_reopen", args=[ask.ball.address_code]) not in page.content.decode()
    refused_page = client.post(reverse("follow_reopen", args=[ask.ball.address_code]))
    assert refused_page.status_code == 409
    assert ask_now(ask).state == "DIED"


def test_nobody_mails_her_who_types_her_address_at_the_door(cast: Cast) -> None:
    died(cast, cast.ask().ball)
    cast.enter(None)
    for key in ("resident", "neighbour"):
        Client().post(reverse("account_request_login_code"), {"email": f"{key}@example.org"})
    assert [letter.to for letter in mail.outbox] == [["neighbour@example.org"]]


def test_who_told_nobody_reads_that_and_no_number(cast: Cast) -> None:
    ask = cast.ask()
    died(cast, ask.ball)
    page = signed_in(cast, "wijkteam").get(reverse("work_death", args=[ask.ball_id])).content.decode()
    assert "Niemand anders kreeg een bericht." in page
    assert "0 mensen" not in page
