"""What people type about a circle: at most five fields each (R21)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation

from ..actions import Newcomer, Place
from .words import Line, Telephone, way

BAD_MAIL = _("Kijk het e-mailadres na. Er hoort een @ in.")
Known = tuple[str, str, str]  # somebody whom the worker may know: id, name, telephone


def _mail(**options: Any) -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mail"), required=False, max_length=254,
        error_messages={"invalid": BAD_MAIL, "max_length": BAD_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}), **options,
    )  # fmt: skip


class ChooseForm(forms.Form):
    """A worker chooses somebody whom she may know, so that nobody stands here as two people (R02)."""

    known = forms.TypedChoiceField(
        label=_("Is het iemand die je hier al kent?"), coerce=UUID, empty_value=None, required=False
    )

    def __init__(self, *args: Any, known: Sequence[Known] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {pk: name for pk, name, _phone in known}
        self.numbers = {phone: name for _pk, name, phone in known if phone}
        choices = [("", _("Nee, iemand anders")), *self.people.items()]
        self.fields["known"].choices = choices  # type: ignore[attr-defined]
        if not known:
            del self.fields["known"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        field = self.name_field
        if typed.get("known"):
            self.errors.pop(field, None)
        elif typed.get("phone") in self.numbers:
            name = self.numbers[typed["phone"]]
            words = _("Dit is het nummer van %(name)s. Kies dan die naam. Anders laat je dit leeg.")
            self.add_error("phone", forms.ValidationError(words, params={"name": name}))
        return typed

    name_field = "name"

    def newcomer(self) -> Newcomer:
        typed = self.cleaned_data
        if known := typed.get("known"):
            return Newcomer(self.people[str(known)], known=known)
        return Newcomer(typed[self.name_field], typed["email"], typed["phone"])


class BeginForm(forms.Form):
    """A circle around me, or around us."""

    name = Line(
        label=_("Hoe noem je deze kring?"), max_length=80,
        help_text=_("Bijvoorbeeld: ons gezin, of: de mensen om mij heen."),
        empty=_("Geef de kring een naam, in je eigen woorden."),
    )  # fmt: skip
    other = Line(
        label=_("Is het voor jou samen met iemand in huis? Hoe heet die?"), required=False,
        help_text=_("Die vragen we ook zelf om een ja."),
    )  # fmt: skip
    email = _mail(help_text=_("Van wie met jou in huis woont."))
    phone = Telephone(label=_("Of een telefoonnummer"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            (cleaned.get("email") or cleaned.get("phone"))
            and not cleaned.get("other")
            and "other" not in self.errors
        ):
            self.add_error("other", _("Schrijf erbij hoe die ander heet."))
        return cleaned

    def household(self) -> list[Newcomer]:
        typed = self.cleaned_data
        return [Newcomer(typed["other"], typed["email"], typed["phone"])] if typed["other"] else []


class AroundForm(forms.Form):
    """A worker begins a circle around a known person: which neighbourhood, how she said yes."""

    area = forms.ModelChoiceField(
        Area.objects.none(), label=_("In welke buurt?"), empty_label=_("Kies een buurt"),
        error_messages={"required": _("Kies een buurt."), "invalid_choice": _("Kies een buurt.")},
    )  # fmt: skip
    way = way()

    def __init__(self, *args: Any, neighbourhoods: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = neighbourhoods  # type: ignore[attr-defined]
        self.fields["way"].label = _("Hoe zei zij of hij ja?")


class BeginForForm(ChooseForm, AroundForm):
    """A worker begins a circle around somebody who said yes to her."""

    name_field = "person"
    field_order = ["known", "person", "email", "phone", "area", "way"]
    person = Line(label=_("Om wie gaat het?"), empty=_("Vul in hoe zij of hij heet."))
    email = _mail()
    phone = Telephone(label=_("Telefoon"), required=False)


class ProposeForm(ChooseForm):
    """Who do you want around you? (I90)."""

    field_order = ["known", "name", "organisation", "as_what", "email", "phone", "why", "talks"]
    name = Line(label=_("Wie?"), empty=_("Schrijf op hoe zij of hij heet."))
    as_what = Line(
        label=_("Als wat?"),
        required=False,
        help_text=_("In gewone woorden: buurvrouw, oma, gezinsbegeleider."),
    )
    email = _mail(help_text=_("Of vul hieronder een telefoonnummer in. Allebei hoeft niet."))
    phone = Telephone(label=_("Telefoon"), required=False)
    why = Line(
        label=_("Waar is zij of hij goed in?"), max_length=400, required=False,
        help_text=_("Zij of hij leest dit ook."),
    )  # fmt: skip

    def place(self) -> Place:
        return Place(as_what=self.cleaned_data["as_what"], why=self.cleaned_data["why"])


class ProposeWorkerForm(ProposeForm):
    """Somebody of an organisation, or somebody who still learns it with such a person beside her."""

    why = None  # type: ignore[assignment]
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Van welke organisatie?"), empty_label=_("Kies een organisatie"),
        error_messages={"required": _("Kies een organisatie."), "invalid_choice": _("Kies een organisatie.")},
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]

    def place(self) -> Place:
        typed = self.cleaned_data
        return Place(as_what=typed["as_what"], face="FORMAL", organisation=typed["organisation"])


class ProposeTraineeForm(ProposeForm):
    """Somebody who still learns it: with a guide and agreed talks (AS-14)."""

    why = None  # type: ignore[assignment]
    talks = Line(
        label=_("Wanneer praten jullie samen? Jij begeleidt dan."), required=False, max_length=200,
        help_text=_("Bijvoorbeeld: elke dinsdag om vier uur. Laat het leeg als een ander gaat begeleiden."),
    )  # fmt: skip

    def place(self) -> Place:
        typed = self.cleaned_data
        return Place(as_what=typed["as_what"], needs_guide=True, guide_talks=typed["talks"])


class AnswerForm(forms.Form):
    """A yes that somebody else heard or saw."""

    way = way()


class StopForm(forms.Form):
    """Stopping: a word if you like, and never a duty to say why."""

    word = Line(
        label=_("Wil je nog iets zeggen?"), required=False, max_length=300,
        help_text=_("Iedereen in de kring leest dit."),
    )  # fmt: skip
    how = forms.ChoiceField(
        label=_("Past hulp van een buur of vrijwilliger nu niet?"),
        choices=[("STOPPED", _("Nee, dat is het niet")), ("NOT_INFORMAL", _("Klopt, dat past nu niet"))],
        widget=forms.RadioSelect, initial="STOPPED", required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, informal: bool, herself: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not informal:
            del self.fields["how"]
        if not herself:
            del self.fields["word"]

    def said(self) -> dict[str, Any]:
        """Return the word and how, as far as they were asked."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class TalksForm(forms.Form):
    talks = Line(
        label=_("Wanneer praten jullie samen?"), max_length=200, empty=_("Schrijf op wanneer jullie praten."),
        help_text=_("Bijvoorbeeld: elke dinsdag om vier uur."),
    )  # fmt: skip


class AsWhatForm(forms.Form):
    as_what = Line(
        label=_("Wie ben jij hier?"),
        required=False,
        help_text=_("In je eigen woorden: buurvrouw, oma, maatje."),
    )


class NameForm(forms.Form):
    name = Line(
        label=_("Hoe noem je deze kring?"),
        max_length=80,
        empty=_("Geef de kring een naam, in je eigen woorden."),
    )
