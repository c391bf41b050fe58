"""Asking whether it still holds: a ball, three buttons without signing in, a call list, sinking and saying so (R76)."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community.models import Membership, Person, Setting
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.social_map import actions, jobs, queries, rules
from samenspel.social_map.models import Change, Check, Entry, Insider

from .conftest import Writing, again, import_one

LONG_AGO = NOW - timedelta(days=250)


@pytest.fixture
def old(cast: Cast, write: Writing) -> Entry:
    """An entry of the resident that nobody confirmed for eight months."""
    entry = write()
    grow_old(entry)
    return entry


def grow_old(entry: Entry) -> None:
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(confirmed_on=LONG_AGO.date())
        Check.objects.filter(entry=entry).update(asked_at=LONG_AGO, answered_at=LONG_AGO)


def night(now: datetime = NOW) -> int:
    """One night of the map."""
    with at_work("keep_map_alive"):
        due = actions.due_tonight(now=now, acting=a_job("keep_map_alive"))
        for deed in due:
            deed()
    return len(due)


def check_of(entry: Entry) -> Check:
    with as_the_owner():
        return Check.objects.select_related("entry").filter(entry=entry).latest("asked_at")


def link_in(kind: str) -> str:
    """The address in the newest message of this kind."""
    with as_the_owner():
        return str(Message.objects.filter(kind=kind).latest("made_at").facts["link"])


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


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


# --- the call list -------------------------------------------------------------------------------------------
@pytest.fixture
def caller_owned(cast: Cast) -> Entry:
    """An entry of somebody who reads letters only."""
    cast.enter("caller")
    facts = actions.EntryFacts(name="Klaverjassen", area=cast.weide, owner_agreed=True, summary="")
    entry = actions.write_entry(facts=facts, acting=cast.acting("caller"), now=NOW)
    grow_old(entry)
    return entry


def test_who_reads_no_mail_is_on_the_call_list(cast: Cast, caller_owned: Entry, imported: Entry) -> None:
    night()
    cast.enter("coach")
    called = {call.check.entry.name: call.number for call in queries.call_list(today=NOW.date())}
    assert called == {"Klaverjassen": "+31301234584", "Eettafel": ""}
    for key in ("outsider", "neighbour", None):
        cast.enter(key)
        assert queries.call_list(today=NOW.date()) == []
        assert sql("SELECT count(*) FROM map_numbers_to_call()") == [(0,)]


def test_a_volunteer_works_off_the_call_list(cast: Cast, caller_owned: Entry, imported: Entry) -> None:
    with as_the_owner():
        Membership.objects.create(
            person=cast["neighbour"],
            organisation=cast.organisation["aanloop"],
            role="VOLUNTEER",
            starts_on="2025-01-01",
        )
    night()
    client = signed_in(cast, "neighbour")
    page = client.get(reverse("map_calls")).content.decode()
    assert "Klaverjassen" in page
    first, second = check_of(caller_owned), check_of(imported)
    client.post(reverse("map_calls"), {"check": str(first.pk), "uitkomst": "klopt"})
    client.post(reverse("map_calls"), {"check": str(second.pk), "uitkomst": "niet"})
    assert again(caller_owned).confirmed_on == NOW.date()
    assert "aan de telefoon" in again(caller_owned).confirmed_by
    assert "Eettafel" not in client.get(reverse("map_calls")).content.decode()
    cast.enter("neighbour")
    later = (NOW + timedelta(days=rules.CALL_AGAIN_DAYS)).date()
    assert [call.check.tries for call in queries.call_list(today=later)] == [1]


def test_a_colleague_answers_only_what_waits_to_be_called(cast: Cast, old: Entry) -> None:
    night()
    cast.enter("coach")
    answered = (
        "UPDATE social_map_check SET answer = 'RIGHT', answered_at = now(), answered_by_id = %s WHERE id = %s"
    )
    assert sql(answered, cast["coach"].pk, check_of(old).pk) == [(0,)]


@pytest.mark.parametrize("way", ["way", "ball_id"])
def test_the_web_moves_nobody_to_the_call_list(cast: Cast, old: Entry, way: str) -> None:
    night()
    cast.enter("resident")
    with refused(ProgrammingError):
        sql(f"UPDATE social_map_check SET {way} = {way}")


def test_the_job_keeps_on_when_one_row_breaks(cast: Cast, old: Entry, monkeypatch: Any) -> None:
    import_one(cast, "Eettafel")
    broken = actions.ask_about

    def breaks(**words: Any) -> Check:
        if words["entry"].pk == old.pk:
            raise RuntimeError("kapot")
        return broken(**words)

    monkeypatch.setattr("samenspel.social_map.actions.checking.ask_about", breaks)
    sql("SET LOCAL ROLE samenspel_worker")
    with pytest.raises(ExceptionGroup):
        jobs.keep_map_alive(timestamp=0)
    with as_the_owner():
        assert Check.objects.filter(answered_at=None).count() == 1


# --- proposing ----------------------------------------------------------------------------------------------
def test_a_passer_by_proposes_and_the_owner_decides_field_by_field(
    cast: Cast, write: Writing, client: Client
) -> None:
    entry = write(phone="030 111 11 11")
    said = {"words": "Ik stond voor een dichte deur.", "name": "Leeskring", "phone": "030 222 22 22",
            "summary": "Samen lezen, op vrijdag."}  # fmt: skip
    cast.enter(None)
    assert client.post(reverse("map_propose", args=[entry.pk]), said).status_code == 200
    assert again(entry).phone == "030 111 11 11"
    with as_the_owner():
        change = Change.objects.get(kind="PROPOSAL")
        ball = Ball.objects.get(pk=change.ball_id)
    assert (ball.holder_id, change.facts.keys()) == (cast["resident"].pk, {"phone", "summary"})
    owner = signed_in(cast, "resident")
    assert "dichte deur" in owner.get(reverse("map_tend", args=[entry.pk])).content.decode()
    owner.post(reverse("map_proposal", args=[change.pk]), {"deed": "neem", "take": ["phone"]})
    assert (again(entry).phone, again(entry).summary) == ("030 222 22 22", "Samen lezen.")
    with as_the_owner():
        assert Change.objects.get(pk=change.pk).state == "TAKEN"
        assert Ball.objects.get(pk=ball.pk).closed_at


@pytest.mark.parametrize("key", ["neighbour", "official", "coach", "outsider"])
def test_nobody_else_decides_about_a_proposal(cast: Cast, write: Writing, client: Client, key: str) -> None:
    entry = write()
    cast.enter(None)
    client.post(
        reverse("map_propose", args=[entry.pk]),
        {"words": "Dicht.", "name": "Leeskring", "summary": "Anders."},
    )
    with as_the_owner():
        change = Change.objects.get(kind="PROPOSAL")
    answer = signed_in(cast, key).post(
        reverse("map_proposal", args=[change.pk]), {"deed": "neem", "take": ["summary"]}
    )
    assert answer.status_code == 404
    assert again(entry).summary == "Samen lezen."


def test_proposing_is_limited(cast: Cast, write: Writing, client: Client) -> None:
    entry = write()
    cast.enter(None)
    address, said = reverse("map_propose", args=[entry.pk]), {"words": "Dicht.", "name": "Leeskring"}
    got = [client.post(address, said).status_code for _ in range(7)]
    assert got == [200] * 5 + [429] * 2


def test_a_claim_is_looked_at_and_one_of_two_counts(cast: Cast, imported: Entry) -> None:
    claims = []
    for key in ("resident", "neighbour"):
        cast.enter(key)
        claims.append(
            actions.claim(entry=imported, words="Van ons.", who=key, acting=cast.acting(key), now=NOW)
        )
        with refused(actions.ClaimedAlready):
            actions.claim(entry=imported, words="Nog eens.", who=key, acting=cast.acting(key), now=NOW)
    cast.enter("coach")
    with refused():
        actions.decide_claim(change=claims[0], yes=True, acting=cast.acting("coach"), now=NOW)
    cast.enter("official")
    official = {"acting": cast.acting("official"), "now": NOW}
    assert len(queries.to_review(cast.town.pk)) == 2
    actions.decide_claim(change=queries.change_for(claims[0].pk), yes=True, **official)
    with refused(actions.HasAnOwner):
        actions.decide_claim(change=queries.change_for(claims[1].pk), yes=True, **official)
    assert queries.has_owner(imported.pk)


# --- two of one -----------------------------------------------------------------------------------------------
def test_doubles_are_found_merged_and_taken_apart(cast: Cast) -> None:
    one = import_one(cast, "Eettafel De Weide", email="eet@example.org", latitude=52.02, longitude=5.12)
    other = import_one(cast, "De Weide eettafel", email="eet@example.org", phone="030 123 45 67")
    import_one(cast, "Naaiclub", summary="Naaien.")
    cast.enter("official")
    [pair] = queries.doubles(cast.town.pk)
    assert {pair.first, pair.second} == {one.pk, other.pk}
    editor = signed_in(cast, "official")
    address = reverse("map_pair", args=[pair.first, pair.second])
    assert "eet@example.org" in editor.get(address).content.decode()
    editor.post(address, {"stays": str(one.pk)})
    assert again(one).phone == "030 123 45 67"
    gone = again(other)
    assert (gone.merged_into_id, gone.source_id, gone.closed_on) == (one.pk, "De Weide eettafel", NOW.date())
    assert editor.get(reverse("map_entry", args=[other.pk]))["Location"] == reverse(
        "map_entry", args=[one.pk]
    )
    import_one(cast, "De Weide eettafel", email="eet@example.org", cost_text="2 euro")
    assert again(other).closed_on  # its source does not take them apart
    cast.enter(None)
    assert queries.search("eettafel").total == 1
    editor.post(reverse("map_take_apart", args=[other.pk]))
    cast.enter(None)
    assert (again(other).closed_on, queries.search("eettafel").total) == (None, 2)


def test_two_that_are_different_are_not_shown_again(cast: Cast) -> None:
    one, other = import_one(cast, "Koor Zuid"), import_one(cast, "Koor Zuid!")
    editor = signed_in(cast, "official")
    editor.post(reverse("map_pair", args=[one.pk, other.pk]), {"stays": "twee"})
    cast.enter("official")
    assert queries.doubles(cast.town.pk) == []


def test_what_has_an_owner_is_never_the_one_to_go(cast: Cast, write: Writing, imported: Entry) -> None:
    owned = write(name="Eettafel!")
    cast.enter("official")
    official = {"acting": cast.acting("official"), "now": NOW}
    with refused(actions.CannotMerge):
        actions.merge(lost=owned, kept=imported, **official)
    actions.merge(lost=imported, kept=owned, **official)
    assert again(owned).summary == "Samen lezen."


@pytest.mark.parametrize("key", ["coach", "resident", "outsider", None])
def test_only_an_editor_merges(cast: Cast, imported: Entry, key: str | None) -> None:
    other = import_one(cast, "Eettafel!")
    cast.enter(key)
    assert sql("SELECT map_merge(%s, %s, now())", imported.pk, other.pk) == [(False,)]
    assert sql("SELECT map_unmerge(%s, now())", imported.pk) == [(False,)]
    assert signed_in(cast, key).get(reverse("map_pair", args=[imported.pk, other.pk])).status_code == 404


# --- a year ---------------------------------------------------------------------------------------------------
def test_a_volunteer_keeps_120_entries_fresh_for_a_year(cast: Cast, client: Client, monkeypatch: Any) -> None:
    """'Done when': 80 owners with mail (most answer, some not), 40 places to call; one evening a week of calling.

    The figures stand in docs/performance.md; this prints them anew.
    """
    start = NOW - timedelta(days=371)
    owners = [cast[key] for key in ("resident", "neighbour", "carer", "outsider")]
    with as_the_owner():
        for number in range(120):
            entry = Entry.objects.create(
                name=f"Plek {number:03}", summary="x", area=cast.weide, municipality=cast.town, owner_agreed=True,
                confirmed_on=(start - timedelta(days=number)).date(), changed_at=start, phone="030 123 45 67",
            )  # fmt: skip
            if number < 80:
                sql("INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)"
                    " VALUES (%s, %s, %s, %s, 'OWNER', '', %s)", new_id(), entry.pk, cast.town.pk,
                    owners[number % 4].pk, start)  # fmt: skip
    figures, taps, calls = [], 0, 0
    for week in range(53):
        now = start + timedelta(weeks=week)
        stop_clock(monkeypatch, now)
        night(now)
        taps += _taps(client, since=now)
        calls += _evening(cast, now)
        figures.append(queries.freshness(now=now, today=now.date()))
    shares = [one.fresh / one.total for one in figures]
    print(f"year: lowest {min(one.fresh for one in figures[4:])} of 120 fresh after the first month,"
          f" at the end {figures[-1].fresh}, {taps} taps, {calls} calls, most a week {MOST_CALLS_A_WEEK}")  # fmt: skip
    assert min(shares[4:]) >= 0.85
    assert shares[-1] >= 0.85
    assert calls <= 53 * MOST_CALLS_A_WEEK


MOST_CALLS_A_WEEK = 12


def _taps(client: Client, *, since: datetime) -> int:
    """Four of five owners tap on the day; whoever did not is asked again, called, or sinks."""
    with as_the_owner():
        rows = Message.objects.filter(kind__startswith="map_check", made_at=since).order_by("made_at", "id")
        links = list(rows.values_list("facts__link", flat=True))
    tapped = [link for number, link in enumerate(links) if number % 5]
    for link in tapped:
        client.post(path(link), {"antwoord": "klopt"})
    return len(tapped)


def _evening(cast: Cast, now: datetime) -> int:
    """A volunteer calls at most twelve; one of six does not pick up."""
    cast.enter("coach")
    called = queries.call_list(today=now.date())[:MOST_CALLS_A_WEEK]
    for number, call in enumerate(called):
        acting = cast.acting("coach")
        if number % 6 == 5:
            actions.called_in_vain(check=call.check, today=now.date(), acting=acting, now=now)
        else:
            by = actions.by_telephone(call.check.entry)
            actions.answer(check=call.check, answer="RIGHT", by=by, acting=acting, now=now)
    return len(called)


def test_the_mail_has_three_addresses(cast: Cast, old: Entry) -> None:
    night()
    with as_the_owner():
        message = Message.objects.get(kind="map_check")
        notifications.address(message=message)
    assert re.findall(r"\?antwoord=(\w+)", message.body) == ["klopt", "anders", "gestopt"]
    assert "niet in te loggen" in message.body


@pytest.mark.parametrize("wrong", ["", "x", "1", "00000000-0000-0000-0000-000000000000"])
def test_an_id_that_is_none_does_not_exist(cast: Cast, write: Writing, wrong: str) -> None:
    entry = write()
    coach, resident = signed_in(cast, "coach"), signed_in(cast, "resident")
    assert coach.post(reverse("map_calls"), {"check": wrong, "uitkomst": "klopt"}).status_code == 404
    for name, field in (("map_let_go", "insider"), ("map_versions", "version")):
        assert resident.post(reverse(name, args=[entry.pk]), {field: wrong}).status_code == 404
