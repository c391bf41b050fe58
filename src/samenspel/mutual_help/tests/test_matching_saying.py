"""A suggestion is said in one sentence of recorded facts."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.utils import translation

from samenspel.foundation.languages import SPOKEN, name_of
from samenspel.mutual_help import saying
from samenspel.mutual_help.rules.matching import Asker, Helper, Why, moments, one_request, slots, times

WORDS = {"GARDEN": "tuin", "MUSIC": "muziek", "CARDS": "kaarten", "nl": "Nederlands"}
ASKER = Asker(id=UUID(int=1), at=(52.1, 5.1), kinds=frozenset({"GARDEN"}), since=date(2026, 11, 1))
HELPER = Helper(id=UUID(int=2), at=(52.1, 5.1), kinds=frozenset({"GARDEN"}), capacity=1, within_m=3000)


def said(asker: Asker, helper: Helper) -> str:
    (one,) = one_request(asker, [helper])
    return saying.why(one, word=lambda _why, code: WORDS[code])


def test_it_says_the_strongest_first_and_the_distance_last() -> None:
    asker = replace(
        ASKER,
        wishes=frozenset({"MUSIC", "CARDS"}),
        known_faces=frozenset({HELPER.id}),
        languages=frozenset({"nl"}),
    )
    helper = replace(HELPER, likes=frozenset({"MUSIC", "CARDS"}), languages=frozenset({"nl"}))
    assert (
        said(asker, helper) == "Jullie kennen elkaar al, het gaat om: tuin en jullie zijn in dezelfde buurt."
    )


def test_it_says_a_time_and_a_distance() -> None:
    asker = replace(ASKER, times=times([(1, "EVENING"), (3, "MORNING")]))
    helper = replace(HELPER, at=(52.12, 5.1), times=times([(1, "EVENING")]))
    assert said(asker, helper) == (
        "Het gaat om: tuin, jullie kunnen allebei op: dinsdag in de avond en het is ongeveer 2 kilometer."
    )


def test_it_says_wide_times_at_once() -> None:
    mask = moments(["MORNING", "WEEKEND"])
    asker, helper = replace(ASKER, times=mask), replace(HELPER, times=mask, at=(52.106, 5.1))
    assert "ochtenden door de week en het weekend" in said(asker, helper)
    assert "nog geen kilometer" in said(asker, helper)
    night = moments(["NIGHT"])
    assert "op: nachten en" in said(
        replace(ASKER, times=night | mask), replace(HELPER, times=night, at=(52.106, 5.1))
    )


def test_it_says_it_in_english() -> None:
    with translation.override("en"):
        assert said(replace(ASKER, known_faces=frozenset({HELPER.id})), HELPER).startswith(
            "You know each other already"
        )


def test_every_reason_has_words() -> None:
    everything = replace(
        ASKER, languages=frozenset({"nl"}), wishes=frozenset({"MUSIC"}), can_teach=frozenset({"CARDS"}), times=1,
        known_faces=frozenset({HELPER.id}),
    )  # fmt: skip
    helper = replace(
        HELPER,
        languages=frozenset({"nl"}),
        likes=frozenset({"MUSIC"}),
        wants_to_learn=frozenset({"CARDS"}),
        times=1,
    )
    (one,) = one_request(everything, [helper])
    assert {reason.why for reason in one.reasons} == set(Why)
    for reason in one.reasons:
        assert saying._part(reason, lambda _why, code: WORDS[code])


def test_times_there_and_back() -> None:
    some = [(0, "MORNING"), (3, "NIGHT"), (4, "AFTERNOON"), (6, "EVENING")]
    assert list(slots(times(some))) == some
    assert slots(moments(["EVENING"])) == tuple((day, "EVENING") for day in range(5))
    assert slots(moments(["NIGHT"])) == tuple((day, "NIGHT") for day in range(7))
    assert not moments(["NIGHT"]) & moments(["MORNING", "AFTERNOON", "EVENING", "WEEKEND"])


@pytest.mark.parametrize("tongue", ["nl", "en"])
def test_every_language_that_somebody_can_speak_has_a_name(tongue: str) -> None:
    with translation.override(tongue):
        names = [name_of(code) for code in SPOKEN]
    assert len(set(names)) == len(SPOKEN)
    assert {"nl": "Tigrinya", "en": "Tigrinya"}[tongue] in names
    assert ("Papiamento" in names) == (tongue == "en")
