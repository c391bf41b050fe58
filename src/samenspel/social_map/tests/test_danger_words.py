"""Words that say danger: which are heard, in which language, and what the box then says. No database."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel import website
from samenspel.social_map import rules
from samenspel.social_map.rules import danger as rule
from samenspel.social_map.rules import danger_ways as ways

from . import danger_sentences as said_by

TEXTS = json.loads((ways.CONTENT / "danger_said.json").read_text("utf-8"))
MORE = json.loads((ways.CONTENT / "danger.json").read_text("utf-8"))
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


@pytest.mark.parametrize("said", said_by.lines(said_by.ORDINARY))
def test_an_ordinary_sentence_brings_no_number(said: str) -> None:
    assert not rules.danger_in(said)


@pytest.mark.parametrize(
    ("said", "kind"),
    [(said, kind) for kind in ("SUICIDE", "NOT_SAFE") for said in said_by.lines(getattr(said_by, kind))],
)
def test_a_call_for_help_brings_its_number(said: str, kind: str) -> None:
    assert kind in rules.danger_in(said).kinds
    assert (
        kind in rules.danger_in(f"Dag. {said.upper()} Groetjes, een buur.").kinds
        or said.rstrip("?") in MORE["SAID_OF_MUCH"]
    )


@pytest.mark.parametrize("said", said_by.lines(said_by.RATHER_TOO_MANY))
def test_what_somebody_in_need_says_too_brings_it_rather_once_too_often(said: str) -> None:
    assert rules.danger_in(said)


@pytest.mark.parametrize("said", said_by.lines(said_by.NOT_HEARD))
def test_what_is_not_heard_is_known(said: str) -> None:
    """When one of these is heard one day: good. Then it moves to what is heard."""
    assert not rules.danger_in(said)


def test_nothing_in_the_demo_brings_a_number() -> None:
    """People ask, offer and tell there as residents do."""
    folder = Path(website.__file__).parent / "demo" / "content"
    told = {text for path in folder.glob("*.json") for text in strings(json.loads(path.read_text("utf-8")))}
    assert len(told) > 2_000
    assert not [text for text in told if rules.danger_in(text)]


def strings(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, (list, dict)):
        for one in told.values() if isinstance(told, dict) else told:
            yield from strings(one)


@pytest.mark.parametrize("said", ["ik zoek koffie " * 300, "hij " * 1200, "mag niet " * 600])
def test_a_long_text_is_read_quickly(said: str) -> None:
    rules.danger_in("")  # the content is read once
    began = time.perf_counter()
    rules.danger_in(said)
    assert time.perf_counter() - began < 0.5  # it takes a hundredth of that


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        # Only part of harmless words is not heard; what says more than they do is.
        ("veilig thuis wonen", False), ("niet veilig thuis wonen", True),
        ("ouders die niet meer leven", False), ("iemand die niet meer leven wil", True),
        ("de trommel geslagen", False), ("de trommel geslagen en mij geslagen", True),
        # What is said of much counts where nothing else is said: then somebody looks for a number.
        ("slaat", True), ("Slaat!", True), ("de klok slaat", False), ("113", True), ("bus 113", False),
        # Between the parts of a way stand so many other words, and no more.
        ("hij doet mij pijn", True), ("hij doet mij elke dag veel pijn", True),
        ("hij doet mij met heel veel plezier de was, geen pijn", False),
    ],
)  # fmt: skip
def test_how_a_way_is_heard(said: str, heard: bool) -> None:
    assert bool(rules.danger_in(said)) == heard


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("İNTİHAR", "intihar"), ("kıy", "kiy"), ("POBIŁ", "pobil"), ("أريدُ أنْ أموتَ", "اريد ان اموت"), ("бьёт", "бьет"),
        ("neeeee", "nee"), ("mn", "mijn"), ("nimmer", "niet meer"), ("الاغتصابـ", "الاغتصاب"),
    ],
)  # fmt: skip
def test_what_is_typed_in_a_hurry_is_read_as_it_is_meant(typed: str, read: str) -> None:
    assert ways.words_of(typed) == f" {read} "


def test_all_ways_can_be_heard() -> None:
    """No way is written so that it never fits: each is found in its own words."""
    for cue in ways.cues():
        if not cue.said.is_pattern:
            found = rules.danger_in(cue.said.words)
            assert cue.kinds <= {*found.kinds}, cue


@pytest.mark.parametrize(
    ("said", "languages"),
    [
        ("Ik wil niet meer leven", ["nl"]), ("I want to die", ["en"]), ("ölmek istiyorum", ["tr"]),
        ("أنا خائف من زوجي", ["ar"]), ("Mąż mnie bije", ["pl"]), ("Він мене б’є", ["uk"]), ("Я не хочу жить", ["ru"]),
        ("J'ai peur de mon mari", ["fr"]), ("Mi marido me pega", ["es"]), ("Ich will nicht mehr leben", ["de"]),
        ("Hallo, kocam beni dövüyor. Ik word geslagen.", ["tr"]), ("Ik word geslagen. Kocam beni dövüyor.", ["nl"]),
        # The same words in two languages: what stands around them tells; alone they are of both.
        ("suicide", ["nl", "en", "fr"]), ("je pense au suicide", ["fr"]), ("I think about suicide", ["en"]), ("ik denk aan suïcide", ["nl"]),
        ("Я боюсь брата и мужа", ["ru"]), ("Я боюсь брата і він кричить", ["uk"]), ("боюсь брата", ["uk", "ru"]),
        ("Ik zoek een loopgroepje", []),
    ],
)  # fmt: skip
def test_it_hears_in_which_language_it_was_first_said(said: str, languages: list[str]) -> None:
    assert list(rules.danger_in(said).languages) == languages


def test_the_box_speaks_every_language_that_is_heard() -> None:
    heard = {language for which in (ways.SUICIDE, ways.NOT_SAFE) for language in MORE[which]}
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
