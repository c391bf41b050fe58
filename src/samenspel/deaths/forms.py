"""What somebody types when she writes down that somebody has died."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.circles.models import Member
from samenspel.design.typed import Line

from .actions import Heard


class DeathForm(forms.Form):
    """Who told us, and on which day, when we know."""

    heard_from = Line(
        label=_("Wie heeft het jou verteld?"),
        help_text=_("Schrijf wie het is. Bijvoorbeeld: Karin, de dochter."),
        max_length=120,
        error_messages={"required": _("Schrijf wie het jou vertelde.")},
    )
    died_on = forms.DateField(
        label=_("Op welke dag was het?"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Schrijf de dag als 27-11-2026.")},
    )  # fmt: skip

    def __init__(self, *given: Any, today: date, came_in: date | None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today, self.came_in = today, came_in

    def clean_died_on(self) -> date | None:
        day: date | None = self.cleaned_data["died_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Die dag moet nog komen. Kies een dag die er al was."))
        if day and self.came_in and day < self.came_in:
            raise forms.ValidationError(_("Toen kenden we deze persoon nog niet. Kies een latere dag."))
        return day

    @property
    def heard(self) -> Heard:
        """What the action asks for."""
        return Heard(heard_from=self.cleaned_data["heard_from"], died_on=self.cleaned_data["died_on"])


class CodeForm(forms.Form):
    """The code of a question or an offer of hers: a keeper reads no name."""

    code = forms.CharField(
        label=_("De code van een vraag of aanbod"),
        help_text=_("De code staat op een kaart of brief. Een naam heb je niet nodig."),
        max_length=40,
        error_messages={"required": _("Vul de code in.")},
    )


class TellForm(forms.Form):
    """Who of the circle has died, as somebody else in it tells."""

    who = forms.ChoiceField(
        label=_("Wie is overleden?"), widget=forms.RadioSelect, error_messages={"required": _("Kies wie.")}
    )

    def __init__(self, *given: Any, others: list[Member], **more: Any) -> None:
        super().__init__(*given, **more)
        self.others = {str(row.pk): row for row in others}
        field: Any = self.fields["who"]
        field.choices = [(pk, row.person.shown) for pk, row in self.others.items()]

    @property
    def member(self) -> Member:
        """Whom she chose."""
        return self.others[self.cleaned_data["who"]]
