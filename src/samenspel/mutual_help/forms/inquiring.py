"""What people type in a talk in four steps: at most a few fields, and nothing is an obligation."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Line, Text

from ..models import InquiryWord
from .desk import WhoForm
from .matching import WRONG_DAY

# What a step is called, and what it is for.
STEP_TITLES: Mapping[str, tuple[Any, Any]] = {
    "verkennen": (_("Verkennen: wat gaat er goed?"), _("Begin met wat al lukt. Iets kleins telt ook.")),
    "verbeelden": (_("Verbeelden: wat wil je?"), _("Kijk vooruit. Het hoeft nog niet te kunnen.")),
    "vormgeven": (_("Vormgeven: wie doet wat?"), _("Ieder kiest zelf of en wat. Niets moet.")),
    "verankeren": (
        _("Verankeren: hoe houd je het vol?"),
        _("Klein is goed. Spreek af wie vraagt hoe het gaat."),
    ),
}
HOW_MANY = _("Vul een getal in van 0 tot 40.")
NOBODY, MINE = "ANOTHER", "ME"
SAY_IT = {"required": _("Schrijf een paar woorden, of ga verder met de knop van een stap.")}


def _others() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Hoeveel mensen doen mee zonder naam?"),
        min_value=0, max_value=40, initial=0, required=False,
        help_text=_("We tellen ze alleen. Wie geen account heeft, kan ook met een naam meedoen."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), HOW_MANY),
    )  # fmt: skip


class BeginInquiryForm(forms.Form):
    """What it is about, in her own words; how many more sit at the table; and whether this is her work."""

    about = Line(
        label=_("Waar gaat het over?"), max_length=120,
        help_text=_("In je eigen woorden. Bijvoorbeeld: ons portiek, of: weer vaker naar buiten."),
        error_messages={"required": _("Schrijf in een paar woorden waar het over gaat.")},
    )  # fmt: skip
    others = _others()
    at_work = forms.BooleanField(label=_("Ik ondersteun dit gesprek voor mijn werk"), required=False)

    def __init__(self, *args: Any, works_here: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not works_here:
            del self.fields["at_work"]

    def clean_others(self) -> int:
        return self.cleaned_data["others"] or 0


class InquiryCodeForm(forms.Form):
    """The code that somebody in the talk reads out."""

    code = Line(
        label=_("De code van het gesprek"), max_length=60,
        help_text=_("Bijvoorbeeld: appel 72 41 05"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Vul de code in. Iemand van het gesprek leest hem voor.")},
    )  # fmt: skip


class OwnTalkCodeForm(forms.Form):
    """Her own code, as she reads it out, and how she is here."""

    code = Line(
        label=_("De code, zoals de ander hem voorleest"), max_length=40,
        error_messages={"required": _("Vul de code in.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("Hoe gaat het?"), widget=forms.RadioSelect,
        choices=[
            ("PHONE", _("Aan de telefoon")), ("DESK", _("Aan de balie of thuis")), ("LETTER", _("Op papier")),
        ],
        error_messages={"required": _("Kies hoe het gaat.")},
    )  # fmt: skip


class HearYesForm(WhoForm):
    """Whose yes to this talk was heard, how she is reached, and by which way she said it."""

    way = forms.ChoiceField(
        label=_("Hoe zei de ander ja?"), widget=forms.RadioSelect,
        choices=[
            ("DESK", _("Aan tafel of aan de balie")),
            ("PHONE", _("Aan de telefoon")),
            ("LETTER", _("Op papier")),
        ],
        error_messages={"required": _("Kies hoe het ging.")},
    )  # fmt: skip
    counted = forms.BooleanField(label=_("Deze mens telde al mee zonder naam"), required=False)
    agreed = forms.BooleanField(
        label=_("Ik heb dit voorgelezen, of het stond zo op papier. De ander zei zelf ja."),
        error_messages={"required": _("Lees het voor, en vraag het. Zet dan een vinkje.")},
    )
    field_order = (
        "own_code", "name", "phone", "email", "street", "postcode", "way", "counted", "agreed",
    )  # fmt: skip

    def __init__(self, *args: Any, others: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].label = _("Hoe heet de ander?")
        self.fields["name"].error_messages["required"] = _("Vul in hoe de ander heet.")
        if not others:
            del self.fields["counted"]

    def clean(self) -> dict[str, Any]:
        """Whoever has no screen hears from us by letter, by text message or by telephone."""
        cleaned = super().clean()
        ways = ("own_code", "phone", "email", "street")
        if not any(cleaned.get(name) or name in self.errors for name in ways):
            self.add_error("phone", _("Vul een nummer, een e-mail of een adres in."))
        return cleaned


class OthersForm(forms.Form):
    """How many are there and are not named."""

    others = _others()

    def clean_others(self) -> int:
        return self.cleaned_data["others"] or 0


class SayForm(forms.Form):
    """A box for each question of a step. `who`: only where somebody may type what another says."""

    who = forms.ChoiceField(label=_("Wie zegt dit?"), initial=MINE)

    def __init__(self, *args: Any, questions: Sequence[str], speakers: list[tuple[str, Any]], **options: Any):
        super().__init__(*args, **options)
        self.questions = questions
        for one in questions:
            label = InquiryWord.Question(one).label
            self.fields[one] = Text(label=label, max_length=1500, required=False, widget=_box())
        if speakers:
            self.fields["who"].choices = [(MINE, _("Ik zelf")), *speakers]  # type: ignore[attr-defined]
        else:
            del self.fields["who"]

    def said(self) -> dict[str, str]:
        """Return what was typed, by question."""
        return {one: self.cleaned_data[one] for one in self.questions if self.cleaned_data.get(one)}

    def must_say(self) -> None:
        """Nothing was typed, and the button says that something would be."""
        self.add_error(self.questions[0], SAY_IT["required"])


def _box() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


class AskOnForm(forms.Form):
    """On which day I ask how it is going."""

    day = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not 0 < (day - self.today).days <= 366:
            raise forms.ValidationError(_("Kies een dag na vandaag, binnen een jaar."))
        return day


class OutcomeForm(forms.Form):
    """What came of it."""

    text = Text(
        label=_("Wat kwam ervan?"), max_length=1500, widget=_box(),
        help_text=_("Iedereen die meedoet, leest dit."),
    )  # fmt: skip


class LeaveInquiryForm(forms.Form):
    """I leave: what happens with my words."""

    words = forms.ChoiceField(
        label=_("Wat doen we met jouw woorden?"), widget=forms.RadioSelect,
        choices=[
            ("ALONG", _("Haal ze weg")),
            ("STAY", _("Laat ze staan, zonder mijn naam. Er staat dan: iemand")),
        ],
        error_messages={"required": _("Kies wat er met je woorden gebeurt.")},
    )  # fmt: skip
