"""Taking an unanswered offer back."""

from tests.cast import NOW, Cast
from tests.play import accept, deeds, offer, offered, refused, sitting, steps

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Pass


def take_back(cast: Cast, handover: Pass, key: str = "wijkteam") -> Pass:
    cast.enter(key)
    mine = Pass.objects.select_related("ball").get(pk=handover.pk)
    return actions.take_back_pass(handover=mine, acting=cast.acting(key), now=NOW)


def test_it_ends_the_invitation(cast: Cast) -> None:
    ask, handover = offered(cast)
    assert take_back(cast, handover).state == "TAKEN_BACK"
    assert cast["coach"].pk not in {person for person, _ in sitting(ask)}
    assert steps(ask)[-1] == "TAKEN_BACK"
    assert deeds(ask)[-1] == "took_back_pass"


def test_it_also_takes_back_what_the_person_was_still_asked(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    assert take_back(cast, handover).state == "TAKEN_BACK"
    assert cast["coach"].pk not in {person for person, _ in sitting(ask)}


def test_it_makes_room_for_a_new_offer_to_the_same_person(cast: Cast) -> None:
    ask, handover = offered(cast)
    take_back(cast, handover)
    assert offer(cast, ask).state == "OFFERED"


def test_it_is_refused_after_it_was_accepted(cast: Cast) -> None:
    ask, handover = offered(cast)
    accept(cast, ask)
    with refused(errors.OfferIsOver):
        take_back(cast, handover)


def test_it_is_only_for_the_sender(cast: Cast) -> None:
    _, handover = offered(cast)
    with refused(errors.NotYourBall):
        take_back(cast, handover, "youssef")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    _, handover = offered(cast)
    with refused(Pass.DoesNotExist):
        take_back(cast, handover, "outsider")
