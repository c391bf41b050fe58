"""Asking whether it still holds: a ball, three buttons without signing in, a call list, sinking and saying so (R76)."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast, stop_clock
from tests.play import as_the_owner, at_work, sql

from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community.models import Person, Setting
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries, rules
from samenspel.social_map.models import Change, Entry, Insider

from .conftest import LONG_AGO, Writing, again, check_of, grow_old, import_one, link_in, night, path


def test_who_tends_it_gets_a_ball_and_a_message(cast: Cast, old: Entry) -> None:
    assert night() == 1
    check = check_of(old)
    with as_the_owner():
        ball = Ball.objects.get(pk=check.ball_id)
    assert (ball.about, ball.holder_id, ball.about_id) == ("MAP", cast["resident"].pk, check.pk)
    assert check.way == "MESSAGE"
    assert night() == 0  # asked once


def test_fresh_and_closed_entries_are_not_asked_about(cast: Cast, write: Writing, old: Entry) -> None:
    write(name="Vers")
    cast.enter("resident")
    actions.stop_entry(entry=old, acting=cast.acting("resident"), now=NOW)
    assert night() == 0


def test_a_neighbourhood_has_its_own_term(cast: Cast, write: Writing) -> None:
    """R63: the setting counts from the day it holds, and freshness is said by the same term everywhere."""
    entry = write()
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(confirmed_on=(NOW - timedelta(days=70)).date())
    assert night() == 0
    assert queries.freshness(now=NOW, today=NOW.date()) == queries.Freshness(1, 1)
    with as_the_owner():
        Setting.objects.create(
            area=cast.weide, key="stale_map_months", value=2, since=NOW - timedelta(days=1)
        )
    assert queries.freshness(now=NOW, today=NOW.date()) == queries.Freshness(1, 0)
    cast.enter(None)
    [shown] = queries.search("").entries
    assert shown.age(today=NOW.date()).freshness is rules.Freshness.STALE
    assert queries.entry_for(entry.pk).age(today=NOW.date()).freshness is rules.Freshness.STALE
    assert night() == 1


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=some.dates(date(2020, 1, 1), date(2030, 1, 1)), days=some.integers(-40, 900))
def test_database_and_rules_count_months_alike(db: None, start: date, days: int) -> None:
    """Fresh on the page and fresh in the query are one thing, at the end of a month too."""
    end = start + timedelta(days=days)
    assert sql("SELECT map_whole_months(%s, %s)", start, end) == [(rules.whole_months(start, end),)]


def test_a_visit_confirms_nothing_and_a_tap_does(cast: Cast, old: Entry, client: Client) -> None:
    """A scanner of mail visits every address; only the button answers."""
    night()
    address = path(link_in("map_check"))
    for query in ("", "?antwoord=klopt", "?antwoord=anders", "?antwoord=gestopt"):
        page = client.get(address + query)
        assert page.status_code == 200
        assert "Klopt Leeskring nog?" in page.content.decode()
    assert again(old).confirmed_on == LONG_AGO.date()
    page = client.post(address + "?antwoord=klopt", {"antwoord": "klopt"})
    assert "staat er weer fris op" in page.content.decode()
    assert again(old).confirmed_on == NOW.date()
    with as_the_owner():
        assert Ball.objects.get(pk=check_of(old).ball_id).closed_at == NOW


def test_the_first_answer_counts(cast: Cast, old: Entry, client: Client) -> None:
    night()
    address = path(link_in("map_check"))
    client.post(address, {"antwoord": "klopt"})
    client.post(address, {"antwoord": "gestopt"})
    assert (check_of(old).answer, again(old).closed_on) == ("RIGHT", None)


def test_stopped_closes_it_and_something_different_waits(
    cast: Cast, write: Writing, old: Entry, client: Client
) -> None:
    other = write(name="Tuin")
    grow_old(other)
    night()
    for entry in (old, other):
        cast.enter(None)
        ball = check_of(entry).ball_id
        with as_the_owner():
            link = Message.objects.get(ball_id=ball).facts["link"]
        said = {"antwoord": "gestopt"} if entry == old else {"antwoord": "anders", "words": "Nu op vrijdag."}
        client.post(path(link), said)
    assert again(old).closed_on == NOW.date()
    assert again(other).confirmed_on == LONG_AGO.date()  # not fresh before somebody changed it
    cast.enter("resident")
    [proposal] = queries.proposals_of(other)
    assert proposal.words == "Nu op vrijdag."
    assert night() == 0  # and not asked again the next day


@pytest.mark.parametrize("spoil", ["x", "", "a.b.c", "9" * 200])
def test_a_made_up_address_does_not_exist(client: Client, db: None, spoil: str) -> None:
    address = reverse("map_check", args=[spoil or "-"])
    assert client.get(address).status_code == client.post(address, {"antwoord": "klopt"}).status_code == 404


def test_an_address_is_of_one_question_and_runs_out(
    cast: Cast, old: Entry, client: Client, monkeypatch: Any
) -> None:
    night()
    address = path(link_in("map_check"))
    token = address.rstrip("/").rsplit("/", 1)[1]
    assert (
        client.get(address.replace(token, token[:-1] + ("a" if token[-1] != "a" else "b"))).status_code == 404
    )
    stop_clock(monkeypatch, NOW + timedelta(days=rules.TOKEN_DAYS + 1))
    assert client.post(address, {"antwoord": "klopt"}).status_code == 404
    assert again(old).confirmed_on == LONG_AGO.date()


def test_unanswered_is_asked_again_then_sinks_and_says_so(
    cast: Cast, write: Writing, old: Entry, client: Client
) -> None:
    other = write(name="Nieuwe leeskring", summary="Leeskring voor beginners.")
    night()
    night(NOW + timedelta(days=15))
    with as_the_owner():
        assert Message.objects.filter(kind="map_check_again").count() == 1
    assert night(NOW + timedelta(days=16)) == 0  # reminded once
    night(NOW + timedelta(days=29))
    assert check_of(old).way == "CALL"
    cast.enter(None)
    assert [entry.pk for entry in queries.search("leeskring").entries] == [other.pk, old.pk]
    assert "Niet bevestigd sinds" in client.get(reverse("map")).content.decode()
    assert again(old).closed_on is None
    # The address in the mail still counts, and then it is fresh and up again.
    client.post(path(link_in("map_check_again")), {"antwoord": "klopt"})
    assert (again(old).unanswered_since, again(old).confirmed_on) == (None, NOW.date())


def test_the_map_reminds_by_itself(cast: Cast, old: Entry) -> None:
    """The minute-job of commitments leaves a ball about the map alone: its pages ask to sign in."""
    night()
    with at_work("remind_due"):
        assert Ball.objects.overdue(now=NOW + timedelta(days=60)).count() == 1
        assert list(balls.due_now(now=NOW + timedelta(days=60))) == []


def test_editing_answers_what_was_asked(cast: Cast, old: Entry) -> None:
    night()
    cast.enter("resident")
    actions.change_entry(entry=old, said={"summary": "Nieuw."}, acting=cast.acting("resident"), now=NOW)
    assert check_of(old).answer == "RIGHT"
    cast.enter("resident")
    assert not balls.held_by(person=cast["resident"].pk).exists()


def test_by_text_message_it_is_the_same(cast: Cast, old: Entry, client: Client) -> None:
    """One short line with one address; the page behind it has the three buttons."""
    with as_the_owner():
        Person.objects.filter(pk=cast["resident"].pk).update(prefers="TEXT")
    night()
    with as_the_owner():
        message = Message.objects.get(kind="map_check")
        notifications.address(message=message)
    assert (message.channel, message.body.count("http")) == ("TEXT", 1)
    cast.enter(None)
    page = client.get(path(link_in("map_check"))).content.decode()
    assert all(f'value="{one}"' in page for one in ("klopt", "anders", "gestopt"))


@pytest.mark.parametrize(
    ("prefers", "email", "phone", "reads"),
    [("MAIL", "a@example.org", "", True), ("TEXT", "", "+31612345678", True), ("MAIL", "", "+31301234567", False),
     ("LETTER", "a@example.org", "", False), ("SCREEN", "a@example.org", "+31612345678", False)],
)  # fmt: skip
def test_who_reads_messages(prefers: str, email: str, phone: str, reads: bool) -> None:
    assert rules.reads_messages(prefers, email=email, phone=phone) is reads


def test_who_stops_tending_holds_no_ball_about_it(cast: Cast, old: Entry) -> None:
    resident = {"acting": cast.acting("resident"), "now": NOW}
    cast.enter("resident")
    code = actions.invite(entry=old, role="OWNER", **resident)
    cast.enter("neighbour")
    actions.come_in(code=code, acting=cast.acting("neighbour"), now=NOW)
    night()
    cast.enter("resident")
    actions.end_insider(
        insider=Insider.objects.select_related("entry").get(entry=old, person=cast["resident"]), **resident
    )
    assert not balls.held_by(person=cast["resident"].pk).exists()
    cast.enter("neighbour")
    actions.confirm(entry=old, acting=cast.acting("neighbour"), now=NOW)
    assert check_of(old).answer == "RIGHT"


def test_who_is_erased_is_named_nowhere_on_the_map(cast: Cast, write: Writing) -> None:
    """R02: her words in proposals go, her name in texts becomes the neutral one, and she tends nothing."""
    name = "Amina El Idrissi"
    entry = write(host=name, description=f"Bel {name}.")
    actions.change_entry(entry=entry, said={"summary": "Nieuw."}, acting=cast.acting("resident"), now=NOW)
    other = import_one(cast, "Eettafel")
    cast.enter("resident")
    actions.claim(entry=other, words="Van mij.", who=name, acting=cast.acting("resident"), now=NOW)
    with as_the_owner():
        sql("UPDATE community_person SET name = 'Iemand', called = '' WHERE id = %s", cast["resident"].pk)
        for table in ("entry", "change", "check", "insider"):
            assert sql(
                f"SELECT count(*) FROM social_map_{table} t WHERE position(%s in t::text) > 0", name
            ) == [(0,)]
        assert not Insider.objects.filter(person=cast["resident"], ended_at=None).exists()
        assert not Change.objects.exclude(words="").exists()


def test_the_mail_has_three_addresses(cast: Cast, old: Entry) -> None:
    night()
    with as_the_owner():
        message = Message.objects.get(kind="map_check")
        notifications.address(message=message)
    assert re.findall(r"\?antwoord=(\w+)", message.body) == ["klopt", "anders", "gestopt"]
    assert "niet in te loggen" in message.body
