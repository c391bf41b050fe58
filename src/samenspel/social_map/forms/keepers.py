"""What a colleague types for who keeps a place without a screen: her code, a week of her sheet, a day off."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..models import Moment
from .counting import A_NUMBER
from .parts import line

WAYS = [
    ("PHONE", _("Aan de telefoon")),
    ("DESK", _("Aan de balie")),
    ("PAPER", _("Op papier: ik heb het telblad hier")),
]


class KeeperCodeForm(forms.Form):
    """The code, as she reads it out or as it stands on her sheet; and how."""

    code = line(
        _("De code, zoals de ander hem voorleest"), 40, _("Vul de code in."), autocomplete="off",
        hint=_("Of zoals hij op het telblad staat."),
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("Hoe komt het binnen?"), widget=forms.RadioSelect, choices=WAYS,
        error_messages={"required": _("Kies hoe het binnenkomt.")},
    )  # fmt: skip


class WeekCountForm(forms.Form):
    """The seven days of a sheet. Empty stays as it is, zero is a count; a day to come has no field."""

    def __init__(self, *args: Any, monday: date, today: date, known: Mapping[date, int], **more: Any) -> None:
        super().__init__(*args, **more)
        self.days = [monday + timedelta(days=number) for number in range(7)]
        for day in self.days:
            if day <= today:
                self.fields[day.isoformat()] = _number(day, known.get(day))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and not self.counts():
            raise forms.ValidationError(_("Er staat nog geen getal. Vul in wat er op het blad staat."))
        return typed

    def counts(self) -> dict[date, int]:
        """What was filled in, by day."""
        typed = self.cleaned_data
        return {day: typed[day.isoformat()] for day in self.days if typed.get(day.isoformat()) is not None}


def _number(day: date, known: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=date_format(day, "l j F").capitalize(),
        required=False,
        min_value=0,
        max_value=9_999,
        help_text="" if known is None else _("Er staat al: %(number)s.") % {"number": known},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], A_NUMBER),
    )


class SkipForm(forms.Form):
    """One day on which it is not there, of the days that come."""

    skip = forms.ChoiceField(
        label=_("Gaat het een keer niet door? Kies de dag"),
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies een dag uit de lijst.")),
    )

    def __init__(self, *args: Any, days: Sequence[tuple[Moment, date, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.days = days
        choices = [(f"{moment.pk} {day.isoformat()}", words) for moment, day, words in days]
        self.fields["skip"].choices = [("", _("Kies een dag")), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[UUID, date]:
        moment, day = self.cleaned_data["skip"].split()
        return UUID(moment), date.fromisoformat(day)
