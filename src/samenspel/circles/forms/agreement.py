"""What is filled in of an agreement: one small step at a time, why first (R84)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from .words import Line, Telephone, Words, way


class StepForm(forms.Form):
    """A step of the wizard. Nothing is obliged on the way: what still lacks is said before anybody signs."""

    def words(self) -> dict[str, Any]:
        """Return what is to be kept, by field of the agreement."""
        return dict(self.cleaned_data)


class WhyForm(StepForm):
    why = Words(
        label=_("Waarvoor doen jullie dit samen?"), required=False,
        help_text=_("Wat gaat er al goed, en wat zou nog fijn zijn? In je eigen woorden."),
    )  # fmt: skip


class AlreadyThereForm(StepForm):
    already_there = Words(
        label=_("Wie doet er nu al iets?"), required=False,
        help_text=_("Oma, een vriend, de buurvrouw, de juf. Wat er al is, blijft zoals het is."),
    )  # fmt: skip
    for_everybody = Words(
        label=_("Wat is er in de buurt, voor iedereen?"), rows=2, required=False,
        help_text=_("Bijvoorbeeld de eettafel, de inloop of het wandelgroepje."),
    )  # fmt: skip
    only_formal_why = Words(
        label=_("Helpen nu alleen mensen voor hun werk? Waarom?"), rows=2, required=False,
        help_text=_("Dat mag. Schrijf dan op waarom. Anders laat je dit leeg."),
    )  # fmt: skip


class PartForm(forms.Form):
    """What one person does, and does not."""

    does = Words(label=_("Wat doet zij of hij?"), rows=2, empty=_("Schrijf op wat zij of hij doet."))
    does_not = Words(
        label=_("Wat doet zij of hij niet?"), rows=2, required=False, help_text=_("Dat is net zo belangrijk.")
    )
    replaced_by = Line(label=_("En als het een keer niet lukt? Wie dan?"), required=False)


class CallForm(StepForm):
    """First contact, and whom to call when it gets too big (R39)."""

    first_contact = forms.TypedChoiceField(
        label=_("Met wie praat je het eerst?"), coerce=UUID, empty_value=None, required=False,
        error_messages={"invalid_choice": _("Kies iemand uit de kring.")},
    )  # fmt: skip
    escalation_name = Line(
        label=_("Wie bel je als het te groot wordt?"), required=False,
        help_text=_("Een naam, of een team. Iemand van een organisatie die dit goed kent."),
    )  # fmt: skip
    escalation_phone = Telephone(label=_("Op welk nummer?"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["first_contact"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return {"first_contact_id": typed.pop("first_contact"), **typed}


class TellsForm(StepForm):
    """Who tells whom what, both ways (R05)."""

    tells = Words(
        label=_("Wie vertelt wat aan wie?"), required=False,
        help_text=_(
            "Twee kanten op. Bijvoorbeeld: wat Bram hoort, blijft bij ons. Zorgen zegt hij eerst tegen ons."
        ),
    )  # fmt: skip
    meets = Line(label=_("Hoe vaak zien jullie elkaar?"), required=False, max_length=200)


class ThanksForm(StepForm):
    """How we thank and insure. "Niets" is an answer; empty is not (R23)."""

    thanks = Line(
        label=_("Hoe bedanken jullie, en hoe is het verzekerd?"), required=False, max_length=300,
        help_text=_("Een etentje, een vergoeding, of niets. “Niets” is ook een goed antwoord."),
    )  # fmt: skip


class ReviewForm(StepForm):
    review_on = forms.DateField(
        label=_("Wanneer kijken jullie terug?"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Schrijf de dag als 27-11-2026.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["review_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("Kies een dag die nog komt."))
        if day and day > self.today + timedelta(days=731):
            raise forms.ValidationError(_("Dat is wel erg ver weg. Kies een dag binnen twee jaar."))
        return day


class GoOnForm(ReviewForm):
    """We looked back, and go on like this until another day."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["review_on"].required = True
        self.fields["review_on"].label = _("Tot wanneer gaan jullie zo verder?")
        self.fields["review_on"].error_messages["required"] = _("Kies een dag.")


class GoOnHeardForm(forms.Form):
    """What somebody else said about going on."""

    answer = forms.ChoiceField(
        label=_("Wat was het antwoord?"), widget=forms.RadioSelect,
        choices=[("ON", _("Ja, zo door")), ("OTHERWISE", _("Liever iets anders")), ("STOP", _("Stoppen"))],
        error_messages={"required": _("Kies wat het antwoord was.")},
    )  # fmt: skip
    way = way()


class WhyNotForm(forms.Form):
    why_not = Line(
        label=_("Wil je zeggen waarom niet?"), required=False, max_length=400,
        help_text=_("Iedereen in de kring leest dit. Het hoeft niet."),
    )  # fmt: skip


class HeardForm(forms.Form):
    """A yes or no that somebody else heard or saw."""

    said = forms.ChoiceField(
        label=_("Wat was het antwoord?"), choices=[("yes", _("Ja, ik teken")), ("no", _("Nee, zo niet"))],
        widget=forms.RadioSelect, error_messages={"required": _("Kies wat het antwoord was.")},
    )  # fmt: skip
    way = way()
    read_out = forms.BooleanField(
        label=_("Alle afspraken zijn voorgelezen of zelf gelezen."),
        error_messages={"required": _("Lees alles eerst voor, en zet dan een vinkje.")},
    )
