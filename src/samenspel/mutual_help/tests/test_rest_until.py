"""A rest with an end day: it ends by itself, is told a week before, and changes in one press (R14, R16)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, be, called, people, started, state_of, suggested
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation import clock
from samenspel.foundation.days import day_of
from samenspel.journal.models import Entry, Look
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Match, Offer
from samenspel.mutual_help.rules import resting
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

TODAY = day_of(NOW)
DAYS = some.integers(min_value=-800, max_value=800).map(lambda n: TODAY + timedelta(days=n))


def hour(at: datetime) -> None:
    """The worker's look at rests, as the job does it."""
    with at_work(), mock.patch.object(clock, "now", return_value=at):
        jobs.look_at_rests.func(0)


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def at_rest(cast: Cast, days: int | None = 30) -> Offer:
    made = answered_offer(cast)
    cast.enter("neighbour")
    day = None if days is None else after(days)
    me = cast.acting("neighbour")
    return actions.pause_offer(offer=queries.offer_for(ball=made.ball_id), back_on=day, acting=me, now=NOW)


def now_of(offer: Offer) -> Offer:
    with as_the_owner():
        return Offer.objects.get(pk=offer.pk)


def told(kind: str) -> list[Message]:
    with as_the_owner():
        return list(Message.objects.filter(kind=kind))


# --- the decisions -----------------------------------------------------------------------------------------
@given(DAYS)
def test_a_rest_ends_after_today_and_within_a_year(day: date) -> None:
    assert resting.may_end_on(day, today=TODAY) == (1 <= (day - TODAY).days <= 366)


@given(DAYS.filter(lambda day: resting.may_end_on(day, today=TODAY)))
def test_who_hears_it_has_a_week_and_chose_it_a_week_ago(day: date) -> None:
    heard = resting.told_on(day, today=TODAY)
    assert (heard is None) == ((day - TODAY).days < 14)
    assert heard is None or (day - heard, heard >= after(7)) == (timedelta(days=7), True)


@given(DAYS)
def test_longer_is_a_day_that_a_rest_may_have(day: date) -> None:
    longer = resting.longer(day, today=TODAY)
    assert (longer is None) == (day >= after(366)), "a press that changes nothing is not offered"
    assert longer is None or (longer > day and resting.may_end_on(longer, today=TODAY))


# --- an offer ------------------------------------------------------------------------------------------------
def test_it_ends_by_itself_on_her_day_and_not_before(cast: Cast) -> None:
    made = at_rest(cast)
    hour(NOW + timedelta(days=29))
    assert (now_of(made).state, now_of(made).back_on) == ("PAUSED", after(30))
    hour(NOW.replace(hour=0, minute=0) + timedelta(days=30, minutes=5))
    assert (now_of(made).state, now_of(made).back_on) == ("OPEN", None)
    hour(NOW + timedelta(days=31))
    assert now_of(made).state == "OPEN"


def test_without_a_day_it_waits_until_she_says_so(cast: Cast) -> None:
    made = at_rest(cast, days=None)
    hour(NOW + timedelta(days=2000))
    assert now_of(made).state == "PAUSED"
    assert told("rest_ends") == []


def test_a_week_before_she_hears_it_once_and_in_which_words(cast: Cast) -> None:
    made = at_rest(cast)
    for days in (1, 22):
        hour(NOW + timedelta(days=days))
    assert told("rest_ends") == []
    for days in (23, 23, 24, 29):
        hour(NOW + timedelta(days=days))
    (letter,) = told("rest_ends")
    assert (letter.person_id, letter.facts["day"]) == (made.offerer_id, after(30).isoformat())
    assert letter.facts["link"].endswith(reverse("offer_pause", args=[made.ball.address_code]))
    with at_work("deliver"):
        sent = notifications.deliver(pk=letter.pk, now=NOW)
    assert sent
    assert "doe je weer mee" in sent.subject


def test_who_chose_a_day_soon_is_not_told_what_she_just_said(cast: Cast) -> None:
    at_rest(cast, days=10)
    hour(NOW + timedelta(days=9))
    assert told("rest_ends") == []


def test_who_rests_longer_is_told_about_the_new_day_only(cast: Cast) -> None:
    made = at_rest(cast)
    cast.enter("neighbour")
    me = cast.acting("neighbour")
    actions.pause_offer(offer=made, back_on=after(58), acting=me, now=NOW)
    hour(NOW + timedelta(days=30))
    assert (now_of(made).state, told("rest_ends")) == ("PAUSED", [])
    hour(NOW + timedelta(days=51))
    assert [one.facts["day"] for one in told("rest_ends")] == [after(58).isoformat()]


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_no_day_that_cannot_be(cast: Cast, days: int) -> None:
    made = at_rest(cast)
    with refused(errors.RestDay):
        actions.pause_offer(offer=made, back_on=after(days), acting=cast.acting("neighbour"), now=NOW)
    assert now_of(made).back_on == after(30)


@pytest.mark.parametrize("verb", [actions.resume_offer, actions.stop_offer])
def test_who_rests_no_more_has_no_day_left(cast: Cast, verb: Callable[..., Offer]) -> None:
    made = at_rest(cast)
    verb(offer=made, acting=cast.acting("neighbour"), now=NOW)
    assert (now_of(made).back_on, now_of(made).tell_back_on) == (None, None)


def test_it_is_closed_to_who_answered_it(cast: Cast) -> None:
    made = at_rest(cast)
    cast.enter("wijkteam")
    with refused(errors.OnlyTheOffererSays):
        actions.pause_offer(offer=made, back_on=after(90), acting=cast.acting("wijkteam"), now=NOW)


def test_the_database_suggests_nobody_who_rests(cast: Cast) -> None:
    """Not by the list of candidates, and not by whoever writes straight into the table."""
    ask, made = called(cast), at_rest(cast)
    ask = cast.again(ask, "wijkteam")
    assert made.pk not in [one.offer for one in queries.candidates(ask=ask, now=NOW)]
    row = Match(
        municipality=cast.town, ask=ask, offer=made, suggested_at=NOW, suggested_by=cast["wijkteam"],
        until_on=after(14),
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="this cannot be suggested"), transaction.atomic():
        row.save(force_insert=True)
    hour(NOW + timedelta(days=30))
    cast.enter("wijkteam")
    assert suggested(cast, ask, made).state == "SUGGESTED"


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE mutual_help_offer SET back_on = %s WHERE state = 'OPEN'",
        "UPDATE mutual_help_offer SET tell_back_on = %s WHERE state = 'OPEN'",
        "UPDATE mutual_help_match SET back_on = %s WHERE state = 'ACTIVE'",
        "UPDATE mutual_help_match SET tell_back_on = %s WHERE state = 'ACTIVE'",
    ],
)
def test_no_role_puts_a_day_on_what_does_not_rest(cast: Cast, attack: str) -> None:
    started(cast)
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql(attack, after(9))


# --- on her screen, and by telephone ---------------------------------------------------------------------------
def test_on_her_page_she_says_until_when_and_changes_it_in_one_press(cast: Cast, client: Client) -> None:
    made = answered_offer(cast)
    page = reverse("offer_pause", args=[made.ball.address_code])
    assert 'type="date"' in client.get(page).content.decode()
    client.post(page, {"back_on": after(30).isoformat()})
    shown = client.get(page).content.decode()
    assert "weer mee." in shown
    assert f'<input type="hidden" name="back_on" value="{after(58).isoformat()}">' in shown
    for _ in range(2):  # pressed twice is the same day
        client.post(page, {"back_on": after(58).isoformat()})
    assert now_of(made).back_on == after(58)
    client.post(page, {"back_on": ""})
    assert (now_of(made).state, now_of(made).back_on) == ("PAUSED", None)
    client.post(page, {"back": "yes"})
    assert now_of(made).state == "OPEN"


def test_a_press_on_a_page_that_stood_open_says_that_she_joins_in_already(cast: Cast, client: Client) -> None:
    made = at_rest(cast)
    page = reverse("offer_pause", args=[made.ball.address_code])
    hour(NOW + timedelta(days=30))  # her rest is over, and the page of before stands open still
    deeds = _resumed()
    for _again in range(2):
        answer = client.post(page, {"back": "yes"}, follow=True)
        assert answer.status_code == 200
        assert "Je doet al weer mee." in answer.content.decode()
    assert now_of(made).state == "OPEN"
    assert _resumed() == deeds  # nothing changed, so nothing is written
    with as_the_owner():
        sql("UPDATE mutual_help_offer SET state = 'ENDED', ended_at = now() WHERE id = %s", made.pk)
    assert client.post(page, {"back": "yes"}).status_code in (404, 409)


def _resumed() -> int:
    with as_the_owner():
        return Entry.objects.filter(verb="resumed_offer").count()


@pytest.mark.parametrize("typed", ["morgen", "2020-01-01", "9999-12-31", "31-02-2027", "\x00", "-1"])
def test_a_day_that_is_none_changes_nothing_and_stays_in_its_field(
    cast: Cast, client: Client, typed: str
) -> None:
    made = answered_offer(cast)
    answer = client.post(reverse("offer_pause", args=[made.ball.address_code]), {"back_on": typed})
    assert answer.status_code == 422
    assert "error" in answer.content.decode()
    if typed.isprintable():
        assert f'value="{typed}"' in answer.content.decode()
    assert now_of(made).state == "OPEN"


def test_a_colleague_writes_it_down_for_who_calls(cast: Cast) -> None:
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    made = answered_offer(cast, "caller", acting=acting, way="PHONE")
    client = signed_in(cast, "desk")
    client.post(reverse("desk_offer_pause", args=[made.ball_id]), {"back_on": after(30).isoformat()})
    assert now_of(made).back_on == after(30)
    with as_the_owner():
        assert Look.objects.filter(view="offer_pause", subject_id=cast["caller"].pk).exists()


def test_who_holds_it_reads_until_when_and_no_reason(cast: Cast) -> None:
    made = at_rest(cast)
    page = signed_in(cast, "wijkteam").get(reverse("work_offered", args=[made.ball_id])).content.decode()
    assert "even rust, tot " in page


# --- help that runs --------------------------------------------------------------------------------------------
def pauses(match: Match, side: str = "OFFERER", days: int | None = 30) -> None:
    found, acting = be(match, side)
    day = None if days is None else after(days)
    actions.pause_helping(match=found, side=side, back_on=day, acting=acting, now=NOW)


def test_help_rests_until_a_day_and_both_hear_it(cast: Cast) -> None:
    match = started(cast)
    with as_the_owner():
        Match.objects.filter(pk=match.pk).update(check_asked_at=NOW)  # what nobody answered
    pauses(match)
    (heard,) = told("match_paused_until")
    assert (heard.person_id, heard.facts["day"]) == (people(match)["ASKER"][0], after(30).isoformat())
    for days in (22, 23, 23, 24):
        hour(NOW + timedelta(days=days))
    assert {one.person_id for one in told("match_rest_ends")} == {who for who, _ in people(match).values()}
    assert len(told("match_rest_ends")) == 2
    assert state_of(match) == "PAUSED"
    hour(NOW + timedelta(days=30))
    with as_the_owner():
        found = Match.objects.get(pk=match.pk)
    assert (found.state, found.back_on) == ("ACTIVE", None)
    assert found.check_on
    assert found.check_on > after(30)
    assert found.check_asked_at is None


def test_either_changes_the_day_of_a_rest(cast: Cast) -> None:
    match = started(cast)
    pauses(match)
    pauses(match, "ASKER", days=58)
    assert [one.back_on for one in queries.matches_at(ball=people(match)["ASKER"][1])] == [after(58)]
    pauses(match, "ASKER", days=None)
    hour(NOW + timedelta(days=900))
    assert state_of(match) == "PAUSED"


def test_what_is_over_does_not_rest(cast: Cast) -> None:
    match = started(cast)
    pauses(match)
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW)
    hour(NOW + timedelta(days=30))
    assert state_of(match) == "ENDED"
    found, acting = be(match, "OFFERER")
    with refused(errors.MatchMoved):
        actions.pause_helping(match=found, side="OFFERER", back_on=after(9), acting=acting, now=NOW)


@pytest.mark.parametrize("typed", ["", "morgen"])
def test_on_the_page_of_the_asker_too(cast: Cast, client: Client, typed: str) -> None:
    match = started(cast)
    with as_the_owner():
        code = Match.objects.get(pk=match.pk).ask.ball.address_code
    page = reverse("follow_helpers", args=[code])
    sent: dict[str, Any] = {"match": match.pk, "do": "pause", f"{match.pk.hex}-back_on": typed}
    answer = client.post(page, sent)
    assert (answer.status_code, state_of(match)) == ((422, "ACTIVE") if typed else (302, "PAUSED"))
    if typed:
        assert f'value="{typed}"' in answer.content.decode()
        assert '<details class="details" open>' in answer.content.decode()
