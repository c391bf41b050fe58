"""Whoever has no business here tries everything she can think of, and gets nothing (issue 3, the attack suite).

The tries are made over every address there is: a new page is attacked on the day that it is born.
"""

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import resolve, reverse

from samenspel.circles.actions import consents
from samenspel.community import actions as people
from samenspel.foundation import resealing
from samenspel.website import tables
from tests.cast import NOW, Cast
from tests.play import as_the_owner, sql, write

from .situation import Situation, more_asks, signed_in
from .url_table import PUBLIC, SIGN_IN
from .visits import address, browser, patterns, undone

# What was said in confidence in the living situation, and how people are reached.
WORDS = (
    "zou weer willen wandelen", "helpt met een formulier", "naar het ziekenhuis", "Misschien de knie",
    "rustig wandelgroepje", "Mees vond het fijn", "Houdt van dammen", "Er is groot gevaar", "weer rust is aan tafel",
    "Oma past op", "blijft tussen jou en ons",
)  # fmt: skip
HERS = ("El Idrissi", "Joop de Wit", "612345601", "301234584", "Singelstraat 14")
SECRETS = WORDS + HERS
UUIDS = re.compile(r"<uuid:(\w+)>")
PERSONAL_ADDRESSES = sorted(name for name in patterns() if name not in {**PUBLIC, **SIGN_IN})


def leaked(page: bytes | str, secrets: tuple[str, ...] = SECRETS) -> list[str]:
    text = page.decode(errors="replace") if isinstance(page, bytes) else page
    return [secret for secret in secrets if secret in text]


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def counted() -> str:
    """How many rows each personal table has, but for the log of looks and deeds: one statement."""
    each = [
        f"SELECT '{table}' AS name, count(*) AS rows FROM {table}"
        for table in sorted(tables.PERSONAL)
        if not table.startswith("journal_")
    ]
    with as_the_owner():
        return str(sql(" UNION ALL ".join(each)))


# Pages for anybody about herself; and those where the official works.
HER_OWN = (
    "mine", "too_much_alone", "begin_circle", "my_helper", "my_card", "consent_give", "ledger_take_along",
    "ledger_quiet", "appeal_new",
)  # fmt: skip
WORK_OF_AN_OFFICIAL = (
    "keeping",
    "retention",
    "settings",
    "leaving",
    "map_decide",
    "map_pair",
    "map_take",
    "map_calls",
)


def rows_of_others(living: Situation, attacker: str) -> set[tuple[str, str]]:
    """Every personal row that does not name her, as a fingerprint: a changed or removed one is missing after."""
    me = str(living.cast[attacker].pk) if attacker in living.cast.person else "nobody"
    each = [
        f"SELECT '{table}', md5(t::text) FROM {table} t WHERE strpos(t::text, '{me}') = 0"
        for table in sorted(tables.PERSONAL)
        if not table.startswith("journal_")
    ]
    with as_the_owner():
        return set(sql(" UNION ALL ".join(each)))  # type: ignore[arg-type]


EVERYWHERE = ("community_person", "commitments_ball")


def every_id() -> dict[str, UUID]:
    """One id of each personal table."""
    with as_the_owner():
        found = {
            model._meta.db_table: model._default_manager.values_list("pk", flat=True).first()
            for model in apps.get_models()
            if model._meta.db_table in tables.PERSONAL
        }
    return {table: one for table, one in found.items() if isinstance(one, UUID)}


def ids_for(name: str, ids: dict[str, UUID]) -> list[UUID]:
    """The id of every table of the room of this page, of a person and of a ball: what its look-ups could find."""
    view = resolve(filled(name, next(iter(ids.values())))).func
    room = str(view.__module__).split(".")[1]
    of_room = (f"{room}_",) if room != "website" else ("community_", "notifications_", "journal_")
    return [one for table, one in ids.items() if table.startswith((*of_room, *EVERYWHERE))]


def filled(name: str, value: UUID) -> str:
    """An address with this id wherever it takes one."""
    route = patterns()[name]
    words = dict.fromkeys(UUIDS.findall(route), value)
    others = re.findall(r"<(?:slug|str):(\w+)>", route)
    return reverse(name, kwargs=words | dict.fromkeys(others, "waarom"))


def test_no_id_of_anything_opens_anything_for_who_has_no_business_with_it(living: Situation) -> None:
    """An id of every table in each place of each address: a note's id for a circle, a person's for a consent."""
    client, ids, tries = browser(living, "outsider"), every_id(), 0
    assert len(ids) > 30
    for name in PERSONAL_ADDRESSES:
        if UUIDS.search(patterns()[name]) and not name.startswith("for_"):
            with undone():
                for one in ids_for(name, ids):
                    assert not leaked(body(client.get(filled(name, one)))), (name, one)
                    tries += 1
    assert tries > 500


@pytest.mark.parametrize("attacker", ["anybody", "outsider", "official"])
def test_no_form_changes_anything_for_who_has_no_business_with_it(living: Situation, attacker: str) -> None:
    client = browser(living, attacker)
    before = counted()
    typed = {
        "text": "x", "yes": "yes", "answer": "yes", "readers": "TABLE", "verdict": "ANSWERED", "why": "x",
        "receiver": str(living.cast[ "resident"].pk), "person": str(living.cast["resident"].pk), "sent": "1",
    }  # fmt: skip
    theirs, works = rows_of_others(living, attacker), attacker == "official"
    for name in PERSONAL_ADDRESSES:
        if works and name.startswith(WORK_OF_AN_OFFICIAL):
            continue  # what she does there is her work, and other tests say what it may change
        with undone():
            response = client.post(address(living, name, attacker), typed)
            assert response.status_code < 500, name
            assert not leaked(body(response)), name
            if attacker != "anybody" and name.startswith(
                HER_OWN
            ):  # what she does there concerns herself alone
                assert theirs <= rows_of_others(living, attacker), name
            else:
                assert counted() == before, name


def test_nobody_acts_namens_without_a_mandate(living: Situation) -> None:
    for attacker in ("outsider", "official", "gp", "wijkteam", "initiative"):
        client = browser(living, attacker)
        for name in (one for one in PERSONAL_ADDRESSES if one.startswith("for_")):
            send = client.get if attacker != "wijkteam" else client.post
            with undone():
                response = send(address(living, name, attacker))
            assert response.status_code == 404, (attacker, name, response.status_code)


def test_a_mandate_opens_its_own_scope_alone_and_nothing_after_its_end(living: Situation) -> None:
    """The neighbour may act for the resident about her questions: not about her circle, yeses or ledger."""
    client = browser(living, "neighbour")
    names = [name for name in PERSONAL_ADDRESSES if name.startswith("for_")]
    for name in names:
        with undone():
            assert client.get(address(living, name, "neighbour")).status_code in (404, 302), name
    living.cast.enter("resident")
    people.end_mandate(mandate=living.helper, acting=living.cast.acting("resident"), now=NOW)
    with undone():
        person = living.cast["resident"].pk
        assert client.get(reverse("my_for_person", args=[person])).status_code == 404


def test_what_was_withdrawn_is_gone_on_every_page_at_once(living: Situation, cast: Cast) -> None:
    client = browser(living, "gp")
    page = reverse("shared_consent", args=[living.sharing.given])
    with undone():
        assert client.get(page).status_code == 200
    cast.enter("lead")
    sql("UPDATE circles_legalexception SET state = 'CLOSED', ended_at = now()")
    cast.enter("resident")
    consents.withdraw_consent(consent=living.sharing.given, acting=cast.acting("resident"), now=NOW)
    for name in PERSONAL_ADDRESSES:
        with undone():
            response = client.get(address(living, name, "gp"))
        assert not leaked(body(response), ("Mees vond het fijn",)), name
    with undone():
        assert client.get(page).status_code in (404, 410)


def test_a_share_ends_with_its_day_whatever_its_state_says(living: Situation, cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL ROLE NONE; SET LOCAL session_replication_role = replica"
        )  # past every trigger
        cursor.execute("UPDATE circles_consent SET until = current_date")
        cursor.execute("UPDATE circles_legalexception SET until = current_date, review_on = current_date")
        cursor.execute("SET LOCAL session_replication_role = origin; SET LOCAL ROLE samenspel_app")
    assert sql("SELECT current_user") == [("samenspel_app",)]
    cast.enter("gp")
    assert sql("SELECT count(*) FROM circles_note") == [(0,)]
    client = browser(living, "gp")
    with undone():
        assert client.get(reverse("shared_consent", args=[living.sharing.given])).status_code == 404


def test_a_search_finds_no_words_that_are_not_hers_to_read(living: Situation) -> None:
    asked = ("wandelen", "ziekenhuis", "knie", "dammen", "gevaar", "Idrissi", "Singelstraat")
    boxes = ("map", "map_places", "keeping", "circles", "who_looked", "ledger_written")
    for member in ("outsider", "official"):
        client = browser(living, member)
        for name, word in product(boxes, asked):
            with undone():
                page = body(client.get(reverse(name), {"q": word, "zoek": word}))
            assert not leaked(page), (member, name, word)


def test_a_form_without_the_token_against_forgery_does_nothing(living: Situation) -> None:
    made = signed_in(living.cast, "resident")
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies = made.cookies
    before = counted()
    for name in PERSONAL_ADDRESSES:
        with undone():
            response = client.post(address(living, name, "resident"), {"text": "x"})
            assert response.status_code in (403, 404, 405), (name, response.status_code)
            assert counted() == before, name


def test_another_method_changes_nothing_and_tells_nothing(living: Situation) -> None:
    client = browser(living, "outsider")
    before = counted()
    for method, name in product(("put", "delete", "options"), PERSONAL_ADDRESSES):
        if not name.startswith("for_"):
            with undone():
                response = getattr(client, method)(address(living, name, "outsider"))
                assert not leaked(body(response)), (method, name)
                assert response.status_code < 500, (method, name)
    assert counted() == before


def test_a_sign_in_never_leads_to_another_site(living: Situation) -> None:
    client = browser(living, "wijkteam")
    pages = (
        "https://evil.example/", "//evil.example/", "https:evil.example", "/\\evil.example", "javascript:alert(1)",
        "\thttps://evil.example",
    )  # fmt: skip
    for name, after in product(("account_login", "second_factor", "account_reauthenticate"), pages):
        with undone():
            response = client.get(reverse(name), {"next": after}, follow=False)
        where = response.headers.get("Location", "")
        assert not re.match(r"\s*(https?:|javascript:|//|/\\)", where), (name, after, where)


def test_another_host_name_is_refused(living: Situation) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:80@127.0.0.1"):
        answer = browser(living, "anybody").get("/", headers={"host": host})
        assert answer.status_code == 400
        assert b"evil.example" not in answer.content


def texts_of(table: str) -> Iterator[str]:
    for (row,) in sql(f"SELECT to_jsonb(t)::text FROM {table} t"):
        yield json.dumps(json.loads(row), ensure_ascii=False)


LOGS = ("journal_entry", "journal_look", "procrastinate_jobs", "notifications_message")


def test_logs_jobs_and_messages_hold_no_content(living: Situation) -> None:
    """Ids, verbs and that something is there: never what was said, and in a log not even a name."""
    assert living
    with as_the_owner():
        for table in LOGS:
            secrets = WORDS if table == "notifications_message" else SECRETS
            assert not [text for text in texts_of(table) if leaked(text, secrets)], table


def test_whoever_steals_the_database_reads_no_sealed_words(living: Situation, cast: Cast) -> None:
    write(cast, living.open, "wijkteam", f"Zij {WORDS[0]}.")
    with as_the_owner():
        for column in resealing.columns():  # of every room: also a new one, from the day that it is born
            stored = [value for (value,) in sql(f"SELECT {column.name} FROM {column.table}")]
            assert stored, column
            assert all(value == "" or value.startswith("sealed:") for value in stored), column
        for table in {column.table for column in resealing.columns()}:
            assert not [text for text in texts_of(table) if leaked(text, WORDS)], table


def test_whoever_steals_the_database_reads_no_question_and_no_note_to_it(living: Situation) -> None:
    more_asks(living.cast, 1)
    with as_the_owner():
        for table in ("words", "note", "consult"):
            rows = sql(f"SELECT text FROM mutual_help_{table}")
            assert rows, table
            assert not [text for (text,) in rows if not text.startswith("sealed:")], table


ATTEMPTS = (
    "SELECT count(*) FROM {table}",
    "SELECT count(*) FROM {table} WHERE true OR {first} IS NULL",
    "SELECT count(*) FROM ONLY {table} TABLESAMPLE SYSTEM (100)",
    "WITH x AS (UPDATE {table} SET {first} = {first} RETURNING 1) SELECT count(*) FROM x",
    "WITH x AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM x",
)


def tried(statement: str) -> int:
    """How many rows an attempt of the web's own role finds or touches; refused outright is also nothing."""
    try:
        with transaction.atomic():
            number = int(sql(statement)[0][0])
            transaction.set_rollback(True)
    except ProgrammingError as problem:
        if "permission denied" not in str(problem):
            raise
        return 0
    return number


def test_hostile_sql_in_the_webs_own_role_finds_no_row_about_another(living: Situation, cast: Cast) -> None:
    """Read, change or throw away: of the rows in and about the resident's circle and questions there is nothing."""
    assert living
    theirs = sorted(one for one in tables.PERSONAL if one.startswith(("circles_", "mutual_help_")))
    with as_the_owner():
        firsts = dict(
            sql(
                "SELECT attrelid::regclass::text, min(attname) FROM pg_attribute WHERE attnum = 1"
                " AND attrelid::regclass::text = ANY (%s) GROUP BY 1",
                theirs,
            )
        )
    for key, table, attempt in product(("outsider", "official", None), theirs, ATTEMPTS):
        cast.enter(key)
        found = tried(attempt.format(table=table, first=firsts[table]))
        hers = (key, table) == ("official", "circles_hold")  # she herself holds it, and reads no word of it
        assert found == 0 or hers, (key, table, attempt, found)
