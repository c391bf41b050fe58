"""What people type about programmes: a plan, a story, an expense, a dream."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Euros, Text

from .matching import WRONG_DAY, telephone


class WhoToCallForm(forms.Form):
    """Whom people call about a programme."""

    contact_name = Text(
        label=_("Wie kunnen mensen bellen?"), max_length=120, widget=forms.TextInput,
        error_messages={"required": _("Vul een naam in.")},
    )  # fmt: skip
    contact_phone = Text(
        label=_("Op welk nummer?"), max_length=30, widget=forms.TextInput(attrs={"type": "tel"}),
        error_messages={"required": _("Vul een nummer in.")},
    )  # fmt: skip

    def clean_contact_phone(self) -> str:
        return telephone(self.cleaned_data["contact_phone"])


class ProgrammeForm(WhoToCallForm):
    """The template: ten months, a hundred euros for each pair, training first; each can be another number."""

    name = Text(
        label=_("Hoe heet het programma?"), max_length=80, widget=forms.TextInput,
        error_messages={"required": _("Geef het een naam.")},
    )  # fmt: skip
    about = Text(
        label=_("Wat doen twee mensen hier samen?"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Schrijf op wat ze doen. Niet wie ze zijn, of wat er was: iedereen doet gewoon mee."),
        error_messages={
            "required": _("Schrijf in een paar zinnen wat ze samen doen."),
            "max_length": _("Maak het korter: hooguit %(limit_value)s tekens."),
        },
    )  # fmt: skip
    months = forms.IntegerField(
        label=_("Hoeveel maanden?"), min_value=1, max_value=36, initial=10,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Vul een getal in van 1 tot 36.")
        ),
    )  # fmt: skip
    pot_cents = Euros(
        label=_("Hoeveel euro krijgt ieder paar in de pot?"), least=0, most=1000_00, initial="100",
        help_text=_("Voor iets leuks samen. Nul mag ook."),
    )  # fmt: skip
    needs_training = forms.BooleanField(
        label=_("Eerst een training, dan pas de eerste ontmoeting"), required=False, initial=True
    )

    field_order = (
        "name", "about", "months", "pot_cents", "needs_training", "contact_name", "contact_phone",
    )  # fmt: skip


class StoryForm(forms.Form):
    story = Text(
        label=_("Hoe ging het?"), widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Iedereen kan dit lezen. Schrijf geen namen op van wie meedeed."),
        error_messages={"required": _("Schrijf op hoe het ging.")},
    )  # fmt: skip


class ExpenseForm(forms.Form):
    what = Text(
        label=_("Wat was het?"), max_length=120, widget=forms.TextInput,
        error_messages={"required": _("Schrijf op wat het was."), "max_length": _("Maak het korter.")},
    )  # fmt: skip
    cents = Euros(label=_("Hoeveel euro?"), most=1000_00)
    spent_on = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_spent_on(self) -> date:
        day: date = self.cleaned_data["spent_on"]
        if day > self.today:
            raise forms.ValidationError(_("Die dag moet nog komen. Kies vandaag of eerder."))
        return day


class DreamForm(forms.Form):
    text = Text(
        label=_("Wat zouden jullie graag eens doen?"), max_length=200, widget=forms.TextInput,
        error_messages={
            "required": _("Schrijf een droom op. Klein mag ook."), "max_length": _("Maak het korter."),
        },
    )  # fmt: skip


class GoalForm(forms.Form):
    words = Text(
        label=_("Wat wil je straks alleen kunnen?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In je eigen woorden. Bijvoorbeeld: alleen met de bus naar mijn werk."),
        error_messages={
            "required": _("Schrijf op wat je straks alleen wilt kunnen."),
            "max_length": _("Maak het korter."),
        },
    )  # fmt: skip


class WinForm(forms.Form):
    text = Text(
        label=_("Wat lukt er al?"), max_length=300, widget=forms.TextInput,
        error_messages={
            "required": _("Schrijf op wat er al lukt. Klein is ook goed."),
            "max_length": _("Maak het korter."),
        },
    )  # fmt: skip


class ReachedForm(forms.Form):
    thanks = Text(
        label=_("Wil je de ander bedanken?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    ask_again = forms.BooleanField(
        label=_("Vraag mij over drie maanden of het nog goed gaat"), required=False
    )
