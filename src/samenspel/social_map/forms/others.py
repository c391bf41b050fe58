"""What passers-by, claimants and callers fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions import PROPOSABLE
from ..models import Check, Entry, Insider
from .entry import EntryForm
from .parts import TOO_LONG


def _words(label: Any, hint: Any = "", *, required: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=500,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": required, **TOO_LONG},
    )


class ProposalForm(forms.Form):
    """What is different here, said by anybody: in words, or field by field."""

    words = _words(_("Wat is er anders?"), _("Bijvoorbeeld: ik stond voor een dichte deur."))
    wrong = forms.BooleanField(
        label=_("Dit hoort hier niet: het kwetst iemand, of het is niet echt"),
        required=False,
        help_text=_("Dan leest iemand van de gemeente het. Wie dit bijhoudt, leest het niet."),
    )

    def __init__(self, *args: Any, entry: Entry, **options: Any) -> None:
        super().__init__(*args, **options)
        self.entry = entry
        if entry.municipality_id is None:  # then there is no editor to look
            del self.fields["wrong"]
        for name in PROPOSABLE:
            if not ((entry.at_home or entry.sheltered) and name in ("street", "postcode")):
                self.fields[name] = _proposable(name, getattr(entry, name))

    @property
    def fields_of_entry(self) -> list[Any]:
        return [self[name] for name in PROPOSABLE if name in self.fields]

    @property
    def opened(self) -> bool:
        return any(name in self.errors for name in PROPOSABLE)

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in PROPOSABLE if name in self.cleaned_data}


LABELS = {"when_text": _("Wanneer is het?")}


def _proposable(name: str, value: str) -> forms.Field:
    known = EntryForm.base_fields.get(name)
    label = LABELS.get(name) or (known.label if known else name)
    kinds: dict[str, type[forms.CharField]] = {"email": forms.EmailField, "website": forms.URLField}
    options: dict[str, Any] = {"assume_scheme": "https"} if name == "website" else {}
    length = getattr(Entry._meta.get_field(name), "max_length", None) or 2000
    errors = {**TOO_LONG, **({"invalid": known.error_messages["invalid"]} if known and name in kinds else {})}
    return kinds.get(name, forms.CharField)(
        label=label, required=False, initial=value, max_length=length, error_messages=errors, **options
    )


class ClaimForm(forms.Form):
    """Why it is ours, for the editor who looks at it."""

    who = forms.CharField(
        label=_("Wie ben je, en hoe bereiken we je?"),
        max_length=120,
        help_text=_("Alleen wie hierover beslist, leest dit."),
        error_messages={"required": _("Schrijf je naam op, en een nummer of e-mailadres."), **TOO_LONG},
    )
    words = _words(
        _("Hoe weten we dat het van jullie is?"), required=_("Schrijf kort op waarom het van jullie is.")
    )


class CheckForm(forms.Form):
    """One answer of who is asked: it holds, something is different, it stopped."""

    antwoord = forms.ChoiceField(
        choices=[
            ("klopt", Check.Answer.RIGHT),
            ("anders", Check.Answer.CHANGED),
            ("gestopt", Check.Answer.STOPPED),
        ]
    )
    words = _words(_("Wat is er anders?"))

    @property
    def answer(self) -> str:
        choices: Any = self.fields["antwoord"]
        return str(dict(choices.choices)[self.cleaned_data["antwoord"]])


class CallForm(forms.Form):
    """What came of one call."""

    uitkomst = forms.ChoiceField(
        choices=[
            ("klopt", Check.Answer.RIGHT),
            ("anders", Check.Answer.CHANGED),
            ("gestopt", Check.Answer.STOPPED),
            ("niet", ""),
        ]
    )
    words = forms.CharField(required=False, max_length=500)

    @property
    def answer(self) -> str:
        choices: Any = self.fields["uitkomst"]
        return str(dict(choices.choices)[self.cleaned_data["uitkomst"]])


class InviteForm(forms.Form):
    """As what somebody is invited."""

    role = forms.ChoiceField(choices=Insider.Role.choices)


class TakeDownForm(forms.Form):
    """Why it may not stand on the map: its own people read this."""

    why = _words(
        _("Waarom haal je het weg?"),
        _("Wie dit bijhoudt, leest wat je schrijft."),
        required=_("Schrijf waarom. Wie dit bijhoudt, heeft daar recht op."),
    )
