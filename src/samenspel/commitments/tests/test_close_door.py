"""Closing a front door for a while: a question still has a holder, and no day is promised inside the closed days."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused, sql

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Absence, FrontDoor, Turn
from samenspel.community.actions import OnlyForKeepers
from samenspel.foundation.days import day_of
from samenspel.journal.models import Entry

TODAY = day_of(NOW)
UNTIL = TODAY + timedelta(days=21)
OTHER = "030 765 43 21"


def closure(**more: Any) -> actions.Closure:
    return actions.Closure(**({"closed_from": TODAY, "closed_until": UNTIL, "closed_phone": OTHER} | more))


def close(cast: Cast, by: str = "official", door: FrontDoor | None = None, **more: Any) -> None:
    cast.enter(by)
    actions.close_door(door=door or cast.door, closure=closure(**more), acting=cast.acting(by), now=NOW)


def another_door(cast: Cast, lead: str = "coach", rota: tuple[str, ...] = ("desk",)) -> FrontDoor:
    """A door for the whole municipality, with people of its own."""
    with as_the_owner():
        door = FrontDoor.objects.create(
            area=cast.town, organisation=cast.organisation["aanloop"], lead=cast[lead], phone="030 111 11 11"
        )
        for place, key in enumerate(rota):
            Turn.objects.create(door=door, person=cast[key], place=place, starts_on="2020-01-01")
    return door


def test_a_new_question_comes_to_the_lead_and_is_promised_for_after_it(cast: Cast) -> None:
    close(cast)
    ball = cast.ask().ball
    assert (ball.holder_id, ball.deputy_id, ball.lead_id) == (cast["lead"].pk, None, cast["lead"].pk)
    assert day_of(ball.due_at) > UNTIL
    with as_the_owner():
        deed = Entry.objects.get(verb="closed_door", object_id=cast.door.pk)
    assert deed.actor_id == cast["official"].pk


def test_the_door_that_takes_over_gets_it_and_promises_its_own_days(cast: Cast) -> None:
    usual = cast.ask().ball.due_at
    close(cast, taken_over_by=another_door(cast))
    ball = cast.ask(key="neighbour").ball
    assert (ball.holder_id, ball.lead_id) == (cast["desk"].pk, cast["coach"].pk)
    assert ball.due_at == usual


def test_without_its_lead_somebody_of_the_rota_holds_it(cast: Cast) -> None:
    close(cast)
    with as_the_owner():
        Absence.objects.create(person=cast["lead"], starts_on=TODAY, ends_on=UNTIL)
    assert cast.ask().ball.holder_id == cast["wijkteam"].pk


def test_where_nobody_of_the_other_door_is_there_the_lead_has_it(cast: Cast) -> None:
    close(cast, taken_over_by=another_door(cast))
    with as_the_owner():
        for key in ("coach", "desk"):
            Absence.objects.create(person=cast[key], starts_on=TODAY, ends_on=UNTIL)
    assert cast.ask().ball.holder_id == cast["lead"].pk


def test_it_is_open_before_and_from_the_day_it_names(cast: Cast) -> None:
    close(cast, closed_from=TODAY + timedelta(days=3))
    for day, holder in ((TODAY, "wijkteam"), (TODAY + timedelta(days=3), "lead"), (UNTIL, "wijkteam")):
        assert queries.standing_at_door(area=cast.weide, on=day)[0][0] == cast[holder].pk, day


def test_it_is_open_after_all(cast: Cast) -> None:
    close(cast)
    cast.enter("lead")
    actions.reopen_door(door=cast.door, acting=cast.acting("lead"), now=NOW)
    ball = cast.ask().ball
    assert ball.holder_id == cast["wijkteam"].pk
    assert day_of(ball.due_at) < UNTIL


@pytest.mark.parametrize(
    "wrong",
    [
        {"closed_until": TODAY}, {"closed_until": None}, {"closed_from": None}, {"closed_phone": ""},
        {"closed_from": None, "closed_until": None},
    ],
)  # fmt: skip
def test_the_database_refuses_a_door_without_day_or_number(cast: Cast, wrong: dict[str, Any]) -> None:
    facts = {"closed_from": TODAY, "closed_until": UNTIL, "closed_phone": OTHER}
    with as_the_owner(), pytest.raises(IntegrityError, match="door_closes_until_a_day"), transaction.atomic():
        FrontDoor.objects.filter(pk=cast.door.pk).update(**(facts | wrong))


def test_a_door_that_takes_over_is_open_itself(cast: Cast) -> None:
    other = another_door(cast)
    close(cast, taken_over_by=other)
    with refused(errors.TakesOverItself):
        close(cast, door=other)
    close(
        cast, door=other, closed_from=UNTIL, closed_until=UNTIL + timedelta(days=2), taken_over_by=cast.door
    )
    with refused(errors.TakesOverItself):
        close(cast, closed_until=UNTIL + timedelta(days=1), taken_over_by=other)
    with refused(errors.TakesOverItself):
        close(cast, taken_over_by=cast.door)


@pytest.mark.parametrize("key", ["wijkteam", "neighbour", "outsider"])
def test_only_a_keeper_does(cast: Cast, key: str) -> None:
    with refused(OnlyForKeepers):
        close(cast, by=key)
    cast.enter(key)
    with refused(OnlyForKeepers):
        actions.reopen_door(door=cast.door, acting=cast.acting(key), now=NOW)
    with refused(ProgrammingError, AssertionError):
        sql("UPDATE commitments_frontdoor SET closed_from = NULL WHERE id = %s", cast.door.pk)
        assert not sql("SELECT 1"), "no row of hers"


def asking(cast: Cast) -> tuple[Client, str]:
    """Somebody without account, until she reads what she sends; the page before it."""
    client = Client()
    client.post(reverse("ask"), {"words": "Wie maait mijn gras?"})
    client.post(reverse("ask_where"), {"area": cast.weide.pk})
    reach = client.get(reverse("ask_reach")).content.decode()
    client.post(reverse("ask_reach"), {"contact": "06 12 34 56 78"})
    return client, reach


def test_who_asks_reads_when_somebody_is_there_and_whom_to_call(cast: Cast) -> None:
    assert "voordeur dicht" not in asking(cast)[1]
    close(cast, taken_over_by=another_door(cast))
    with as_the_owner():
        FrontDoor.objects.filter(pk=cast.door.pk).update(walk_in="Loop binnen bij De Oude School.")
    client, reach = asking(cast)
    assert "Langskomen kan weer vanaf" in reach
    assert "Loop binnen" not in reach.partition("<main")[2].partition("</main>")[0]
    check = client.get(reverse("ask_check")).content.decode()
    for page in (reach, check):
        assert "is onze voordeur dicht." in page
        assert "is er weer iemand." in page
        assert OTHER in page
        assert f"Zo lang helpt {cast.organisation['aanloop'].name}." in page
    english = client.get("/en" + reverse("ask_check")).content.decode()
    assert "our front door is closed" in english


def test_who_asks_long_before_it_reads_nothing_of_it(cast: Cast) -> None:
    close(cast, closed_from=TODAY + timedelta(days=9))
    assert "voordeur dicht" not in asking(cast)[1]


def test_a_keeper_writes_it_on_the_page_and_takes_it_back(cast: Cast) -> None:
    client = signed_in(cast, "official")
    page = reverse("keeping_close_door", args=[cast.door.area.code])
    typed = {"closed_from": TODAY.isoformat(), "closed_until": TODAY.isoformat(), "closed_phone": "12"}
    answer = client.post(page, typed)
    assert answer.status_code == 422
    assert "Kies een latere dag dan de eerste." in answer.content.decode()
    typed |= {"closed_until": UNTIL.isoformat(), "closed_phone": OTHER}
    assert client.post(page, typed).status_code == 302
    shown = client.get(reverse("keeping_door", args=[cast.door.area.code])).content.decode()
    assert "is onze voordeur dicht." in shown
    caches["default"].clear()  # the foot is kept for a minute
    assert "Onze voordeur is dicht tot" in client.get("/").content.decode()  # the foot of every page
    assert client.post(page, {"open": "1"}).status_code == 302
    with as_the_owner():
        assert FrontDoor.objects.get(pk=cast.door.pk).closed_from is None


def test_a_day_long_ago_is_refused_in_words(cast: Cast) -> None:
    client = signed_in(cast, "official")
    page = reverse("keeping_close_door", args=[cast.door.area.code])
    long_ago = date(2020, 1, 1)
    typed = {
        "closed_from": long_ago.isoformat(), "closed_until": date(2020, 2, 1).isoformat(), "closed_phone": OTHER,
    }  # fmt: skip
    assert "Kies een dag die nog komt." in client.post(page, typed).content.decode()


def test_an_offer_is_promised_for_after_it_too(cast: Cast) -> None:
    close(cast)
    closed = queries.closed_days(area=cast.weide, on=TODAY)
    assert closed == (TODAY, UNTIL)
    assert queries.closed_days(area=cast.weide, on=UNTIL) is None
    assert isinstance(timezone.localtime(NOW), datetime)
