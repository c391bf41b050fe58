"""Free text, lines and telephone numbers, as people type them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people

from .. import rules

TOO_LONG = _("Dat is veel tekst. Maak het korter: hooguit %(limit_value)s tekens.")
SAY_SOMETHING = _("Schrijf een paar woorden. “Ik weet het nog niet” is ook goed.")


class Words(forms.CharField):
    """Free text: control characters go, words stay; a NUL is no reason to lose what was typed."""

    def __init__(self, *, empty: Any = SAY_SOMETHING, rows: int = 3, **options: Any) -> None:
        options.setdefault("max_length", rules.MAX_WORDS)
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        self.limit = options.pop("max_length")
        super().__init__(error_messages={"required": empty}, **options)

    def to_python(self, value: Any) -> str:
        text = rules.tidy(str(value or ""))
        if len(text) > self.limit:
            raise forms.ValidationError(TOO_LONG, params={"limit_value": self.limit})
        return text

    def run_validators(self, value: Any) -> None:
        """Django's own check refuses NUL; tidy() has taken it out already."""


class Line(Words):
    """One line of text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.TextInput, "max_length": 120, **options})

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class Telephone(forms.CharField):
    """A telephone number that can be dialled, or nothing."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}))
        super().__init__(max_length=30, **options)

    def clean(self, value: Any) -> str:
        written = rules.tidy(str(value or ""))
        if not written:
            return str(super().clean(""))
        try:
            return people.telephone(written)
        except people.UnreadableNumber as problem:
            raise forms.ValidationError(
                _("Dit is geen heel telefoonnummer. Kijk het nog eens na.")
            ) from problem


def way(*, screen: Any = "") -> forms.ChoiceField:
    """How a yes was given: spoken or on paper; on the screen only when that is offered."""
    choices = [("SCREEN", screen)] if screen else []
    return forms.ChoiceField(
        label=_("Hoe is dit gegaan?"),
        choices=[
            *choices,
            ("SPOKEN", _("Gezegd, aan de telefoon of aan tafel")),
            ("PAPER", _("Op papier, met een handtekening")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het ging.")},
    )
