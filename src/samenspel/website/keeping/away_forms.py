"""Until when a colleague is away, as a keeper writes it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock

from .forms import BAD_DAY


class ColleagueAwayForm(forms.Form):
    starts_on = forms.DateField(label=_("Vanaf"), widget=forms.DateInput, error_messages=BAD_DAY)
    ends_on = forms.DateField(
        label=_("Wanneer kijk je opnieuw?"),
        help_text=_("Vanaf die dag krijgt deze collega weer nieuwe vragen."),
        widget=forms.DateInput, error_messages=BAD_DAY,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        starts_on, ends_on = typed.get("starts_on"), typed.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Kies een latere dag dan de eerste."))
        elif ends_on and ends_on <= clock.today():
            self.add_error("ends_on", _("Kies een dag die nog komt."))
        return typed
