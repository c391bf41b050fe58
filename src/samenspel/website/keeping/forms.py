"""Forms of a keeper: each error stands at its field and says what to do."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.commitments import actions as commitments
from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community import rules
from samenspel.community.models import Area, Membership, Organisation, Person
from samenspel.foundation.ids import new_id
from samenspel.social_map.models import LANGUAGES

from .actions import Colleague

NOT_KNOWN = ("", _("Dat weten we nog niet"))
BAD_DAY = {"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")}
EARLIEST = date(1950, 1, 1)
MOST_CUE_WORDS = 5


def _line(label: Any, required: Any = "", *, length: int, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=length,
        widget=forms.TextInput(attrs=attrs),
        error_messages={
            "required": required,
            "max_length": _("Dat is te lang. Maak het korter: hooguit %(limit_value)d tekens."),
        },
    )


def _choices(names: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(value, str(label)[:1].upper() + str(label)[1:]) for value, label in names]


class Telephone(forms.CharField):
    """A number as people write it; refused when no Dutch telephone could ring it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
        super().__init__(max_length=20, widget=widget, **options)

    def clean(self, value: Any) -> str:
        written = str(super().clean(value))
        try:
            return written if not written or rules.telephone(written) else ""
        except rules.UnreadableNumber as problem:
            raise forms.ValidationError(
                _("Dit is geen heel telefoonnummer. Kijk het nog eens na.")
            ) from problem


class AreaChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An area by name; what is no neighbourhood says what it is."""

    def label_from_instance(self, area: Area) -> str:
        whole = area.kind != Area.Kind.NEIGHBOURHOOD
        return f"{area.name} ({area.get_kind_display()})" if whole else area.name


class OrganisationForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    name = _line(_("Hoe heet de organisatie of groep?"), _("Vul de naam in."), length=200)
    area = AreaChoice(
        Area.objects.none(),
        label=_("Waar werkt de organisatie?"),
        empty_label=None,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies een gebied uit de lijst.")),
    )
    works_with = forms.ChoiceField(label=_("Wie werken er?"), required=False)
    feels = forms.ChoiceField(label=_("Hoe voelt het er?"), required=False)
    own_words = forms.CharField(
        label=_("Wat zegt de organisatie over zichzelf?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Dat is te lang. Maak het korter: hooguit %(limit_value)d tekens.")},
    )
    phone = Telephone(label=_("Telefoon"), required=False)

    def __init__(self, *args: Any, town: UUID, on: date, besides: UUID | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.town, self.on, self.besides = town, on, besides
        self.fields["area"].queryset = _areas(town, on)  # type: ignore[attr-defined]
        self.fields["area"].initial = town
        for field, choices in (("works_with", Organisation.WorksWith), ("feels", Organisation.Feels)):
            self.fields[field].choices = [NOT_KNOWN, *_choices(choices.choices)]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        same = community.organisations_of(municipality=self.town, on=self.on).filter(name__iexact=name)
        if same.exclude(pk__in=[self.besides, self.cleaned_data.get("key")]).exists():
            raise forms.ValidationError(_("Deze organisatie staat er al. Kijk in de lijst."))
        return name

    def facts(self) -> people.OrganisationFacts:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return people.OrganisationFacts(**typed)


def _areas(town: UUID, on: date) -> Any:
    return community.areas_of(municipality=town, on=on).order_by("parent__parent_id", "kind", "name")


class ColleagueForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    name = _line(_("Hoe heet je collega?"), _("Vul de naam in."), length=120, autocomplete="off")
    called = _line(_("Hoe noemen we je collega?"), length=120, autocomplete="off")
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Hiermee logt je collega in. Zonder e-mail kan dat niet. De rest kan wel."),
        error_messages={
            "invalid": _("Kijk het e-mailadres na. Het hoort eruit te zien als naam@voorbeeld.nl.")
        },
    )
    phone = Telephone(label=_("Telefoon van het werk"), required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Bij welke organisatie?"),
        empty_label=_("Kies een organisatie"),
        error_messages={
            "required": _("Kies een organisatie. Staat ze er niet bij? Voeg haar eerst toe."),
            "invalid_choice": _("Kies een organisatie uit de lijst."),
        },
    )
    role = forms.ChoiceField(
        label=_("Wat voor werk?"),
        error_messages={"required": _("Kies wat voor werk."), "invalid_choice": _("Kies uit de lijst.")},
    )
    title = _line(_("Hoe heet dat werk hier?"), length=120)
    starts_on = forms.DateField(label=_("Vanaf welke dag?"), widget=forms.DateInput, error_messages=BAD_DAY)

    def __init__(self, *args: Any, town: UUID, on: date, roles: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = (  # type: ignore[attr-defined]
            community.organisations_of(municipality=town, on=on)
        )
        may = [row for row in Membership.Role.choices if rules.may_keep(roles, role=str(row[0]))]
        self.fields["role"].choices = [("", _("Kies")), *_choices(may)]  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = on

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if day < EARLIEST:
            raise forms.ValidationError(_("Kijk het jaar na."))
        return day

    def colleague(self) -> Colleague:
        return Colleague(**{name: value for name, value in self.cleaned_data.items() if name != "key"})


class LeaveForm(forms.Form):
    ends_on = forms.DateField(
        label=_("Wat is de eerste dag zonder deze collega?"),
        help_text=_("Stopt het nu? Kies dan vandaag."),
        widget=forms.DateInput,
        error_messages=BAD_DAY,
    )

    def __init__(self, *args: Any, earliest: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.earliest = earliest

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day < self.earliest:
            raise forms.ValidationError(_("Deze dag is te vroeg. Kies vandaag, of een dag die nog komt."))
        return day


class DoorForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Welke organisatie let op deze voordeur?"),
        empty_label=_("Kies een organisatie"),
        error_messages={
            "required": _("Kies een organisatie."),
            "invalid_choice": _("Kies een organisatie uit de lijst."),
        },
    )
    lead = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Wie is hier de teamleider?"),
        help_text=_("Reageert niemand? Dan vragen we de teamleider."),
        empty_label=_("Kies een collega"),
        error_messages={
            "required": _("Kies een teamleider. Een voordeur heeft er altijd een."),
            "invalid_choice": _("Kies iemand die hier werkt en blijft."),
        },
    )
    phone = Telephone(
        label=_("Welk nummer bellen mensen?"), error_messages={"required": _("Vul een telefoonnummer in.")}
    )
    walk_in = _line(_("Waar kun je binnenlopen?"), length=200)
    hours = _line(_("Wanneer nemen jullie de telefoon op?"), length=120)

    def __init__(self, *args: Any, town: UUID, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = community.organisations_of(municipality=town, on=on)
        fields["lead"].queryset = community.colleagues_of(municipality=town, on=on)
        fields["lead"].label_from_instance = lambda person: person.name

    def facts(self) -> commitments.DoorFacts:
        return commitments.DoorFacts(**self.cleaned_data)


class RotaForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Wie komt erbij?"),
        empty_label=_("Kies een collega"),
        error_messages={
            "required": _("Kies een collega."),
            "invalid_choice": _("Kies iemand die werkt bij de organisatie van deze voordeur."),
        },
    )

    def __init__(self, *args: Any, colleagues: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["person"].queryset = colleagues
        fields["person"].label_from_instance = lambda person: person.name


class CueForm(forms.Form):
    """Words that people say, and in which language."""

    words = _line(_("Wat zeggen mensen?"), _("Schrijf één of meer woorden."), length=80)
    language = forms.ChoiceField(label=_("In welke taal?"), choices=list(LANGUAGES.items()))

    def clean_words(self) -> str:
        words = " ".join(re.findall(r"[^\W_]+", str(self.cleaned_data["words"]).casefold()))
        if not 1 <= len(words.split()) <= MOST_CUE_WORDS or not any(letter.isalpha() for letter in words):
            raise forms.ValidationError(_("Schrijf één tot vijf woorden, met letters."))
        return words
