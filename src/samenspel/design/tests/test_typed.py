"""Fields for what people type: nothing that was typed is lost to a character that nobody sees."""

import pytest
from django import forms

from samenspel.deaths.forms import DeathForm
from samenspel.design.typed import Line, Text
from samenspel.retention.forms import HoldForm


class Both(forms.Form):
    text = Text(max_length=20)
    line = Line(max_length=20, error_messages={"required": "Schrijf hoe je heet."})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Dag\r\nbuur", "Dag\nbuur"), ("Da\x00g\x07", "Dag"), ("  مرحبا ", "مرحبا"), ("👨‍👩‍👧", "👨‍👩‍👧")],
)
def test_words_stay_and_control_characters_go(typed: str, kept: str) -> None:
    form = Both({"text": typed, "line": "Ria"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == kept


def test_a_line_is_one_line() -> None:
    form = Both({"text": "x", "line": " Ria\r\n  van\x00 Dam "})
    assert form.is_valid()
    assert form.cleaned_data["line"] == "Ria van Dam"


def test_too_long_and_nothing_are_said_in_our_words() -> None:
    form = Both({"text": "x" * 21, "line": "\x00 \n"})
    assert not form.is_valid()
    assert form.errors == {
        "text": ["Dat is veel tekst. Maak het korter: hooguit 20 tekens."],
        "line": ["Schrijf hoe je heet."],
    }


@pytest.mark.parametrize("form", [DeathForm, HoldForm])
def test_every_room_that_asks_for_words_uses_them(form: type[forms.Form]) -> None:
    name = "heard_from" if form is DeathForm else "reason"
    assert form.base_fields[name].clean("Karin\x00, de dochter") == "Karin, de dochter"
