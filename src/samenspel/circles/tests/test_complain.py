"""A complaint comes to somebody whom it cannot be about (R01, R89): who helps her does not read it."""

from django.urls import reverse
from tests.asking_rights import answered, appealed, everywhere, helper, seen_at_work
from tests.cast import NOW, Cast
from tests.family import MOTHER, WORKER, family
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused

from samenspel.circles import actions, queries
from samenspel.circles.models import Appeal
from samenspel.commitments.models import FrontDoor, Turn
from samenspel.community import actions as people
from samenspel.notifications.models import Message


def complained(cast: Cast, key: str = "resident") -> Appeal:
    return everywhere(appealed(cast, "COMPLAIN", key, "Els belde niet terug."))


def test_the_worker_who_helps_her_neither_holds_nor_reads_it(cast: Cast) -> None:
    assert cast.ask().ball.holder_id == cast["wijkteam"].pk
    made = complained(cast)
    assert made.ball.holder_id == cast["lead"].pk
    with as_the_owner():
        told = set(Message.objects.filter(kind="appeal_yours").values_list("person", flat=True))
    assert told == {cast["lead"].pk}
    for key in ("wijkteam", "youssef", "marloes"):
        with refused(Appeal.DoesNotExist):
            seen_at_work(cast, made, key)


def test_the_lead_answers_it(cast: Cast) -> None:
    cast.ask()
    made = appealed(cast, "COMPLAIN")
    answered(cast, made, key="lead")
    assert everywhere(made).state == "DONE"


def test_who_works_in_her_circle_does_not_hold_it(cast: Cast) -> None:
    family(cast)
    with as_the_owner():
        FrontDoor.objects.update(lead=cast[WORKER])
    assert complained(cast, MOTHER).ball.holder_id == cast["youssef"].pk


def test_a_lead_who_carried_her_question_does_not_hold_it(cast: Cast) -> None:
    with as_the_owner():
        Turn.objects.filter(person=cast["wijkteam"]).update(person=cast["lead"])
    assert cast.ask().ball.holder_id == cast["lead"].pk
    assert complained(cast).ball.holder_id == cast["youssef"].pk


def test_a_helper_with_a_mandate_complains_to_the_same_lead(cast: Cast) -> None:
    with as_the_owner():
        FrontDoor.objects.update(lead=cast["wijkteam"])
    cast.ask()
    helper(cast)
    acting = people.enter_namens(
        person=cast["resident"].pk, scope="LEDGER", acting=cast.acting("neighbour"), now=NOW
    )
    made = actions.appeal(wish=actions.Wish(kind="COMPLAIN", text="Els belde niet."), acting=acting, now=NOW)
    assert everywhere(made).ball.holder_id == cast["youssef"].pk


def test_an_earlier_complaint_makes_nobody_a_helper(cast: Cast) -> None:
    first = complained(cast)
    second = everywhere(appealed(cast, "COMPLAIN", text="Nog iets anders."))
    assert first.ball.holder_id == second.ball.holder_id == cast["lead"].pk


def test_no_complaint_fails_where_everybody_helps_her(cast: Cast) -> None:
    with as_the_owner():
        Turn.objects.all().delete()
    assert cast.ask().ball.holder_id == cast["lead"].pk
    assert complained(cast).ball.holder_id == cast["lead"].pk


def test_the_lead_complains_to_a_colleague(cast: Cast) -> None:
    assert complained(cast, "lead").ball.holder_id == cast["wijkteam"].pk


def test_she_reads_beforehand_who_gets_it(cast: Cast) -> None:
    cast.ask()
    client = signed_in(cast, "resident")
    page = client.get(reverse("appeal_new", args=["klacht"])).content.decode()
    assert "Petra leest je klacht. Anderen van het team lezen hem niet." in page
    assert "leest je klacht" not in client.get(reverse("appeal_new", args=["wissen"])).content.decode()
    cast.enter("resident")
    assert queries.appeals_page(person=cast["resident"].pk, page=1).rows == []
