"""What is written down about somebody: a note, words beside it, and what somebody told in passing."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import GleaningNote
from .consent import Option, ThingsForm, day
from .words import Line, Telephone, Words


class NoteForm(forms.Form):
    """The words; about whom when several stand in the centre; and who may read along, if anybody."""

    text = Words(label=_("Wat wil je opschrijven?"), rows=5)
    about = forms.TypedChoiceField(
        label=_("Over wie gaat het?"), coerce=UUID, widget=forms.RadioSelect,
        error_messages={"required": _("Kies over wie het gaat.")},
    )  # fmt: skip
    to = forms.TypedChoiceField(
        label=_("Voor wie schrijf je dit?"), coerce=UUID, empty_value=None, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    also = forms.TypedMultipleChoiceField(
        label=_("Wie mag het nog meer lezen?"), coerce=UUID, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    purpose = Line(label=_("Waarvoor mag die het lezen?"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,
        about: Sequence[Option],
        to: Sequence[Option],
        also: Sequence[Option],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("about", about), ("also", also)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", _("Alleen voor mijzelf")), *to]  # type: ignore[attr-defined]
        for name, needed in (
            ("about", len(about) > 1),
            ("to", bool(to)),
            ("also", bool(also)),
            ("purpose", bool(also)),
        ):
            if not needed:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("also") and not typed.get("purpose"):
            self.add_error("purpose", _("Schrijf in één zin waarvoor."))
        return typed


class BesideForm(forms.Form):
    """Own words beside those of another, which stay as they are (R83)."""

    text = Words(label=_("Wat wil je ernaast zetten?"), rows=4)


class AlsoForm(forms.Form):
    """Who else may read one note."""

    to = forms.TypedChoiceField(
        label=_("Wie mag het ook lezen?"), coerce=UUID, widget=forms.RadioSelect,
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand uit de kring.")},
    )  # fmt: skip
    purpose = Line(label=_("Waarvoor?"), max_length=300, empty=_("Schrijf in één zin waarvoor."))

    def __init__(self, *args: Any, people: Sequence[Option], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = people  # type: ignore[attr-defined]


class GleaningForm(forms.Form):
    """Filled in together with the person, who looks along."""

    known = forms.TypedChoiceField(label=_("Wie is het?"), coerce=UUID, empty_value=None, required=False)
    name = Line(
        label=_("Of een nieuwe naam: hoe mogen we je noemen?"), required=False,
        help_text=_("Een voornaam of bijnaam is genoeg."),
    )  # fmt: skip
    phone = Telephone(label=_("Telefoon"), required=False)
    text = Words(
        label=_("Wat vind je fijn, wat kun je, wat wil je?"), rows=4, help_text=_("In de eigen woorden.")
    )
    source = Line(label=_("Waar hebben jullie dit besproken?"), empty=_("Schrijf op waar jullie waren."))
    until = day(_("Tot wanneer mag dit blijven staan?"))
    others = forms.ChoiceField(
        label=_("Wie mag dit weten?"), choices=GleaningNote.Others.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie het mag weten.")},
    )  # fmt: skip
    may_be_kept = forms.BooleanField(
        label=_("Ik heb het laten lezen of voorgelezen. Het antwoord was: dit mag je opschrijven."),
        error_messages={"required": _("Zonder ja schrijven we niets op.")},
    )

    def __init__(self, *args: Any, people: Sequence[Option], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["known"].choices = [("", _("Kies, of vul een nieuwe naam in")), *people]  # type: ignore[attr-defined]
        if not people:
            del self.fields["known"]
            self.fields["name"].label = _("Hoe mogen we je noemen?")

    clean_until = ThingsForm.clean_until

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if bool(typed.get("known")) == bool(typed.get("name")):
            self.add_error("name", _("Kies iemand uit de lijst, of vul één nieuwe naam in."))
        return typed
