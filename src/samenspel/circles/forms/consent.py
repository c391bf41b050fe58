"""What is typed about sharing: who, exactly what, why, until when. Nothing is ticked beforehand (R01)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import LegalException
from .words import Line, Words

Option = tuple[str, str]
LONGEST = timedelta(days=731)
NO_DAY = {"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")}


def day(label: Any, **options: Any) -> forms.DateField:
    """A day, as people pick it."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}), error_messages=NO_DAY, **options
    )


def parted(option: str) -> tuple[str, UUID]:
    """Return (kind, id) of "NOTE:…"."""
    kind, _colon, pk = option.partition(":")
    return kind, UUID(pk)


def to_whom(option: str) -> dict[str, Any]:
    """Return who receives it, as the actions want it: of "p:…" or "o:…"."""
    kind, pk = parted(option)
    return {"to_person" if kind == "p" else "to_organisation": pk}


class WhoForm(forms.Form):
    """One question: who may read it?"""

    aan = forms.ChoiceField(
        label=_("Wie mag het lezen?"),
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand uit de lijst.")},
    )

    def __init__(self, *args: Any, groups: Sequence[tuple[str, list[Option]]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["aan"].choices = [("", _("Kies")), *groups]  # type: ignore[attr-defined]


class ThingsForm(forms.Form):
    """Exactly which things: one tick for each, and none of them ticked beforehand."""

    things = forms.MultipleChoiceField(
        label=_("Wat precies?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Eén vinkje voor elk ding. Iets anders gaat niet mee."),
        error_messages={
            "required": _("Kies ten minste één ding."),
            "invalid_choice": _("Kies uit de lijst."),
        },
    )
    purpose = Line(
        label=_("Waarvoor?"), max_length=300, empty=_("Schrijf in één zin waarvoor."),
        help_text=_("Zo gewoon mogelijk. Jullie lezen het allebei."),
    )  # fmt: skip
    until = day(_("Tot welke dag?"), help_text=_("Daarna stopt het vanzelf. Eerder stoppen kan altijd."))

    def __init__(self, *args: Any, things: Sequence[Option], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["things"].choices = things  # type: ignore[attr-defined]
        self.today = today

    def clean_until(self) -> date:
        chosen: date = self.cleaned_data["until"]
        if chosen <= self.today:
            raise forms.ValidationError(_("Die dag is al voorbij. Kies een dag na vandaag."))
        if chosen > self.today + LONGEST:
            raise forms.ValidationError(_("Dat is te ver weg. Kies een dag binnen twee jaar."))
        return chosen

    def items(self) -> list[tuple[str, UUID]]:
        """Return (kind, id) of each thing that was ticked."""
        return [parted(one) for one in self.cleaned_data["things"]]


class AnswerForm(forms.Form):
    """Yes or no to what stands on the page, and how it was said when another writes it down."""

    mark = forms.CharField(max_length=64, widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label=_("Hoe is dit gegaan?"),
        choices=[
            ("SPOKEN", _("Ik las het voor. Zij of hij zei ja, aan de telefoon of aan tafel")),
            ("PAPER", _("Op papier, met een handtekening")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het ging.")},
    )

    def __init__(self, *args: Any, heard: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not heard:
            del self.fields["way"]


class UntilForm(forms.Form):
    """A live share goes on until another day."""

    mark = forms.CharField(max_length=64, widget=forms.HiddenInput)
    until = day(_("Tot welke dag?"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    clean_until = ThingsForm.clean_until


class AnotherSecondForm(forms.Form):
    """Who looks along instead of a colleague who left or is away."""

    second = forms.TypedChoiceField(
        label=_("Wie kijkt er nu mee?"), coerce=UUID,
        error_messages={"required": _("Kies een collega."), "invalid_choice": _("Kies een collega.")},
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Sequence[Option], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["second"].choices = [("", _("Kies")), *colleagues]  # type: ignore[attr-defined]


class ExceptionForm(ThingsForm):
    """Without her yes, on a legal ground: why, who looks along, when again, and whether she may be told."""

    ground = forms.ChoiceField(
        label=_("Op welke grond?"), choices=LegalException.Ground.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies een grond.")},
    )  # fmt: skip
    reason = Words(
        label=_("Waarom kan het niet met een ja?"), empty=_("Schrijf op waarom het moet."),
        help_text=_("Zij of hij leest dit later ook. Schrijf het zo dat je het kunt vertellen."),
    )  # fmt: skip
    second = forms.TypedChoiceField(
        label=_("Wie kijkt er mee?"), coerce=UUID,
        help_text=_("Een collega die het zelf niet gaat lezen. Zonder haar of zijn ja gebeurt er niets."),
        error_messages={"required": _("Kies een collega."), "invalid_choice": _("Kies een collega.")},
    )  # fmt: skip
    review_on = day(_("Wanneer kijken jullie of het nog moet?"))
    not_told_why = Words(
        label=_("Is het gevaarlijk om het te vertellen? Schrijf dan waarom."), required=False, rows=2,
        help_text=_(
            "Laat dit leeg: dan hoort de persoon het meteen. "
            "Wachten mag alleen bij de meldcode of een rechter."
        ),
    )  # fmt: skip
    field_order = ["ground", "reason", "things", "purpose", "until", "review_on", "second", "not_told_why"]

    def __init__(self, *args: Any, colleagues: Sequence[Option], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["second"].choices = [("", _("Kies")), *colleagues]  # type: ignore[attr-defined]
        self.fields["things"].help_text = _("Alleen wat echt nodig is. Eén vinkje voor elk ding.")
        self.fields["until"].help_text = _("Zo kort als het kan. Ten hoogste een jaar.")

    def clean_until(self) -> date:
        chosen = super().clean_until()
        if chosen > self.today + timedelta(days=366):
            raise forms.ValidationError(_("Dat is te ver weg. Kies een dag binnen een jaar."))
        return chosen

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        review, until = typed.get("review_on"), typed.get("until")
        if review and until and not self.today <= review <= until:
            self.add_error("review_on", _("Kies een dag van vandaag tot en met de laatste dag."))
        if typed.get("not_told_why") and typed.get("ground") not in LegalException.MAY_WAIT:
            self.add_error(
                "not_told_why", _("Bij deze grond hoort de persoon het meteen. Maak dit vak leeg.")
            )
        return typed
