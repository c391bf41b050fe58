"""A human says how soon, and why; the asker reads it (R53)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, deeds, refused

from samenspel.commitments.errors import NotYourBall
from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask


def set_urgency(cast: Cast, ask: Ask, reason: str = "Zij slaapt slecht.", key: str = "wijkteam") -> None:
    actions.set_urgency(
        ask=cast.again(ask, key), urgency="TODAY", reason=reason, acting=cast.acting(key), now=NOW
    )


def test_it_is_written_with_name_and_reason_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    set_urgency(cast, ask)
    again = cast.again(ask, "resident")
    assert (again.urgency, again.urgency_reason, again.urgency_by_id) == (
        "TODAY", "Zij slaapt slecht.", cast["wijkteam"].pk,
    )  # fmt: skip
    assert deeds(ask)[-1] == "set_urgency"


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_it_needs_a_reason(cast: Cast, reason: str) -> None:
    ask = cast.ask()
    with refused(errors.ReasonMissing):
        set_urgency(cast, ask, reason)


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    ask = cast.ask()
    with refused(NotYourBall):
        set_urgency(cast, ask, key="youssef")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        set_urgency(cast, ask, key="outsider")


def test_a_promise_ends_before_it_is_said_that_it_is_late(cast: Cast) -> None:
    ask = cast.ask()
    with as_the_owner():
        Ball.objects.filter(pk=ask.ball_id).update(
            next_step="De Hoek bellen", due_at=clock.now() - timedelta(days=2)
        )
    page = signed_in(cast, "wijkteam").get(reverse("work_ball", args=[ask.ball_id])).content.decode()
    assert "De Hoek bellen. <b>Dat is nog niet gelukt.</b>" in page
