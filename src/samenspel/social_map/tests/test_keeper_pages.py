"""The pages of a keeper without a screen: of who tends the place with her, and of the colleague who hears her."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.house.test_pages_cost import AT_MOST, asked_by
from tests.play import as_the_owner, sql

from samenspel.commitments import codes
from samenspel.community.models import Account, ContactDetails, Membership
from samenspel.foundation import clock
from samenspel.foundation.resealing import sealed_in
from samenspel.journal.models import Look
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries, rules
from samenspel.social_map.kept import KEPT
from samenspel.social_map.models import Entry, Insider, Moment

from .conftest import Writing
from .keeping import (
    HAND,
    KEEPER,
    TODAY,
    at,
    by,
    counted,
    hall_of_a_caller,
    heard,
    history,
    hours,
    moment,
    seat,
)

Hall = tuple[Entry, str]
THEN = TODAY + timedelta(days=7)


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return hall_of_a_caller(cast)


@pytest.fixture
def desk(cast: Cast, hall: Hall) -> Client:
    """At the desk, where the code of the hall was just read out."""
    client = signed_in(cast, HAND)
    cast.enter(None)
    assert client.post(reverse("map_hear"), {"code": hall[1], "way": "PHONE"}).status_code == 302
    return client


def page(name: str, code: str) -> str:
    with as_the_owner():
        keeper = Insider.objects.get(keeper_hash=actions.code_hash(codes.stored(code)))
    return reverse(name, args=[keeper.pk])


def words(client: Client, address: str, cast: Cast) -> str:
    cast.enter(None)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def posted(client: Client, address: str, cast: Cast, status: int = 302, **typed: str) -> str:
    cast.enter(None)
    answer = client.post(address, typed)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def test_a_code_opens_her_place_and_a_wrong_one_says_what_to_do(cast: Cast, hall: Hall, desk: Client) -> None:
    entry, code = hall
    begin = reverse("map_hear")
    assert "Deze code kennen we niet" in posted(desk, begin, cast, 422, code="appel 00 00 00", way="PHONE")
    typed = posted(desk, begin, cast, 422, code=code.lower())
    assert "Kies hoe het binnenkomt." in typed
    assert f'value="{code.lower()}"' in typed  # what was typed stays
    cast.enter(None)
    answer = desk.post(begin, {"code": code.lower().replace(" ", "-"), "way": "DESK"})
    assert answer["Location"] == page("map_hear_place", code)
    said = words(desk, answer["Location"], cast)
    for one in (entry.name, "Deze code is van Joop.", "Aan de balie", "Je draagt het nu alleen."):
        assert one in said
    cast.enter(None)
    assert desk.post(begin, {"code": code, "way": "PAPER"})["Location"] == page("map_hear_week", code)


def test_guessing_is_limited(cast: Cast, hall: Hall, desk: Client) -> None:
    begin, typed = reverse("map_hear"), {"code": "appel 00 00 00", "way": "PHONE"}
    for _time in range(10):
        posted(desk, begin, cast, 422, **typed)
    for code in (typed["code"], hall[1]):  # also with the right one, for a while
        said = posted(desk, begin, cast, 422, code=code, way="PHONE")
        assert "Dat waren te veel verkeerde codes. Wacht een uur, of vraag een collega." in said


PAGES = ["map_hear_place", "map_hear_count", "map_hear_week", "map_hear_when", "map_hear_ask"]


@pytest.mark.parametrize("key", ["outsider", "neighbour", "gp", "official", "initiative", None])
def test_it_is_closed_to_the_outsider(cast: Cast, hall: Hall, key: str | None) -> None:
    client = signed_in(cast, key)
    for address in (reverse("map_hear"), reverse("map_hear_again"), *(page(name, hall[1]) for name in PAGES)):
        cast.enter(None)
        assert client.get(address).status_code == 404
        assert client.post(address, {"one": "1"}).status_code == 404
    cast.enter(None)
    for name, more in (("map_keepers", []), ("map_tally_sheet", [seat(hall[0], cast).pk])):
        answer = client.get(reverse(name, args=[hall[0].pk, *more]))
        assert answer.status_code == (302 if key is None else 404)


@pytest.mark.parametrize("name", PAGES)
def test_each_view_of_her_leaves_one_row(cast: Cast, hall: Hall, desk: Client, name: str) -> None:
    words(desk, page(name, hall[1]), cast)
    with as_the_owner():
        looks = Look.objects.filter(object_id=hall[0].pk).values_list(
            "view", "person_id", "subject_id", "outcome"
        )
    assert list(looks) == [(name, cast[HAND].pk, cast[KEEPER].pk, "OK")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_for_one_and_for_many(cast: Cast, hall: Hall, desk: Client, name: str) -> None:
    first = len(asked_by(desk, page(name, hall[1])))
    for number in range(40):
        actions.keepers.count_for(
            counts={TODAY - timedelta(days=number): number}, **by(cast, hall[1], number)
        )
        actions.keepers.add_moment_for(
            moment=moment(10, 12, THEN + timedelta(days=number)), **by(cast, hall[1], number)
        )
        actions.keepers.invite_for(**by(cast, hall[1], number))
    cast.enter(None)
    assert len(asked_by(desk, page(name, hall[1]))) == first <= AT_MOST


def test_she_counts_at_the_desk_and_puts_it_right(cast: Cast, hall: Hall, desk: Client) -> None:
    entry, code = hall
    address = page("map_hear_count", code)
    assert "Er is nog niets geteld" in words(desk, address, cast)
    posted(desk, address, cast, counted_on=TODAY.isoformat(), number="21")
    assert 'name="number" value="21"' in words(desk, address, cast)
    posted(desk, address, cast, counted_on=TODAY.isoformat(), number="12")
    said = words(desk, address, cast)
    assert "Bewaard. Er stond 21." in said
    assert ">12</td>" in said
    wrong = posted(desk, address, cast, 422, counted_on="2031-01-01", number="3")
    assert "Die dag moet nog komen." in wrong
    assert 'value="2031-01-01"' in wrong
    assert counted(entry) == {TODAY: 12}


def test_a_whole_week_comes_in_from_paper(cast: Cast, hall: Hall, desk: Client) -> None:
    entry, code = hall
    last_week = rules.week_text(TODAY - timedelta(days=7))
    monday = rules.monday_of(last_week, today=TODAY)
    assert monday
    days = [monday + timedelta(days=number) for number in range(7)]
    address = f"{page('map_hear_week', code)}?week={last_week}"
    assert words(desk, address, cast).count('type="number"') == 7
    posted(desk, address, cast, **{days[5].isoformat(): "9"})
    wrong = posted(desk, address, cast, 422, **{days[0].isoformat(): "14", days[1].isoformat(): "veel"})
    assert "Schrijf een getal van 0 tot 9999." in wrong
    assert 'value="14"' in wrong  # nothing of what was typed is lost
    assert 'value="veel"' in wrong
    assert counted(entry) == {days[5]: 9}
    assert "Er staat nog geen getal." in posted(desk, address, cast, 422)
    posted(
        desk, address, cast, **{days[0].isoformat(): "14", days[1].isoformat(): "0", days[2].isoformat(): ""}
    )
    assert counted(entry) == {days[0]: 14, days[1]: 0, days[5]: 9}
    said = words(desk, address, cast)
    assert "Er staat al: 14." in said
    assert "Er staat al: 0." in said


def test_a_day_to_come_has_no_field_and_is_not_taken(cast: Cast, hall: Hall, desk: Client) -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    address = page("map_hear_week", hall[1])
    assert words(desk, address, cast).count('type="number"') == TODAY.weekday() + 1
    tomorrow = TODAY + timedelta(days=1)
    posted(desk, address, cast, **{monday.isoformat(): "3", tomorrow.isoformat(): "8"})
    assert counted(hall[0]) == {monday: 3}


@pytest.mark.parametrize("week", ["2031-W01", "x", "2026-W60", "%00"])
def test_a_week_that_was_not_is_no_page(cast: Cast, hall: Hall, desk: Client, week: str) -> None:
    cast.enter(None)
    assert desk.get(f"{page('map_hear_week', hall[1])}?week={week}").status_code == 404


def when(begins: str, ends: str, **more: str) -> dict[str, str]:
    return {
        "add": "1",
        "every": "WEEK",
        "starts_on": THEN.isoformat(),
        "starts_at": begins,
        "ends_at": ends,
        **more,
    }


def test_the_hall_given_twice_by_telephone(
    cast: Cast, hall: Hall, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, code = hall
    later = iter(range(1, 100))
    monkeypatch.setattr(clock, "now", lambda: at(next(later)))  # each deed has its own moment
    address = page("map_hear_when", code)
    posted(desk, address, cast, **when("10:00", "11:30"))
    said = posted(desk, address, cast, 200, **when("11:00", "12:00"))
    assert "Op dat moment is er al iets." in said
    assert "Er is nog niets bewaard." in said
    assert 'value="11:00"' in said
    assert hours(entry) == ["10:00"]
    posted(desk, address, cast, **when("11:00", "12:00", anyway="1"))
    assert hours(entry) == ["10:00", "11:00"]
    assert "Wil de ander dat terug? Dat mag altijd." in words(desk, page("map_hear_place", code), cast)
    before = heard(cast, code).before
    assert before
    posted(desk, address, cast, undo=str(before[0]))
    assert "Teruggezet." in words(desk, address, cast)
    assert hours(entry) == ["10:00"]
    posted(desk, address, cast, undo=str(before[0]))  # pressed on a page of before
    assert "Er is net iets veranderd." in words(desk, address, cast)
    assert hours(entry) == ["10:00"]
    wrong = posted(desk, address, cast, 422, **when("12:00", "11:00"))
    assert "Dit is eerder dan het begin." in wrong
    assert 'value="12:00"' in wrong


def test_a_day_is_left_out_by_telephone_and_on_the_screen(cast: Cast, hall: Hall, desk: Client) -> None:
    entry, code = hall
    address = page("map_hear_when", code)
    posted(desk, address, cast, **when("10:00", "11:30"))
    (one,) = heard(cast, code).moments
    assert "Kies een dag uit de lijst." in posted(desk, address, cast, 422, skip=f"{one.pk} 2031-01-01")
    posted(desk, address, cast, skip=f"{one.pk} {THEN.isoformat()}")
    assert "Niet op " in words(desk, address, cast)
    invitation = actions.keepers.invite_for(**by(cast, code))
    cast.enter("neighbour")
    actions.come_in(code=invitation, acting=cast.acting("neighbour"), now=NOW)
    keeper, own = signed_in(cast, "neighbour"), reverse("map_when", args=[entry.pk])
    after = THEN + timedelta(days=7)
    assert "Kies een dag uit de lijst." in posted(keeper, own, cast, 422, skip="")
    posted(keeper, own, cast, skip=f"{one.pk} {after.isoformat()}")
    assert [one.except_on for one in heard(cast, code).moments] == [[THEN, after]]
    cast.enter(None)
    assert len(asked_by(keeper, own)) <= AT_MOST
    posted(desk, address, cast, remove=str(one.pk))
    assert hours(entry) == []


def test_a_calendar_says_when_and_the_desk_does_not(cast: Cast, hall: Hall, desk: Client) -> None:
    with as_the_owner():
        Entry.objects.filter(pk=hall[0].pk).update(by_calendar=True)
    address = page("map_hear_when", hall[1])
    assert "Deze tijden komen uit een agenda." in words(desk, address, cast)
    posted(desk, address, cast, 200, **when("10:00", "11:30"))
    assert hours(hall[0]) == []


def test_one_more_is_asked_on_paper(cast: Cast, hall: Hall, desk: Client) -> None:
    entry, code = hall
    address = page("map_hear_ask", code)
    posted(desk, address, cast, 200)
    assert heard(cast, code).asked == []  # nobody is asked by a press of something else
    paper = posted(desk, address, cast, 200, invite="1")
    assert "Draag jij dit mee?" in paper
    assert "Joop houdt dit bij" in paper
    link = paper.split('<bdi class="wrap">')[1].split("</bdi>")[0]
    assert "Er is al iemand gevraagd" in words(desk, address, cast)
    neighbour = signed_in(cast, "neighbour")
    path = "/" + link.split("/", 3)[3]
    assert "Wie dit ook bijhoudt, leest hoe je heet." in words(neighbour, path, cast)
    posted(neighbour, path, cast, one="1")
    assert "Je draagt het nu alleen." not in words(desk, page("map_hear_place", code), cast)
    posted(desk, address, cast, 200, invite="1")
    ((waiting, _since),) = heard(cast, code).asked
    posted(desk, address, cast, back=str(waiting))
    posted(desk, address, cast, back=str(waiting))
    assert "Er is net iets veranderd." in words(desk, address, cast)
    assert heard(cast, code).asked == []
    assert history(entry) == []


def test_who_tends_it_with_her_gives_her_a_code_and_prints_her_sheet(
    cast: Cast, hall: Hall, desk: Client
) -> None:
    entry, code = hall
    posted(desk, page("map_hear_when", code), cast, **when("10:00", "11:30"))
    invitation = actions.keepers.invite_for(**by(cast, code))
    cast.enter("neighbour")
    actions.come_in(code=invitation, acting=cast.acting("neighbour"), now=NOW)
    neighbour, keepers = signed_in(cast, "neighbour"), reverse("map_keepers", args=[entry.pk])
    said = words(neighbour, keepers, cast)
    assert "Joop" in said
    assert code in said
    assert "Jij" in said
    insider = seat(entry, cast).pk
    sheet = reverse("map_tally_sheet", args=[entry.pk, insider])
    paper = words(neighbour, sheet, cast)
    assert code in paper
    assert "Schrijf geen namen op." in paper
    assert "er is niets te halen" in paper
    assert "Joop" not in paper  # a sheet that is lost does not say who keeps it
    cast.enter(None)
    assert len(asked_by(neighbour, keepers)) <= AT_MOST
    assert len(asked_by(neighbour, sheet)) <= AT_MOST
    posted(neighbour, keepers, cast, insider=str(insider), deed="nieuw")
    assert code not in words(neighbour, sheet, cast)
    posted(neighbour, keepers, cast, insider=str(insider), deed="stop")
    assert "De code van dit blad" not in words(neighbour, sheet, cast)
    past = words(neighbour, reverse("map_versions", args=[entry.pk]), cast)
    assert "opgeschreven door" in past
    assert past.count("Van buurtbewoners sinds") == 1  # since when it is theirs did not change
    own = words(neighbour, reverse("map_when", args=[entry.pk]), cast)
    assert "Toch anders?" in own  # what the desk wrote down goes back on the screen too
    with as_the_owner():
        mine = Look.objects.filter(object_id=entry.pk, person_id=cast["neighbour"].pk)
        seen = set(mine.values_list("view", "subject_id"))
    assert ("map_keepers", cast[KEEPER].pk) in seen
    assert ("map_tally_sheet", cast[KEEPER].pk) in seen


def test_a_code_is_made_for_who_keeps_this_place_alone(cast: Cast, write: Writing) -> None:
    mine, other = write("resident"), write("resident", name="Tuin")
    keepers: dict[str, Any] = {
        "client": signed_in(cast, "resident"),
        "address": reverse("map_keepers", args=[mine.pk]),
    }
    posted(**keepers, cast=cast, status=404, insider=str(seat(other, cast, "resident").pk))
    posted(**keepers, cast=cast, status=404, insider="x")
    posted(**keepers, cast=cast, insider=str(seat(mine, cast, "resident").pk))


def test_the_desk_says_the_first_code(cast: Cast, write: Writing, desk: Client) -> None:
    entry = write("coach", name="Loopgroepje", form="GROUP", organisation=cast.organisation["aanloop"])
    asked = actions.ask_resident(entry=entry, acting=cast.acting("coach"), now=NOW)
    typed = {
        "code": asked,
        "name": "Riet Vos",
        "phone": "030 123 45 84",
        "way": "PHONE",
        "agreed": "on",
        "shown": "",
    }
    posted(desk, reverse("map_take_over_for"), cast, **typed)
    said = words(desk, reverse("map_calls"), cast)
    assert "Lees de ander een code voor: " in said
    code = said.split("Lees de ander een code voor: ")[1].split(".")[0]
    posted(desk, reverse("map_hear"), cast, code=code, way="PHONE")
    assert "Deze code is van" in words(desk, page("map_hear_place", code), cast)


def test_she_reads_in_her_own_overview_who_did_what_in_her_name(cast: Cast, write: Writing) -> None:
    entry = write("resident")
    hers: dict[str, Any] = {"acting": cast.acting("resident"), "now": NOW}
    code = actions.keepers.give_code(entry=entry, insider=seat(entry, cast, "resident").pk, **hers)
    actions.keepers.count_for(counts={TODAY: 4}, **by(cast, code))
    actions.keepers.add_moment_for(moment=moment(10, 12), **by(cast, code, 1))
    resident = signed_in(cast, "resident")
    said = words(resident, reverse("ledger_namens"), cast)
    for one in ("Schreef op hoeveel mensen er kwamen", "Schreef op wanneer het is", "aan de telefoon"):
        assert one in said
    (kept,) = (one for one in KEPT if one.key == "on_the_map")
    assert list(kept.fields_of(sealed_in(kept.table))) == [
        "keeper_code"
    ]  # what she takes along says it, opened


# --- what a code opens, and how long ---------------------------------------------------------------------------------
def test_the_code_stands_in_no_address_and_opens_nothing_for_another_colleague(
    cast: Cast, hall: Hall, desk: Client
) -> None:
    address = page("map_hear_place", hall[1])
    assert hall[1].split()[0].lower() not in address
    assert "Deze code is van" in words(desk, address, cast)
    for key in ("wijkteam", "lead"):
        other = signed_in(cast, key)
        for name in PAGES:
            cast.enter(None)
            answer = other.get(page(name, hall[1]))
            assert (answer.status_code, answer["Location"]) == (302, reverse("map_hear"))


def test_it_counts_for_half_an_hour_after_it_was_last_used(
    cast: Cast, hall: Hall, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = page("map_hear_place", hall[1])
    for minutes in (20, 40, 60):  # somebody who goes on with it is not put out
        stop_clock(monkeypatch, NOW + timedelta(minutes=minutes))
        assert "Deze code is van" in words(desk, address, cast)
    stop_clock(monkeypatch, NOW + timedelta(minutes=91))
    cast.enter(None)
    assert desk.get(address)["Location"] == reverse("map_hear")
    assert "Een code telt hier een half uur." in words(desk, reverse("map_hear"), cast)


def times(entry: Entry) -> Moment:
    with as_the_owner():
        return Moment.objects.get(entry=entry)


def test_each_day_that_was_left_out_is_there_after_all(cast: Cast, hall: Hall, desk: Client) -> None:
    """Not only the last one: what was left out stands there, each with its own button."""
    address = page("map_hear_when", hall[1])
    posted(desk, address, cast, **when("10:00", "11:30"))
    pk = times(hall[0]).pk
    days = [THEN + timedelta(weeks=one) for one in (1, 2)]
    for day in days:
        posted(desk, address, cast, skip=f"{pk} {day.isoformat()}")
    assert words(desk, address, cast).count('name="after_all"') == 2
    posted(desk, address, cast, after_all=f"{pk} {days[0].isoformat()}")
    assert times(hall[0]).except_on == [days[1]]
    posted(desk, address, cast, after_all=f"{pk} {days[0].isoformat()}")
    assert "Er is net iets veranderd." in words(desk, address, cast)


# --- a code that was lost ----------------------------------------------------------------------------------------------
def test_a_lost_code_is_made_anew_by_the_code_of_a_question_of_her_own(
    cast: Cast, hall: Hall, desk: Client
) -> None:
    ask = cast.ask(key=KEEPER)
    cast.enter(None)
    answer = desk.post(reverse("map_hear"), {"code": codes.spoken(ask.ball.code), "way": "PHONE"})
    assert answer["Location"] == reverse("map_hear_again")
    assert hall[0].name in words(desk, answer["Location"], cast)
    chosen = str(seat(hall[0], cast).pk)
    posted(desk, answer["Location"], cast, 404, place=str(hall[0].pk))
    posted(desk, answer["Location"], cast, place=chosen)
    said = words(desk, reverse("map_hear_place", args=[chosen]), cast)
    new = said.split("De nieuwe code is ")[1].split(".")[0]
    assert "Deze code is van" in said
    cast.enter(HAND)
    assert queries.heard(actions.code_hash(codes.stored(hall[1])), today=TODAY) is None
    assert heard(cast, codes.stored(new)).insider == seat(hall[0], cast).pk
    with as_the_owner():
        assert Message.objects.filter(kind="map_code_for_you", person=cast[KEEPER]).count() == 2


def test_the_code_of_anothers_question_makes_none(cast: Cast, hall: Hall, desk: Client) -> None:
    ask = cast.ask(key="neighbour")
    typed = {"code": codes.spoken(ask.ball.code), "way": "PHONE"}
    assert "Deze code kennen we niet" in posted(desk, reverse("map_hear"), cast, 422, **typed)
    chosen = seat(hall[0], cast).pk
    mine = cast.ask(key=KEEPER).ball.code
    for key, code in ((HAND, ask.ball.code), ("neighbour", mine), ("gp", mine), (KEEPER, mine)):
        cast.enter(key)
        new = sql("SELECT map_code_anew(%s, %s, repeat('e', 64), 'x')", code, chosen)
        assert new == [(None,)], key


# --- told, or heard --------------------------------------------------------------------------------------------------------
def test_whom_no_message_reaches_is_told_by_telephone(cast: Cast, hall: Hall, desk: Client) -> None:
    address = page("map_hear_place", hall[1])
    assert "De ander krijgt bericht van wat je opschrijft." in words(desk, address, cast)
    with as_the_owner():
        ContactDetails.objects.filter(person=cast[KEEPER]).update(email="", street="", phone="+31301234567")
        Account.objects.filter(person=cast[KEEPER]).delete()
    assert "Wij kunnen de ander geen bericht sturen." in words(desk, address, cast)


def test_her_letters_are_printed_by_the_team_that_wrote_it_down_and_read_by_nobody_else(
    cast: Cast, hall: Hall
) -> None:
    actions.keepers.count_for(counts={TODAY: 21}, **by(cast, hall[1]))
    with as_the_owner():
        letters = list(Message.objects.filter(person=cast[KEEPER], kind__startswith="map_"))
        for one in letters:
            notifications.address(message=one)
            one.state = "TO_PRINT"
            one.save()
        assert {one.kind for one in letters} >= {
            "map_taken_over_for_you", "map_code_for_you", "map_counted_for_you"
        }  # fmt: skip
        assert {one.channel for one in letters} == {"LETTER"}
    for key in cast.person:
        cast.enter(key)
        found = sql("SELECT kind FROM notifications_message WHERE person_id = %s", cast[KEEPER].pk)
        team = (HAND, "coach", KEEPER)  # the two who do this for the same organisation
        assert len(found) == (len(letters) if key in team else 0), key
        reads = sql("SELECT street FROM community_contactdetails WHERE person_id = %s", cast[KEEPER].pk)
        assert reads == ([("Singelstraat 14",)] if key in team else []), key
    assert "Het Klokhuis" in words(signed_in(cast, HAND), reverse("work_letters"), cast)


def test_who_worked_there_once_reads_no_letter_and_who_wrote_it_may_leave(cast: Cast, hall: Hall) -> None:
    actions.keepers.count_for(counts={TODAY: 21}, **by(cast, hall[1]))
    with as_the_owner():
        for one in Message.objects.filter(person=cast[KEEPER], kind__startswith="map_"):
            notifications.address(message=one)
            one.state = "TO_PRINT"
            one.save()
        mine = Membership.objects.get(person=cast[HAND])
        Membership.objects.create(
            person=cast["marloes"], organisation=mine.organisation, role="COACH", starts_on=mine.starts_on
        )
        Membership.objects.create(
            person=cast["youssef"], organisation=mine.organisation, role="DESK", starts_on=mine.starts_on,
            ends_on=TODAY - timedelta(days=1),
        )  # fmt: skip
        Membership.objects.filter(pk=mine.pk).update(ends_on=TODAY)
    counted = {}
    for key in (HAND, "marloes", "youssef"):
        cast.enter(key)
        counted[key] = sql(
            "SELECT count(*) FROM notifications_message WHERE person_id = %s", cast[KEEPER].pk
        )[0][0]
    assert counted == {HAND: 0, "marloes": 3, "youssef": 0}
