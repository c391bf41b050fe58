"""What people at work type, with a ball in their hands."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Text

from ..models import Ask


class UrgencyForm(forms.Form):
    urgency = forms.ChoiceField(
        label=_("Hoe snel is dit nodig?"), choices=Ask.Urgency.choices, widget=forms.RadioSelect
    )
    reason = Text(
        label=_("Waarom? De vrager kan dit lezen."),
        max_length=300,
        widget=forms.TextInput,
        error_messages={"required": _("Schrijf erbij waarom.")},
    )


class PromiseForm(forms.Form):
    next_step = Text(
        label=_("Wat ga je doen?"),
        max_length=200,
        widget=forms.TextInput,
        error_messages={"required": _("Schrijf op wat je gaat doen.")},
    )
    due_on = forms.DateField(
        label=_("Voor welke dag hoort de vrager iets?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")},
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_due_on(self) -> datetime:
        day: date = self.cleaned_data["due_on"]
        if day < self.today:
            raise forms.ValidationError(_("Die dag is al voorbij. Kies een dag vanaf vandaag."))
        if (day - self.today).days > 366:
            raise forms.ValidationError(_("Dat is meer dan een jaar. Kies een eerdere dag."))
        return timezone.make_aware(datetime.combine(day, time(16)))


class PassForm(forms.Form):
    receiver = forms.TypedChoiceField(
        label=_("Aan wie bied je de bal aan?"), error_messages={"required": _("Kies iemand.")}
    )
    why = Text(
        label=_("Waarom? De vrager en je collega lezen dit."),
        max_length=400,
        error_messages={"required": _("Schrijf in één zin waarom.")},
    )
    yes_way = forms.ChoiceField(
        label=_("Vindt de vrager dit goed?"),
        choices=[
            ("SPOKEN", _("Ja, dat zei de vrager tegen mij")),
            ("PAPER", _("Ja, op papier")),
            ("", _("Vraag het op het scherm van de vrager")),
            ("SAME_TEAM", _("Het is iemand van ons eigen team aan de voordeur")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, receivers: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["receiver"].choices = [("", _("Kies iemand")), *receivers]  # type: ignore[attr-defined]


class WhyNotForm(forms.Form):
    why_not = Text(
        label=_("Waarom niet? Je collega leest dit."),
        max_length=400,
        error_messages={"required": _("Schrijf in één zin waarom niet.")},
    )


class SuggestForm(forms.Form):
    entry = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Kies een plek uit de lijst."),
            "invalid": _("Kies een plek uit de lijst."),
        },
    )
    text = Text(label=_("Waarom past dit?"), max_length=400, required=False, widget=forms.TextInput)


class ConsultForm(forms.Form):
    receiver = forms.TypedChoiceField(
        label=_("Wie vraag je raad?"), error_messages={"required": _("Kies iemand.")}
    )
    text = Text(
        label=_("Je vraag, zonder naam of adres"), error_messages={"required": _("Schrijf je vraag op.")}
    )

    def __init__(self, *args: Any, receivers: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["receiver"].choices = [("", _("Kies iemand")), *receivers]  # type: ignore[attr-defined]


class AdviceForm(forms.Form):
    text = Text(label=_("Jouw raad"), error_messages={"required": _("Schrijf een paar woorden.")})


class DeadEndForm(forms.Form):
    text = Text(label=_("Wat lukte er niet? Iedereen bij deze vraag leest dit."), required=False)


class AwayForm(forms.Form):
    starts_on = forms.DateField(label=_("Vanaf"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=_("Weer terug op"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Laat leeg als je weggaat en niet terugkomt."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Je komt terug voordat je weggaat. Kijk de dagen na."))
        return cleaned


class LookBackAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Wat zei de ander?"),
        choices=[
            ("WELL", _("Het gaat goed")),
            ("LATER", _("Vraag het over een jaar nog eens")),
            ("NEW_QUESTION", _("Er is een nieuwe vraag")),
            ("NO_THANKS", _("Niet meer vragen")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat de ander zei.")},
    )
