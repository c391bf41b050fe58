"""When it is, and whether there is room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions import MomentFacts
from ..models import Entry, Moment

DAY = {"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")}
HOUR = {"required": _("Vul een tijd in."), "invalid": _("Schrijf de tijd als 10:30.")}
MOST_WEEKS = 104


def _hour(label: Any, *, required: bool) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=required, widget=forms.TimeInput(attrs={"type": "time"}), error_messages=HOUR
    )


class MomentForm(forms.Form):
    """One moment, and how it comes back. The first day gives the weekday, and which one of the month."""

    every = forms.ChoiceField(label=_("Hoe vaak?"))
    starts_on = forms.DateField(
        label=_("Op welke dag is de eerste keer?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=DAY,
        help_text=_("Elke maand: de eerste dinsdag blijft de eerste dinsdag."),
    )
    starts_at = _hour(_("Van hoe laat?"), required=True)
    ends_at = _hour(_("Tot hoe laat?"), required=False)
    until = forms.DateField(
        label=_("Wat is de laatste dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=DAY,
    )
    where = forms.CharField(label=_("Waar is het dan?"), required=False, max_length=200)

    def __init__(self, *args: Any, hides_place: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        every: Any = self.fields["every"]
        every.choices = [(value, str(label).capitalize()) for value, label in Moment.Every.choices]
        every.initial = Moment.Every.WEEK
        if hides_place:
            del self.fields["where"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("ends_at") and typed.get("starts_at") and typed["ends_at"] <= typed["starts_at"]:
            self.add_error("ends_at", _("Dit is eerder dan het begin. Kijk de tijd na."))
        if typed.get("until") and typed.get("starts_on") and typed["until"] < typed["starts_on"]:
            self.add_error("until", _("De laatste dag ligt voor de eerste."))
        return typed

    def moment(self) -> MomentFacts:
        return MomentFacts(**self.cleaned_data)


class RoomForm(forms.Form):
    """Whether there is room: one tap, and for waiting the weeks."""

    room = forms.ChoiceField(choices=Entry.Room.choices)
    weeks = forms.IntegerField(required=False, min_value=1, max_value=MOST_WEEKS)

    def clean_weeks(self) -> int | None:
        weeks: int | None = self.cleaned_data.get("weeks")
        return weeks or (1 if self.cleaned_data.get("room") == Entry.Room.WAIT else None)
