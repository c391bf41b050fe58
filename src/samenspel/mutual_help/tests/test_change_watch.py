"""While help runs somebody else is called, or another guides: who coordinates says so, and both hear it (R39)."""

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import be, people, started
from tests.play import as_the_owner, check_now, refused

from samenspel.commitments import errors as ball_errors
from samenspel.foundation import clock
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Guide, Match
from samenspel.notifications.models import Message

ANEW: dict[str, Any] = {"escalation_name": "Youssef", "escalation_phone": "+31301234599"}


def change(cast: Cast, match: Match, key: str = "wijkteam", **more: Any) -> None:
    ball = people(match)["ASKER"][1]
    cast.enter(key)
    found = queries.match_of(pk=match.pk, ball=ball)
    start = actions.Start(**{**ANEW, **more})
    actions.change_watch(match=found, start=start, acting=cast.acting(key), now=NOW)


def test_both_read_whom_to_call_now_and_are_told(cast: Cast) -> None:
    match = started(cast, guide=cast["coach"].pk, guide_talk_on=NOW.date())
    change(cast, match)
    for side in ("ASKER", "OFFERER"):
        be(match, side)
        (seen,) = queries.matches_at(ball=people(match)[side][1])
        assert (seen.escalation_name, seen.escalation_phone) == ("Youssef", "+31301234599")
        assert seen.guide.name == "Dewi"  # who is not chosen anew, stays
    check_now()
    with as_the_owner():
        told = Message.objects.filter(kind="match_watch_changed").values_list("person", flat=True)
        assert set(told) == {people(match)[side][0] for side in ("ASKER", "OFFERER")}


def test_when_a_guide_leaves_another_takes_her_place(cast: Cast) -> None:
    match = started(cast, guide=cast["coach"].pk, guide_talk_on=NOW.date())
    els, address = signed_in(cast, "wijkteam"), reverse("work_helpers", args=[people(match)["ASKER"][1]])
    sent = {"do": "watch", "match": str(match.pk), "escalation_name": "Els", "escalation_phone": "030 123 45 67",
            "guide": str(cast["youssef"].pk)}  # fmt: skip
    wrong = els.post(address, sent)
    assert wrong.status_code == 422
    assert "Kies een dag." in wrong.content.decode()
    day = clock.today().isoformat()
    assert els.post(address, sent | {"guide_talk_on": day}).status_code == 302
    asked = els.get(address).content.decode()
    assert "Dewi begeleidt." in asked, "until the other said yes"
    assert "Youssef is gevraagd om te begeleiden" in asked
    with as_the_owner():
        youssef = signed_in(cast, "youssef")
        (guide,) = Guide.objects.filter(state="ASKED")
    youssef.post(reverse("guiding"), {"do": "yes", "guide": str(guide.pk)})
    said = els.get(address).content.decode()
    assert "Youssef begeleidt." in said
    assert "Dewi begeleidt" not in said


@pytest.mark.parametrize("lacking", ["escalation_name", "escalation_phone"])
def test_there_is_always_somebody_to_call(cast: Cast, lacking: str) -> None:
    match = started(cast)
    with refused(errors.NotReadyYet):
        change(cast, match, **{lacking: ""})


@pytest.mark.parametrize("key", ["youssef", "lead", "neighbour", "outsider"])
def test_only_who_has_the_ball_changes_it(cast: Cast, key: str) -> None:
    match = started(cast)
    with refused(ball_errors.NotYourBall, Match.DoesNotExist):
        change(cast, match, key)
