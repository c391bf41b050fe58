"""Sending what waits: by the way she chose, five tries, and a failure that says why."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.conf import settings
from django.core import mail
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, refused

from samenspel.community.models import ContactDetails, Person
from samenspel.notifications import actions, jobs
from samenspel.notifications.models import Message
from samenspel.notifications.text_messages import CannotSend
from samenspel.website.run.server import free_port


class Catcher:
    """A mail server of one test; it accepts, or answers as it was told."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.refuse_recipient = ""
        self.refuse_letter = ""

    async def handle_RCPT(
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Any) -> str:
        if self.refuse_letter:
            return self.refuse_letter
        self.letters.append(envelope)
        return "250 OK"


@contextmanager
def catching() -> Iterator[Catcher]:
    catcher = Catcher()
    controller = Controller(catcher, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        settings.EMAIL_PORT = controller.port
        yield catcher
    finally:
        controller.stop()


def tell(cast: Cast, key: str = "coach", kind: str = "ask_received") -> Message:
    return actions.tell(
        person=cast[key].pk, kind=kind, municipality=cast.town.pk, now=NOW, name="Els {x}", code="APPEL 72 41 05",
        day="2026-11-27", link="http://127.0.0.1/volg/appel-72-41-05", phone="030 123 45 67", organisation="Wijkteam",
    )  # fmt: skip


def deliver(message: Message) -> Message:
    with at_work("deliver"):
        actions.deliver(pk=message.pk, now=NOW)
        return Message.objects.get(pk=message.pk)


def prefer(cast: Cast, key: str, prefers: str, **contact: str) -> None:
    with as_the_owner():
        Person.objects.filter(pk=cast[key].pk).update(prefers=prefers)
        ContactDetails.objects.filter(pk=cast[key].pk).update(**contact)


def test_it_sends_a_mail_with_name_day_code_and_link(cast: Cast, post: Catcher) -> None:
    message = deliver(tell(cast))
    assert (message.state, message.channel, message.address, message.tries) == (
        "SENT", "MAIL", "coach@example.org", 1,
    )  # fmt: skip
    (letter,) = post.letters
    assert letter.rcpt_tos == ["coach@example.org"]
    text = letter.content.decode()
    assert f"X-Samenspel-Message: {message.pk}" in text
    assert "Auto-Submitted: auto-generated" in text
    assert "appel-72-41-05" in text


def test_it_sends_once(cast: Cast, post: Catcher) -> None:
    message = tell(cast)
    deliver(message)
    deliver(message)
    assert len(post.letters) == 1


def test_it_fails_after_five_tries_and_says_why(cast: Cast, post: Catcher) -> None:
    post.refuse_letter = "451 try again"
    message = tell(cast)
    states = [deliver(message).state for _ in range(5)]
    assert states == ["WAITING", "WAITING", "WAITING", "WAITING", "FAILED"]
    with as_the_owner():
        failed = Message.objects.get(pk=message.pk)
    assert (failed.tries, failed.failure) == (5, "SMTPDataError")
    assert deliver(message).tries == 5


def test_it_arrives_when_the_server_comes_back(cast: Cast, post: Catcher) -> None:
    post.refuse_letter = "451 try again"
    message = tell(cast)
    assert deliver(message).state == "WAITING"
    post.refuse_letter = ""
    assert (deliver(message).state, len(post.letters)) == ("SENT", 1)


def test_it_fails_at_once_when_the_recipient_does_not_exist(cast: Cast, post: Catcher) -> None:
    post.refuse_recipient = "550 no such user"
    failed = deliver(tell(cast))
    assert (failed.state, failed.tries, failed.failure) == ("FAILED", 1, "SMTPRecipientsRefused")


def test_it_tries_again_when_the_recipient_is_only_busy(cast: Cast, post: Catcher) -> None:
    """450 is greylisting: the same mail is welcome a little later."""
    post.refuse_recipient = "450 greylisted, come back later"
    message = tell(cast)
    assert deliver(message).state == "WAITING"
    post.refuse_recipient = ""
    assert deliver(message).state == "SENT"


def test_it_waits_when_no_mail_server_answers(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    waiting = deliver(tell(cast))
    assert (waiting.state, waiting.tries, waiting.failure) == ("WAITING", 1, "ConnectionRefusedError")


@pytest.mark.parametrize("name", ["Els\nBcc: all@example.org", "Els\r\nSubject: x"])
def test_it_never_lets_a_name_add_a_header(cast: Cast, post: Catcher, name: str) -> None:
    message = tell(cast, kind="ball_accepted")
    with as_the_owner():
        Message.objects.filter(pk=message.pk).update(facts={"name": name})
    deliver(message)
    for letter in post.letters:
        assert letter.rcpt_tos == ["coach@example.org"]
        assert b"\nBcc:" not in letter.content.split(b"\n\n")[0]
    with as_the_owner():
        assert Message.objects.get(pk=message.pk).tries == 1


def test_it_goes_on_after_one_that_cannot_be_sent(
    cast: Cast, post: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One message that breaks may not keep all others waiting."""
    broken, well = tell(cast, "resident"), tell(cast)
    send = actions._send

    def break_one(message: Message) -> None:
        if message.pk == broken.pk:
            raise RuntimeError("broken on purpose")
        send(message)

    monkeypatch.setattr(actions, "_send", break_one)
    with at_work("x"), pytest.raises(ExceptionGroup):
        jobs.deliver_waiting(0)
    with as_the_owner():
        assert Message.objects.get(pk=well.pk).state == "SENT"


@pytest.mark.parametrize(
    ("prefers", "contact", "channel", "state"),
    [
        ("MAIL", {"email": "a@example.org"}, "MAIL", "SENT"),
        ("TEXT", {"phone": "+31612345678"}, "TEXT", "SENT"),
        ("TEXT", {"phone": "+31301234567", "email": "a@example.org"}, "MAIL", "SENT"),
        ("MAIL", {"email": "", "phone": "", "street": "Singel 1"}, "LETTER", "TO_PRINT"),
        ("LETTER", {"street": "Singel 1", "email": "a@example.org"}, "LETTER", "TO_PRINT"),
        ("SCREEN", {"email": "a@example.org"}, "SCREEN", "SHOWN"),
        ("MAIL", {"email": "", "phone": "", "street": ""}, "SCREEN", "SHOWN"),
    ],
)
def test_it_goes_the_way_she_chose_or_the_first_there_is(
    cast: Cast, post: Catcher, prefers: str, contact: dict[str, str], channel: str, state: str
) -> None:
    prefer(cast, "resident", prefers, **contact)
    message = deliver(tell(cast, "resident"))
    assert (message.channel, message.state) == (channel, state)
    assert len(post.letters) == (channel == "MAIL")


def test_it_speaks_the_language_of_the_receiver(cast: Cast, post: Catcher) -> None:
    with as_the_owner():
        Person.objects.filter(pk=cast["coach"].pk).update(language="xx")
    assert deliver(tell(cast)).language == "nl"
    assert post.letters


def test_it_counts_a_text_that_does_not_leave(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def send(self, *, number: str, text: str) -> None:
            raise CannotSend(number + text)

    prefer(cast, "resident", "TEXT", phone="+31612345678")
    monkeypatch.setattr(actions, "sender", Broken)
    waiting = deliver(tell(cast, "resident"))
    assert (waiting.state, waiting.failure) == ("WAITING", "CannotSend")


def test_it_writes_no_number_and_no_message_in_the_log(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    prefer(cast, "resident", "TEXT", phone="+31612345678")
    deliver(tell(cast, "resident"))
    assert "612345678" not in caplog.text
    assert "APPEL" not in caplog.text


def test_it_marks_a_bounced_mail_once(cast: Cast, post: Catcher) -> None:
    message = tell(cast)
    with at_work("deliver"):
        assert not actions.bounced(pk=message.pk, why="550", now=NOW)  # not sent yet
    deliver(message)
    with at_work("deliver"):
        assert actions.bounced(pk=message.pk, why="550 mailbox full " * 50, now=NOW)
        assert not actions.bounced(pk=message.pk, why="again", now=NOW)
        assert Message.objects.get(pk=message.pk).state == "FAILED"
    assert post.letters


def test_it_marks_a_letter_printed(cast: Cast) -> None:
    message = deliver(tell(cast, "caller"))
    assert message.state == "TO_PRINT"
    cast.enter("caller")
    assert actions.mark_printed(pks=[message.pk], now=NOW)
    assert Message.objects.get(pk=message.pk).state == "PRINTED"
    assert not actions.mark_printed(pks=[message.pk], now=NOW)


def test_letters_that_say_the_same_are_one_envelope_and_others_are_not(cast: Cast) -> None:
    """The one that was printed and those before it: not a later one, another text, or another question."""
    earlier, printed, later, about_a_ball, other = (deliver(tell(cast, "caller")) for _ in range(5))
    with as_the_owner():
        for hours, one in enumerate((earlier, printed, later)):
            Message.objects.filter(pk=one.pk).update(made_at=NOW + timedelta(hours=hours))
        Message.objects.filter(pk=about_a_ball.pk).update(ball_id=cast.ask("x", key="caller").ball_id)
        Message.objects.filter(pk=other.pk).update(body="Iets anders.")
    cast.enter("caller")
    assert actions.mark_printed(pks=[printed.pk], now=NOW)
    states = dict(Message.objects.values_list("pk", "state"))
    assert [states[one.pk] for one in (earlier, printed, later, about_a_ball, other)] == [
        "PRINTED", "PRINTED", "TO_PRINT", "TO_PRINT", "TO_PRINT"
    ]  # fmt: skip


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """Only a job of the worker delivers: to anybody else the message does not exist."""
    message = tell(cast, "resident")
    cast.enter("outsider")
    assert actions.deliver(pk=message.pk, now=NOW) is None
    assert mail.outbox == []
    assert not actions.bounced(pk=message.pk, why="x", now=NOW)
    with refused(smtplib.SMTPException, Message.DoesNotExist):
        Message.objects.get(pk=message.pk)


@pytest.mark.parametrize(("hour", "kind", "state"), [
    (20, "rest_ends", "SENT"), (21, "rest_ends", "WAITING"), (3, "rest_ends", "WAITING"), (7, "rest_ends", "WAITING"),
    (8, "rest_ends", "SENT"), (3, "ask_received", "SENT"), (23, "nobody_came", "SENT"),
])  # fmt: skip
def test_a_text_message_wakes_nobody(cast: Cast, hour: int, kind: str, state: str) -> None:
    """By the clock where she lives, in summer and winter; it goes in the morning, and counts no try meanwhile."""
    prefer(cast, "resident", "TEXT", phone="+31612345678")
    message = tell(cast, "resident", kind)
    for month in (1, 7):
        at = datetime(NOW.year + 1, month, 4, hour, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
        with as_the_owner():
            Message.objects.filter(pk=message.pk).update(state="WAITING", tries=0)
        with at_work("deliver"):
            actions.deliver(pk=message.pk, now=at)
            found = Message.objects.get(pk=message.pk)
        assert (found.state, found.tries) == (state, 0 if state == "WAITING" else 1)


def test_a_letter_and_a_mail_do_not_wait_for_the_day(cast: Cast) -> None:
    night = datetime(NOW.year + 1, 1, 4, 3, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
    for key, state in (("caller", "TO_PRINT"), ("coach", "SENT")):
        message = tell(cast, key, "rest_ends")
        with catching(), at_work("deliver"):
            actions.deliver(pk=message.pk, now=night)
            assert Message.objects.get(pk=message.pk).state == state
