"""What people type about a small rota: the sentence and whom to call, turns, and days of quiet."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from samenspel.design.typed import Text
from samenspel.foundation.days import day_of

from ..models import InReturn, Turn
from ..rules import rota as small
from .matching import WRONG_DAY, telephone

WEEKS = (1, 2, 4, 6, 8, small.WEEKS_AT_MOST)


NOT_NOW = _("Die kan nu niet als eerste gevraagd worden. Kies een ander, of vraag iedereen tegelijk.")


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
    """What, on which days, at what hour, for how long. What is in `MORE` may be left alone."""

    MORE = ("until", "every", "first_on")

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
    until = forms.TimeField(
        label=_("Tot welke tijd?"), required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": _("Schrijf de tijd als 14:30.")},
    )  # fmt: skip
    every = forms.TypedChoiceField(
        label=_("Hoe vaak?"), coerce=int, initial=1,
        choices=[(1, _("elke week")), (2, _("om de week")), (4, _("elke vier weken"))],
    )  # fmt: skip
    first_on = forms.DateField(
        label=_("Vanaf welke dag?"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Laat leeg als het morgen al mag beginnen."), error_messages={"invalid": WRONG_DAY},
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

    wished = forms.TypedChoiceField(
        label=_("Aan wie vraag je het eerst?"), coerce=UUID, empty_value=None, required=False,
        help_text=_("Die hoort het eerst, en zegt zelf ja. Daarna is het voor de anderen."),
        error_messages={"invalid_choice": NOT_NOW},
    )  # fmt: skip

    def __init__(
        self, *args: Any, now: datetime, faces: Sequence[tuple[UUID, str]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.now = now
        self.fields["wished"].choices = [  # type: ignore[attr-defined]
            ("", _("aan iedereen tegelijk")), *faces
        ]  # fmt: skip
        if not faces:
            del self.fields["wished"]

    @property
    def opens_more(self) -> bool:
        """True when there is something in `MORE` to look at again: it is shown, not folded away."""
        return self.is_bound and any(one in self.errors or one in self.changed_data for one in self.MORE)

    def clean_first_on(self) -> date | None:
        day: date | None = self.cleaned_data["first_on"]
        if day and day < day_of(self.now):
            raise forms.ValidationError(_("Die dag is al voorbij. Kies een dag vanaf vandaag."))
        if day and day > day_of(self.now + small.AHEAD):
            raise forms.ValidationError(_("Dat is nog ver weg. Kies een dag in het komende half jaar."))
        return day

    def clean_until(self) -> time | None:
        until: time | None = self.cleaned_data["until"]
        begins: time | None = self.cleaned_data.get("begins")
        if until and begins and small.length_of(begins=begins, until=until, kind="STAY") > small.LONGEST:
            raise forms.ValidationError(_("Dat is wel heel lang. Kijk of de tijden kloppen."))
        return until


class FirstForm(forms.Form):
    """A face she would like: who is asked first, and for which of the open turns."""

    ALL = "ALL"

    who = forms.ChoiceField(
        label=_("Aan wie vraag je het eerst?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie je het vraagt."), "invalid_choice": NOT_NOW},
    )  # fmt: skip
    when = forms.ChoiceField(label=_("Voor welke beurt?"))

    def __init__(
        self, *args: Any, faces: Sequence[tuple[UUID, str]], turns: Sequence[tuple[UUID, datetime, str]],
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.turns = turns
        days = sorted({begins.weekday() for _pk, begins, _said in turns})
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            *((str(pk), name) for pk, name in faces), (self.ALL, _("aan iedereen tegelijk"))
        ]  # fmt: skip
        self.fields["when"].choices = [  # type: ignore[attr-defined]
            *((f"day-{day}", _("elke %(day)s") % {"day": WEEKDAYS[day]}) for day in days),
            *((str(pk), said) for pk, _begins, said in turns),
        ]

    @property
    def chosen(self) -> list[UUID]:
        """Return the turns that were chosen: one, or all of a weekday."""
        when = self.cleaned_data["when"]
        return [pk for pk, begins, _said in self.turns if when in (str(pk), f"day-{begins.weekday()}")]


class RestForm(forms.Form):
    """Days on which nobody needs to come: from now on, or a week that is still ahead."""

    first_on = forms.DateField(
        label=_("Vanaf welke dag?"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Laat leeg als het vanaf nu is."), error_messages={"invalid": WRONG_DAY},
    )  # fmt: skip
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
        first: date | None = self.cleaned_data.get("first_on")
        if first and first > day:
            raise forms.ValidationError(_("Deze dag ligt voor de eerste. Kijk ze allebei na."))
        return day


class EndRotaForm(forms.Form):
    thanks = Text(
        label=_("Wil je iedereen bedanken?"), required=False, max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("Maak het korter: hooguit %(limit_value)s tekens.")},
    )  # fmt: skip
