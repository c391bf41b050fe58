"""Free text, as people type it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import rules

REQUIRED_WORDS = {
    "required": _("Schrijf een paar woorden. “Ik weet het nog niet” is ook goed."),
    "max_length": _("Dat is veel tekst. Maak het korter: hooguit %(limit_value)s tekens."),
}


class Text(forms.CharField):
    """Free text: control characters go, words stay; a NUL is no reason to lose what was typed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", rules.MAX_WORDS)
        options.setdefault("error_messages", REQUIRED_WORDS)
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        self.tidy_limit = options.pop("max_length")
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = rules.tidy(str(value or ""))
        if len(text) > self.tidy_limit:
            raise forms.ValidationError(
                self.error_messages.get("max_length", REQUIRED_WORDS["max_length"]),
                params={"limit_value": self.tidy_limit},
            )
        return text

    def run_validators(self, value: Any) -> None:
        """Django's own check refuses NUL; tidy() has taken it out already."""
