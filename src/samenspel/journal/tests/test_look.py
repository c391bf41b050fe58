"""The access log: who looked at whom, with the fields of NEN 7513."""

import hashlib

from tests.cast import NOW, Cast
from tests.play import as_the_owner, sql

from samenspel.foundation.ids import new_id
from samenspel.journal import actions, queries
from samenspel.journal.models import Look


def look(cast: Cast, key: str = "coach", **more: str) -> Look:
    row = actions.look(
        acting=cast.acting(key, session="secret"), subject=cast["resident"].pk, object_type="ask", object_id=new_id(),
        view="ask", purpose="carry_ball", municipality=cast.town.pk, now=NOW, **more,
    )  # fmt: skip
    actions.looked_all([row])
    return row


def test_it_says_who_looked_in_which_role_at_whom_and_why(cast: Cast) -> None:
    row = look(cast)
    cast.enter("resident")
    found = queries.looks_at(person=cast["resident"].pk).get()
    assert (found.pk, found.person_id, found.role, found.purpose, found.event_type, found.outcome) == (
        row.pk, cast["coach"].pk, "COACH", "carry_ball", "READ", "OK",
    )  # fmt: skip


def test_it_keeps_a_print_of_the_session_and_never_the_session(cast: Cast) -> None:
    assert look(cast).session_hash == hashlib.sha256(b"secret").hexdigest()


def test_it_is_chained_one_by_one_in_one_statement(cast: Cast) -> None:
    rows = [
        actions.look(
            acting=cast.acting("coach"), subject=cast[key].pk, object_type="ball", object_id=new_id(), view="inbox",
            purpose="carry_ball", municipality=cast.town.pk, now=NOW,
        )
        for key in ("resident", "neighbour", "carer")
    ]  # fmt: skip
    actions.looked_all(rows)
    with as_the_owner():
        numbers = list(Look.objects.order_by("number").values_list("number", flat=True))
        assert numbers == [1, 2, 3]
        assert queries.breaks() == []


def test_it_is_read_by_the_one_looked_at_and_by_who_looked(cast: Cast) -> None:
    look(cast)
    for key in ("resident", "coach"):
        cast.enter(key)
        assert Look.objects.count() == 1


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    look(cast)
    for key in ("outsider", "official", "lead", None):
        cast.enter(key)
        assert Look.objects.count() == 0
    cast.enter("outsider")
    assert sql("SELECT count(*) FROM journal_look") == [(0,)]
