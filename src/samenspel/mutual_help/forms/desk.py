"""What the desk writes down for somebody who calls, writes or stands there: who it is, and her ask."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.design.typed import Text

from ..models import Ask
from .resident import BAD_MAIL


class ContactForm(forms.Form):
    """Where somebody is reached. A letter comes only with a number of the house and the whole postcode."""

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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._must_arrive(cleaned)
        return cleaned

    def _must_arrive(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("street"):
            return
        if not any(letter.isdigit() for letter in cleaned["street"]):
            self.add_error("street", _("Vul ook het nummer van het huis in. Anders komt de brief niet aan."))
        if "postcode" in cleaned and not cleaned["postcode"]:
            self.add_error("postcode", _("Vul ook de postcode in, zoals 3994 AB."))

    def clean_postcode(self) -> str:
        written = str(self.cleaned_data["postcode"])
        if not written:
            return ""
        whole = people.whole_postcode(written)
        if not whole and people.four_digits(written):
            raise forms.ValidationError(_("Een brief heeft ook de twee letters nodig, zoals 3994 AB."))
        if not whole:
            raise forms.ValidationError(_("Kijk de postcode na. Hij hoort eruit te zien als 3994 AB."))
        return whole

    def clean_phone(self) -> str:
        written = str(self.cleaned_data["phone"])
        try:
            return people.telephone(written) if written else ""
        except people.UnreadableNumber as problem:
            raise forms.ValidationError(
                _("Dit is geen heel telefoonnummer. Kijk het nog eens na.")
            ) from problem


class ChangeContactForm(ContactForm):
    """The same, said anew by who asks or offers: the way that she likes best, and what it takes."""

    reach = forms.ChoiceField(
        label=_("Hoe hoor je het liefst van ons?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe je het liefst van ons hoort.")},
    )  # fmt: skip
    field_order = ("reach", "phone", "email", "street", "postcode")

    def __init__(self, *args: Any, ways: Sequence[Ask.Reach], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reach"].choices = [(one.value, one.label) for one in ways]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        name, said = _TAKES.get(cleaned.get("reach", ""), ("", ""))
        if name in cleaned and not cleaned[name]:
            self.add_error(name, said)
        elif cleaned.get("reach") == "TEXT" and name in cleaned and not people.is_mobile(cleaned[name]):
            self.add_error(name, _("Een sms komt alleen aan op een nummer dat met 06 begint."))
        return cleaned


_TAKES = {
    "PHONE": ("phone", _("Vul je nummer in. Dan bellen we je daar.")),
    "TEXT": ("phone", _("Vul het nummer in waar de sms naartoe mag.")),
    "MAIL": ("email", _("Vul je e-mailadres in.")),
    "LETTER": ("street", _("Vul je straat en nummer in, voor de brief.")),
}


class WhoForm(ContactForm):
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

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].required = not self.data.get("own_code", "").strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("phone", "email", "street", "postcode") if cleaned.get("own_code") else ():
            if cleaned.get(name):
                self.add_error(name, _("Met een eigen code hoeft dit niet. Maak het leeg."))
        return cleaned

    def _must_arrive(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("own_code"):
            super()._must_arrive(cleaned)


class DeskForm(WhoForm):
    """The same, with her neighbourhood. `known`: who she is and how she is reached is known already."""

    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("In welke buurt?"),
        empty_label=_("Kies een buurt"),
        error_messages={"required": _("Kies een buurt.")},
    )

    def __init__(self, *args: Any, neighbourhoods: list[Area], known: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = known
        where: Any = self.fields["area"]
        where.queryset = Area.objects.filter(pk__in=[area.pk for area in neighbourhoods])
        where.choices = [("", where.empty_label), *((area.pk, area.name) for area in neighbourhoods)]
        for name in ("own_code", "name", "phone", "email", "street", "postcode") if known else ():
            del self.fields[name]


class DeskAskForm(DeskForm):
    """Everything at once, for somebody at the desk or on the telephone."""

    words = Text(label=_("De vraag, in haar of zijn eigen woorden"))
    way = forms.ChoiceField(
        label=_("Hoe vraagt de vrager dit?"),
        choices=[
            ("PHONE", _("Aan de telefoon")),
            ("DESK", _("Aan de balie of thuis")),
            ("LETTER", _("Op papier")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het ging.")},
    )
    agreed = forms.BooleanField(
        label=_("Ik heb de vraag voorgelezen, of hij stond zo op papier. Zo klopt het."),
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

    def clean(self) -> dict[str, Any]:
        """Who writes does not stand here: without an address, a number or a mail nobody can answer her."""
        cleaned = super().clean()
        reached = self.known or any(cleaned.get(name) for name in ("own_code", "phone", "email", "street"))
        if cleaned.get("way") == "LETTER" and not reached:
            self.add_error("street", _("Vul een adres, een nummer of een e-mail in."))
        return cleaned
