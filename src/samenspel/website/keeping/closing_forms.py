"""From when until when a front door is closed, as a keeper writes it down; why is not asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.commitments import actions
from samenspel.commitments.models import FrontDoor
from samenspel.foundation import clock

from .forms import BAD_DAY, Telephone


class ClosingForm(forms.Form):
    closed_from = forms.DateField(
        label=_("Wat is de eerste dag dat jullie dicht zijn?"), widget=forms.DateInput, error_messages=BAD_DAY
    )
    closed_until = forms.DateField(
        label=_("Op welke dag is er weer iemand?"),
        help_text=_("Voor de dagen ertussen zeggen we niets toe."),
        widget=forms.DateInput,
        error_messages=BAD_DAY,
    )
    closed_phone = Telephone(
        label=_("Welk nummer kunnen mensen zo lang bellen?"),
        error_messages={"required": _("Vul een telefoonnummer in.")},
    )
    taken_over_by = forms.ModelChoiceField(
        FrontDoor.objects.none(),
        label=_("Wie krijgt de nieuwe vragen?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een voordeur uit de lijst.")},
    )

    def __init__(self, *args: Any, doors: Any, lead: str, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["taken_over_by"]
        field.queryset = doors
        field.empty_label = _("%(name)s, de teamleider") % {"name": lead}
        field.label_from_instance = lambda door: f"{door.organisation.name}, {door.area.name}"

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        begin, until = typed.get("closed_from"), typed.get("closed_until")
        if begin and until and until <= begin:
            self.add_error("closed_until", _("Kies een latere dag dan de eerste."))
        elif until and until <= clock.today():
            self.add_error("closed_until", _("Kies een dag die nog komt."))
        return typed

    def closure(self) -> actions.Closure:
        return actions.Closure(**self.cleaned_data)
