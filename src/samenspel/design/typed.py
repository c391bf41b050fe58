"""Fields for what people type, in the words of the house."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.typed import tidy

SAID = {
    "required": _("Schrijf een paar woorden. “Ik weet het nog niet” is ook goed."),
    "max_length": _("Dat is veel tekst. Maak het korter: hooguit %(limit_value)s tekens."),
}
MOST = 4000
# 1.000 is a thousand; 12,5 and 12.50 are twelve and a half.
WRITTEN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?")
AMOUNT = _("Schrijf het bedrag als 12,50.")


class Text(forms.CharField):
    """Free text: control characters go, words stay; a NUL is no reason to lose what was typed."""

    def __init__(self, *, max_length: int = MOST, error_messages: Any = None, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        self.limit = max_length
        super().__init__(error_messages=SAID | (error_messages or {}), **options)

    def to_python(self, value: Any) -> str:
        text = tidy(str(value or ""))
        if len(text) > self.limit:
            raise forms.ValidationError(self.error_messages["max_length"], params={"limit_value": self.limit})
        return text

    def run_validators(self, value: Any) -> None:
        """Django's own check refuses NUL; tidy() has taken it out already."""


class Line(Text):
    """One line of text."""

    def __init__(self, *, max_length: int = 120, **options: Any) -> None:
        super().__init__(max_length=max_length, **{"widget": forms.TextInput, **options})

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class Euros(forms.CharField):
    """An amount of money as people write it ('12,50', '12.50', '€ 12', '1.000'); gives whole cents."""

    def __init__(self, *, most: int, least: int = 1, **options: Any) -> None:
        self.least, self.most = least, most
        options["widget"] = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**options, error_messages={"required": AMOUNT}, max_length=20)

    def clean(self, value: Any) -> int | None:
        if not self.required and not str(value or "").strip():
            return None
        typed = re.sub(r"[\s€]|,-$", "", str(super().clean(value)))
        found = WRITTEN.fullmatch(typed)
        if not found:
            raise forms.ValidationError(AMOUNT)
        cents = int(found[1].replace(".", "")) * 100 + int((found[2] or "").ljust(2, "0"))
        if not self.least <= cents <= self.most:
            raise forms.ValidationError(_("Dit bedrag kan hier niet. Kijk nog eens naar de komma."))
        return cents
