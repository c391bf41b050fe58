"""What an official types to hold something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Line

from .actions import Wish


class HoldForm(forms.Form):
    """A question by its code, or all about its asker; why, and until when."""

    code = forms.CharField(
        label=_("De code van de vraag"),
        help_text=_("De code staat op de kaart of brief van de vrager. Een naam heb je niet nodig."),
        max_length=40,
        error_messages={"required": _("Vul de code in.")},
    )
    everything = forms.ChoiceField(
        label=_("Wat moet er blijven?"),
        choices=[("no", _("Alleen deze vraag")), ("yes", _("Alles over wie deze vraag stelde"))],
        widget=forms.RadioSelect,
        initial="no",
        error_messages={"required": _("Kies wat er moet blijven.")},
    )
    reason = Line(
        label=_("Waarom?"),
        help_text=_("De persoon leest dit. Schrijf het zoals je het zou zeggen."),
        max_length=300,
        error_messages={"required": _("Schrijf in één zin waarom.")},
    )
    until = forms.DateField(
        label=_("Tot welke dag?"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )

    @property
    def wish(self) -> Wish:
        """What the action asks for."""
        given: dict[str, Any] = self.cleaned_data
        everything = given["everything"] == "yes"
        return Wish(code=given["code"], everything=everything, reason=given["reason"], until=given["until"])
