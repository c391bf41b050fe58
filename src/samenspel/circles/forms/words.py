"""Free text, lines and telephone numbers, as people type them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.design import typed as design
from samenspel.design.typed import Text

from .. import rules


class Words(Text):
    """Free text. `empty`: what is said when there is none."""

    def __init__(self, *, empty: Any = "", rows: int = 3, **options: Any) -> None:
        said = {"required": empty} if empty else {}
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(error_messages=said, **{"max_length": rules.MAX_WORDS, "widget": widget, **options})


class Line(design.Line):
    """One line of text. `empty`: what is said when there is none."""

    def __init__(self, *, empty: Any = "", **options: Any) -> None:
        super().__init__(error_messages={"required": empty} if empty else {}, **options)


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
