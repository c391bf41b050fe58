"""A list to take along, a leaflet, a poster with strips, and the sheet of a neighbourhood for one week."""

from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.house.situation import signed_in

from samenspel.social_map import actions, queries, rules
from samenspel.social_map.models import Entry

from .conftest import Writing, import_one

TAKE, LEAFLET = "/kaart/meenemen/", "/kaart/meenemen/blad/"
MONDAY = date(2026, 11, 23)


@given(some.lists(some.uuids(), max_size=60))
def test_a_list_in_an_address_comes_back_as_it_was(ids: list[UUID]) -> None:
    once = list(dict.fromkeys(ids))[: rules.MOST_TAKEN]
    assert rules.ids_of(rules.code_of(ids)) == once
    assert len(rules.code_of(ids)) <= 22 * rules.MOST_TAKEN


@given(some.text(max_size=3000))
def test_any_text_is_a_list(text: str) -> None:
    assert len(rules.ids_of(text)) <= rules.MOST_TAKEN


@given(
    some.lists(some.uuids(), unique=True, min_size=1, max_size=9),
    some.integers(0, 8),
    some.sampled_from([-1, 1]),
)
def test_moving_loses_nothing(ids: list[UUID], which: int, by: int) -> None:
    one = ids[which % len(ids)]
    after = rules.moved(ids, one, by)
    assert sorted(after) == sorted(ids)
    assert after.index(one) == min(max(ids.index(one) + by, 0), len(ids) - 1)
    assert rules.without(after, one) == [pk for pk in ids if pk != one]


@pytest.mark.parametrize("asked", ["2026-48", "2026-W99", "x", "1999-W01", "2026-W48'", "9999-W53"])
def test_what_is_no_week_is_nothing(asked: str) -> None:
    assert rules.monday_of(asked, today=MONDAY) is None


def test_a_week_by_its_number() -> None:
    assert rules.monday_of("2026-W48", today=MONDAY) == MONDAY
    assert rules.monday_of("", today=MONDAY + timedelta(days=6)) == MONDAY


@pytest.fixture
def three(cast: Cast) -> list[Entry]:
    return [
        import_one(cast, f"Plek {number}", phone="030 123 45 67", cost_text="Gratis") for number in range(3)
    ]


def taken(client: Client, *entries: Entry) -> str:
    """Take these along; return the address of the list."""
    for entry in entries:
        answer = client.get(TAKE, {"erbij": str(entry.pk)})
        assert answer.status_code == 302
    return str(answer.url)  # type: ignore[attr-defined]


def test_taking_along_without_an_account(three: list[Entry]) -> None:
    client = Client()
    address = taken(client, *three)
    page = client.get(address).content.decode()
    assert [page.index(f">Plek {number}<") for number in range(3)] == sorted(
        page.index(f">Plek {number}<") for number in range(3)
    )
    code = address.split("lijst=")[1]
    up = client.post(TAKE, {"lijst": code, "deed": f"op:{three[2].pk}"})
    assert rules.ids_of(up.url.split("lijst=")[1]) == [three[0].pk, three[2].pk, three[1].pk]  # type: ignore[attr-defined]
    off = client.post(TAKE, {"lijst": code, "deed": f"af:{three[0].pk}"})
    assert rules.ids_of(off.url.split("lijst=")[1]) == [three[1].pk, three[2].pk]  # type: ignore[attr-defined]
    assert client.post(TAKE, {"lijst": code, "deed": "leeg"}).url == TAKE  # type: ignore[attr-defined]
    assert "nog leeg" in client.get(TAKE).content.decode()
    assert client.post(TAKE, {"lijst": code, "deed": "x"}).status_code == 404
    assert client.post(TAKE, {"lijst": code, "deed": "op:x"}).status_code == 404


def test_the_list_of_another_does_not_push_out_my_own(three: list[Entry]) -> None:
    mine, theirs = Client(), Client()
    own = taken(mine, three[0])
    other = taken(theirs, three[1], three[2])
    assert "Voor jou uitgezocht" in mine.get(other).content.decode()
    assert rules.ids_of(mine.cookies["samenspel_meenemen"].value) == [three[0].pk]
    assert "Wat je meeneemt" in mine.get(own).content.decode()
    mine.post(TAKE, {"lijst": other.split("lijst=")[1], "deed": "houd"})
    assert rules.ids_of(mine.cookies["samenspel_meenemen"].value) == [three[1].pk, three[2].pk]


def test_a_full_list_stays_as_it_is(three: list[Entry]) -> None:
    client = Client()
    client.cookies["samenspel_meenemen"] = rules.code_of([uuid4() for _ in range(40)])
    address = taken(client, three[0])
    assert len(rules.ids_of(client.cookies["samenspel_meenemen"].value)) == 40
    assert "Je lijst is vol" in client.get(address).content.decode()


def test_what_is_hidden_is_on_no_list_of_anybody(cast: Cast, write: Writing) -> None:
    hidden = write(name="Stille kring", visibility="INVITED")
    for who in (Client(), signed_in(cast, "resident")):
        assert who.get(TAKE, {"erbij": str(hidden.pk)}).status_code == 404
        code = rules.code_of([hidden.pk])
        for page in (TAKE, LEAFLET):
            assert "Stille kring" not in who.get(page, {"lijst": code}).content.decode()


@pytest.mark.parametrize("wrong", ["", "x", "0", "\x00"])
def test_a_wrong_place_does_not_exist(db: None, wrong: str) -> None:
    assert Client().get(TAKE, {"erbij": wrong}).status_code == 404


@pytest.mark.parametrize("form", ["vouw", "a5", "groot"])
def test_a_leaflet_says_all_of_a_place(three: list[Entry], form: str) -> None:
    code = rules.code_of([one.pk for one in three])
    page = Client().get(LEAFLET, {"lijst": code, "vorm": form}).content.decode()
    assert page.count("030 123 45 67") >= 3
    for words in ("Gratis", "De Weide", "Nog niet bevestigd.", "Klopt het niet? Bel"):
        assert words in page
    assert Client().get(LEAFLET, {"lijst": code, "vorm": "x"}).status_code == 404


def test_a_poster_of_what_is_public_and_of_what_is_mine(
    cast: Cast, write: Writing, three: list[Entry]
) -> None:
    hidden = write(name="Stille kring", visibility="UNLISTED")
    mine, outsider = signed_in(cast, "resident"), signed_in(cast, "outsider")
    public, own = (reverse("map_poster", args=[one.pk]) for one in (three[0], hidden))
    assert Client().get(public).content.decode().count("<b><bdi>Plek 0</bdi></b>") == 8
    assert mine.get(own).status_code == 200
    assert outsider.get(own).status_code == 404
    cast.enter(None)
    assert Client().get(own).status_code == 404
    cast.enter("resident")
    actions.stop_entry(entry=hidden, acting=cast.acting("resident"), now=NOW)
    assert mine.get(own).status_code == 404


def test_a_week_in_the_neighbourhood(cast: Cast, write: Writing) -> None:
    entry = write(name="Leeskring", phone="030 123 45 67")
    hidden = write(name="Stille kring", visibility="UNLISTED")
    me = {"acting": cast.acting("resident"), "now": NOW}
    moment = actions.MomentFacts(every="WEEK", starts_on=MONDAY + timedelta(days=1), starts_at=time(10))
    off = actions.MomentFacts(
        every="WEEK",
        starts_on=MONDAY,
        starts_at=time(9),
        except_on=[MONDAY],
        until=MONDAY + timedelta(days=7),
    )
    actions.say_when(entry=entry, moments=[moment, off], **me)
    actions.say_when(entry=hidden, moments=[moment], **me)
    actions.set_room(entry=entry, room=Entry.Room.YES, weeks=None, **me)
    found = {week: [(one.day - MONDAY).days for one in queries.moments_in_week(cast.weide, MONDAY + timedelta(weeks=week))]
             for week in (-1, 0, 1, 2)}  # fmt: skip
    assert found == {-1: [], 0: [1], 1: [7, 8], 2: [15]}
    for who in (Client(), signed_in(cast, "resident")):
        page = who.get("/kaart/buurtblad/BUT1/?week=2026-W48").content.decode()
        assert "Leeskring" in page
        assert "Stille kring" not in page  # also for who may read it: paper goes anywhere
    assert Client().get("/kaart/buurtblad/BUT1/?week=x").status_code == 404
    assert Client().get("/kaart/buurtblad/NERGENS/").status_code == 404


def test_the_sheet_tells_what_is_new_and_where_there_is_room(cast: Cast, write: Writing) -> None:
    entry = write(name="Nieuwe kring")
    actions.set_room(entry=entry, room=Entry.Room.YES, weeks=None, acting=cast.acting("resident"), now=NOW)
    worth = queries.worth_knowing(cast.weide, now=NOW)
    assert [one.name for one in worth.new] == ["Nieuwe kring"]
    assert [one.name for one in worth.room] == ["Nieuwe kring"]
    assert queries.worth_knowing(cast.weide, now=NOW + timedelta(days=60)).new == []
    assert queries.worth_knowing(cast.molen, now=NOW).room == []
