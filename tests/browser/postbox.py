"""A mail server that keeps what it gets, so that a journey can read its mail."""

import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Postbox:
    """A real SMTP server on loopback, in a thread of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.letters: list[EmailMessage] = []
        self._controller: Any = None

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Any) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    def __enter__(self) -> Self:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._controller.stop()

    def to(self, address: str, subject: str = "") -> list[EmailMessage]:
        """Return what came for an address, oldest first."""
        return [
            one for one in list(self.letters) if address in str(one["To"]) and subject in str(one["Subject"])
        ]

    def wait(self, address: str, subject: str = "", besides: int = 0, seconds: float = 60.0) -> EmailMessage:
        """Return the next letter for an address after the first `besides`; fail when it does not come."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self.to(address, subject)
            if len(found) > besides:
                return found[besides]
            time.sleep(0.05)
        came = [(str(one["To"]), str(one["Subject"])) for one in self.letters]
        raise AssertionError(f"No mail for {address} about {subject!r} in {seconds} s; there is: {came}")


def words_of(letter: EmailMessage) -> str:
    """Return the text of a letter."""
    body = letter.get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content())
