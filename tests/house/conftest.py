"""What the tests of the house share."""

from datetime import timedelta

import pytest

from tests.cast import NOW, Cast, stop_clock
from tests.rows import made_once

from . import situation
from .situation import Situation


@pytest.fixture
def living(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Situation:
    """A living situation with the cast, one hour after it was made."""
    stop_clock(monkeypatch, NOW + timedelta(hours=1))
    return made_once("living", lambda: situation.build(cast))
