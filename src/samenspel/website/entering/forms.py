"""Forms of cards and mandates: each error stands at its field and says what to do."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenspel.community import actions as people
from samenspel.community import codes, rules
from samenspel.community.models import Mandate, Person
from samenspel.foundation.ids import new_id

from .actions import Helper

CODE_TEXT = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"})


class CodeField(forms.CharField):
    """The code of a card, as people write or say it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("De code van de kaart"),
            max_length=60,
            widget=CODE_TEXT,
            error_messages={"required": _("Vul de code in. Hij staat op de kaart.")},
            **options,
        )

    def clean(self, value: Any) -> str:
        code = codes.stored(str(super().clean(value)))
        if not code:
            raise forms.ValidationError(_("Een code is twee woorden en vier cijfers. Kijk het nog eens na."))
        return code


class PinField(forms.CharField):
    """Six digits; they are never shown again, and never filled in again."""

    def __init__(self, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        options.setdefault("label", _("De pincode"))
        super().__init__(
            max_length=20,
            widget=widget,
            error_messages={"required": _("Vul de pincode in: zes cijfers.")},
            **options,
        )

    def clean(self, value: Any) -> str:
        pin = codes.six_digits(str(super().clean(value)))
        if not pin:
            raise forms.ValidationError(_("Een pincode is zes cijfers."))
        return pin


class CodeForm(forms.Form):
    code = CodeField()


class PinForm(forms.Form):
    pin = PinField(label=_("Jouw pincode"))


class ComeInForm(PinForm):
    where = forms.ChoiceField(
        label=_("Van wie is dit apparaat?"),
        choices=[
            ("NOW", _("Van iemand anders. Log mij straks uit.")),
            ("HOME", _("Van mij, of van ons thuis. Vraag mij straks alleen de pincode.")),
        ],
        initial="NOW",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies van wie dit apparaat is.")},
    )


class VisitForm(forms.Form):
    way = forms.ChoiceField(
        label=_("Waar is de ander?"),
        choices=[("DESK", _("Naast mij")), ("PHONE", _("Aan de telefoon"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar de ander is.")},
    )
    code = CodeField()
    pin = PinField()


class KeyForm(forms.Form):
    """The form's own key: sent twice, it makes one card."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class CardForForm(KeyForm):
    present = forms.BooleanField(
        label=_("De ander zit nu naast mij, en wil deze kaart."),
        error_messages={"required": _("Maak een kaart alleen samen. Zet een vinkje als dat zo is.")},
    )


class HelperForm(forms.Form):
    """Somebody chooses a helper on her own screen."""

    name = forms.CharField(
        label=_("Hoe heet je helper?"),
        max_length=120,
        error_messages={"required": _("Vul de naam van je helper in.")},
    )
    email = forms.EmailField(
        label=_("Het e-mailadres van je helper"),
        help_text=_("We mailen je helper. Pas na een ja begint het."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Vul het e-mailadres van je helper in."),
            "invalid": _("Kijk het e-mailadres na. Er hoort een @ in."),
        },
    )
    scope = forms.MultipleChoiceField(
        label=_("Wat mag je helper voor je doen?"),
        choices=[(value, capfirst(label)) for value, label in Mandate.Scope.choices],
        initial=["ASKS"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste een ding.")},
    )
    months = forms.ChoiceField(
        label=_("Hoe lang?"),
        choices=[("1", _("Een maand")), ("6", _("Een half jaar")), ("12", _("Een jaar"))],
        initial="6",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def helper(self) -> Helper:
        return Helper(self.cleaned_data["name"], self.cleaned_data["email"].lower())

    def facts(self, person: Person) -> people.MandateFacts:
        days = {"1": 31, "6": 183, "12": 365}[self.cleaned_data["months"]]
        last = self.today + timedelta(days=days)
        return people.MandateFacts(
            person=person,
            representative=person.pk,  # filled in when we know who has this address
            named=self.cleaned_data["name"],
            scope=self.cleaned_data["scope"],
            ends_at=end_of(last),
        )


def end_of(day: date) -> datetime:
    """The end of a day: that day itself still counts."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _as_choices(kind: Any, *without: str) -> list[tuple[str, str]]:
    return [(value, capfirst(label)) for value, label in kind.choices if value not in without]


class PaperForm(HelperForm):
    """A worker saw with her own eyes that somebody may act for the person."""

    role = forms.ChoiceField(
        label=_("Wat is deze persoon voor de ander?"),
        choices=[("HELPER", _("Helper")), *_as_choices(Mandate.Ground)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat deze persoon is.")},
    )
    proof = forms.ChoiceField(
        label=_("Wat heb je gezien of gehoord?"),
        help_text=_("Bewaar het papier niet. Schrijf alleen op dat je het zag."),
        choices=_as_choices(Mandate.Proof, "CARD_AND_PIN", "OWN_SCREEN"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je zag of hoorde.")},
    )
    seen_on = forms.DateField(
        label=_("Op welke dag zag je dat?"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")},
    )
    months = None  # type: ignore[assignment]
    ends_on = forms.DateField(
        label=_("Tot en met welke dag?"),
        help_text=_("Voor een helper hooguit een jaar, voor een ander hooguit vijf jaar."),
        error_messages={"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")},
    )
    field_order = ["name", "email", "role", "proof", "seen_on", "scope", "ends_on"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].label = _("Hoe heet deze persoon?")
        self.fields["email"].label = _("Het e-mailadres van deze persoon")
        self.fields["email"].help_text = ""
        self.fields["scope"].label = _("Wat mag deze persoon voor de ander doen?")

    def clean_seen_on(self) -> date:
        day: date = self.cleaned_data["seen_on"]
        if day > self.today:
            raise forms.ValidationError(_("Deze dag komt nog. Kies de dag waarop je het zag."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, proof, last = (cleaned.get(name) for name in ("role", "proof", "ends_on"))
        fits = {"HELPER": ("SPOKEN_YES", "SIGNED_PAPER"), "VOLMACHT": ("SIGNED_PAPER",)}
        if role and proof and proof not in fits.get(role, ("COURT_DECISION",)):
            self.add_error("proof", _("Dit past niet bij wat je hierboven koos."))
        years = 1 if role == "HELPER" else rules.COURT_YEARS
        if last and not self.today <= last <= self.today + timedelta(days=365 * years):
            self.add_error("ends_on", _("Kies een dag die nog komt, en niet te ver weg."))
        return cleaned

    def facts(self, person: Person) -> people.MandateFacts:
        role = self.cleaned_data["role"]
        helper = role == "HELPER"
        return people.MandateFacts(
            person=person,
            representative=person.pk,
            named=self.cleaned_data["name"],
            scope=self.cleaned_data["scope"],
            ends_at=end_of(self.cleaned_data["ends_on"]),
            kind="HELPER" if helper else "REPRESENTATIVE",
            ground="" if helper else role,
            proof=self.cleaned_data["proof"],
            seen_on=self.cleaned_data["seen_on"],
        )
