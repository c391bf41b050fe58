"""The post of a day: all letters in one go, marked as printed together, and once more when the printer jams."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work

from samenspel.commitments.models import Absence, Ball, Seat
from samenspel.community.models import ContactDetails, Person
from samenspel.design import dates
from samenspel.foundation import clock
from samenspel.journal.models import Look
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

pytestmark = pytest.mark.django_db
WORDS = ("Wie leest mijn post met mij?", "Wie brengt mij naar de dokter?", "Wie snoeit de heg?")


def waiting(cast: Cast, *words: str, language: str = "nl") -> list[Message]:
    """Letters to Joop, one about each question of his; the desk has a seat at each."""
    with as_the_owner():
        Person.objects.filter(pk=cast["caller"].pk).update(prefers="LETTER")
        ContactDetails.objects.filter(person=cast["caller"].pk).update(
            street="Lindelaan 4", email="", phone=""
        )
    letters = []
    for said in words:
        ball = cast.ask(said, key="caller").ball_id
        with as_the_owner():
            Message.objects.filter(ball_id=ball).delete()  # that it was received is not what this is about
            Seat.objects.get_or_create(
                ball_id=ball, person=cast["desk"], reason="WRITER", defaults={"since": NOW}
            )
        cast.enter("desk")
        letters.append(
            notifications.tell(
                person=cast["caller"].pk, kind="word_for_you", municipality=cast.town.pk, ball=ball, now=NOW,
                name="Wim", link="https://example.org/volg/x", code="",
            )
        )  # fmt: skip
    with at_work("deliver"):
        for letter in letters:
            notifications.deliver(pk=letter.pk, now=NOW)
    cast.enter(None)
    return letters


def at_the_desk(cast: Cast) -> tuple[Client, str]:
    return signed_in(cast, "desk"), reverse("work_letters")


def states(letters: list[Message]) -> list[str]:
    with as_the_owner():
        found = dict(Message.objects.values_list("pk", "state"))
    return [found[one.pk] for one in letters]


def test_all_that_wait_come_out_of_the_printer_at_once(cast: Cast) -> None:
    letters = waiting(cast, *WORDS)
    client, path = at_the_desk(cast)
    more = client.get(reverse("work_more")).content.decode()
    assert f'href="{path}"' in more
    assert "Print deze 3 brieven in één keer" in more
    page = client.get(path).content.decode()
    assert page.count('class="sheet sheet-letter"') == page.count("Lindelaan 4") == 3
    with as_the_owner():
        assert (
            Look.objects.filter(view="letter", event_type="PRINT", subject_id=cast["caller"].pk).count() == 1
        )
    late = waiting(cast, "Wie komt er koffie drinken?")  # came while they lay in the printer
    sent: dict[str, Any] = {"letter": [one.pk for one in letters]}
    assert "De brieven zijn geprint." in client.post(path, sent, follow=True).content.decode()
    assert states(letters) == ["PRINTED"] * 3
    assert states(late) == ["TO_PRINT"]
    assert "Deze post was al geprint." in client.post(path, sent, follow=True).content.decode()


def test_what_was_printed_this_week_can_be_printed_again(cast: Cast) -> None:
    first, second = waiting(cast, *WORDS[:2])
    client, path = at_the_desk(cast)
    client.post(path, {"letter": [first.pk, second.pk]})
    more = client.get(reverse("work_more")).content.decode()
    assert f'href="{path}"' not in more
    assert "nog een keer printen" in more
    again = reverse("work_letter", args=[first.pk])
    assert f'href="{again}"' in more
    page = client.get(again).content.decode()
    assert "Lindelaan 4" in page
    assert "De brief is geprint</button>" not in page
    with as_the_owner():
        Message.objects.filter(pk=first.pk).update(done_at=NOW - timedelta(days=8))
    assert f'href="{again}"' not in client.get(reverse("work_more")).content.decode()


def test_nobody_marks_or_reads_the_post_of_others(cast: Cast) -> None:
    letters = waiting(cast, *WORDS[:2])
    for key in ("coach", "gp"):
        client = signed_in(cast, key)
        assert client.get(reverse("work_letters"))["Location"] == reverse("work_more"), key
        assert (
            client.post(reverse("work_letters"), {"letter": [one.pk for one in letters]}).status_code == 302
        )
        assert str(letters[0].pk) not in client.get(reverse("work_more")).content.decode(), key
    assert states(letters) == ["TO_PRINT"] * 2


@pytest.mark.parametrize("sent", ["x", "", "\x00", "0e1f7c52-8a4b-4d0e-9a55-1d2f3c4b5a69"])
def test_what_is_no_letter_marks_nothing(cast: Cast, sent: str) -> None:
    letters = waiting(cast, *WORDS[:2])
    client, path = at_the_desk(cast)
    assert client.post(path, {"letter": sent}).status_code in (302, 404)
    assert client.post(path).status_code == 302
    assert states(letters) == ["TO_PRINT"] * 2


def test_a_letter_never_promises_two_days(cast: Cast) -> None:
    """The words name the day as it was; whoever prints it after a weekend reads that it moved."""
    (letter,) = waiting(cast, "Wie leest mijn post met mij?")
    due = clock.now() + timedelta(days=9)
    with as_the_owner():
        day = timezone.localdate(due).isoformat()
        Ball.objects.filter(pk=letter.ball_id).update(due_at=due)
        Message.objects.filter(pk=letter.pk).update(kind="ask_received", facts={"day": day})
    client, page = at_the_desk(cast)
    assert "Die dag is veranderd." not in client.get(page).content.decode()
    with as_the_owner():
        Ball.objects.filter(pk=letter.ball_id).update(due_at=due + timedelta(days=1))
    assert "Die dag is veranderd. Je hoort uiterlijk " in client.get(page).content.decode()


def test_who_says_beforehand_that_she_will_be_away_reads_from_when(cast: Cast) -> None:
    client = signed_in(cast, "wijkteam")
    starts = clock.today() + timedelta(days=9)
    sent = {"starts_on": starts.isoformat(), "ends_on": (starts + timedelta(days=2)).isoformat()}
    page = client.post(reverse("work_away"), sent, follow=True).content.decode()
    assert "gaan nu naar" not in page
    assert f"Vanaf {dates.long_day(starts, today=clock.today())} gaan nieuwe vragen" in page
    assert "Ik ben er weer" not in page
    with as_the_owner():
        absence = Absence.objects.get(person=cast["wijkteam"].pk)
    page = client.post(reverse("work_back", args=[absence.pk]), follow=True).content.decode()
    assert "Goed. Je gaat toch niet weg." in page
