"""Sensitive text is sealed in the database: whoever finds a copy of it reads nothing (standards.md §6, V11).

A sealed text is `sealed:KEY:TOKEN`: the name of the key and a Fernet token. The first key of
`settings.SEALING_KEYS` seals; every key of the list opens, so keys can be changed without a pause.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models

PREFIX = "sealed:"


class KeyIsLost(RuntimeError):
    """The key of a sealed text is gone, or the text was altered. The message is for whoever runs this."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            f"Sleutel '{key}' staat niet in SEALING_KEYS. Zet de oude sleutel achteraan in SEALING_KEYS; "
            "zonder die sleutel zijn deze teksten niet te lezen."
        )


def key_in_use() -> str:
    """Return the name of the key that seals new texts."""
    return str(next(iter(settings.SEALING_KEYS)))


def seal(text: str) -> str:
    """Return the text as it stands in the database; an empty text stays empty."""
    if not text:
        return ""
    name = key_in_use()
    token = _opener(settings.SEALING_KEYS[name]).encrypt(text.encode()).decode()
    return f"{PREFIX}{name}:{token}"


def unseal(stored: str) -> str:
    """Return the text as people wrote it. Raises KeyIsLost when its key is gone, or the text was altered.

    Only for what comes raw out of a sealed column, and once: people may write "sealed:" themselves.
    """
    if not stored.startswith(PREFIX):
        return stored
    name, _, token = stored.removeprefix(PREFIX).partition(":")
    if name not in settings.SEALING_KEYS:
        raise KeyIsLost(name)
    try:
        return _opener(settings.SEALING_KEYS[name]).decrypt(token.encode()).decode()
    except InvalidToken as problem:
        raise KeyIsLost(name) from problem


@lru_cache(maxsize=16)
def _opener(key: str) -> Fernet:
    """What seals and opens with this key: making it anew for each text takes as long as opening one."""
    return Fernet(key)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A text as it stands in the database, opened only where it is shown: a page that is kept opens nothing.

    The same `stored` is the same text: another text, or the same one written again, has another token.
    Raises KeyIsLost where it is shown.
    """

    stored: str

    def __bool__(self) -> bool:
        return bool(self.stored)

    def __str__(self) -> str:
        return unseal(self.stored)


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """A text that is sealed on its way to the database. It cannot be searched, sorted or compared there."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return seal(text) if isinstance(text, str) else text

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return None if value is None else unseal(value)
