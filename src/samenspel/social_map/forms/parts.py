"""Parts of the forms of the map: a line, a text, a yes or no that may be unknown."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

TOO_LONG = {"max_length": _("Dat is te lang. Maak het korter: hooguit %(limit_value)d tekens.")}
SHORTEST, WITH_A_ZERO = 3, 8  # digits of a number that rings: 113, 14 030; 0900 8844
YES_OR_NO = [("", _("Dat weten we nog niet")), ("ja", _("Ja")), ("nee", _("Nee"))]


def line(label: Any, length: int, required: Any = "", hint: Any = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=length,
        help_text=hint,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": required, **TOO_LONG},
    )


def text(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        help_text=hint,
        error_messages=TOO_LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Kies een dag.")},
    )


def truth(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=YES_OR_NO)


def several(label: Any, choices: Sequence[tuple[Any, Any]] = (), hint: Any = "") -> forms.MultipleChoiceField:
    """Some of these words, or none; what is left out here, is offered in the language of the request."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=choices,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
    )


def _must_ring(typed: str) -> None:
    """A number may be short (113) and may hold words. With half a number nobody reaches anybody."""
    digits = [letter for letter in typed if letter.isdecimal()]
    if len(digits) < SHORTEST or (digits[0] == "0" and len(digits) < WITH_A_ZERO):
        raise forms.ValidationError(_("Dit is geen heel telefoonnummer. Kijk het nog eens na."))


def number(label: Any) -> forms.CharField:
    field = line(label, 60, type="tel")
    field.validators.append(_must_ring)
    return field


def words(choices: Sequence[tuple[Any, Any]]) -> list[tuple[str, str]]:
    return [(str(value), str(label)[:1].upper() + str(label)[1:]) for value, label in choices]
