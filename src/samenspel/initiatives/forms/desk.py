"""What a colleague fills in with who has no screen: an idea, one more who joins, what comes afterwards."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.design.typed import Line
from samenspel.social_map.models import Entry

from ..actions import Idea, Resident

NO_WAY = _("Vul een nummer, een e-mailadres of een adres in. Anders kunnen we de ander niet bereiken.")


def _way() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hoe gaat het?"), widget=forms.RadioSelect,
        choices=[
            ("PHONE", _("Aan de telefoon")), ("DESK", _("Aan de balie of thuis")), ("LETTER", _("Op papier")),
        ],
        error_messages={"required": _("Kies hoe het gaat.")},
    )  # fmt: skip


def _agreed(label: Any) -> forms.BooleanField:
    required = _("Lees het eerst voor, en zet dan een vinkje.")
    return forms.BooleanField(label=label, error_messages={"required": required})


class ResidentForm(forms.Form):
    """Who it is: by a code of her own that she reads out, or her name and at least one way to reach her."""

    own_code = Line(
        label=_("Heeft de ander al een eigen vraag, aanbod of idee? De code daarvan"), max_length=40,
        required=False, help_text=_("Dan weten we al wie het is. De rest hoeft dan niet."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    who = Line(label=_("Hoe heet de ander?"), error_messages={"required": _("Vul in hoe de ander heet.")})
    phone = Line(
        label=_("Telefoon van de ander"), max_length=30, required=False,
        help_text=_("Eén is genoeg: een nummer, een e-mailadres of een adres voor een brief."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False,
        error_messages={"invalid": _("Kijk het e-mailadres na. Er hoort een @ in.")},
    )  # fmt: skip
    street = Line(label=_("Straat en nummer, voor een brief"), required=False)
    postcode = Line(label=_("Postcode"), max_length=7, required=False)
    REACH = ("phone", "email", "street")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"].required = not self.data.get("own_code", "").strip()

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        try:
            return people.telephone(typed) if typed else ""
        except people.UnreadableNumber as problem:
            sentence = _("Dit is geen heel telefoonnummer. Kijk het nog eens na.")
            raise forms.ValidationError(sentence) from problem

    def clean_postcode(self) -> str:
        typed = str(self.cleaned_data["postcode"])
        whole = people.whole_postcode(typed)
        if typed and not whole:
            raise forms.ValidationError(_("Kijk de postcode na. Hij hoort eruit te zien als 3994 AB."))
        return whole

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("own_code"):
            for name in ("who", *self.REACH, "postcode"):
                if given.get(name):
                    self.add_error(name, _("Met een eigen code hoeft dit niet. Maak het leeg."))
        else:
            self._must_be_somebody(given)
        return given

    def _must_be_somebody(self, given: dict[str, Any]) -> None:
        if not any(given.get(name) or name in self.errors for name in self.REACH):
            self.add_error("phone", NO_WAY)
        street = str(given.get("street", ""))
        if street and not any(letter.isdigit() for letter in street):
            self.add_error("street", _("Vul ook het nummer van het huis in. Anders komt de brief niet aan."))
        if street and "postcode" not in self.errors and not given.get("postcode"):
            self.add_error("postcode", _("Vul ook de postcode in, zoals 3994 AB."))

    def resident(self, known: UUID | None) -> Resident:
        if known:
            return Resident(known=known)
        given = self.cleaned_data
        return Resident(name=given["who"], **{name: given[name] for name in (*self.REACH, "postcode")})


class IdeaWordsForm(forms.Form):
    """How her idea is called, what it is in one sentence, and who may find it."""

    name = Line(
        label=_("Hoe heet het idee?"), max_length=200,
        error_messages={"required": _("Geef het idee een naam. Later mag het anders heten.")},
    )  # fmt: skip
    summary = Line(
        label=_("Wat is het, in één zin? In haar of zijn eigen woorden"), max_length=300,
        error_messages={"required": _("Schrijf in één zin wat de ander wil doen.")},
    )  # fmt: skip
    visibility = forms.ChoiceField(
        label=_("Wie mag het vinden?"), widget=forms.RadioSelect, initial=Entry.Visibility.INVITED.value,
        choices=[
            (Entry.Visibility.INVITED.value, _("Alleen wie de ander uitnodigt")),
            (Entry.Visibility.PUBLIC.value, _("Iedereen, op de kaart")),
        ],
        error_messages={"required": _("Kies wie het mag vinden.")},
    )  # fmt: skip
    agreed = _agreed(_("Ik las het voor, of het stond zo op papier. Zo klopt het."))

    def __init__(self, *args: Any, unlisted: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if unlisted:  # found by its exact address alone: that is said on a screen
            del self.fields["visibility"]


class DeskIdeaForm(ResidentForm, IdeaWordsForm):
    """All at once, for somebody on the telephone, at the desk, or with a sheet of paper."""

    area = forms.ModelChoiceField(
        Area.objects.none(), label=_("In welke buurt?"), empty_label=_("Kies een buurt"),
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies een buurt uit de lijst.")),
    )  # fmt: skip
    way = _way()
    field_order = (
        "name", "summary", "area", "visibility", "own_code", "who", "phone", "email", "street", "postcode",
        "way", "agreed",
    )  # fmt: skip

    def __init__(self, *args: Any, areas: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]

    def idea(self) -> Idea:
        given = self.cleaned_data
        return Idea(given["name"], given["summary"], given["area"], given["visibility"])


class JoinForm(ResidentForm):
    """Her yes; a no asks nothing."""

    agreed = _agreed(_("Ik las voor wat een ja betekent. De ander zei zelf ja."))


class IdeaCodeForm(forms.Form):
    """The code, as the other reads it out, and how she is here."""

    code = Line(
        label=_("De code, zoals de ander hem voorleest"), max_length=40,
        error_messages={"required": _("Vul de code in.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    way = _way()


class ReadOutForm(forms.Form):
    """Her yes to a request for money, as it was read to her."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    agreed = _agreed(_("Ik las alles voor: het bedrag, waar het voor is en wanneer. De ander zei zelf ja."))
