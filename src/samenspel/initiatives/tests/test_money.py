"""Money in whole cents: what is typed is what is kept, and no answer is above what was asked (property-based)."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from samenspel.design.typed import Euros
from samenspel.initiatives import rules
from samenspel.initiatives.views.money import _typed

CENTS = st.integers(1, rules.MOST)


@given(CENTS)
def test_what_is_typed_is_what_is_kept(cents: int) -> None:
    field = Euros(most=rules.MOST)
    written = _typed(cents)
    for typed in (written, written.replace(",", "."), f"€ {written}", f"€\u00a0{written}"):
        assert field.clean(typed) == cents


@given(CENTS)
def test_thousands_are_thousands(cents: int) -> None:
    """1.000 is a thousand euros, and never one."""
    grouped = f"{cents // 100:,}".replace(",", ".")
    field = Euros(most=rules.MOST)
    assert field.clean(f"{grouped},{cents % 100:02d}") == cents
    if cents % 100 == 0:
        assert field.clean(grouped) == field.clean(f"{grouped},-") == cents


@given(st.text(max_size=12))
def test_nothing_else_is_money(typed: str) -> None:
    try:
        cents = Euros(most=rules.MOST).clean(typed)
    except forms.ValidationError:
        return
    assert isinstance(cents, int)
    assert 1 <= cents <= rules.MOST


@pytest.mark.parametrize(
    "typed", ["0", "-5", "12,345", "1e400", "NaN", "1,000", "1.00.000", "twaalf", "100000000", "+5", "1_000"]
)
def test_what_is_no_amount_is_said(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        Euros(most=rules.MOST).clean(typed)


@given(CENTS, st.sampled_from([*rules.ANSWERS, "MORE"]), st.none() | st.integers(-5, rules.MOST + 5))
def test_no_answer_is_above_what_was_asked(asked: int, answer: str, less: int | None) -> None:
    try:
        got = rules.granted(answer, asked=asked, less=less)
    except ValueError:
        assert answer == "MORE" or (answer == rules.LESS and (less is None or not 0 < less < asked))
        return
    assert (got is None) == (answer == rules.REFUSED)
    assert got is None or 0 < got <= asked
    assert (got == asked) == (answer == rules.MONEY_GRANTED)
