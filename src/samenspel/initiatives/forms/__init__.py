"""What somebody types who has an idea, asks money for it, answers that, or hears a yes to it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.design.typed import Euros, Line, Text
from samenspel.social_map.models import Entry

from .. import rules
from ..actions import Asked
from ..models import GrantYes
from .desk import DeskIdeaForm, IdeaCodeForm, IdeaWordsForm, JoinForm, ReadOutForm


class IdeaForm(forms.Form):
    """Step one: how it is called, and in one sentence what it is."""

    name = Line(
        label=_("Hoe heet je idee?"), max_length=200,
        error_messages={"required": _("Geef je idee een naam. Later mag het anders heten.")},
    )  # fmt: skip
    summary = Line(
        label=_("Vertel het in één zin"), max_length=300,
        error_messages={"required": _("Schrijf in één zin wat je wilt doen.")},
    )  # fmt: skip


class WhereForm(forms.Form):
    """Step two: where, and whether it is found on the map yet."""

    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("In welke buurt?"),
        empty_label=_("Kies een buurt"),
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies een buurt uit de lijst.")),
    )
    visibility = forms.ChoiceField(
        label=_("Wie mag het vinden?"),
        widget=forms.RadioSelect,
        choices=[
            (Entry.Visibility.INVITED.value, _("Alleen wie ik uitnodig")),
            (Entry.Visibility.PUBLIC.value, _("Iedereen, op de kaart")),
        ],
        error_messages={"required": _("Kies wie het mag vinden.")},
    )

    def __init__(self, *args: Any, areas: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]
        self.fields["visibility"].initial = Entry.Visibility.INVITED.value


class GrantForm(forms.Form):
    """How much, what for, and by when."""

    cents = Euros(label=_("Hoeveel euro vragen jullie?"), most=rules.MOST)
    what_for = Text(
        label=_("Waar is het voor?"), max_length=1000, help_text=_("Een paar regels zijn genoeg."),
        error_messages={"required": _("Schrijf in een paar regels waar het voor is.")},
    )  # fmt: skip
    needed_on = forms.DateField(
        label=_("Wanneer hebben jullie het nodig?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(["required", "invalid"], _("Kies een dag.")),
    )

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)


class AnswerForm(forms.Form):
    """Yes, yes for less, or no; with words."""

    answer = forms.ChoiceField(
        label=_("Wat is het antwoord?"),
        widget=forms.RadioSelect,
        choices=[
            (rules.MONEY_GRANTED, _("Ja")), (rules.LESS, _("Ja, voor minder")), (rules.REFUSED, _("Nee")),
        ],
        error_messages={"required": _("Kies wat het antwoord is.")},
    )  # fmt: skip
    less = Euros(label=_("Voor minder: hoeveel euro?"), most=rules.MOST, required=False)
    words = Text(
        label=_("Wat wil je erbij zeggen?"), max_length=2000, required=False,
        help_text=_("Wie erbij hoort, leest dit. Bij minder of nee schrijf je waarom."),
    )  # fmt: skip

    def __init__(self, *args: Any, asked: int, **options: Any) -> None:
        self.asked = asked
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        answer = given.get("answer")
        if answer == rules.LESS and "less" not in self.errors:
            try:
                rules.granted(answer, asked=self.asked, less=given.get("less"))
            except rules.NotThatMuch:
                self.add_error("less", _("Schrijf een bedrag dat lager is dan wat er gevraagd is."))
        if answer in (rules.LESS, rules.REFUSED) and not given.get("words"):
            self.add_error("words", _("Schrijf waarom. Wie het vraagt, heeft daar recht op."))
        return given


class CodeForm(forms.Form):
    """The code, as the other reads it out."""

    code = Line(
        label=_("De code, zoals de ander hem voorleest"), max_length=40,
        error_messages={"required": _("Vul de code in.")},
    )  # fmt: skip


class HearForm(forms.Form):
    """Which resident said yes, and how."""

    resident = forms.TypedChoiceField(
        label=_("Wie zegt er ja?"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies wie er ja zegt.")),
    )
    way = forms.ChoiceField(
        label=_("Hoe ging het?"),
        widget=forms.RadioSelect,
        choices=[one for one in GrantYes.Way.choices if one[0] != GrantYes.Way.SCREEN],
        error_messages={"required": _("Kies hoe het ging.")},
    )
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("Ik las alles voor: het bedrag, waar het voor is en wanneer. De ander zei zelf ja."),
        error_messages={"required": _("Lees het eerst voor, en zet dan een vinkje.")},
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["resident"].choices = [(str(pk), name) for pk, name in people]  # type: ignore[attr-defined]


__all__ = [
    "AnswerForm", "CodeForm", "DeskIdeaForm", "GrantForm", "HearForm", "IdeaCodeForm", "IdeaForm",
    "IdeaWordsForm", "JoinForm", "ReadOutForm", "WhereForm",
]  # fmt: skip
