"""Every address, visited as every member of the cast; the expected answers stand in url_table.py."""

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
from .visits import MEMBERS, address, browser, nowhere, patterns, seen, undone

PERSONAL = {**WITH_CODE, **DESK, **WORK}
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


def visit(living: Situation, client: Client, name: str, member: str) -> str:
    """The answer as the table writes it, with a star when the access log grew: one row for each person.

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
        status = seen(response).status
        new = {key: number - before[key] for key, number in looks().items() if number != before[key]}
        twice = "" if set(new.values()) <= {1} else f" {max(new.values())} times"
        return " ".join([status + ("*" if new else "") + twice, *lacks])


def test_the_table_names_every_address() -> None:
    found = patterns()
    assert set(TABLE) == set(found), set(TABLE) ^ set(found)
    assert {name for name, row in TABLE.items() if len(row.split()) != len(MEMBERS)} == set()


@pytest.mark.parametrize("member", MEMBERS)
def test_it_answers_as_the_table_says(living: Situation, member: str) -> None:
    client = browser(living, member)
    wrong = {}
    for name in TABLE:
        answer = visit(living, client, name, member)
        if answer != expected(name, member):
            wrong[name] = f"{answer}, expected {expected(name, member)}"
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


@pytest.mark.parametrize("member", ["outsider", "official", "resident", "carer", "desk", "coach", "gp"])
def test_what_you_may_not_see_looks_as_if_it_did_not_exist(living: Situation, member: str) -> None:
    client = browser(living, member)
    for name in about_somebody():
        if expected(name, member) != "404":
            continue
        with undone():
            real = seen(client.get(address(living, name, member)))
        with undone():
            never = seen(client.get(nowhere(name)))
        assert real == never, name


@pytest.mark.parametrize(("name", "row"), POSTS.items())
def test_a_bare_deed_answers_as_the_table_says(living: Situation, name: str, row: str) -> None:
    got = {}
    for member in MEMBERS:
        client = browser(living, member)
        with undone():
            got[member] = seen(client.post(address(living, name, member), {"sent": "1"})).status
    assert got == dict(zip(MEMBERS, row.split(), strict=True))


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
