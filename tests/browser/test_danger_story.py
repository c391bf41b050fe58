"""Somebody writes that she is in danger: the number to call is there to be read, pressed and heard by all."""

from collections.abc import Callable

import pytest

from .deeds import ask_quickly
from .walking import Walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_a_number_to_call_stands_first_after_her_message(walk: Callable[..., Walk], scripts: bool) -> None:
    amina = walk(f"danger-{scripts}", java_script_enabled=scripts)
    mine = ask_quickly(amina, "Wie drinkt er koffie met mij?")
    amina.go(mine.path)
    amina.follow("Ik wil iets schrijven")
    amina.fill("Jouw bericht", "Ik wil niet meer leven, en thuis word ik geslagen.")
    amina.press("Verstuur", "danger-after-a-message")
    first = amina.page.locator("main .message").first.inner_text()
    assert "113" in first
    assert "0800 20 00" in first
    assert "112" in first
    assert amina.page.locator("main a[href='tel:113']").count() == 1
    amina.says("Je bericht staat erbij.")
    amina.go(mine.path, "danger-gone-again")
    amina.says_not("0800 20 00")
    amina.says("Ik wil niet meer leven, en thuis word ik geslagen.")
