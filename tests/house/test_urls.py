"""Every address, visited as every member of the cast; the expected answers stand in url_table.py."""

from copy import deepcopy

import pytest
from django.test import Client

from samenspel.journal.models import Look
from tests.cast import Cast

from .headers import PUBLIC_DATA, faults
from .situation import Situation, looks, signed_in
from .url_table import (
    DESK,
    IN_CIRCLE,
    LEDGER,
    NO_LOOK,
    OWN,
    PARTING,
    POSTS,
    PUBLIC,
    REQUESTS,
    SHARING,
    SIGN_IN,
    TABLE,
    WITH_CODE,
    WORK,
)
from .visits import MEMBERS, Seen, address, browser, nowhere, patterns, seen, undone

PERSONAL = {**WITH_CODE, **DESK, **WORK}
# Whose 404 is held against that of a thing that never was.
NO_BUSINESS = ("outsider", "official", "resident", "carer", "desk", "coach", "gp")
OTHERS_THINGS = ("ball", "code", "absence", "message", "consult")
# What is shared, agreed, asked and kept: each address with an id in it is about somebody.
TRUSTED = {**IN_CIRCLE, **LEDGER, **REQUESTS, **SHARING, **PARTING}


def expected(name: str, member: str) -> str:
    return TABLE[name].split()[MEMBERS.index(member)]


def of_somebody(name: str) -> bool:
    """Whether the address names a thing of a person."""
    return any(f":{word}>" in patterns()[name] for word in OTHERS_THINGS)


def about_somebody() -> list[str]:
    """Every address that names a thing of a person, of whatever room."""
    found = [name for name in PERSONAL if of_somebody(name)]
    return found + [name for name in TRUSTED if "<uuid:" in patterns()[name]]


def visit(living: Situation, client: Client, name: str, member: str) -> tuple[str, Seen]:
    """The page, and the answer as the table writes it, with a star when the access log grew: one row for each person.

    A header that it lacks stands behind it.

    Somebody may be on one page by her own yes and by a law: those are two reasons, and two rows.
    """
    with undone():
        before = looks()
        living.cast.enter(None)
        response = client.get(address(living, name, member))
        signed_in_here = member not in ("anybody", "bearer")
        lacks = faults(response, personal=signed_in_here and name not in PUBLIC_DATA)
        if name.startswith("api_"):  # every website may read the public map: the Dutch API rules
            lacks.remove("may be read by other sites")
        page = seen(response)
        new = {key: number - before[key] for key, number in looks().items() if number != before[key]}
        twice = "" if set(new.values()) <= {1} else f" {max(new.values())} times"
        return " ".join([page.status + ("*" if new else "") + twice, *lacks]), page


def test_the_table_names_every_address() -> None:
    found = patterns()
    assert set(TABLE) == set(found), set(TABLE) ^ set(found)
    assert {name for name, row in TABLE.items() if len(row.split()) != len(MEMBERS)} == set()


@pytest.mark.parametrize("member", MEMBERS)
def test_it_answers_as_the_table_says(living: Situation, member: str) -> None:
    """And somebody's thing, for who has no business with it, looks as if it did not exist."""
    client, strict = browser(living, member), member in NO_BUSINESS
    somebodys, wrong = set(about_somebody()), {}
    for name in TABLE:
        answer, page = visit(living, client, name, member)
        if answer != expected(name, member):
            wrong[name] = f"{answer}, expected {expected(name, member)}"
        if strict and name in somebodys and expected(name, member) == "404":
            with undone():
                if seen(client.get(nowhere(name))) != page:
                    wrong[name] = f"{answer}, and not the same page as for what never was"
    assert wrong == {}


def test_the_table_itself_keeps_outsiders_out() -> None:
    """Who belongs nowhere gets nothing personal, and neither does somebody without a name."""
    for member in ("outsider", "anybody", "neighbour"):
        got = {name: expected(name, member) for name in PERSONAL}
        assert {name for name, answer in got.items() if answer != "404"} <= {"enter_code"}
    assert {expected(name, "anybody") for name in OWN if name != "mine"} == {"in"}
    for member in ("outsider", "anybody"):
        assert {expected(name, member) for name in about_somebody()} <= {"404", "405", "in"}


def test_the_table_itself_demands_a_look_for_every_view_of_somebodys_thing() -> None:
    silent = {
        name
        for name in about_somebody()
        if name not in NO_LOOK and any(answer == "200" for answer in TABLE[name].split())
    }
    assert silent == set()
    assert [name for name in (*PUBLIC, *SIGN_IN) if "*" in TABLE[name]] == []


@pytest.mark.parametrize("member", MEMBERS)
def test_a_bare_deed_answers_as_the_table_says(living: Situation, member: str) -> None:
    client, wrong = browser(living, member), {}
    cookies = deepcopy(client.cookies)
    for name, row in POSTS.items():
        client.cookies = deepcopy(cookies)  # a deed may sign her out
        with undone():
            status = seen(client.post(address(living, name, member), {"sent": "1"})).status
        said = dict(zip(MEMBERS, row.split(), strict=True))
        if status != said[member]:
            wrong[name] = f"{status}, expected {said[member]}"
    assert wrong == {}


@pytest.mark.parametrize("key", ["coach", "wijkteam", "desk", "gp", "official"])
def test_without_a_second_factor_a_worker_comes_no_further(living: Situation, key: str) -> None:
    client = signed_in(living.cast, key, factor=False)
    for name in ("work", "desk", "mine", "who_looked", "work_ball", "map"):
        with undone():
            answer = client.get(address(living, name, key))
        assert seen(answer).status == "two", name
        assert answer["Location"].startswith("/tweede-stap/?next="), name
    with undone():
        assert client.get("/tweede-stap/").status_code == 200


def test_a_view_is_written_in_the_name_of_who_looked(living: Situation, cast: Cast) -> None:
    client = browser(living, "wijkteam")
    client.get(address(living, "work_ball", "wijkteam"))
    cast.enter("resident")
    newest = Look.objects.filter(view="ask").latest("number")
    assert (newest.person_id, newest.subject_id) == (cast["wijkteam"].pk, cast["resident"].pk)


def test_the_same_pages_stand_under_en(living: Situation) -> None:
    client = browser(living, "outsider")
    for name in WORK:
        with undone():
            assert client.get("/en" + address(living, name, "outsider")).status_code == 404, name


def test_a_page_that_was_kept_is_written_down_each_time(living: Situation) -> None:
    client = browser(living, "coach")
    for name in ("work", "mine"):
        client.get(address(living, name, "coach"))
        before = looks()
        client.get(address(living, name, "coach"))
        assert sum(looks().values()) > sum(before.values()), name
