"""A group that somebody began from her work goes over to residents: by a resident's own yes alone (R46, I65)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.house.test_pages_cost import AT_MOST, asked_by
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments.models import Ball
from samenspel.community.models import Person
from samenspel.foundation.acting import a_job
from samenspel.foundation.errors import NotFound
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries, rules
from samenspel.social_map.models import Entry, Handover, Insider

from .conftest import Writing, again

TODAY = NOW.date()


@pytest.fixture
def walking(cast: Cast, write: Writing) -> Entry:
    """A walking group that the coach begins for where she works, until today."""
    entry = write(
        "coach", name="Loopgroepje", form="GROUP", organisation=cast.organisation["aanloop"], host="Dewi"
    )
    actions.plan_handover(entry=entry, by=TODAY, acting=cast.acting("coach"), now=NOW)
    return again(entry)


def ask(cast: Cast, entry: Entry) -> str:
    cast.enter("coach")
    return actions.ask_resident(entry=entry, acting=cast.acting("coach"), now=NOW)


def takes(cast: Cast, code: str, key: str = "resident", shown: str = "") -> Entry:
    cast.enter(key)
    return actions.take_over(code=code, shown=shown, acting=cast.acting(key), now=NOW)


def at_desk(cast: Cast, code: str, key: str = "desk") -> Entry:
    cast.enter(key)
    riet = actions.Resident(name="Riet Vos", phone="+31301234584")
    acting = cast.acting(key, way="PHONE")
    return actions.take_over_for(code=code, resident=riet, shown="Riet", acting=acting, now=NOW)


def night(now: Any = NOW) -> None:
    with at_work("keep_map_alive"):
        for deed in actions.handing_over(now=now, acting=a_job("keep_map_alive")):
            deed()


def behind(entry: Entry) -> tuple[list[tuple[str, Any]], int]:
    """Who is at it now, and how many questions wait."""
    with as_the_owner():
        there = Insider.objects.filter(entry=entry, ended_at=None).order_by("role")
        return list(there.values_list("role", "person")), Handover.objects.filter(said_at=None).count()


def told(kind: str) -> list[Any]:
    with as_the_owner():
        return list(Message.objects.filter(kind=kind).values_list("person", flat=True))


def balls() -> list[Any]:
    with as_the_owner():
        return list(Ball.objects.open().filter(about="MAP").values_list("holder", flat=True))


@pytest.mark.parametrize(
    ("form", "from_work", "by", "state"),
    [
        ("GROUP", True, None, "NO_DAY"), ("ACTIVITY", True, date(2026, 5, 2), "PLANNED"),
        ("GROUP", True, date(2026, 5, 1), "DUE"), ("GROUP", False, None, ""), ("SERVICE", True, None, ""),
    ],
)  # fmt: skip
def test_only_what_is_led_from_work_needs_a_day(
    form: str, from_work: bool, by: date | None, state: str
) -> None:
    said = rules.handing(form, led_from_work=from_work, handover_by=by, today=date(2026, 5, 1))
    assert said == state


def test_a_resident_leads_it_by_her_own_yes_and_its_words_are_hers(cast: Cast, walking: Entry) -> None:
    takes(cast, ask(cast, walking))
    assert behind(walking) == ([("HELPER", cast["coach"].pk), ("OWNER", cast["resident"].pk)], 0)
    assert (again(walking).handed_over_at, again(walking).host) == (
        NOW,
        "",
    )  # not named: she did not ask for it
    page = Client().get(reverse("map_entry", args=[walking.pk])).content.decode()
    assert "Begonnen door Aanloop, nu van buurtbewoners" in page
    assert "Amina" not in page
    assert told("map_handed_over") == [cast["coach"].pk]
    cast.enter("coach")
    with refused(actions.NotYours):
        said = {"summary": "Van mij."}
        actions.change_entry(entry=again(walking), said=said, acting=cast.acting("coach"), now=NOW)
    with refused(actions.NotYours):  # nor does she ask another one
        ask(cast, walking)


def test_a_no_is_no_row_and_the_code_is_over(cast: Cast, walking: Entry) -> None:
    code = ask(cast, walking)
    with refused(actions.AskedSomebody):
        ask(cast, walking)
    cast.enter(None)
    actions.leave_handover(code=code)
    assert behind(walking)[1] == 0
    with refused(NotFound):
        takes(cast, code)
    takes(cast, ask(cast, walking))  # and another one may be asked


@pytest.mark.parametrize("key", ["coach", "wijkteam", "gp", "official"])
def test_nobody_who_works_here_takes_it_over(cast: Cast, walking: Entry, key: str) -> None:
    with refused(actions.ResidentSaysYes):
        takes(cast, ask(cast, walking), key)


def test_her_yes_is_written_down_by_another_hand_and_she_is_told(cast: Cast, walking: Entry) -> None:
    code = ask(cast, walking)
    for key in ("coach", "gp", "neighbour"):  # who asked, who may not write for others, and a passer-by
        with refused(actions.ResidentSaysYes):
            at_desk(cast, code, key)
    at_desk(cast, code)
    with as_the_owner():
        yes = Handover.objects.select_related("resident").get()
    assert yes.resident is not None
    assert (yes.resident.name, yes.said_by_id, again(walking).host) == ("Riet Vos", cast["desk"].pk, "Riet")
    assert told("map_taken_over_for_you") == [yes.resident_id]


def test_who_is_here_already_stays_one_person(cast: Cast, walking: Entry) -> None:
    """She reads out the code of an ask of her own: nobody is written down a second time."""
    mine = cast.ask(
        key="caller", acting=cast.acting("desk").namens(cast["caller"].pk, way="PHONE"), way="PHONE"
    )
    code, own = ask(cast, walking), mine.ball.address_code
    with as_the_owner():
        before = Person.objects.count()
    desk = signed_in(cast, "desk")
    form = {"code": code, "own_code": "appel 00 00 00", "way": "PHONE", "agreed": "on", "shown": ""}
    cast.enter(None)
    assert "Deze code kennen we niet" in desk.post(reverse("map_take_over_for"), form).content.decode()
    assert desk.post(reverse("map_take_over_for"), form | {"own_code": own}).status_code == 302
    with as_the_owner():
        assert (Handover.objects.get().resident_id, Person.objects.count()) == (cast["caller"].pk, before)
    assert told("map_taken_over_for_you") == [cast["caller"].pk]


def test_the_database_believes_no_hand_over_without_it(cast: Cast, walking: Entry) -> None:
    """Attacked as the web, as the worker, and as who migrates."""
    says = "UPDATE social_map_entry SET handed_over_at = now() WHERE id = %s"
    cast.enter("coach")
    for attack in (
        says,
        "INSERT INTO social_map_handover (id, entry_id, municipality_id, asked_by_id, asked_at, code_hash, code_until,"
        " resident_id, said_at, said_by_id) SELECT gen_random_uuid(), id, municipality_id, acting_person(), now(), '',"
        " now(), acting_person(), now(), acting_person() FROM social_map_entry WHERE id = %s",
        "UPDATE social_map_handover SET said_at = now() WHERE entry_id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(attack, walking.pk)
    with at_work("keep_map_alive"), pytest.raises(IntegrityError), transaction.atomic():
        sql(says, walking.pk)
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql(says, walking.pk)
    takes(cast, ask(cast, walking))
    with as_the_owner(), pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE social_map_entry SET handed_over_at = NULL WHERE id = %s", walking.pk)
    cast.enter("resident")
    with pytest.raises(ProgrammingError), transaction.atomic():  # a yes stays as it was said
        sql("UPDATE social_map_handover SET said_by_id = NULL WHERE entry_id = %s", walking.pk)


def test_when_the_resident_stops_nobody_reads_that_residents_lead_it(cast: Cast, walking: Entry) -> None:
    takes(cast, ask(cast, walking))
    cast.enter("resident")
    hers = Insider.objects.select_related("entry").get(person=cast["resident"], role="OWNER", ended_at=None)
    actions.end_insider(insider=hers, acting=cast.acting("resident"), now=NOW)
    assert again(walking).handed_over_at is None
    night()  # and the ball is with who began it
    assert balls() == [cast["coach"].pk]


def test_on_the_day_who_leads_it_gets_the_ball_once_and_it_goes_by_itself(cast: Cast, walking: Entry) -> None:
    night(NOW - timedelta(days=1))
    assert balls() == []
    night()
    night()
    assert (balls(), told("map_handover_due")) == ([cast["coach"].pk], [cast["coach"].pk])
    code = ask(cast, walking)
    with as_the_owner():
        Handover.objects.filter(entry=walking).update(code_until=NOW - timedelta(days=1))
    night()  # nobody answered
    assert behind(walking)[1] == 0
    with refused(NotFound):
        takes(cast, code)
    later = NOW.date() + timedelta(days=60)
    cast.enter("coach")
    actions.plan_handover(entry=again(walking), by=later, acting=cast.acting("coach"), now=NOW)
    assert balls() == []


def test_the_pages_say_where_it_stands(cast: Cast, walking: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, NOW)
    coach, official = signed_in(cast, "coach"), signed_in(cast, "official")
    hand_over = reverse("map_hand_over", args=[walking.pk])
    assert "Vraag iemand, of kies een andere dag" in coach.get(hand_over).content.decode()
    assert walking.name in official.get(reverse("map_review")).content.decode()
    assert "Een beroepskracht begon 1 groep." in coach.get(reverse("map_calls")).content.decode()
    cast.enter(None)
    assert len(asked_by(official, reverse("map_review"))) <= AT_MOST
    code = ask(cast, walking)
    take = reverse("map_take_over", args=[code])
    cast.enter(None)
    assert len(asked_by(signed_in(cast, "resident"), take)) <= AT_MOST
    assert queries.handovers(cast.town.pk) == queries.Handovers(1, 0)
    takes(cast, code)
    assert queries.handovers(cast.town.pk) == queries.Handovers(1, 1)
    assert signed_in(cast, "resident").get(take).status_code == 404
