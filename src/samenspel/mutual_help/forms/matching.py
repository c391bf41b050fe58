"""What people type about calling for a neighbour, and about meeting and helping each other."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people
from samenspel.design.typed import Text
from samenspel.foundation.languages import SPOKEN

from ..models import Ask, CallMe, Gender, Involves, Moment, Resource, Topic
from ..rules import resting

WRONG_DAY = _("Schrijf de dag als 27-11-2026.")


def several(choices: Any, label: Any, **options: Any) -> forms.MultipleChoiceField:
    """Some of these words, or none."""
    return forms.MultipleChoiceField(
        choices=choices, label=label, widget=forms.CheckboxSelectMultiple, required=False, **options
    )


class CallForm(forms.Form):
    """One sentence for a neighbour, and who may see it. What is in `MORE` may be left alone."""

    MORE = ("people", "material", "topics", "teaches", "languages", "involves", "gender_wish")

    line = Text(
        label=_("Wat zou een buur voor je kunnen doen? In één zin"),
        max_length=200,
        widget=forms.TextInput,
        help_text=_("Zonder naam, straat of nummer. Bijvoorbeeld: samen een half uur wandelen."),
        error_messages={
            "required": _("Schrijf één zin."),
            "max_length": _("Maak het korter: hooguit %(limit_value)s tekens."),
        },
    )
    kinds = forms.MultipleChoiceField(
        label=_("Waar gaat het om?"),
        choices=[(one.value, one.asked) for one in Resource],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies er minstens een.")},
    )
    moments = forms.MultipleChoiceField(
        label=_("Wanneer komt het je uit?"),
        choices=Moment.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=Ask.Rhythm.choices, initial="UNKNOWN", widget=forms.RadioSelect
    )
    audience = forms.ChoiceField(
        label=_("Wie mag deze zin lezen?"),
        choices=Ask.Audience.choices,
        initial="HOLDER",
        widget=forms.RadioSelect,
    )
    people = forms.IntegerField(
        label=_("Hoeveel mensen heb je nodig?"), min_value=1, max_value=10, initial=1, required=False,
        help_text=_("Meestal is één genoeg. Voor een verhuizing wil je er meer."),
        error_messages={
            "invalid": _("Vul een getal in van 1 tot 10."), "min_value": _("Vul een getal in van 1 tot 10."),
            "max_value": _("Vul een getal in van 1 tot 10."),
        },
    )  # fmt: skip
    material = Text(
        label=_("Wat is ervoor nodig, en wie zorgt daarvoor?"), max_length=200, required=False,
        widget=forms.TextInput,
        help_text=_("Gereedschap, spullen of geld. Bijvoorbeeld: een boormachine heb ik, pluggen betaal ik."),
        error_messages={"max_length": _("Maak het korter: hooguit %(limit_value)s tekens.")},
    )  # fmt: skip
    topics = several(Topic.choices, _("Waar houd je van?"))
    teaches = several(Topic.choices, _("Wat kun je een ander laten zien of leren?"))
    languages = several(list(SPOKEN.items()), _("Welke talen spreek je?"))
    involves = several(
        Involves.choices, _("Wat hoort erbij?"),
        help_text=_("Dan vragen we niemand die dat niet wil of kan."),
    )  # fmt: skip
    gender_wish = forms.ChoiceField(
        label=_("Wil je liever een vrouw of een man?"), required=False, widget=forms.RadioSelect,
        choices=[("", _("Dat maakt me niet uit")), *Gender.choices],
        help_text=_("Wij gaan af op wat iemand zelf opschreef."),
    )  # fmt: skip

    @property
    def opens_more(self) -> bool:
        """True when there is something in `MORE` to look at again: it is shown, not folded away."""
        return self.is_bound and any(one in self.errors for one in self.MORE)

    def clean_people(self) -> int:
        return self.cleaned_data["people"] or 1


class MeetForm(forms.Form):
    """A meeting place of the map, a day and an hour."""

    place = forms.ChoiceField(
        label=_("Waar?"), widget=forms.RadioSelect, error_messages={"required": _("Kies een plek.")}
    )
    day = forms.DateField(
        label=_("Op welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )
    hour = forms.TimeField(
        label=_("Hoe laat?"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": _("Kies een tijd."), "invalid": _("Schrijf de tijd als 14:30.")},
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Die dag is al voorbij. Kies een dag vanaf vandaag."))
        return day

    @property
    def at(self) -> datetime:
        """The moment that was chosen."""
        day: date = self.cleaned_data["day"]
        hour: time = self.cleaned_data["hour"]
        return timezone.make_aware(datetime.combine(day, hour))


class ThanksForm(forms.Form):
    thanks = Text(
        label=_("Wil je de ander bedanken?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    apart = forms.BooleanField(
        label=_("Stel ons later niet meer aan elkaar voor"), required=False,
        help_text=_("Geen mens leest dit, ook de ander niet."),
    )  # fmt: skip


class BackForm(forms.Form):
    """Until when somebody rests; who does not know yet leaves it empty. No reason (R16)."""

    back_on = forms.DateField(
        label=_("Wanneer doe je weer mee?"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Weet je het nog niet? Laat het leeg. Je verandert het zo vaak je wilt."),
        error_messages={"invalid": WRONG_DAY},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, label: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        if label:
            self.fields["back_on"].label = label

    def clean_back_on(self) -> date | None:
        day: date | None = self.cleaned_data["back_on"]
        if day is None or resting.may_end_on(day, today=self.today):
            return day
        if day <= self.today:
            raise forms.ValidationError(_("Kies een dag na vandaag."))
        raise forms.ValidationError(
            _("Kies een dag binnen een jaar. Wordt het langer? Laat de dag dan leeg.")
        )


class CallMeForm(forms.Form):
    """One question in closed words, which may stay open: what it is about is said by telephone (R02)."""

    talked = forms.ChoiceField(
        label=_("Praatten jullie er samen over?"), required=False, widget=forms.RadioSelect,
        choices=CallMe.Talked.choices,
    )  # fmt: skip


class NeedsForm(forms.Form):
    """What it takes before a neighbour can help here."""

    vog = forms.BooleanField(label=_("Een VOG"), required=False)
    training = forms.BooleanField(label=_("Een training"), required=False)
    guide = forms.BooleanField(label=_("Een begeleider, want het is best ingewikkeld"), required=False)
    backstop = forms.BooleanField(label=_("Een beroepskracht die erbij blijft"), required=False)
    plan = forms.BooleanField(
        label=_("Laat de planning 's nachts meezoeken"), required=False,
        help_text=_("Dan krijgen de vrager en een paar buren een lijstje. Ze kiezen allebei zelf."),
    )  # fmt: skip


def telephone(typed: str) -> str:
    """Return a number that can be called, or say that it is none."""
    try:
        return people.telephone(typed)
    except people.UnreadableNumber as problem:
        raise forms.ValidationError(_("Dit is geen heel telefoonnummer. Kijk het nog eens na.")) from problem
