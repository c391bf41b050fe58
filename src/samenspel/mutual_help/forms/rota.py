"""What people type about a small rota: the sentence and whom to call, turns, and days of quiet."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ..models import InReturn, Turn
from ..rules import rota as small
from .matching import WRONG_DAY, telephone
from .text import Text

WEEKS = (1, 2, 4, 6, small.WEEKS_AT_MOST)


class BeginRotaForm(forms.Form):
    """The three things to begin with."""

    line = Text(
        label=_("Wat zou je helpen? In één zin"), max_length=200, widget=forms.TextInput,
        help_text=_("Zonder naam, straat of nummer. Bijvoorbeeld: een paar weken warm eten."),
        error_messages={
            "required": _("Schrijf één zin."),
            "max_length": _("Maak het korter: hooguit %(limit_value)s tekens."),
        },
    )  # fmt: skip
    contact_name = Text(
        label=_("Wie kan iedereen bellen als er iets is?"), max_length=120, widget=forms.TextInput,
        help_text=_("Dat mag je dochter zijn, een buur, of wie je vraag in handen heeft."),
        error_messages={"required": _("Vul een naam in.")},
    )  # fmt: skip
    contact_phone = Text(
        label=_("Op welk nummer?"), max_length=30, widget=forms.TextInput(attrs={"type": "tel"}),
        error_messages={"required": _("Vul een nummer in.")},
    )  # fmt: skip

    in_return = forms.MultipleChoiceField(
        label=_("Wat staat ertegenover?"), choices=InReturn.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("Wie je vraagt, leest dit. Niets mag ook. Zeg het dan."),
        error_messages={"required": _("Kies wat ertegenover staat. Niets mag ook.")},
    )  # fmt: skip

    def clean_contact_phone(self) -> str:
        return telephone(self.cleaned_data["contact_phone"])

    def clean_in_return(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["in_return"]
        if InReturn.NOTHING in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Kies niets, of kies iets. Niet allebei."))
        return chosen


class ChangeRotaForm(BeginRotaForm):
    """The same, and what only who comes reads."""

    door = Text(
        label=_("Waar is het, en hoe kom je binnen?"), max_length=400, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dit leest alleen wie een beurt heeft. Bijvoorbeeld: Lindelaan 4, bel twee keer."),
        error_messages={"max_length": _("Maak het korter: hooguit %(limit_value)s tekens.")},
    )  # fmt: skip
    field_order = ("door", "line", "in_return", "contact_name", "contact_phone")


class TurnsForm(forms.Form):
    """What, on which days, at what hour, for how long."""

    kind = forms.ChoiceField(
        label=_("Wat?"), choices=Turn.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat iemand komt doen.")},
    )  # fmt: skip
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen?"), choices=list(WEEKDAYS.items()), coerce=int,
        widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Kies minstens één dag.")},
    )  # fmt: skip
    begins = forms.TimeField(
        label=_("Hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": _("Kies een tijd."), "invalid": _("Schrijf de tijd als 14:30.")},
    )  # fmt: skip
    weeks = forms.TypedChoiceField(
        label=_("Hoeveel weken?"), coerce=int, initial=2,
        choices=[(one, ngettext_lazy("%d week", "%d weken", one) % one) for one in WEEKS],
    )  # fmt: skip
    note = Text(
        label=_("Wat moet diegene weten?"), max_length=300, required=False, widget=forms.TextInput,
        help_text=_("Alleen wie komt, leest dit. Bijvoorbeeld: liever niet te zout."),
        error_messages={"max_length": _("Maak het korter: hooguit %(limit_value)s tekens.")},
    )  # fmt: skip


class RestForm(forms.Form):
    day = forms.DateField(
        label=_("Tot en met welke dag?"), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Die dag is al voorbij. Kies een dag vanaf vandaag."))
        return day


class EndRotaForm(forms.Form):
    thanks = Text(
        label=_("Wil je iedereen bedanken?"), required=False, max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("Maak het korter: hooguit %(limit_value)s tekens.")},
    )  # fmt: skip
