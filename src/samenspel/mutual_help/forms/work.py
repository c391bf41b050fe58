"""What people at work type: at the desk, and with a ball in their hands."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.community.models import Area

from ..models import Ask
from .resident import BAD_MAIL
from .text import Text


class DeskForm(forms.Form):
    """Who it is that calls, writes or stands at the desk, and how she is reached.

    Whoever was here before reads out her own code: then it is known who she is, and nobody is looked up.
    """

    own_code = Text(
        label=_("Heeft de ander al een eigen vraag of aanbod? De code daarvan"),
        help_text=_("Dan weten we al wie het is. Een naam, een nummer en een adres hoeven dan niet."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    name = Text(
        label=_("Hoe heet de vrager?"),
        max_length=120,
        widget=forms.TextInput,
        error_messages={"required": _("Vul in hoe de vrager heet.")},
    )
    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("In welke buurt?"),
        empty_label=_("Kies een buurt"),
        error_messages={"required": _("Kies een buurt.")},
    )
    phone = Text(
        label=_("Telefoon"), max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": BAD_MAIL, "max_length": BAD_MAIL},
    )
    street = Text(
        label=_("Straat en nummer, voor de brief"), max_length=120, required=False, widget=forms.TextInput
    )
    postcode = Text(label=_("Postcode"), max_length=7, required=False, widget=forms.TextInput)

    def __init__(self, *args: Any, neighbourhoods: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = Area.objects.filter(pk__in=[area.pk for area in neighbourhoods])  # type: ignore[attr-defined]
        self.fields["name"].required = not self.data.get("own_code", "").strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("phone", "email", "street", "postcode") if cleaned.get("own_code") else ():
            if cleaned.get(name):
                self.add_error(name, _("Met een eigen code hoeft dit niet. Maak het leeg."))
        return cleaned

    def clean_postcode(self) -> str:
        written = str(self.cleaned_data["postcode"])
        if written and not people.four_digits(written):
            raise forms.ValidationError(_("Kijk de postcode na. Hij hoort eruit te zien als 3994 AB."))
        return written

    def clean_phone(self) -> str:
        written = str(self.cleaned_data["phone"])
        try:
            return people.telephone(written) if written else ""
        except people.UnreadableNumber as problem:
            raise forms.ValidationError(
                _("Dit is geen heel telefoonnummer. Kijk het nog eens na.")
            ) from problem


class DeskAskForm(DeskForm):
    """Everything at once, for somebody at the desk or on the telephone."""

    words = Text(label=_("De vraag, in haar of zijn eigen woorden"))
    way = forms.ChoiceField(
        label=_("Hoe vraagt de vrager dit?"),
        choices=[("PHONE", _("Aan de telefoon")), ("DESK", _("Aan de balie of thuis"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het ging.")},
    )
    agreed = forms.BooleanField(
        label=_("Ik heb de vraag voorgelezen. De vrager zei: ja, zo klopt het."),
        error_messages={"required": _("Lees de vraag voor, en zet dan een vinkje.")},
    )
    field_order = (
        "words",
        "own_code",
        "name",
        "area",
        "phone",
        "email",
        "street",
        "postcode",
        "way",
        "agreed",
    )


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
