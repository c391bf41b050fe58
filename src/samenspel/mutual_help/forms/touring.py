"""What people type about a tour at a company: what it is, the name on the list, and what to share."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Text

from .matching import WRONG_DAY

TOO_LONG = _("Maak het korter: hooguit %(limit_value)s tekens.")


def _line(label: Any, most: int, required: Any, help_text: Any = "", rows: int = 0) -> Text:
    """One line, or a few, that must be said."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput
    wrong = {"required": required, "max_length": TOO_LONG}
    return Text(label=label, max_length=most, widget=widget, help_text=help_text, error_messages=wrong)


def _number(label: Any, least: int, most: int, initial: int) -> forms.IntegerField:
    wrong = _("Vul een getal in van %(least)s tot %(most)s.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, initial=initial,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )  # fmt: skip


class TourForm(forms.Form):
    """A tour. No field asks who may come: everybody may."""

    company = _line(_("Bij welk bedrijf?"), 80, _("Schrijf hoe het bedrijf heet."))
    sights = _line(
        _("Wat zie je daar?"), 300, _("Schrijf in een paar zinnen wat je daar ziet."),
        _("Iedereen leest dit. Schrijf wat je ziet en doet, niet voor wie het is: iedereen mag mee."), rows=3,
    )  # fmt: skip
    received_by = _line(
        _("Wie ontvangt je daar?"),
        120,
        _("Schrijf wie mensen ontvangt."),
        _("Bijvoorbeeld: Karim, van de bakkerij."),
    )
    place = forms.ChoiceField(label=_("Een plek van de kaart"), required=False)
    where = Text(
        label=_("Of waar, in eigen woorden"), max_length=160, required=False, widget=forms.TextInput,
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    day = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )  # fmt: skip
    hour = forms.TimeField(
        label=_("Hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": _("Kies een tijd."), "invalid": _("Schrijf de tijd als 14:30.")},
    )  # fmt: skip
    minutes = _number(_("Hoeveel minuten?"), 15, 480, 90)
    seats = _number(_("Hoeveel mensen kunnen mee?"), 1, 40, 8)

    def __init__(self, *args: Any, places: list[tuple[str, str]], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        choices = [("", _("Niet op de kaart")), *places]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day <= self.today:
            raise forms.ValidationError(_("Kies een dag vanaf morgen. Dan kunnen mensen het nog lezen."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("place") and not said.get("where"):
            self.add_error("where", _("Kies een plek, of schrijf waar het is."))
        return said

    @property
    def at(self) -> datetime:
        """The moment that was chosen."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class TourNameForm(forms.Form):
    """The name on the list: as somebody wants to be called there, or none."""

    name = Text(
        label=_("Welke naam mag op de lijst?"), max_length=40, required=False, widget=forms.TextInput,
        help_text=_("Je voornaam is genoeg. Leeg mag ook: dan sta je er als “een gast”."),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip


class TickForm(forms.Form):
    """What the other reads, and only when the other wants to talk on too."""

    name = _line(_("Hoe heet je voor de ander?"), 60, _("Schrijf een naam. Je voornaam is genoeg."))
    reach = _line(
        _("Hoe kan de ander je bereiken?"), 120, _("Schrijf een telefoonnummer of e-mailadres."),
        _("Je nummer, je e-mailadres, of iets anders. De ander ziet het pas als jullie het allebei willen."),
    )  # fmt: skip
