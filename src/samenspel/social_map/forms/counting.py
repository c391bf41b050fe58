"""How many people came on a day: a number, and nothing else."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LOOK_BACK = timedelta(days=400)
A_NUMBER = _("Schrijf een getal van 0 tot 9999.")


class TallyForm(forms.Form):
    """A day, and how many people; empty: that day was not counted."""

    counted_on = forms.DateField(
        label=_("Welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")},
    )
    number = forms.IntegerField(
        label=_("Hoeveel mensen kwamen er?"),
        required=False,
        min_value=0,
        max_value=9_999,
        help_text=_("Niet geteld? Laat het leeg. Dan staat er niets."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], A_NUMBER),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_counted_on(self) -> date:
        day: date = self.cleaned_data["counted_on"]
        if day > self.today:
            raise forms.ValidationError(_("Die dag moet nog komen. Kies vandaag of een dag daarvoor."))
        if day <= self.today - LOOK_BACK:
            raise forms.ValidationError(_("Dat is langer dan een jaar geleden. Kies een latere dag."))
        return day
