"""What somebody types to let help begin: whom to call, who guides, and when the two talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.design.typed import Text

from ..models import Guide
from .matching import WRONG_DAY, telephone


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    """A day; one that stands there already is shown as the browser's own field reads it."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": WRONG_DAY},
    )  # fmt: skip


def _every(*, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("En daarna?"), choices=Guide.Every.choices, initial=Guide.Every.EACH_TIME, required=required,
        error_messages={"required": _("Kies hoe vaak jullie praten.")},
    )  # fmt: skip


class StartForm(forms.Form):
    """Whom to call when something is the matter (R39), and what this ask takes besides."""

    escalation_name = Text(
        label=_("Wie kunnen ze bellen als er iets is?"),
        max_length=120,
        widget=forms.TextInput,
        error_messages={"required": _("Vul een naam in.")},
    )
    escalation_phone = Text(
        label=_("Op welk nummer?"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel"}),
        error_messages={"required": _("Vul een nummer in.")},
    )
    guide = forms.ChoiceField(
        label=_("Wie begeleidt?"), required=False,
        help_text=_("Wie je kiest, vragen we het eerst. Kies je jezelf, dan is dat je ja."),
    )  # fmt: skip
    guide_talk_on = _day(_("Wanneer praten jullie voor het eerst?"))
    guide_every = _every()
    hand_over_on = _day(_("Helpt hier een beroepskracht? Wanneer nemen bewoners het over?"))

    NOBODY = _("Niemand")

    def __init__(self, *args: Any, guides: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["guide"].choices = [("", self.NOBODY), *guides]  # type: ignore[attr-defined]

    def clean_escalation_phone(self) -> str:
        return telephone(self.cleaned_data["escalation_phone"])

    def clean_guide_every(self) -> str:
        return self.cleaned_data["guide_every"] or Guide.Every.EACH_TIME

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("guide") and not cleaned.get("guide_talk_on") and "guide_talk_on" not in self.errors:
            self.add_error("guide_talk_on", _("Kies een dag."))
        return cleaned


class WatchForm(StartForm):
    """The same while help runs: another to call, another guide. Who is not chosen anew, stays."""

    NOBODY = _("Dat blijft zo")
    hand_over_on = None  # type: ignore[assignment]


class TalkForm(forms.Form):
    """When who guides and who helps talk next, and how often after it. What about is written nowhere."""

    talk_on = _day(_("Wanneer praten jullie?"), required=True)
    every = _every(required=True)
