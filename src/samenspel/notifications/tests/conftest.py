"""A real mail server for the tests of this room."""

from collections.abc import Iterator
from typing import Any

import pytest

from .test_deliver import Catcher, catching


@pytest.fixture
def post(settings: Any) -> Iterator[Catcher]:
    """A real mail server on loopback, on a free port."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with catching() as catcher:
        yield catcher
