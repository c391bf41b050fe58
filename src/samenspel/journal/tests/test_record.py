"""Writing a deed in the journal: closed words and numbers, never a sentence (habit 5)."""

from typing import Any

import pytest
from django.db import transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.ids import new_id
from samenspel.journal import actions, queries
from samenspel.journal.models import Entry


def record(cast: Cast, key: str = "coach", **terms: Any) -> Entry:
    return actions.record(
        verb="tested", acting=cast.acting(key), object_type="ball", object_id=new_id(),
        municipality=cast.town.pk, subject=cast["resident"].pk, now=NOW, **terms,
    )  # fmt: skip


def test_it_says_who_did_what_for_whom_and_how(cast: Cast) -> None:
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    row = actions.record(
        verb="asked", acting=acting, object_type="ask", object_id=new_id(), municipality=cast.town.pk, now=NOW
    )
    found = Entry.objects.get(pk=row.pk)
    assert (found.actor_id, found.on_behalf_of_id, found.way, found.occurred_at) == (
        cast["desk"].pk, cast["caller"].pk, "PHONE", NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    "term", [1, True, None, "ANSWERED", "01a20125-002e-7a95-8a60-ea23103bba56", "x" * 40, -3]
)
def test_it_takes_closed_words_ids_and_numbers(cast: Cast, term: Any) -> None:
    cast.enter("coach")
    assert Entry.objects.get(pk=record(cast, what=term).pk).terms == {"what": term}


@pytest.mark.parametrize(
    "term",
    ["zij slaapt slecht", "x" * 41, " ", "zij\nslaapt", "zij\tslaapt", "zij\u00a0slaapt", "zij\u2003slaapt"],
)
def test_it_refuses_a_sentence(cast: Cast, term: str) -> None:
    with refused(actions.CareContent):
        record(cast, what=term)


def test_it_vanishes_with_a_deed_that_was_rolled_back(cast: Cast) -> None:
    with as_the_owner():
        before = Entry.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        record(cast)
        raise RuntimeError
    row = record(cast)
    with as_the_owner():
        assert Entry.objects.count() == before + 1
        assert Entry.objects.get(pk=row.pk).number == before + 1
        assert queries.breaks() == []


def test_it_can_be_done_by_a_job_and_by_nobody_known(cast: Cast) -> None:
    for acting in (a_job("remind"), Acting(person=None)):
        actions.record(
            verb="tested",
            acting=acting,
            object_type="ball",
            object_id=new_id(),
            municipality=cast.town.pk,
            now=NOW,
        )


def test_it_is_read_by_who_did_it_and_whom_it_concerns(cast: Cast) -> None:
    row = record(cast)
    for key in ("coach", "resident"):
        cast.enter(key)
        assert Entry.objects.filter(pk=row.pk).exists()


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    row = record(cast)
    for key in ("outsider", "official", "lead", None):
        cast.enter(key)
        assert not Entry.objects.filter(pk=row.pk).exists()


def test_it_has_no_door_past_the_chain(cast: Cast) -> None:
    """A row with a number and a hash of one's own gets the right ones all the same."""
    cast.enter("coach")
    sql(
        "INSERT INTO journal_entry (id, chain, number, occurred_at, previous_hash, hash, verb, actor_id, object_type,"
        " object_id, way, terms) VALUES (%s, %s, 99, now(), 'x', 'x', 'forged', %s, 'ball', %s, '', '{}')",
        new_id(), cast.town.pk, cast["coach"].pk, new_id(),
    )  # fmt: skip
    with as_the_owner():
        assert Entry.objects.get(verb="forged").number != 99
        assert queries.breaks() == []
