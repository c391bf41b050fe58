"""What people type when somebody takes over from somebody."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Person
from samenspel.design.typed import Line


class _Named(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def _successor() -> _Named:
    return _Named(
        Person.objects.none(),
        label=_("Wie neemt het over?"),
        empty_label=_("Kies een collega"),
        error_messages={
            "required": _("Kies wie het overneemt."),
            "invalid_choice": _("Kies iemand uit de lijst."),
        },
    )


def _meeting() -> Line:
    return Line(
        label=_("Wanneer en waar maken jullie samen kennis?"),
        help_text=_("Bijvoorbeeld: donderdag om tien uur, bij haar thuis. Jij bent erbij."),
        max_length=200,
        error_messages={"required": _("Schrijf op wanneer en waar jullie kennismaken.")},
    )


class HandOnForm(forms.Form):
    """May this colleague take over? Who, when they meet, why, and whether I stay here myself."""

    successor = _successor()
    introduction = _meeting()
    leaving = forms.ChoiceField(
        label=_("Stop je met dit werk?"),
        choices=[("yes", _("Ja, ik stop hier")), ("no", _("Nee, ik blijf. Alleen hier komt een ander"))],
        widget=forms.RadioSelect,
        initial="yes",
        error_messages={"required": _("Zeg of je hier stopt.")},
    )
    why = Line(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Om wie het gaat, leest dit."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, successors: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = successors  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        given = self.cleaned_data
        return {
            "successor": given["successor"].pk,
            "introduction": given["introduction"],
            "leaving": given["leaving"] == "yes",
            "why": given["why"],
        }


class ColleagueLeavesForm(forms.Form):
    """A keeper asks for a colleague: one named successor, and how they meet."""

    successor = _successor()
    introduction = Line(
        label=_("Hoe maken ze kennis?"),
        help_text=_("Bijvoorbeeld: een collega gaat de eerste keer mee."),
        max_length=200,
        error_messages={"required": _("Schrijf op hoe ze kennismaken.")},
    )

    def __init__(self, *args: Any, successors: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = successors  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Yes or no; and how it was said, when somebody else writes it down."""

    answer = forms.ChoiceField(
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        widget=forms.HiddenInput,
        error_messages={"required": _("Zeg ja of nee."), "invalid_choice": _("Zeg ja of nee.")},
    )
    way = forms.ChoiceField(
        label=_("Hoe kreeg je het antwoord?"),
        choices=[
            ("SPOKEN", _("Gezegd: bij mij, of aan de telefoon")),
            ("PAPER", _("Op papier: ik heb het gezien")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Zeg hoe je het antwoord kreeg.")},
    )

    def __init__(self, *args: Any, own_screen: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if own_screen:
            del self.fields["way"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the action asks for."""
        return {"yes": self.cleaned_data["answer"] == "yes", "way": self.cleaned_data.get("way", "SCREEN")}
