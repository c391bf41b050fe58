"""How one entry says it stands to another."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Relation
from .parts import TOO_LONG

STEPS = {
    Relation.Step.BESIDE: _("Wij werken naast elkaar. Dat is ook goed."),
    Relation.Step.CONNECT: _("Verbinden: wij kennen elkaar, en wijzen mensen de weg naar elkaar."),
    Relation.Step.COOPERATE: _("Samenwerken: wij hebben afspraken, en een doel dat we delen."),
    Relation.Step.INTERPLAY: _(
        "Samenspel: wij doen het vanaf het begin samen. Betaald of niet maakt niet uit."
    ),
}


class RelationForm(forms.Form):
    """The step of the ladder, and what they do together in one sentence."""

    step = forms.ChoiceField(
        label=_("Hoe staan jullie tot elkaar?"),
        choices=list(STEPS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het beste past.")},
    )
    words = forms.CharField(
        label=_("Wat doen jullie samen, in één zin?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: op woensdag koken we samen in de kas."),
        error_messages={"required": _("Schrijf in één zin wat jullie samen doen."), **TOO_LONG},
    )

    def said(self) -> dict[str, Any]:
        return {"step": self.cleaned_data["step"], "words": self.cleaned_data["words"]}


class OtherForm(forms.Form):
    """The name of the other place."""

    zoek = forms.CharField(label=_("Met welke plek op de kaart?"), required=False, max_length=200)
