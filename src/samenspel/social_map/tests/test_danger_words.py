"""Words that say danger: which are heard, in which language, and what the box then says. No database."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.social_map import rules
from samenspel.social_map.rules import danger as rule

TEXTS = json.loads((rule.CONTENT / "danger_said.json").read_text("utf-8"))
MORE = json.loads((rule.CONTENT / "danger.json").read_text("utf-8"))
NEEDED = {"suicide", "talk", "call", "or_free", "not_safe", "safe_call", "now_call", "another"}


@pytest.mark.parametrize(
    ("said", "danger"),
    [
        ("Ik wil niet meer leven.", ["SUICIDE"]), ("ZELFMOORD", ["SUICIDE"]), ("أريد أن أموت", ["SUICIDE"]),
        ("mijn man... ik ben bang thuis, ik wil dood", ["SUICIDE", "NOT_SAFE"]),
        ("Ik word geslagen", ["NOT_SAFE"]), ("Ik ben bang thuis", ["NOT_SAFE"]), ("De klok slaat twaalf", []),
        ("أنا خائف من زوجي", ["NOT_SAFE"]), ("أفكر في الانتحار", ["SUICIDE"]), ("زوجي ضربني أمس", ["NOT_SAFE"]),
        ("Boję się mojego męża", ["NOT_SAFE"]), ("Eşimden çok korkuyorum", ["NOT_SAFE"]),
        ("Він мене б’є", ["NOT_SAFE"]), ("Я боюсь мужа и не хочу жить", ["SUICIDE", "NOT_SAFE"]),
        ("J'ai peur de mon mari", ["NOT_SAFE"]), ("Mi marido me pega", ["NOT_SAFE"]), ("I am scared of my dad.", ["NOT_SAFE"]),
        ("Ich habe Angst vor meinem Mann", ["NOT_SAFE"]), ("Ik ben bang voor m'n ex.", ["NOT_SAFE"]),
        ("أريد أن أتعلم الهولندية", []), ("Szukam pracy", []), ("Ik ben bang voor honden", []), ("Ich suche einen Kurs", []),
        ("Mijn knie doet me pijn", []), ("Hij doet me pijn", ["NOT_SAFE"]), ("Mensen die er niet meer zijn", []),
        ("I cut myself while cooking", []), ("Cette chaleur va me tuer", []), ("Ich will nicht mehr leben", ["SUICIDE"]),
        ("loopgroepje", []), ("Mijn hond is dood", []), ("", []), ("x" * 100_000, []), ("\0😀", []),
    ],
)  # fmt: skip
def test_words_that_say_danger_bring_a_number(said: str, danger: list[str]) -> None:
    assert list(rules.danger_in(said).kinds) == danger
    assert bool(rules.danger_in(said)) == bool(danger)


@pytest.mark.parametrize(
    ("said", "languages"),
    [
        ("Ik wil niet meer leven", ["nl"]), ("I want to die", ["en"]), ("ölmek istiyorum", ["tr"]),
        ("أنا خائف من زوجي", ["ar"]), ("Mąż mnie bije", ["pl"]), ("Він мене б’є", ["uk"]), ("Я не хочу жить", ["ru"]),
        ("J'ai peur de mon mari", ["fr"]), ("Mi marido me pega", ["es"]), ("Ich will nicht mehr leben", ["de"]),
        ("Hallo, kocam beni dövüyor. Ik word geslagen.", ["tr"]), ("Ik word geslagen. Kocam beni dövüyor.", ["nl"]),
        # The same words in two languages: what stands around them tells; alone they are of both.
        ("suicide", ["nl", "en"]), ("I think about suicide", ["en"]), ("ik denk aan suïcide", ["nl"]),
        ("Я боюсь брата и мужа", ["ru"]), ("Я боюсь брата і він кричить", ["uk"]), ("боюсь брата", ["uk", "ru"]),
        ("Ik zoek een loopgroepje", []),
    ],
)  # fmt: skip
def test_it_hears_in_which_language_it_was_first_said(said: str, languages: list[str]) -> None:
    assert list(rules.danger_in(said).languages) == languages


def test_the_box_speaks_every_language_that_is_heard() -> None:
    heard = {language for languages in MORE.values() for language in languages}
    assert set(TEXTS) - {"about"} == heard
    for language in heard:
        assert set(TEXTS[language]) - {rule.LITTLE} == NEEDED, language
        assert all(text == text.strip() and "!" not in text for text in TEXTS[language].values())
    texts = [TEXTS[language][name] for language in heard for name in ("suicide", "not_safe", "another")]
    assert len(set(texts)) == len(texts), "each in its own language"


@pytest.mark.parametrize(
    "said", ["ik wil dood", "أريد أن أموت", "suicide", "Ik wil dood, hij slaat me", "niets"]
)
def test_it_goes_along_in_a_few_letters(said: str) -> None:
    found = rules.danger_in(said)
    assert rules.Danger.of_code(found.code) == found
    assert len(found.code) <= 24


@given(st.text(max_size=60))
def test_of_another_code_it_makes_nothing(code: str) -> None:
    assert not rules.Danger.of_code(code)
    assert rules.Danger.of_code(f"SUICIDE {code}:tr").kinds[:1] in ((), ("SUICIDE",))
