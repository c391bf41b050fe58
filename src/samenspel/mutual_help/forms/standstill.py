"""What is typed about an offer that stands still: words to her, a last day, and what another decides."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Text

from ..rules import standstill as still

TOO_LONG = _("Maak het korter: hooguit %(limit_value)s tekens.")


def _words(label: Any, help_text: Any = "") -> Text:
    return Text(
        label=label, help_text=help_text, max_length=still.WORDS_LONG,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Schrijf een paar woorden. De helper leest ze."), "max_length": TOO_LONG,
        },
    )  # fmt: skip


class StillForm(forms.Form):
    """Let it stand still. What the asker told has no field here, and no kind (R33)."""

    words = _words(
        _("Wat schrijf je aan de helper?"),
        _(
            "De helper leest dit precies zo. Schrijf wat er nu gebeurt, zonder oordeel. "
            "Schrijf niet wie iets vertelde, en niets over diegene."
        ),
    )
    until_on = forms.DateField(
        label=_("Tot en met welke dag?"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Hooguit vier weken. Twee weken is vaak genoeg."),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag die bestaat.")},
    )  # fmt: skip
    rests = forms.BooleanField(
        label=_("Wat deze helper al doet, rust ook"), required=False,
        help_text=_("De ander leest alleen dat het even rust. Niet waarom."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"until_on": today + still.USUAL, "rests": True}
        self.today = today

    def clean_until_on(self) -> date:
        return _soon(self.cleaned_data["until_on"], self.today)


def _soon(day: date, today: date) -> date:
    if still.may_stand_until(day, today=today):
        return day
    raise forms.ValidationError(
        _("Kies een dag na vandaag.") if day <= today else _("Kies een dag binnen vier weken.")
    )


class DecideForm(forms.Form):
    """What another human decides: it goes on, it stands still until another day, or it ends; with words."""

    how = forms.ChoiceField(
        label=_("Wat besluit je?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je besluit.")},
    )  # fmt: skip
    until_on = forms.DateField(
        label=_("Langer stil? Tot en met welke dag?"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}), help_text=_("Hooguit vier weken vanaf vandaag."),
        error_messages={"invalid": _("Kies een dag die bestaat.")},
    )  # fmt: skip
    words = _words(
        _("Wat schrijf je aan de helper?"),
        _("De helper leest dit precies zo. Schrijf niet wie iets vertelde, en niets over diegene."),
    )

    def __init__(self, *args: Any, today: date, may_be_longer: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        longer = [("LONGER", _("Het blijft langer stil"))] if may_be_longer else []
        how: Any = self.fields["how"]
        how.choices = [
            ("GOES_ON", _("Het aanbod doet weer mee")), *longer, ("ENDED", _("Het aanbod stopt")),
        ]  # fmt: skip
        if not may_be_longer:
            del self.fields["until_on"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("how") != "LONGER" or "until_on" in self.errors:
            return typed
        try:
            if typed.get("until_on") is None:
                raise forms.ValidationError(_("Kies een dag."))
            _soon(typed["until_on"], self.today)
        except forms.ValidationError as problem:
            self.add_error("until_on", problem)
        return typed


class SayBackForm(forms.Form):
    """What she says back: once to each word of ours."""

    text = Text(
        label=_("Wat wil je terugzeggen?"), max_length=still.REPLY_LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een paar woorden."), "max_length": TOO_LONG},
    )  # fmt: skip
