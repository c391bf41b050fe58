"""The page where a keeper writes down that a colleague is away."""

from datetime import timedelta

from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.commitments.models import Absence
from samenspel.community.models import Membership
from samenspel.design import dates
from samenspel.foundation import clock
from samenspel.mutual_help.models import Ask

TODAY = NOW.date()


def address(cast: Cast, key: str = "wijkteam") -> str:
    with as_the_owner():
        return reverse("keeping_away", args=[Membership.objects.get(person=cast[key]).pk])


def days(until: int) -> dict[str, str]:
    return {"starts_on": TODAY.isoformat(), "ends_on": (TODAY + timedelta(days=until)).isoformat()}


def test_a_keeper_writes_it_down_and_takes_it_back(cast: Cast) -> None:
    client, url = signed_in(cast, "official"), address(cast)
    said = client.post(url, days(5), follow=True).content.decode()
    assert "Nieuwe vragen gaan nu naar de collega&#x27;s van Els." in said
    assert "Els is er weer" in said
    with as_the_owner():
        made = Absence.objects.get(person=cast["wijkteam"])
    client.post(url, {"back": str(made.pk)})
    with as_the_owner():
        assert not Absence.objects.exists()
    assert client.post(url, {"back": str(made.pk)}).status_code == 404
    assert client.post(url, {"back": "geen"}).status_code == 404


def test_what_begins_later_is_not_said_to_begin_now(cast: Cast) -> None:
    starts = clock.today() + timedelta(days=6)
    later = {"starts_on": starts.isoformat(), "ends_on": (starts + timedelta(days=2)).isoformat()}
    said = signed_in(cast, "official").post(address(cast), later, follow=True).content.decode()
    assert "gaan nu naar" not in said
    assert f"Vanaf {dates.long_day(starts, today=clock.today())} gaan nieuwe vragen naar de collega" in said


def test_too_long_with_balls_says_how_many_and_keeps_the_days(cast: Cast) -> None:
    cast.ask()
    answer = signed_in(cast, "official").post(address(cast), days(30))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Zo lang kan pas zonder bal. Els heeft er nog 1. Kies een eerdere dag." in said
    assert days(30)["ends_on"] in said


def test_the_last_day_comes_after_the_first(cast: Cast) -> None:
    answer = signed_in(cast, "official").post(address(cast), days(0))
    assert answer.status_code == 422
    assert "Kies een latere dag dan de eerste." in answer.content.decode()


def test_the_deputy_finds_the_button(cast: Cast) -> None:
    """Also of a question that is being worked on: nobody else could pick that up."""
    ask = cast.ask()
    with as_the_owner():
        Ask.objects.update(state=Ask.State.IN_CONVERSATION)
    ball = reverse("work_ball", args=[ask.ball_id])
    youssef, pick_up = signed_in(cast, "youssef"), reverse("work_pick_up", args=[ask.ball_id])
    assert youssef.post(pick_up).status_code == 409
    assert "Neem de bal over" not in youssef.get(ball).content.decode()
    signed_in(cast, "official").post(address(cast), days(2))
    assert "Neem de bal over" in youssef.get(ball).content.decode()
    youssef.post(pick_up)
    with as_the_owner():
        assert Ask.objects.select_related("ball").get().ball.holder_id == cast["youssef"].pk
