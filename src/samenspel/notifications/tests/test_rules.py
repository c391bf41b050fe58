"""Which way a message goes, and what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspel.notifications import rules
from samenspel.notifications.kinds import KINDS
from samenspel.notifications.kinds.matches import MATCHES
from samenspel.notifications.kinds.rests import RESTS
from samenspel.notifications.kinds.rotas import ROTAS
from samenspel.notifications.kinds.tours import TOURS
from samenspel.notifications.kinds.weeks import WEEKS


@given(
    prefers=some.sampled_from(["MAIL", "TEXT", "LETTER", "SCREEN", "", "PIGEON"]), email=some.sampled_from(["", "a@b.nl"]),
    phone=some.sampled_from(["", "+31612345678", "+31301234567"]), street=some.sampled_from(["", "Singel 1"]),
)  # fmt: skip
def test_it_always_finds_a_way_that_exists(prefers: str, email: str, phone: str, street: str) -> None:
    channel = rules.channel_for(prefers, email=email, phone=phone, street=street)
    there = {"MAIL": bool(email), "TEXT": phone.startswith("+316"), "LETTER": bool(street), "SCREEN": True}
    assert there[channel]
    assert channel == prefers or not there.get(prefers)


@given(some.text(), some.text())
def test_it_shows_any_fact_as_it_is(name: str, other: str) -> None:
    assert rules.fill("[{name}|{other}|{nothing}]", {"name": name, "other": other}) == f"[{name}|{other}|]"


def test_it_fills_every_kind() -> None:
    for kind in KINDS.values():
        for text in (kind.subject, kind.body, kind.short):
            assert "{" not in rules.fill(str(text), {})


@pytest.mark.parametrize(
    "kind",
    [
        *MATCHES,
        *RESTS,
        *ROTAS,
        *TOURS,
        *WEEKS,
        "idea_begun_for_you",
        "idea_joined_for_you",
        "idea_code_for_you",
    ],
)
def test_who_has_no_account_can_always_come_back_with_her_code(kind: str) -> None:
    assert "{code}" in str(KINDS[kind].body) or not KINDS[kind].for_resident
