"""Words that say it costs nothing, and words that only hold the word."""

import pytest

from samenspel.social_map.rules import says_free


@pytest.mark.parametrize("text", [
    "Gratis", "gratis.", "Gratis!", "Deelname is gratis", "De deelname is kosteloos.", "Kosteloos",
    "Het kost niets", "Toegang gratis", "Gratis toegang", "Geen kosten", "Er zijn geen kosten verbonden", "free",
    "Free of charge", "The service is free.", "Altijd gratis voor iedereen",
])  # fmt: skip
def test_it_is_free(text: str) -> None:
    assert says_free(text)


@pytest.mark.parametrize("text", [
    "", "gratis parkeren, kaartje € 5", "Eerste keer gratis", "Gratis voor leden", "Niet gratis", "Gratis koffie",
    "Gratis, daarna € 3", "vrijwillige bijdrage", "Free for members", "free 5", "€ 0", "Gratis met de stadspas",
    "Kinderen gratis", "feel free to come",
])  # fmt: skip
def test_it_is_not_said_that_it_is_free(text: str) -> None:
    assert not says_free(text)
