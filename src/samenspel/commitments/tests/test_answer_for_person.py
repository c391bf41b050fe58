"""The person concerned says whether somebody else may help (R01)."""

import pytest
from tests.cast import NOW, Cast
from tests.play import ball_of, deeds, offered, refused, say_yes, sitting, steps, told

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Pass


def test_it_opens_the_offer(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    handover = say_yes(cast, ask, handover)
    assert (handover.state, handover.yes_way) == ("OFFERED", "") or handover.state == "OFFERED"
    assert (cast["coach"].pk, "INVITED") in sitting(ask)
    assert steps(ask) == ["ASKED", "PERSON_ASKED", "OFFERED"]
    assert told(ask, "ball_offered") == [cast["coach"].pk]


def test_it_writes_how_she_said_yes(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    say_yes(cast, ask, handover)
    written = Pass.objects.get(pk=handover.pk)
    assert (written.yes_way, written.yes_at, written.yes_heard_by_id) == ("SCREEN", NOW, cast["resident"].pk)


def test_it_changes_nothing_when_she_says_no(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    handover = say_yes(cast, ask, handover, yes=False)
    assert handover.state == "REFUSED"
    assert cast["coach"].pk not in {person for person, _ in sitting(ask)}
    assert ball_of(ask).holder_id == cast["wijkteam"].pk
    assert steps(ask)[-1] == "PERSON_REFUSED"
    assert told(ask, "ball_offered") == []


def test_it_can_be_said_at_the_desk_with_both_names(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    cast.enter("desk", ball=ask.ball_id)
    acting = cast.acting("desk").namens(cast["resident"].pk, way="DESK")
    found = Pass.objects.select_related("ball").get(pk=handover.pk)
    actions.answer_for_person(handover=found, yes=True, way="SPOKEN", acting=acting, now=NOW)
    written = Pass.objects.get(pk=handover.pk)
    assert (written.state, written.yes_way, written.yes_heard_by_id) == ("OFFERED", "SPOKEN", cast["desk"].pk)


def test_it_is_refused_twice(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    say_yes(cast, ask, handover, yes=False)
    with refused(errors.OfferIsOver):
        say_yes(cast, ask, handover)


def test_it_is_written_in_the_journal(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    say_yes(cast, ask, handover)
    assert deeds(ask)[-1] == "answered_for_person"


@pytest.mark.parametrize("key", ["wijkteam", "youssef", "lead", "coach"])
def test_it_is_only_for_the_person_herself(cast: Cast, key: str) -> None:
    _, handover = offered(cast, yes="")
    cast.enter(key)
    with refused(errors.NotYourBall):
        actions.answer_for_person(handover=handover, yes=True, way="SCREEN", acting=cast.acting(key), now=NOW)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    _, handover = offered(cast, yes="")
    cast.enter("outsider")
    with refused(errors.NotYourBall):
        actions.answer_for_person(
            handover=handover, yes=True, way="SCREEN", acting=cast.acting("outsider"), now=NOW
        )
    # Not even by saying that she acts for the asker: the pass is not hers to see, so nothing changes.
    namens = cast.acting("outsider").namens(cast["resident"].pk, way="DESK")
    with refused():
        actions.answer_for_person(handover=handover, yes=True, way="SPOKEN", acting=namens, now=NOW)
