"""The pure decisions of the map."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from samenspel.social_map import rules
from samenspel.social_map.forms.parts import number

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("confirmed_on", "freshness", "months"),
    [
        (None, "NEVER", 0),
        (TODAY, "FRESH", 0),
        (date(2026, 5, 25), "FRESH", 5),
        (date(2026, 5, 24), "STALE", 6),
        (date(2025, 11, 24), "STALE", 12),
        (date(2027, 1, 1), "FRESH", 0),
    ],
)
def test_it_becomes_stale_after_six_whole_months(
    confirmed_on: date | None, freshness: str, months: int
) -> None:
    age = rules.age_of(confirmed_on, today=TODAY)
    assert (age.freshness.value, age.months) == (freshness, months)


def test_it_measures_metres() -> None:
    assert rules.distance((52.0, 5.1), (52.0, 5.1)) == 0
    assert 1110 < rules.distance((52.0, 5.1), (52.01, 5.1)) < 1116
    assert 680 < rules.distance((52.0, 5.1), (52.0, 5.11)) < 690


@pytest.mark.parametrize(("metres", "said"), [(3, 50), (349, 350), (974, 950), (1249, 1200), (1251, 1300)])
def test_it_rounds_a_distance_as_people_say_it(metres: float, said: int) -> None:
    assert rules.rounded(metres) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ik zoek iemand om mee te wandelen", ["wandelen"]),
        ("samen bewegen", ["bewegen"]),
        ("samen", ["samen"]),
        ("kan ik niet", []),
        ("Oekraïense CAFÉ café", ["oekraiense", "cafe"]),
        ("🙂🙂 & | ! <-> '\" \0", []),
        ("مرحبا", ["مرحبا"]),
        ("x" * 5000, ["x" * 40]),
        ("", []),
    ],
)
def test_it_keeps_the_words_that_say_something(text: str, words: list[str]) -> None:
    assert rules.search_words(text)[: len(words) or None] == words


@given(st.text(max_size=600))
def test_it_survives_any_text(text: str) -> None:
    words = rules.search_words(text)
    assert len(words) <= rules.MOST_WORDS
    assert all((0 < len(word) <= 40 and word.isalnum()) or word for word in words)
    assert not any(sign in "".join(words) for sign in "\0\"' &|!<>():*")


@pytest.mark.parametrize(
    "typed", ["113", "14 030", "0900 8844", "030 123 45 67 (vraag naar Ria)", "+31 30 1234567", ""]
)
def test_a_number_on_the_map_rings(typed: str) -> None:
    assert number("Telefoon").clean(typed) == typed


@pytest.mark.parametrize("typed", ["06 12", "030", "bel maar", "😀"])
def test_half_a_number_is_not_put_on_the_map(typed: str) -> None:
    with pytest.raises(ValidationError):
        number("Telefoon").clean(typed)
