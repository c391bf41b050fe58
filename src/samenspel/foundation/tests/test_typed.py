"""What people type is kept as they wrote it, in every script; what is no writing goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspel.foundation.typed import tidy


@given(some.text())
def test_it_tidies_any_text_once_and_for_all(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert "\x00" not in tidied
    assert "\r" not in tidied


@pytest.mark.parametrize(
    "text", ["مرحبا بك", "שלום", "👨‍👩‍👧‍👦 ok", "naïef café", "Ελληνικά", "第一", "a\tb\nc", "می‌خواهم"]
)
def test_it_keeps_every_script(text: str) -> None:
    assert tidy(text) == text.strip()
