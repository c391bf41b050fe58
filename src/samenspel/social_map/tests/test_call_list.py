"""Who reads no mail is called: a list that a volunteer works off."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused, sql

from samenspel.community.models import Membership
from samenspel.social_map import actions, jobs, queries, rules
from samenspel.social_map.models import Check, Entry

from .conftest import again, check_of, grow_old, import_one, night


@pytest.fixture
def caller_owned(cast: Cast) -> Entry:
    """An entry of somebody who reads letters only."""
    cast.enter("caller")
    facts = actions.EntryFacts(name="Klaverjassen", area=cast.weide, owner_agreed=True, summary="")
    entry = actions.write_entry(facts=facts, acting=cast.acting("caller"), now=NOW)
    grow_old(entry)
    return entry


def test_who_reads_no_mail_is_on_the_call_list(cast: Cast, caller_owned: Entry, imported: Entry) -> None:
    night()
    cast.enter("coach")
    called = {call.check.entry.name: call.number for call in queries.call_list(today=NOW.date())}
    assert called == {"Klaverjassen": "+31301234584", "Eettafel": ""}
    for key in ("outsider", "neighbour", None):
        cast.enter(key)
        assert queries.call_list(today=NOW.date()) == []
        assert sql("SELECT count(*) FROM map_numbers_to_call()") == [(0,)]


def test_a_volunteer_works_off_the_call_list(cast: Cast, caller_owned: Entry, imported: Entry) -> None:
    with as_the_owner():
        Membership.objects.create(
            person=cast["neighbour"],
            organisation=cast.organisation["aanloop"],
            role="VOLUNTEER",
            starts_on="2025-01-01",
        )
    night()
    client = signed_in(cast, "neighbour")
    page = client.get(reverse("map_calls")).content.decode()
    assert "Klaverjassen" in page
    first, second = check_of(caller_owned), check_of(imported)
    client.post(reverse("map_calls"), {"check": str(first.pk), "uitkomst": "klopt"})
    client.post(reverse("map_calls"), {"check": str(second.pk), "uitkomst": "niet"})
    assert again(caller_owned).confirmed_on == NOW.date()
    assert "aan de telefoon" in again(caller_owned).confirmed_by
    assert "Eettafel" not in client.get(reverse("map_calls")).content.decode()
    cast.enter("neighbour")
    later = (NOW + timedelta(days=rules.CALL_AGAIN_DAYS)).date()
    assert [call.check.tries for call in queries.call_list(today=later)] == [1]


def test_a_colleague_answers_only_what_waits_to_be_called(cast: Cast, old: Entry) -> None:
    night()
    cast.enter("coach")
    answered = (
        "UPDATE social_map_check SET answer = 'RIGHT', answered_at = now(), answered_by_id = %s WHERE id = %s"
    )
    assert sql(answered, cast["coach"].pk, check_of(old).pk) == [(0,)]


@pytest.mark.parametrize("way", ["way", "ball_id"])
def test_the_web_moves_nobody_to_the_call_list(cast: Cast, old: Entry, way: str) -> None:
    night()
    cast.enter("resident")
    with refused(ProgrammingError):
        sql(f"UPDATE social_map_check SET {way} = {way}")


def test_the_job_keeps_on_when_one_row_breaks(cast: Cast, old: Entry, monkeypatch: Any) -> None:
    import_one(cast, "Eettafel")
    broken = actions.ask_about

    def breaks(**words: Any) -> Check:
        if words["entry"].pk == old.pk:
            raise RuntimeError("kapot")
        return broken(**words)

    monkeypatch.setattr("samenspel.social_map.actions.checking.ask_about", breaks)
    sql("SET LOCAL ROLE samenspel_worker")
    with pytest.raises(ExceptionGroup):
        jobs.keep_map_alive(timestamp=0)
    with as_the_owner():
        assert Check.objects.filter(answered_at=None).count() == 1
