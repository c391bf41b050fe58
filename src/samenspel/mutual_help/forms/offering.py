"""What people type about what they would like to do for others."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area
from samenspel.design.typed import Text
from samenspel.foundation.languages import SPOKEN

from ..models import Far, Gender, Involves, Moment, Offer, Resource, Topic
from ..rules.offering import REPLY_LONG, wakes_on
from .desk import DeskForm

LIKES = [
    _("Samen wandelen"), _("Koffie drinken"), _("Een klusje doen"), _("Meerijden of ophalen"),
    _("Helpen met de computer"), _("Samen eten"),
]  # fmt: skip


def _several(choices: Any, label: Any, **options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **options
    )


class LikesForm(forms.Form):
    """The first page: joy first (R33, R65)."""

    likes = Text(
        label=_("Waar word je blij van? Wat doe je graag?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf een paar woorden. Iets kleins is ook goed.")},
    )
    kinds = _several(
        Resource.choices, _("Wat is het?"), error_messages={"required": _("Kies er minstens een.")}
    )


class WhenForm(forms.Form):
    """The second page: when, how far, and what rather not."""

    moments = _several(Moment.choices, _("Wanneer kun je meestal?"), required=False)
    far = forms.ChoiceField(
        label=_("Hoe ver ga je?"), choices=Far.choices, initial="NEIGHBOURHOOD", widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe ver.")},
    )  # fmt: skip
    rather_not = Text(
        label=_("Wat doe je liever niet?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ChangeOfferForm(LikesForm, WhenForm):
    """All five at once, for whoever changes them later; and where she lives, when she moved."""

    area = forms.ModelChoiceField(
        Area.objects.none(), label=_("In welke buurt woon je?"), empty_label=None,
        error_messages={"required": _("Kies een buurt."), "invalid_choice": _("Kies een buurt.")},
    )  # fmt: skip
    field_order = ("likes", "kinds", "moments", "area", "far", "rather_not")

    def __init__(self, *args: Any, neighbourhoods: QuerySet[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = neighbourhoods  # type: ignore[attr-defined]


class DeskOfferForm(DeskForm):
    """Everything at once, for somebody at the desk, on the telephone, or with a sheet of paper."""

    likes = Text(label=_("Wat iemand graag doet, in eigen woorden"))
    kinds = LikesForm.base_fields["kinds"]
    moments = WhenForm.base_fields["moments"]
    far = WhenForm.base_fields["far"]
    rather_not = WhenForm.base_fields["rather_not"]
    effort = forms.ChoiceField(
        label=_("Waarom doet iemand dit?"), choices=Offer.Effort.choices, initial="VOLUNTARY",
        widget=forms.RadioSelect, error_messages={"required": _("Kies wat de ander zegt.")},
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        choices=[
            ("PHONE", _("Aan de telefoon")), ("DESK", _("Aan de balie of thuis")), ("LETTER", _("Op papier")),
        ],
        widget=forms.RadioSelect, error_messages={"required": _("Kies hoe het ging.")},
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("Ik heb het voorgelezen, of het stond zo op papier. Zo klopt het."),
        error_messages={"required": _("Lees het voor, en zet dan een vinkje.")},
    )
    field_order = (
        "likes", "kinds", "moments", "far", "rather_not", "effort", "own_code", "name", "area", "phone",
        "email", "street", "postcode", "way", "agreed",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.known:
            self.fields["name"].label = _("Hoe heet de ander?")


class MoreForm(forms.Form):
    learn = Text(
        label=_("Wat zou je zelf willen leren?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    aims = Text(
        label=_("Wat zou je zelf willen bereiken?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    at_most = forms.IntegerField(
        label=_("Voor hoeveel mensen tegelijk?"), min_value=1, max_value=20,
        error_messages={
            "required": _("Vul een getal in."), "invalid": _("Vul een getal in."),
            "min_value": _("Vul een getal in van 1 tot 20."),
            "max_value": _("Vul een getal in van 1 tot 20."),
        },
    )  # fmt: skip
    languages = _several(list(SPOKEN.items()), _("Welke talen spreek je?"), required=False)
    topics = _several(Topic.choices, _("Waar houd je van?"), required=False)
    learns = _several(Topic.choices, _("Wat mag een buur jou leren?"), required=False)
    not_with = _several(Involves.choices, _("Wat kan voor jou niet?"), required=False)
    gender = forms.ChoiceField(
        label=_("Ben je een vrouw of een man?"), required=False, widget=forms.RadioSelect,
        choices=[("", _("Dat schrijf ik liever niet op")), *Gender.choices],
        help_text=_("Sommige mensen durven alleen een vrouw of alleen een man te vragen."),
    )  # fmt: skip


class OwnChoiceForm(forms.Form):
    """R15: what you like about it, and that you chose it."""

    likes_it = Text(
        label=_("Wat vind je er leuk aan?"), widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat je er leuk aan vindt.")},
    )  # fmt: skip
    chose = forms.BooleanField(
        label=_("Ik kies dit zelf: wat ik doe, en waar."),
        error_messages={"required": _("Zet een vinkje als je het zelf kiest.")},
    )


LENGTHS = [
    (30, _("Een half uur")), (60, _("Een uur")), (120, _("Twee uur")), (240, _("Een dagdeel")),
    (480, _("Een hele dag")),
]  # fmt: skip


class HoursForm(forms.Form):
    given_on = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 27-11-2026.")},
    )  # fmt: skip
    minutes = forms.TypedChoiceField(
        label=_("Hoe lang?"), coerce=int, widget=forms.RadioSelect, choices=LENGTHS,
        error_messages={"required": _("Kies hoe lang.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_given_on(self) -> date:
        day: date = self.cleaned_data["given_on"]
        if day > self.today:
            raise forms.ValidationError(_("Die dag moet nog komen. Kies vandaag of eerder."))
        return day


class ReplyForm(forms.Form):
    """One word back, of her or to her."""

    text = Text(
        label=_("Wat schrijf je terug?"), max_length=REPLY_LONG, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf een paar woorden."),
            "max_length": _("Maak het korter: hooguit %(limit_value)s tekens."),
        },
    )  # fmt: skip


class AnswerOfferForm(forms.Form):
    """The human answer to an offer: it joins now, or is kept for later."""

    text = Text(
        label=_("Wat zeg je terug?"),
        error_messages={"required": _("Schrijf een paar woorden terug. Een mens geeft antwoord, geen knop.")},
    )
    parked_until = forms.DateField(
        label=_("Bewaren voor later? Tot welke dag?"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Schrijf de dag als 27-11-2026.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_parked_until(self) -> date | None:
        """A day to keep; who is told another day than was asked would be promised what nobody meant."""
        day: date | None = self.cleaned_data["parked_until"]
        if day is None or wakes_on(day, today=self.today) == day:
            return day
        if day <= self.today:
            raise forms.ValidationError(_("Kies een dag na vandaag."))
        raise forms.ValidationError(_("Kies een dag binnen een half jaar."))


class PracticalForm(forms.Form):
    vog_seen = forms.BooleanField(
        label=_("Ik heb de VOG gezien"), required=False,
        help_text=_("Alleen dat je hem zag, en wanneer. Het papier zelf bewaren we niet."),
    )  # fmt: skip
    trained_on = forms.DateField(
        label=_("Training gevolgd op"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Schrijf de dag als 27-11-2026.")},
    )  # fmt: skip
    is_trainee = forms.BooleanField(label=_("Dit is een stagiair: altijd met een begeleider"), required=False)
    insured_by = Text(label=_("Wie verzekert dit?"), max_length=120, required=False, widget=forms.TextInput)
    allowance = Text(
        label=_("Wat is er afgesproken over een vergoeding?"), max_length=120, required=False,
        widget=forms.TextInput,
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_trained_on(self) -> date | None:
        """A training that is still to come makes nobody trained."""
        day: date | None = self.cleaned_data["trained_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Die dag moet nog komen. Kies vandaag of eerder."))
        return day
