"""Leave me alone until a day (R07): what can wait, waits; her own questions and rights do not."""

from datetime import timedelta

from tests.asking_rights import appealed
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work

from samenspel.circles import actions
from samenspel.community.models import Person
from samenspel.notifications import actions as notifications
from samenspel.notifications import queries as messages
from samenspel.notifications.models import Message

UNTIL = (NOW + timedelta(days=14)).date()


def quiet(cast: Cast, until: object = UNTIL) -> None:
    cast.enter("resident")
    actions.leave_me_alone(until=until, acting=cast.acting("resident"), now=NOW)  # type: ignore[arg-type]


def asked(cast: Cast) -> Message:
    """Somebody asks her to join a circle."""
    with as_the_owner():
        return notifications.tell(
            person=cast["resident"].pk,
            kind="circle_asks_you",
            municipality=cast.town.pk,
            now=NOW,
            name="Bram",
        )


def delivered(message: Message, days: int = 0) -> bool:
    moment = NOW + timedelta(days=days)
    with at_work():
        due = messages.to_deliver(today=moment.date()).filter(pk=message.pk).exists()
        sent = notifications.deliver(pk=message.pk, now=moment) is not None
    assert due == sent
    return sent


def test_it_keeps_back_what_can_wait_until_that_day(cast: Cast) -> None:
    quiet(cast)
    message = asked(cast)
    assert not delivered(message)
    assert not delivered(message, days=13)
    assert delivered(message, days=14)


def test_her_own_questions_and_rights_still_come(cast: Cast) -> None:
    quiet(cast)
    cast.ask()
    appealed(cast)
    with as_the_owner():
        mine = list(Message.objects.filter(person=cast["resident"]))
    assert {message.kind for message in mine} == {"ask_received", "appeal_received"}
    assert all(delivered(message) for message in mine)


def test_it_is_taken_back(cast: Cast) -> None:
    quiet(cast)
    quiet(cast, None)
    assert delivered(asked(cast))


def test_who_works_with_her_sees_it(cast: Cast) -> None:
    cast.ask()
    quiet(cast)
    cast.enter("wijkteam")
    assert Person.objects.get(pk=cast["resident"].pk).no_contact_until == UNTIL


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    quiet(cast)
    cast.enter("outsider")
    assert not Person.objects.filter(pk=cast["resident"].pk).exists()
    assert Person.objects.filter(pk=cast["resident"].pk).update(no_contact_until=None) == 0
