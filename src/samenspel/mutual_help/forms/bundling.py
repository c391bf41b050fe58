"""What people type when they propose one answer to several askers."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Text

from .matching import WRONG_DAY, MeetForm


class ProposalForm(MeetForm):
    """Words, a meeting place, a moment, and the last day to say yes."""

    words = Text(
        label=_("Wat stel je voor?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Iedereen leest hetzelfde. Schrijf niets over wie het vroegen."),
        error_messages={
            "required": _("Schrijf in een paar zinnen wat je voorstelt."),
            "max_length": _("Maak het korter: hooguit %(limit_value)s tekens."),
        },
    )
    until_on = forms.DateField(
        label=_("Tot welke dag kunnen mensen ja zeggen?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )
    field_order = ("words", "place", "day", "hour", "until_on")

    def clean_until_on(self) -> date:
        until: date = self.cleaned_data["until_on"]
        day = self.cleaned_data.get("day")
        if until <= self.today or (day and until >= day):
            raise forms.ValidationError(_("Kies een dag na vandaag, en voor de dag dat je samenkomt."))
        return until
