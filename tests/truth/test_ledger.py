"""Nothing about me without me: the ledger shows all that is hers, and nothing of it to anybody else (R02)."""

import json
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.circles import actions, queries
from samenspel.foundation import clock
from samenspel.journal.purposes import RETENTION
from samenspel.mutual_help.models import Note as AskNote
from samenspel.website.tables import PERSONAL
from tests.asking_rights import appealed, helper, taken
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, family, member
from tests.house.conftest import living  # noqa: F401
from tests.house.situation import Situation, signed_in
from tests.play import as_the_owner, refused, sql, write
from tests.sharing import note

# Nothing of a person stands in these: what is only of a whole circle is told with that circle.
NOT_OF_A_PERSON: dict[str, str] = {}
OWN_PAGES = (
    "mine", "ledger_written", "ledger_readers", "who_looked", "ledger_namens", "ledger_agreed", "ledger_paper",
    "ledger_take_along", "appeals", "my_messages",
)  # fmt: skip


def test_every_personal_table_is_in_the_ledger() -> None:
    """A table that may hold something about a person and is in no `kept` fails here."""
    named = {one.table for one in queries.kept().values()}
    assert set(PERSONAL) - named - set(NOT_OF_A_PERSON) == set()
    assert named <= set(PERSONAL)


def test_every_kind_says_what_it_is_and_how_long_it_stays() -> None:
    for key, one in queries.kept().items():
        assert len(key) <= 20, key
        assert one.retention in RETENTION, key
        assert all((str(one.what), one.fields)), key
        assert all(str(label) for _sql, label in one.fields.values()), key


def test_every_kind_can_be_asked(cast: Cast) -> None:
    cast.enter("resident")
    for key in queries.kept():
        queries.written(person=cast["resident"].pk, key=key)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    notes=st.lists(
        st.tuples(st.sampled_from([VOLUNTEER, WORKER, MOTHER]), st.sampled_from(["circle", "ask"])),
        max_size=6,
    )
)
def test_the_ledger_lists_every_note_about_her(cast: Cast, notes: list[tuple[str, str]]) -> None:
    """R02: 100 % of what is written about her, whoever wrote it and wherever."""
    from django.db import transaction

    with transaction.atomic():
        circle, ask, number = family(cast), cast.ask(), count()
        for writer, where in notes:
            text = f"Woord {next(number)}."
            if where == "circle":
                note(cast, circle, writer, text)
            else:
                write(cast, ask, WORKER if writer == VOLUNTEER else writer, text)
        with as_the_owner():
            about_her = {
                row[0] for row in sql("SELECT id FROM circles_note WHERE about_id = %s", cast[MOTHER].pk)
            }
            about_her |= set(AskNote.objects.filter(ask__asker=cast[MOTHER]).values_list("pk", flat=True))
        cast.enter(MOTHER)
        shown = {
            row["item"]
            for key in ("note", "ask_note")
            for row in queries.written(person=cast[MOTHER].pk, key=key).rows
        }
        assert shown == about_her
        assert len(shown) == len(notes)
        transaction.set_rollback(True)


def test_a_note_of_which_the_writer_left_the_circle_stays_readable(cast: Cast) -> None:
    circle = family(cast)
    written = note(cast, circle, VOLUNTEER, "Ze lachte.")
    cast.enter(VOLUNTEER)
    actions.stop_member(member=member(cast, circle, VOLUNTEER), acting=cast.acting(VOLUNTEER), now=NOW)
    cast.enter(MOTHER)
    (row,) = queries.written(person=cast[MOTHER].pk, key="note").rows
    assert (row["item"], row["facts"]["text"]) == (written.pk, "Ze lachte.")


@pytest.mark.parametrize("key", ["outsider", "wijkteam", "official", "gp", "neighbour"])
def test_nobody_reads_anothers_ledger_by_asking_for_her(cast: Cast, key: str) -> None:
    """Behind the pages: the same questions with her id, asked by somebody else, show nothing of hers."""
    ask = cast.ask("Geheim verdriet.")
    write(cast, ask, "wijkteam", "Alleen voor jou.")
    appealed(cast, text="Geheim verzoek.")
    taken(cast)
    her = cast["resident"].pk
    cast.enter(key)
    seen = {kind for kind in queries.kept() if queries.written(person=her, key=kind).rows}
    allowed = {  # who holds her ball works with her question; of her own things nothing more
        "wijkteam": {"name", "contact", "ask", "words", "ask_note", "ball", "seat", "step", "message", "deed", "appeal"},
        "official": set(),
    }  # fmt: skip
    assert seen <= allowed.get(key, set()), seen
    assert queries.looks(person=her, chosen=queries.Chosen(own=True)).rows == []


def visits(situation: Situation, key: str, names: list[tuple[str, list[Any]]]) -> dict[str, int]:
    client: Client = signed_in(situation.cast, key)
    return {name: client.get(reverse(name, args=args)).status_code for name, args in names}


@pytest.mark.parametrize("key", ["outsider", "wijkteam", "official", "neighbour", "desk"])
def test_no_address_opens_anothers_ledger(living: Situation, key: str) -> None:  # noqa: F811
    cast = living.cast
    made, file = appealed(cast), taken(cast)
    her = cast["resident"].pk
    names = [(f"for_{name}", [her]) for name in OWN_PAGES]
    names += [("appeal", [made.pk]), ("for_appeal", [her, made.pk])]
    names += [
        (f"{of}{name}", [*args, file.pk])
        for name in ("ledger_file", "ledger_read")
        for of, args in (("", []), ("for_", [her]))
    ]
    got = visits(living, key, names)
    assert {name for name, status in got.items() if status != 404} == set()
    client = signed_in(cast, key)
    own = client.get(reverse("appeal_new", args=["klopt-niet"]) + f"?over=name:{her}")
    assert own.status_code == 404


def test_a_mandate_of_another_scope_opens_nothing(living: Situation) -> None:  # noqa: F811
    helper(living.cast, scope=["ASKS", "CIRCLE", "AGREEMENTS", "CONSENTS"])
    her = living.cast["resident"].pk
    got = visits(living, "neighbour", [(f"for_{name}", [her]) for name in OWN_PAGES])
    assert set(got.values()) == {404}


def test_a_mandate_opens_all_until_it_ends(living: Situation) -> None:  # noqa: F811
    cast, her = living.cast, living.cast["resident"].pk
    mandate = helper(cast)
    file = taken(cast)
    names = [*((f"for_{name}", [her]) for name in OWN_PAGES), ("for_ledger_file", [her, file.pk])]
    assert set(visits(living, "neighbour", names).values()) == {200}
    with as_the_owner():
        sql(
            "UPDATE community_mandate SET ended_at = now(), ended_by_id = person_id WHERE id = %s", mandate.pk
        )
    assert set(visits(living, "neighbour", names).values()) == {404}


def test_a_file_on_paper_says_its_own_day(cast: Cast) -> None:
    """Read from paper next year, "vandaag" says nothing."""
    file = taken(cast, now=clock.now())
    page = signed_in(cast, "resident").get(reverse("ledger_read", args=[file.pk])).content.decode()
    head = page.partition("<h1>")[2].partition("</p>")[0]
    assert "vandaag" not in head
    assert date_format(localtime(clock.now()), "j F Y") in head


def test_a_file_holds_no_address_or_number_of_another(cast: Cast) -> None:
    with as_the_owner():
        for key in cast.person:
            if key != MOTHER:
                sql(
                    "UPDATE community_contactdetails SET phone = %s, street = %s, email = %s WHERE person_id = %s",
                    f"+3169999{len(key):04d}", f"Geheimpad {key}", f"geheim-{key}@example.org", cast[key].pk,
                )  # fmt: skip
    circle = family(cast)
    note(cast, circle, WORKER, "We bellen donderdag.")
    write(cast, cast.ask(), "wijkteam")
    text = actions.open_file(taken(cast, MOTHER))
    assert "resident@example.org" in text, "her own is there"
    assert [word for word in ("+3169999", "Geheimpad", "geheim-") if word in text] == []


def test_a_file_is_a_description_of_itself(cast: Cast) -> None:
    document = json.loads(actions.open_file(taken(cast)))
    assert (document["format"], document["version"]) == ("samenspel-meenemen", 1)
    for kind in document["kinds"]:
        for thing in kind["items"]:
            assert set(thing) == {"id", "at", "by", "facts"}
            assert set(thing["facts"]) == set(kind["fields"])


def test_the_web_cannot_put_a_file_in_anybodys_ledger(cast: Cast) -> None:
    file = taken(cast)
    for key in ("resident", "wijkteam"):
        cast.enter(key)
        with refused(ProgrammingError):
            sql(
                "UPDATE circles_takealong SET file = '', until = NULL, ready_at = NULL WHERE id = %s", file.pk
            )
    cast.enter("wijkteam")
    with refused(ProgrammingError):
        actions.take_along._ask(person=cast["resident"], acting=cast.acting("wijkteam"), now=file.asked_at)


def test_an_unknown_kind_or_thing_does_not_exist(living: Situation) -> None:  # noqa: F811
    client = signed_in(living.cast, "resident")
    for address in (
        reverse("ledger_kind", args=["geheim"]), reverse("ledger_kind", args=["look"]),
        reverse("appeal_new", args=["geheim"]), reverse("appeal_new", args=["wissen"]) + "?over=name:niets",
        reverse("appeal_new", args=["wissen"]) + f"?over=geheim:{UUID(int=0)}",
        reverse("ledger_read", args=[UUID(int=0)]),
    ):  # fmt: skip
        assert client.get(address).status_code == 404, address


def test_each_page_of_the_ledger_leaves_one_look(living: Situation) -> None:  # noqa: F811
    client = signed_in(living.cast, "resident")
    for name in OWN_PAGES:
        with as_the_owner():
            before = sql("SELECT count(*) FROM journal_look")[0][0]
        assert client.get(reverse(name)).status_code == 200, name
        with as_the_owner():
            assert sql("SELECT count(*) FROM journal_look")[0][0] == before + 1, name
