"""One press is one deed, also when a browser sends it twice in the same moment: real threads, real commits.

A page of a browser has one token; whoever presses twice sends it twice. Every form goes this way, so what is
attacked here is the door itself, through forms of who asks and of who has the ball.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samenspel.foundation import presses
from samenspel.foundation.ids import new_id
from samenspel.mutual_help.models import Note
from samenspel.notifications.models import Message
from tests.at_once import at_once
from tests.cast import NOW, Cast, as_owner
from tests.house.situation import signed_in
from tests.play import at_work, sql

PRESSES, ROUNDS = 4, 5


def token() -> str:
    """As a page has it: 64 letters, others for each page."""
    return (new_id().hex * 2)[:64]


def press(client: Client, address: str, presses: int, **typed: str) -> list[Any]:
    """Send a form several times in the same moment, as a browser does; return the answers."""
    of_page = token()

    def send() -> HttpResponse:
        browser = Client()
        browser.cookies = client.cookies.copy()
        return browser.post(address, {"csrfmiddlewaretoken": of_page, **typed})

    return at_once(*[send] * presses, begun=False)


def written(model: Any) -> list[str]:
    with transaction.atomic():
        as_owner()
        return sorted(str(row.text) for row in model.objects.all())


def test_a_message_is_written_once_and_every_press_leads_on(town: Cast) -> None:
    with transaction.atomic():
        ask = town.ask()
    browser, code = Client(), ask.ball.address_code
    address = reverse("follow_write", args=[code])
    for number in range(ROUNDS):
        answers = press(browser, address, PRESSES, text=f"Bericht {number}", readers="BETWEEN")
        assert {one.status_code for one in answers} == {302}
        assert {one["Location"] for one in answers} == {reverse("follow", args=[code])}
        assert all("messages" in "".join(one.cookies) for one in answers)  # each says that it is there
    assert written(Note) == [f"Bericht {number}" for number in range(ROUNDS)]
    with transaction.atomic(), at_work():
        assert Message.objects.filter(kind="asker_wrote").count() == ROUNDS


@pytest.mark.parametrize(
    ("deed", "typed", "model"),
    [
        ("work_note", {"text": "Ik bel je morgen.", "readers": "BETWEEN"}, Note),
        ("work_dead_end", {"text": "De club is gestopt."}, Note),
    ],
)
def test_what_a_holder_writes_is_written_once(
    town: Cast, deed: str, typed: dict[str, str], model: Any
) -> None:
    with transaction.atomic():
        ask = town.ask()
        holder = signed_in(town, "wijkteam")
    answers = press(holder, reverse(deed, args=[ask.ball_id]), PRESSES, **typed)
    assert {one.status_code for one in answers} == {302}
    assert written(model) == [typed["text"]]


def test_the_second_press_waits_for_the_first_and_is_answered_like_it(town: Cast) -> None:
    """The row of a press is one row, whoever writes it: two transactions that both are open."""
    ended: list[str | None] = []
    with transaction.atomic():
        assert presses.begin(key="k", now=NOW) is None
        other = begin_elsewhere("k", ended)
        other.join(0.5)
        assert other.is_alive()
        presses.answered(key="k", answer="/volg/peer-11-22-33")
        assert sql("SELECT answer LIKE '%%peer%%' FROM foundation_press") == [(False,)]  # a code stays sealed
    other.join(10)
    assert ended == ["/volg/peer-11-22-33"]


def test_when_the_first_comes_to_nothing_the_second_is_the_first(town: Cast) -> None:
    ended: list[str | None] = []
    with transaction.atomic():
        presses.begin(key="k", now=NOW)
        other = begin_elsewhere("k", ended)
        other.join(0.3)
        transaction.set_rollback(True)
    other.join(10)
    assert ended == [None]


def begin_elsewhere(key: str, ended: list[str | None]) -> threading.Thread:
    def run() -> None:
        try:
            with transaction.atomic():
                ended.append(presses.begin(key=key, now=NOW))
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_later_it_is_a_deed_of_its_own_and_nothing_is_kept(town: Cast) -> None:
    with transaction.atomic():
        presses.begin(key="k", now=NOW)
        presses.answered(key="k", answer="/")
    with transaction.atomic():
        assert presses.begin(key="k", now=NOW + presses.SAME) == "/"
        assert presses.forget(now=NOW + presses.SAME) == 0
    with transaction.atomic():
        assert presses.begin(key="k", now=NOW + presses.SAME + timedelta(seconds=1)) is None
        assert presses.forget(now=NOW + 3 * presses.SAME) == 1


def test_a_form_with_a_mistake_may_be_sent_again(town: Cast) -> None:
    with transaction.atomic():
        ask = town.ask()
    address = reverse("follow_write", args=[ask.ball.address_code])
    again: Callable[[], Any] = lambda: press(Client(), address, 2, text="", readers="BETWEEN")  # noqa: E731
    assert {one.status_code for one in again()} == {422}
