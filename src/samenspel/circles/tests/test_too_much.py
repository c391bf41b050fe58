"""It is too much (R89): a named person hears it, and the circle does not."""

from django.urls import reverse
from tests.asking_rights import everywhere, too_much
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, WORKER, agreed, begun, circle_as, family
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused

from samenspel.circles import actions, queries
from samenspel.circles.models import Appeal, Circle
from samenspel.commitments.models import FrontDoor
from samenspel.notifications.models import Message


def test_it_goes_to_the_first_contact_of_the_agreement(cast: Cast) -> None:
    circle = family(cast)
    agreed(cast, circle)
    made = too_much(cast, circle_as(cast, circle, VOLUNTEER), VOLUNTEER)
    found = everywhere(made)
    assert (found.ball.holder_id, found.ball.subject_id) == (cast[WORKER].pk, cast[VOLUNTEER].pk)


def test_it_goes_to_the_front_door_without_a_professional_first_contact(cast: Cast) -> None:
    circle = begun(cast)
    made = too_much(cast, circle_as(cast, circle, MOTHER), MOTHER)
    assert everywhere(made).ball.holder_id == cast["wijkteam"].pk


def test_it_is_said_without_a_circle_too(cast: Cast) -> None:
    assert everywhere(too_much(cast, None, "carer")).ball.subject_id == cast["carer"].pk


def test_it_can_be_pressed_where_nobody_can_be_called(cast: Cast) -> None:
    circle = family(cast)
    with as_the_owner():
        FrontDoor.objects.all().delete()
    cast.enter(None)
    page = signed_in(cast, VOLUNTEER).get(reverse("circle", args=[circle.pk])).content.decode()
    assert "Wie bel je?" not in page, "nobody can be called"
    assert reverse("too_much", args=[circle.pk]) in page


def test_the_circle_is_not_told(cast: Cast) -> None:
    circle = family(cast)
    made = too_much(cast, circle_as(cast, circle, VOLUNTEER), VOLUNTEER)
    with as_the_owner():
        reached = set(Message.objects.filter(kind__startswith="appeal").values_list("person", flat=True))
    assert reached == {cast[VOLUNTEER].pk, cast["wijkteam"].pk}
    cast.enter(MOTHER)
    with refused(Appeal.DoesNotExist):
        queries.appeal_with_ball(ball=made.ball_id, acting=cast[MOTHER].pk)


def test_she_knows_beforehand_who_will_know(cast: Cast) -> None:
    cast.enter("carer")
    wish = actions.Wish(kind=Appeal.Kind.TOO_MUCH)
    known = actions.who_will_know(wish=wish, person=cast["carer"].pk, now=NOW)
    assert (known.name, known.at_door) == ("Els", True)


def test_nobody_at_the_door_reads_along_when_the_agreement_names_somebody(cast: Cast) -> None:
    circle = family(cast)
    agreed(cast, circle)
    found = circle_as(cast, circle, VOLUNTEER)
    wish = actions.Wish(kind=Appeal.Kind.TOO_MUCH, circle=found)
    known = actions.who_will_know(wish=wish, person=cast[VOLUNTEER].pk, now=NOW)
    assert (known.name, known.at_door) == ("Els", False)
    made = too_much(cast, found, VOLUNTEER)
    with as_the_owner():
        sitting = set(made.ball.seats.values_list("person", flat=True))
    assert sitting == {cast[VOLUNTEER].pk, cast[WORKER].pk}


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    circle = family(cast)
    cast.enter("outsider")
    with refused(Circle.DoesNotExist):
        queries.circle_i_stand_in(circle=circle.pk, person=cast["outsider"].pk)
