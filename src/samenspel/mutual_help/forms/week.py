"""What people type about one weekly plan: a group, and what somebody wishes of her week."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Text

from ..models import Group
from ..rules import week
from .matching import WRONG_DAY

WRONG_TIME = {"required": _("Kies een tijd."), "invalid": _("Schrijf de tijd als 14:30.")}


class GroupForm(forms.Form):
    """A group that comes together every week."""

    kind = forms.ChoiceField(
        label=_("Wat is het?"), choices=Group.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het is.")},
    )  # fmt: skip
    name = Text(
        label=_("Hoe heet het?"), max_length=80, widget=forms.TextInput,
        error_messages={"required": _("Geef het een naam."), "max_length": _("Maak het korter.")},
    )  # fmt: skip
    weekday = forms.TypedChoiceField(label=_("Op welke dag?"), coerce=int, choices=list(WEEKDAYS.items()))
    begins = forms.TimeField(
        label=_("Van hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}), error_messages=WRONG_TIME
    )
    ends = forms.TimeField(
        label=_("Tot hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}), error_messages=WRONG_TIME
    )
    where = Text(
        label=_("Waar?"), max_length=120, widget=forms.TextInput,
        error_messages={"required": _("Schrijf op waar het is."), "max_length": _("Maak het korter.")},
    )  # fmt: skip
    led_by = Text(
        label=_("Met wie?"), max_length=120, widget=forms.TextInput,
        error_messages={"required": _("Vul een naam in."), "max_length": _("Maak het korter.")},
    )  # fmt: skip
    places = forms.IntegerField(
        label=_("Voor hoeveel mensen?"), min_value=1, max_value=40, initial=6,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Vul een getal in van 1 tot 40.")
        ),
    )  # fmt: skip
    hand_over_on = forms.DateField(
        label=_("Begint een beroepskracht? Wanneer nemen bewoners het over?"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}), error_messages={"invalid": WRONG_DAY},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_ends(self) -> Any:
        begins, ends = self.cleaned_data.get("begins"), self.cleaned_data["ends"]
        if begins and ends <= begins:
            raise forms.ValidationError(_("Dat is vroeger dan het begin. Kies een latere tijd."))
        return ends

    def clean_hand_over_on(self) -> date | None:
        day: date | None = self.cleaned_data["hand_over_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("Kies een dag die nog komt."))
        return day


class QuietWeekForm(forms.Form):
    """A week in which no group comes together: any day of it."""

    day = forms.DateField(
        label=_("Een dag in die week"), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **{"prefix": "quiet"} | options)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < week.monday_of(self.today):
            raise forms.ValidationError(_("Kies een week die nog komt."))
        return day


class WishForm(forms.Form):
    """What somebody wants of her week; neither has to be said."""

    half_days = forms.TypedChoiceField(
        label=_("Hoeveel dagdelen wil je?"), required=False, empty_value=None, coerce=int,
        choices=[("", _("Dat weet ik nog niet")), *((one, str(one)) for one in range(1, 11))],
        help_text=_("Een dagdeel is een ochtend, of een middag. Zes tot acht is veel, en minder is goed."),
    )  # fmt: skip
    interpreter = Text(
        label=_("Wil je een tolk? In welke taal?"), max_length=40, required=False, widget=forms.TextInput,
        help_text=_("Wie het programma leidt, ziet dit en vraagt een tolk."),
        error_messages={"max_length": _("Maak het korter.")},
    )  # fmt: skip
