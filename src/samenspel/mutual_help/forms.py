"""Forms about asks: what people type, checked and put into words that say what to do."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.community.models import Area

from . import rules
from .models import Ask, Note

REQUIRED_WORDS = {
    "required": _("Schrijf een paar woorden. “Ik weet het nog niet” is ook goed."),
    "max_length": _("Dat is veel tekst. Maak het korter: hooguit %(limit_value)s tekens."),
}
STARTERS = [
    _("Samen iets doen"),
    _("Meegaan naar een afspraak"),
    _("Een klusje in huis"),
    _("Hulp met papieren of computer"),
    _("Samen eten of wandelen"),
    _("Ik weet het nog niet"),
]


class Text(forms.CharField):
    """Free text: control characters go, words stay; a NUL is no reason to lose what was typed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", rules.MAX_WORDS)
        options.setdefault("error_messages", REQUIRED_WORDS)
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        self.tidy_limit = options.pop("max_length")
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = rules.tidy(str(value or ""))
        if len(text) > self.tidy_limit:
            raise forms.ValidationError(
                self.error_messages.get("max_length", REQUIRED_WORDS["max_length"]),
                params={"limit_value": self.tidy_limit},
            )
        return text

    def run_validators(self, value: Any) -> None:
        """Django's own check refuses NUL; tidy() has taken it out already."""


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


class DeskAskForm(forms.Form):
    """Everything at once, for somebody at the desk or on the telephone."""

    words = Text(label=_("De vraag, in haar of zijn eigen woorden"))
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

    def __init__(self, *args: Any, neighbourhoods: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = Area.objects.filter(pk__in=[area.pk for area in neighbourhoods])  # type: ignore[attr-defined]

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
    entry = forms.UUIDField(widget=forms.HiddenInput)
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
