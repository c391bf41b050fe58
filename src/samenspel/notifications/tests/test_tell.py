"""Telling a person something: written in the deed's own transaction, sent after commit."""

import pytest
from django.db import transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.notifications import actions
from samenspel.notifications.kinds import KINDS
from samenspel.notifications.models import Message


def jobs() -> list[str]:
    return [
        row[0]
        for row in sql("SELECT args->>'pk' FROM procrastinate_jobs WHERE task_name = 'deliver_message'")
    ]


def test_it_writes_a_message_and_a_job_in_one_transaction(cast: Cast) -> None:
    before = len(jobs())
    message = actions.tell(
        person=cast["coach"].pk, kind="ball_due", municipality=cast.town.pk, now=NOW, day="vandaag"
    )
    assert jobs()[before:] == [str(message.pk)]
    cast.enter("coach")
    assert Message.objects.get(pk=message.pk).state == "WAITING"


def test_it_leaves_nothing_of_a_deed_that_was_rolled_back(cast: Cast) -> None:
    with as_the_owner():
        before = (Message.objects.count(), len(jobs()))
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.tell(person=cast["coach"].pk, kind="ball_due", municipality=cast.town.pk, now=NOW)
        raise RuntimeError
    with as_the_owner():
        assert (Message.objects.count(), len(jobs())) == before


def test_it_knows_every_kind_it_is_asked_to_tell(cast: Cast) -> None:
    with refused(KeyError):
        actions.tell(person=cast["coach"].pk, kind="no such kind", municipality=cast.town.pk, now=NOW)


def test_it_keeps_who_it_is_for_out_of_the_queue(cast: Cast) -> None:
    """The queue has no row-level policy: it may hold ids only."""
    actions.tell(
        person=cast["resident"].pk,
        kind="ask_received",
        municipality=cast.town.pk,
        now=NOW,
        name="Els",
        code="APPEL 1",
    )
    found = sql("SELECT count(*) FROM procrastinate_jobs WHERE args::text ~ 'APPEL|Els|Amina|example'")
    assert found == [(0,)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_has_a_short_subject_and_a_way_to_call_for_residents(kind: str) -> None:
    told = KINDS[kind]
    assert len(str(told.subject)) <= 80
    way = "{phone}" if told.by_phone else "{link}"
    for text in (str(told.body), str(told.short)):
        assert way in text
        assert not told.by_phone or "{link}" not in text
    assert len(str(told.short)) <= 130
    if told.for_resident:
        assert "{phone}" in str(told.body)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    message = actions.tell(
        person=cast["resident"].pk, kind="ask_received", municipality=cast.town.pk, now=NOW
    )
    for key in ("outsider", "official", "gp", None):
        cast.enter(key)
        assert not Message.objects.filter(pk=message.pk).exists()
        assert sql("UPDATE notifications_message SET state = 'SENT' WHERE id = %s", message.pk) == [(0,)]
        with refused():
            sql("DELETE FROM notifications_message")
