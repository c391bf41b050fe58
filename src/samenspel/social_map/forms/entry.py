"""Writing an entry: a name, a place and a way to reach somebody are enough (R57). The rest may come later."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation

from .. import rules
from ..actions import EntryFacts
from ..models import LANGUAGES, Entry
from ..queries import issues
from ..showing import as_issue
from .parts import TOO_LONG, YES_OR_NO, day, line, number, several, text, truth, words

MINE, ANOTHER = "mij", "ander"
FIRST = (
    "name", "form", "kind", "area", "summary", "phone", "email", "website", "whose", "handover_by",
    "visibility", "agreed",
)  # fmt: skip
MORE = (
    "description", "talents", "guidance", "issues", "who_for", "cost_text", "is_free", "languages", "host",
    "wheelchair", "access_text", "has_counter", "see_through", "has_food", "outdoors", "free_room", "seats",
    "referable", "bring_back", "resources", "cues", "works_with", "feels",
)  # fmt: skip
PLACE = ("street", "postcode", "town", "at_home", "sheltered", "off_map")
NOT_SAID = ("whose", "agreed", "handover_by")
ONE_OF: dict[str, Any] = {
    "form": Entry.Form, "kind": Entry.Kind, "visibility": Entry.Visibility, "resources": Entry.Resource,
    "talents": Entry.Topic, "guidance": Entry.Guidance, "works_with": Organisation.WorksWith,
    "feels": Organisation.Feels,
}  # fmt: skip
MAY_BE_UNKNOWN = ("guidance", "works_with", "feels")
TRUTHS = (
    "is_free", "wheelchair", "has_counter", "see_through", "has_food", "outdoors", "free_room", "referable",
)  # fmt: skip


class EntryForm(forms.Form):
    """One form for a neighbour, somebody of an organisation, and a volunteer who writes it for another."""

    name = line(_("Hoe heet het?"), 200, _("Schrijf op hoe het heet."))
    form = forms.ChoiceField(label=_("Wat is het?"))
    kind = forms.ChoiceField(label=_("Waar gaat het over?"))
    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("In welke buurt?"),
        empty_label=_("Kies een buurt"),
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies een buurt uit de lijst.")),
    )
    summary = line(_("Vertel het in één zin"), 300)
    phone = number(_("Telefoon"))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Kijk het e-mailadres na. Er hoort een @ in.")},
    )
    website = forms.URLField(
        label=_("Adres van de website"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Dit is geen adres van een website."), **TOO_LONG},
    )
    whose = forms.ChoiceField(
        label=_("Van wie is dit?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies van wie dit is.")},
    )
    handover_by = day(
        _("Begin je een groep vanuit je werk? Wanneer nemen buurtbewoners het over?"),
        _("Weet je het nog niet? Laat het leeg. Je kunt het later zeggen."),
    )
    visibility = forms.ChoiceField(label=_("Wie mag het vinden?"), widget=forms.RadioSelect)
    agreed = forms.BooleanField(
        label=_("Wie dit doet, wil dat het zo op de kaart staat."),
        error_messages={"required": _("Vraag het eerst. Zonder ja komt het niet op de kaart.")},
    )
    description = text(_("Vertel er meer over"))
    issues = several(_("Bij welke thema's hoort het?"))
    who_for = text(_("Voor wie is het?"), _("Zeg het in je eigen woorden."))
    cost_text = line(_("Wat kost het?"), 300)
    is_free = truth(_("Is het gratis?"))
    talents = several(_("Wat kun je er zelf doen?"), hint=_("Voor wie iets wil doen, en zoekt waar dat kan."))
    guidance = forms.ChoiceField(
        label=_("Is er iemand bij je als je iets doet?"),
        required=False,
        help_text=_("Dit gaat over de plek. Schrijf nooit op wat iemand heeft."),
    )
    languages = several(_("In welke talen?"), list(LANGUAGES.items()))
    host = line(_("Wie ontvangt je?"), 120, hint=_("Dit leest iedereen. Laat het leeg als dat niet hoeft."))
    at_home = forms.BooleanField(
        label=_("Het is bij iemand thuis"),
        required=False,
        help_text=_("Dan komt er geen adres en geen punt op de kaart."),
    )
    sheltered = forms.BooleanField(label=_("Waar het is, mag niemand weten"), required=False)
    street = line(_("Straat en nummer"), 200)
    postcode = line(_("Postcode"), 12)
    town = line(_("Plaats"), 120)
    off_map = forms.BooleanField(
        label=_("Zet geen punt op de kaart"),
        required=False,
        help_text=_("Dan staat het wel in de lijst, met het adres."),
    )
    wheelchair = truth(_("Kun je erin met een rolstoel?"))
    access_text = line(_("Wat moet je weten om binnen te komen?"), 300)
    has_counter = truth(_("Is er een balie?"))
    see_through = truth(_("Kun je eerst naar binnen kijken?"))
    has_food = truth(_("Kun je er eten?"))
    outdoors = truth(_("Is het buiten?"))
    free_room = truth(_("Is er een ruimte die je mag gebruiken?"))
    seats = forms.IntegerField(
        label=_("Voor hoeveel mensen?"),
        required=False,
        min_value=1,
        max_value=9_999,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"], _("Schrijf een getal van 1 tot 9999.")
        ),
    )
    referable = truth(_("Mag een ander je aanmelden?"))
    bring_back = line(_("Wat breng je zelf mee of terug?"), 300)
    resources = several(_("Wat kun je delen?"))
    cues = line(_("Met welke woorden zoeken mensen hiernaar?"), 300, hint=_("Dit staat niet op de pagina."))
    works_with = forms.ChoiceField(label=_("Wie werken er?"), required=False)
    feels = forms.ChoiceField(label=_("Hoe voelt het er?"), required=False)

    def __init__(
        self,
        *args: Any,
        areas: Any,
        organisations: Sequence[Organisation],
        entry: Entry | None = None,
        **options: Any,
    ) -> None:
        if entry is not None:
            options["initial"] = initial_of(entry)
        super().__init__(*args, **options)
        self.entry = entry
        self.organisations = {str(one.pk): one for one in organisations}
        fields: dict[str, Any] = self.fields
        fields["area"].queryset = areas
        for name, kinds in ONE_OF.items():
            unknown = YES_OR_NO[:1] if name in MAY_BE_UNKNOWN else []
            fields[name].choices = [*unknown, *words(kinds.choices)]
        fields["issues"].choices = [(one.code, as_issue(one)["title"]) for one in issues()]
        fields["visibility"].initial = fields["visibility"].initial or Entry.Visibility.PUBLIC
        fields["form"].initial, fields["kind"].initial = Entry.Form.ACTIVITY, Entry.Kind.OTHER
        fields["whose"].choices = self._whose()
        if entry is not None or not organisations:
            del fields["handover_by"]
        if entry is not None:
            del fields["whose"], fields["agreed"]
            if entry.taken_down_at:  # who may find it, is not hers to say now
                del fields["visibility"]

    def _whose(self) -> list[tuple[str, str]]:
        own = [(pk, str(_("Van %(name)s") % {"name": one.name})) for pk, one in self.organisations.items()]
        return [
            (MINE, str(_("Van mij, of van ons als buren"))),
            *own,
            (ANOTHER, str(_("Van een ander. Ik schrijf het op."))),
        ]

    @property
    def first(self) -> list[Any]:
        return [self[name] for name in FIRST if name in self.fields]

    @property
    def place(self) -> list[Any]:
        return [self[name] for name in PLACE]

    @property
    def told_place(self) -> bool:
        """Whether it says where it is, or something is wrong with that: then that part stands open."""
        return any(self.errors.get(name) or self[name].value() for name in PLACE)

    @property
    def more(self) -> list[Any]:
        return [self[name] for name in MORE]

    @property
    def told_more(self) -> bool:
        """Whether the second part holds something, or something wrong: then it stands open."""
        return any(self.errors.get(name) or self[name].value() for name in MORE)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not any(typed.get(name) or name in self.errors for name in ("phone", "email", "website")):
            self.add_error("phone", _("Vul een telefoonnummer, e-mailadres of website in. Eén is genoeg."))
        if (typed.get("at_home") or typed.get("sheltered")) and (
            typed.get("street") or typed.get("postcode")
        ):
            self.add_error(
                "street", _("Bij iemand thuis of op een geheime plek hoort geen adres. Haal het weg.")
            )
        return typed

    def only_look(self) -> dict[str, Any]:
        """Return what was typed about where it is, without finding fault with the rest."""
        self._errors = ErrorDict()
        said = {name: str(self[name].value() or "") for name in rules.WHERE}
        hidden = {name: bool(self[name].value()) for name in ("at_home", "sheltered")}
        pin = rules.OFF if self["off_map"].value() else rules.GIVEN
        public = self["visibility"].value() if "visibility" in self.fields else Entry.Visibility.INVITED
        return {**said, **hidden, "visibility": public, "pin": pin, "latitude": None, "longitude": None}

    @property
    def mine(self) -> bool:
        return bool(self.cleaned_data["whose"] != ANOTHER)

    def said(self) -> dict[str, Any]:
        """What it says, by field of an entry."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in NOT_SAID}
        if typed.pop("off_map"):
            typed["pin"] = rules.OFF
        elif self.entry and self.entry.pin == rules.OFF:
            typed["pin"] = rules.GIVEN
        for name in TRUTHS:
            typed[name] = {"ja": True, "nee": False}.get(typed[name])
        for name in ("works_with", "feels"):
            typed[name] = typed[name] or None
        return typed

    def facts(self) -> EntryFacts:
        said = self.said()
        said.pop("visibility")
        organisation = self.organisations.get(self.cleaned_data["whose"])
        return EntryFacts(organisation=organisation, owner_agreed=self.cleaned_data["agreed"], **said)


def initial_of(entry: Entry) -> dict[str, Any]:
    """Return what the fields hold for an entry that stands there."""
    values: dict[str, Any] = {
        name: getattr(entry, name) for name in (*FIRST, *PLACE, *MORE) if hasattr(entry, name)
    }
    values |= {name: {True: "ja", False: "nee", None: ""}[values[name]] for name in TRUTHS}
    return values | {"area": entry.area_id, "off_map": entry.pin == rules.OFF}
