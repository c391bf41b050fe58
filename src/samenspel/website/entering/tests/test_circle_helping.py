"""Who has no e-mail and called once: his circle is his own, and a worker in it helps him without a ball (R02)."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, sql

from samenspel.circles import actions as circles
from samenspel.circles.models import Circle, Member
from samenspel.community.models import Card, Mandate
from samenspel.mutual_help.models import Ask


@pytest.fixture
def called(cast: Cast) -> Ask:
    """Joop's question, written down by the desk; the ball lies with the wijkteam."""
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    ask = cast.ask("Wie brengt mij naar het ziekenhuis?", key="caller", acting=acting, way="PHONE")
    cast.enter(None)
    return ask


def begin(cast: Cast, called: Ask) -> tuple[Client, UUID]:
    """The wijkteam begins a circle from the page of the question."""
    client = signed_in(cast, "wijkteam")
    page = reverse("begin_circle_ball", args=[called.ball_id])
    assert page in client.get(reverse("work_ball", args=[called.ball_id])).content.decode()
    answer = client.post(page, {"area": str(cast.weide.pk), "way": "SPOKEN"})
    circle = UUID(answer["Location"].strip("/").split("/")[-1])
    return client, circle


def people() -> int:
    with as_the_owner():
        return int(sql("SELECT count(*) FROM community_person")[0][0])


def test_a_circle_from_a_question_is_of_the_one_who_asked(cast: Cast, called: Ask) -> None:
    before = people()
    client, circle = begin(cast, called)
    assert people() == before, "nobody stands here as two people"
    cast.enter("caller")
    assert [one.person_id for one in Member.objects.filter(circle=circle, side="CENTRE")] == [
        cast["caller"].pk
    ]
    again = client.get(reverse("begin_circle_ball", args=[called.ball_id]))
    assert again["Location"] == reverse("circle", args=[circle]), "one circle, however often it is pressed"


def test_on_the_telephone_a_known_person_is_chosen(cast: Cast, called: Ask) -> None:
    client, before = signed_in(cast, "wijkteam"), people()
    typed = {"person": "Joop de Wit", "phone": "030 123 45 84", "area": str(cast.weide.pk), "way": "SPOKEN"}
    answer = client.post(reverse("begin_circle_for"), typed)
    assert answer.status_code == 422
    assert "Dit is het nummer van Joop." in answer.content.decode()
    answer = client.post(reverse("begin_circle_for"), typed | {"known": str(cast["caller"].pk)})
    assert answer.status_code == 302
    assert people() == before
    with as_the_owner():
        assert Member.objects.filter(person=cast["caller"], side="CENTRE").count() == 1


def test_somebody_unknown_cannot_be_chosen(cast: Cast, called: Ask) -> None:
    client = signed_in(cast, "wijkteam")
    typed = {"known": str(cast["outsider"].pk), "area": str(cast.weide.pk), "way": "SPOKEN"}
    assert client.post(reverse("begin_circle_for"), typed).status_code == 422


def test_who_is_asked_into_it_is_chosen_too(cast: Cast, called: Ask) -> None:
    cast.ask("Wie wandelt met mij?", key="neighbour")
    client, circle = begin(cast, called)
    page = reverse("propose_member", args=[circle])
    shown = client.get(page).content.decode()
    assert str(cast["neighbour"].pk) in shown
    assert str(cast["caller"].pk) not in shown, "who is in it already is not asked again"
    before = people()
    client.post(page, {"known": str(cast["neighbour"].pk), "as_what": "buurman"})
    assert people() == before
    with as_the_owner():
        assert Member.objects.get(circle=circle, person=cast["neighbour"]).named == "Bram"
    typed = {"name": "Sanne", "phone": "06 12345699", "as_what": "nicht"}
    assert client.post(page, typed).status_code == 302
    assert people() == before + 1


def without_a_ball(cast: Cast) -> tuple[Client, UUID]:
    """The wijkteam stands in his circle, and carries no ball of his."""
    cast.enter("wijkteam")
    made = circles.begin_circle_for(
        name="Om Joop heen", person=circles.Newcomer("Joop", known=cast["caller"].pk), area=cast.weide,
        as_what="", way="SPOKEN", acting=cast.acting("wijkteam"), now=NOW,
    )  # fmt: skip
    return signed_in(cast, "wijkteam"), made.pk


def test_a_worker_in_the_circle_helps_with_card_and_mandate(cast: Cast) -> None:
    client, circle = without_a_ball(cast)
    card, paper = (
        reverse(name, args=[circle, cast["caller"].pk]) for name in ("circle_card", "circle_mandate")
    )
    shown = client.get(reverse("circle", args=[circle])).content.decode()
    assert [page for page in (card, paper, reverse("desk_for")) if page not in shown] == []
    made = client.post(card, {"key": "019ac000-0000-7000-8000-000000000001", "present": "on"})
    assert made.status_code == 200
    assert "Klaar, terug naar de kring" in made.content.decode()
    typed = {
        "name": "Mies", "email": "mies@example.org", "role": "HELPER", "proof": "SPOKEN_YES",
        "seen_on": NOW.date().isoformat(), "scope": ["AGREEMENTS"],
        "ends_on": NOW.date().replace(year=NOW.year + 1).isoformat(),
    }  # fmt: skip
    answer = client.post(paper, typed)
    assert answer.status_code == 302, answer.content.decode()
    with as_the_owner():
        assert Card.objects.filter(person=cast["caller"], revoked_at=None).count() == 1
        assert Mandate.objects.filter(person=cast["caller"], kind="HELPER").count() == 1


@pytest.mark.parametrize("key", ["coach", "gp", "desk", "neighbour", "outsider"])
def test_it_is_closed_to_the_outsider(cast: Cast, called: Ask, key: str) -> None:
    _client, circle = begin(cast, called)
    client = signed_in(cast, key)
    for name in ("circle_card", "circle_mandate"):
        assert client.get(reverse(name, args=[circle, cast["caller"].pk])).status_code == 404
    if key != "desk":  # who wrote the question down may begin a circle too
        assert client.get(reverse("begin_circle_ball", args=[called.ball_id])).status_code == 404


def test_it_stops_with_the_circle(cast: Cast) -> None:
    client, circle = without_a_ball(cast)
    cast.enter("caller")
    found = Circle.objects.select_related("municipality", "area").get(pk=circle)
    circles.end_circle(circle=found, acting=cast.acting("caller"), now=NOW)
    assert client.get(reverse("circle_card", args=[circle, cast["caller"].pk])).status_code == 404
    cast.enter("wijkteam")
    assert sql("SELECT %s IN (SELECT people_i_help())", cast["caller"].pk) == [(False,)]
