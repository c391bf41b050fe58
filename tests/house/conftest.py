"""What the tests of the house share."""

from datetime import timedelta

import pytest

from samenspel.foundation import clock
from tests.cast import NOW, Cast

from . import situation
from .situation import Situation


@pytest.fixture
def living(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Situation:
    """A living situation with the cast, one hour after it was made: on whatever day the tests run."""
    later = NOW + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", lambda: later.date())
    return situation.build(cast)
