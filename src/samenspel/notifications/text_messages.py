"""The port for text messages. The console sender writes them in the log; a provider is a second sender."""

import logging
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)


class CannotSend(Exception):
    """The message did not leave; the text says why, without the number or the message."""


class Sender(Protocol):
    """Sends one text message, or raises CannotSend."""

    def send(self, *, number: str, text: str) -> None: ...


class Console:
    """Writes that a text message was sent; for demo and tests."""

    def send(self, *, number: str, text: str) -> None:
        log.warning("text message to …%s, %d characters", number[-2:], len(text))


def sender() -> Sender:
    """Return the sender of this installation (setting TEXT_MESSAGE_SENDER)."""
    made: Sender = import_string(settings.TEXT_MESSAGE_SENDER)()
    return made
