"""What residents type: one question on a page."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.community.models import Area
from samenspel.design.typed import Text

from ..models import Note

STARTERS = [
    _("Samen iets doen"),
    _("Meegaan naar een afspraak"),
    _("Een klusje in huis"),
    _("Hulp met papieren of computer"),
    _("Samen eten of wandelen"),
    _("Ik weet het nog niet"),
]

# Practical words open the door (R67): small things that a neighbour can do.
SMALL_ASKS = [
    _("Samen een half uur wandelen"),
    _("Een lamp ophangen"),
    _("Meerijden naar de winkel"),
    _("Even helpen met mijn mail"),
    _("De plantjes water geven"),
    _("Samen een kop koffie"),
]


class WordsForm(forms.Form):
    words = Text(label=_("Jouw vraag"))


class ForAnotherForm(forms.Form):
    through = Text(
        label=_("Hoe heet jij?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in. Dan weet de ander wie het vroeg.")},
    )
    their_yes = forms.ChoiceField(
        label=_("Vindt de ander het goed dat je dit vraagt?"),
        choices=[
            ("SPOKEN", _("Ja, dat heeft de ander gezegd")),
            ("PRESENT", _("Ja, de ander zit nu naast mij")),
            ("NOT_YET", _("Dat weet ik nog niet")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat waar is.")},
    )

    def clean_their_yes(self) -> str:
        if self.cleaned_data["their_yes"] == "NOT_YET":
            raise forms.ValidationError(_("Vraag het eerst aan de ander. Wat je typte, blijft hier staan."))
        return str(self.cleaned_data["their_yes"])


class WhereForm(forms.Form):
    """A neighbourhood, by name, by four digits, or chosen from the list."""

    where = Text(
        label=_("Je buurt, of de vier cijfers van je postcode"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "list": "neighbourhoods"}),
        error_messages={"required": _("Vul je buurt of je postcode in, of kies uit de lijst.")},
    )
    area = forms.ModelChoiceField(Area.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, neighbourhoods: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.neighbourhoods = neighbourhoods
        self.several: list[Area] = []
        if self.data.get("area"):  # chosen from the list: then the field may stay empty
            self.fields["where"].required = False
        below = models.Q(pk__in=[area.pk for area in neighbourhoods])
        everywhere = models.Q(kind=Area.Kind.MUNICIPALITY)  # "I do not know where"
        self.fields["area"].queryset = Area.objects.filter(below | everywhere)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("area") or self.has_error("where"):
            return cleaned
        found = self._found(cleaned.get("where", ""))
        if len(found) == 1:
            cleaned["area"] = found[0]
        elif found:
            self.several = found
            self.add_error("where", _("Daar horen meer buurten bij. Kies hieronder jouw buurt."))
        return cleaned

    def _found(self, where: str) -> list[Area]:
        digits = people.four_digits(where)
        if digits:
            found = [area for area in self.neighbourhoods if digits in area.pc4s]  # type: ignore[attr-defined]
            if not found:
                self.add_error("where", _("Deze postcode kennen we hier niet. Kies je buurt uit de lijst."))
            return found
        wanted = people.sort_name(where)
        exact = [area for area in self.neighbourhoods if people.sort_name(area.name) == wanted]
        near = exact or [area for area in self.neighbourhoods if wanted in people.sort_name(area.name)]
        if not near:
            self.add_error("where", _("Deze buurt kennen we niet. Kies je buurt uit de lijst."))
        return near


def read_contact(written: str) -> tuple[str, str]:
    """Return (phone, email) from one field; exactly one is filled. Raises ValidationError with what to do."""
    if "@" in written:
        return "", str(forms.EmailField(error_messages={"invalid": BAD_MAIL}).clean(written))
    try:
        return people.telephone(written), ""
    except people.UnreadableNumber as problem:
        raise forms.ValidationError(BAD_NUMBER) from problem


BAD_MAIL = _("Kijk je e-mailadres na. Het hoort eruit te zien als naam@voorbeeld.nl.")
BAD_NUMBER = _("Dit is geen heel telefoonnummer of e-mailadres. Kijk het nog eens na.")


class ReachForm(forms.Form):
    contact = Text(
        label=_("Je telefoonnummer of e-mailadres"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
        error_messages={"required": _("Vul een nummer of e-mailadres in. Of kies: ik kom langs.")},
    )

    def clean_contact(self) -> dict[str, str]:
        phone, email = read_contact(self.cleaned_data["contact"])
        return {"phone": phone, "email": email}


class HelperReachForm(ReachForm):
    """The same for who offers: coming by is no answer there, so it is not named."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["contact"].error_messages["required"] = _("Vul een nummer of e-mailadres in.")


class CodeForm(forms.Form):
    code = Text(
        label=_("Je code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Vul je code in. Hij staat op je kaartje.")},
    )


class NoteForm(forms.Form):
    text = Text(label=_("Jouw bericht"), error_messages={"required": _("Schrijf een paar woorden.")})
    readers = forms.ChoiceField(
        label=_("Wie mag dit lezen?"),
        choices=Note.Readers.choices,
        initial="BETWEEN",
        widget=forms.RadioSelect,
    )


class NameForm(forms.Form):
    name = Text(
        label=_("Hoe mogen we je noemen?"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul een naam in. Een voornaam is genoeg.")},
    )


class ShareForm(forms.Form):
    text = Text(label=_("Wat zou jij willen doen of delen?"), required=False)


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Hoe is het gegaan?"),
        choices=[
            ("ANSWERED", _("Ja, mijn vraag is beantwoord")),
            ("PARTLY", _("Voor een deel")),
            ("NOT_FOUND", _("Nee, we vonden geen antwoord")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het beste past.")},
    )
    where = forms.ChoiceField(
        label=_("Wie of wat heeft je geholpen?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, stops: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        known = [
            ("informal", _("Iemand uit de buurt, of een groep")),
            ("formal", _("Een beroepskracht of organisatie")),
            ("hybrid", _("Allebei")),
            ("self", _("Ik vond het zelf")),
            ("", _("Dat weet ik niet")),
        ]
        self.fields["where"].choices = [*stops, *known]  # type: ignore[attr-defined]


class LookBackForm(forms.Form):
    months = forms.TypedChoiceField(
        label=_("Wanneer mogen we vragen hoe het gaat?"),
        choices=[("1", _("Na een maand")), ("3", _("Na drie maanden")), ("12", _("Na een jaar"))],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een moment. Of sla dit over.")},
    )
