"""The access log: who looked at whom, with the fields of NEN 7513."""

import hashlib
from typing import Any

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


def seen(cast: Cast, subject: str = "resident", key: str = "wijkteam", **more: Any) -> actions.NewLook:
    facts: dict[str, Any] = {
        "object_type": "ball",
        "object_id": new_id(),
        "view": "inbox",
        "purpose": "carry_ball",
        **more,
    }
    acting = cast.acting(key)
    return actions.look(acting=acting, subject=cast[subject].pk, municipality=cast.town.pk, now=NOW, **facts)


def stored(cast: Cast) -> list[Look]:
    with as_the_owner():
        return list(Look.objects.order_by("number"))


def test_it_is_one_row_for_each_viewed_person_and_reason(cast: Cast) -> None:
    """However many things of somebody stood on a page: whoever saw them saw the person."""
    share = new_id()
    actions.looked_all([
        seen(cast), seen(cast), seen(cast, "carer"), seen(cast, consent=share), seen(cast),
        seen(cast, consent=share, break_glass=True),
    ])  # fmt: skip
    found = [(row.subject_id, row.object_type, row.reason, row.break_glass) for row in stored(cast)]
    resident = cast["resident"].pk
    assert found == [
        (resident, "person", "", False), (cast["carer"].pk, "ball", "", False),
        (resident, "ball", str(share), False), (resident, "ball", str(share), True),
    ]  # fmt: skip
    assert stored(cast)[0].object_id == resident


def test_it_keeps_the_thing_when_only_that_was_seen(cast: Cast) -> None:
    one = new_id()
    actions.looked_all([seen(cast, object_id=one), seen(cast, object_id=one)])
    assert [(row.object_type, row.object_id) for row in stored(cast)] == [("ball", one)]


def test_it_names_the_organisation_for_which_she_looked(cast: Cast) -> None:
    """Where she works in that role, or the one through which it was shared; none for herself and for a neighbour."""
    praktijk, wijkteam = cast.organisation["praktijk"].pk, cast.organisation["wijkteam"].pk
    actions.looked_all([
        seen(cast), seen(cast, "carer", organisation=praktijk), seen(cast, "wijkteam"),
        seen(cast, "caller", "neighbour"),
    ])  # fmt: skip
    assert [row.organisation_id for row in stored(cast)] == [wijkteam, praktijk, None, None]
    with as_the_owner():
        assert queries.breaks() == []


def test_a_refused_page_is_a_look_that_did_not_happen(cast: Cast) -> None:
    actions.refused_all([seen(cast)])
    assert [row.outcome for row in stored(cast)] == ["REFUSED"]


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
