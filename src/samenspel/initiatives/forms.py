"""What somebody types who has an idea: two steps, each on one screen of a telephone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.design.typed import Line
from samenspel.social_map.models import Entry


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
